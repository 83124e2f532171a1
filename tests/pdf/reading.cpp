#include "pdf/reading.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "support/catch.h"

namespace rapporteur::test {

namespace {

std::string output_of(const std::string& command) {
    std::string out;
    FILE* pipe = popen(command.c_str(), "r");
    if (!pipe) FAIL("cannot run " << command);
    char buffer[4096];
    for (std::size_t count; (count = fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, count);
    const int status = pclose(pipe);
    if (WIFEXITED(status) && WEXITSTATUS(status) != 0) out += "exit code " + std::to_string(WEXITSTATUS(status)) + "\n";
    return out;
}

bool installed(const std::string& program) { return !output_of("command -v " + program + " 2>&1").starts_with("exit code"); }

}  // namespace

// For tests/pdf/conformance.py, which has them validated.
void keep(const std::string& pdf) {
    const char* folder = std::getenv("RAPPORTEUR_KEEP_PDFS");
    if (!folder) return;
    static int count = 0;
    std::ofstream(std::filesystem::path(folder) / ("test-" + std::to_string(++count) + ".pdf"), std::ios::binary) << pdf;
}

std::string written(const pages::Pages& pages, const pdf::Options& options) {
    auto result = pdf::write(pages, options);
    if (const auto* failure = std::get_if<pdf::Failure>(&result)) FAIL("refused: " << failure->reason);
    keep(std::get<std::string>(result));
    return std::get<std::string>(std::move(result));
}

std::string refusal(const pages::Pages& pages) {
    const auto result = pdf::write(pages);
    if (!std::holds_alternative<pdf::Failure>(result)) FAIL("a PDF was written where none can be");
    return std::get<pdf::Failure>(result).reason;
}

std::optional<std::string> told_by(const std::string& program, const std::string& arguments, const std::string& pdf) {
    if (!installed(program)) {
        WARN(program << " is not installed: this part is not tested");
        return std::nullopt;
    }
    const auto file = std::filesystem::temp_directory_path() / ("rapporteur-test-" + std::to_string(getpid()) + ".pdf");
    std::ofstream(file, std::ios::binary) << pdf;
    std::string filled = arguments;
    filled.replace(filled.find("FILE"), 4, file.string());
    std::string told = output_of(program + " " + filled + " 2>&1");
    std::filesystem::remove(file);
    for (std::size_t at; (at = told.find(file.string())) != std::string::npos;) told.replace(at, file.string().size(), "FILE");
    return told;
}

std::string copied_text(const std::string& pdf) { return told_by("pdftotext", "-raw FILE -", pdf).value_or(""); }
std::string structure_of(const std::string& pdf) { return told_by("pdfinfo", "-struct-text FILE", pdf).value_or(""); }

}  // namespace rapporteur::test
