#include "app/console.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace rapporteur::app {

namespace {

bool wants_colour(Colour colour, bool terminal) {
    if (colour != Colour::automatic) return colour == Colour::always;
    const char* refused = std::getenv("NO_COLOR");                // no-color.org: present and not empty
    return terminal && !(refused && *refused);
}

std::string counted(std::size_t count, std::string_view what) {
    return std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

}  // namespace

Console::Console(Colour colour) : colour_(false), terminal_(::isatty(STDERR_FILENO) == 1) {
    colour_ = wants_colour(colour, terminal_);
}

ExitCode Console::report(const Diagnostics& diagnostics) const {
    if (diagnostics.all().empty()) return ExitCode::fine;
    std::string text;
    for (const Severity severity : {Severity::note, Severity::warning, Severity::error})
        for (const Diagnostic& diagnostic : diagnostics.all())
            if (diagnostic.severity == severity) text += to_text(diagnostic, colour_) + "\n";
    const std::size_t others = diagnostics.all().size() - diagnostics.errors();
    if (diagnostics.failed()) text += counted(diagnostics.errors(), "error") + (others ? " and " : "");
    if (others) text += counted(others, "warning");
    print(text + "\n");
    return diagnostics.failed() ? ExitCode::faults_in_the_material : ExitCode::fine;
}

void Console::say(std::string_view message, std::string_view hint) const {
    Diagnostic problem = error("", {}, std::string(message));
    if (!hint.empty()) problem.hints.emplace_back(hint);
    print(to_text(problem, colour_));
}

ExitCode Console::world_failed(std::string_view doing, const FileFailure& failure, std::string_view hint) const {
    say("cannot " + std::string(doing) + " " + failure.path + ": " + failure.reason, hint);
    return ExitCode::world_failed;
}

ExitCode Console::wrong_use(std::string_view message, std::string_view hint) const {
    say(message, hint);
    return ExitCode::wrong_use;
}

void Console::progress(std::string_view line) const {
    if (terminal_) print(std::string(line) + "\n");
}

bool write_to_standard_output(std::string_view bytes) {
    return std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() && std::fflush(stdout) == 0;
}

}  // namespace rapporteur::app
