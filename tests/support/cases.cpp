#include "support/cases.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/catch.h"

namespace rapporteur::test {

namespace fs = std::filesystem;

namespace {

std::optional<std::string> slurp(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

bool accepting() {
    const char* wish = std::getenv("RAPPORTEUR_ACCEPT");
    return wish && std::string(wish) == "1";
}

std::string first_difference(const std::string& expected, const std::string& actual) {
    std::istringstream a(expected), b(actual);
    std::string left, right;
    for (int line = 1;; ++line) {
        const bool more_left = static_cast<bool>(std::getline(a, left)), more_right = static_cast<bool>(std::getline(b, right));
        if (!more_left && !more_right) return "they differ in the last line end";
        if (!more_left) left = "(nothing)";
        if (!more_right) right = "(nothing)";
        if (left != right || more_left != more_right)
            return "line " + std::to_string(line) + "\n  expected: " + left + "\n  actual:   " + right;
    }
}

}  // namespace

std::optional<std::string> Case::read(const std::string& file) const { return slurp(fs::path(folder) / file); }

std::string Case::need(const std::string& file) const {
    auto text = read(file);
    if (!text) FAIL("case " << name << " has no file " << file);
    return *text;
}

void Case::expect(const std::string& file, const std::string& actual) const {
    const auto expected = read(file);
    if (expected && *expected == actual) {
        SUCCEED();
        return;
    }
    if (accepting()) {
        std::ofstream(fs::path(folder) / file, std::ios::binary) << actual;
        WARN("accepted: " << folder << "/" << file);
        return;
    }
    if (!expected) FAIL_CHECK("case " << name << " has no file " << file << "; it would be:\n" << actual);
    else FAIL_CHECK("case " << name << ", " << file << ": " << first_difference(*expected, actual));
}

std::vector<Case> cases(const std::string& suite) {
    const std::size_t slash = suite.find('/');
    const fs::path folder = fs::path(RAPPORTEUR_SOURCE_DIR) / "tests" / suite.substr(0, slash) / "cases" / suite.substr(slash + 1);
    std::vector<Case> found;
    std::error_code trouble;
    for (const auto& entry : fs::directory_iterator(folder, trouble))
        if (entry.is_directory()) found.push_back({entry.path().filename().string(), entry.path().string()});
    std::sort(found.begin(), found.end(), [](const Case& a, const Case& b) { return a.name < b.name; });
    if (found.empty()) FAIL("there is no case in " << folder.string());
    return found;
}

std::string source_path(const std::string& below_the_root) { return std::string(RAPPORTEUR_SOURCE_DIR) + "/" + below_the_root; }

std::string read_source(const std::string& below_the_root) {
    auto text = slurp(source_path(below_the_root));
    if (!text) FAIL("cannot read " << below_the_root);
    return *text;
}

}  // namespace rapporteur::test
