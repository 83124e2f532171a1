#include "app/console.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "app/digest.h"

namespace rapporteur::app {

namespace {

bool wants_colour(Colour colour, bool terminal) {
    if (colour != Colour::automatic) return colour == Colour::always;
    const char* refused = std::getenv("NO_COLOR");                // no-color.org: present and not empty
    return terminal && !(refused && *refused);
}

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

}  // namespace

Console::Console(Colour colour) : colour_(false), terminal_(::isatty(STDERR_FILENO) == 1) {
    colour_ = wants_colour(colour, terminal_);
}

namespace {

// By the code people ask `rapporteur explain`.
Diagnostic with_its_code(Diagnostic told) {
    if (!told.code.empty()) told.message += " [" + told.code + "]";
    return told;
}

std::string sum(std::size_t errors, std::size_t warnings, std::size_t notes, std::size_t waived) {
    std::vector<std::string> parts;
    const auto add = [&](std::size_t count, std::string_view what) {
        if (count) parts.push_back(counted(count, what));
    };
    add(errors, "error");
    add(warnings, "warning");
    add(notes, "note");
    add(waived, "known deviation");
    return listed(parts);
}

// With an empty line after it, where it is not empty itself.
std::string parted(const std::string& text) { return text.empty() ? text : text + "\n"; }

std::string how_to_know_more(const Diagnostics& diagnostics) {
    const auto& all = diagnostics.all();
    const bool coded = std::any_of(all.begin(), all.end(), [](const Diagnostic& one) { return !one.code.empty(); });
    return coded ? "; `rapporteur explain CODE` tells more, by the code in brackets" : "";
}

std::string left_out(const Digest& all, Severity severity) {
    std::string text;
    for (const auto& [code, count] : all.left_out)
        text += "… and " + std::to_string(count) + " more of these " + std::string(name_of(severity)) + "s [" + code + "]\n";
    return parted(text);
}

}  // namespace

ExitCode Console::report(const Diagnostics& diagnostics, const std::vector<Waived>& waived,
                         const std::function<bool(const Diagnostic&)>& in_short, bool each_known) const {
    if (diagnostics.all().empty() && waived.empty()) return ExitCode::fine;
    std::string text, brief;
    for (const Severity severity : {Severity::note, Severity::warning, Severity::error}) {
        const Digest all = digest(diagnostics, severity);
        for (const auto& [message, others] : all.told) {
            if (in_short && in_short(*message)) {
                brief += in_one_line(*message) + (others.empty() ? "" : "; " + others) + "\n";
                continue;
            }
            Diagnostic shown = with_its_code(*message);
            if (!others.empty()) shown.hints.push_back(others);
            text += rapporteur::to_text(shown, colour_) + "\n";
        }
        text += left_out(all, severity);
    }
    const std::string count = sum(diagnostics.errors(), count_of(diagnostics, Severity::warning),
                                  count_of(diagnostics, Severity::note), waived.size());
    const std::string known = in_short ? "" : each_known ? each_known_deviation(waived) : known_deviations_in_short(waived);
    print(parted(brief) + parted(known) + text + count + how_to_know_more(diagnostics) + "\n");
    return diagnostics.failed() ? ExitCode::faults_in_the_material : ExitCode::fine;
}

void Console::remark(std::string_view sentence) const { print(std::string(sentence) + "\n"); }

void Console::tell_words(const Diagnostics& of_words) const {
    const std::string text = sum(0, count_of(of_words, Severity::warning), count_of(of_words, Severity::note), 0);
    if (!text.empty()) remark("about the words of documents: " + text + "; `rapporteur check` shows them");
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
