#include "app/messages.h"

#include <algorithm>

#include "app/message_formats.h"

namespace rapporteur::app {

std::vector<const Diagnostic*> by_gravity(const Diagnostics& diagnostics) {
    std::vector<const Diagnostic*> sorted;
    for (const Severity severity : {Severity::note, Severity::warning, Severity::error})
        for (const Diagnostic& one : diagnostics.all())
            if (one.severity == severity) sorted.push_back(&one);
    return sorted;
}

std::size_t count_of(const Diagnostics& diagnostics, Severity severity) {
    return static_cast<std::size_t>(std::count_if(diagnostics.all().begin(), diagnostics.all().end(),
                                                  [&](const Diagnostic& one) { return one.severity == severity; }));
}

std::string on_one_line(std::string text) {
    std::replace_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    return text;
}

std::string counted(std::size_t count, std::string_view what) {
    return std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

std::string listed(const std::vector<std::string>& parts) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) text += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
    return text;
}

std::string in_one_line(const Diagnostic& one) {
    std::string text = one.place.known() ? one.place.to_string() + ": " : "";
    text += on_one_line(std::string(name_of(one.severity)) + ": " + one.message);
    return one.code.empty() ? text : text + " [" + one.code + "]";
}

std::string to_text(const Messages& messages, MessageFormat format) {
    if (format == MessageFormat::json) return to_json(messages);
    if (format == MessageFormat::sarif) return to_sarif(messages);
    std::string text;
    for (const Diagnostic* one : by_gravity(messages.diagnostics))
        text += format == MessageFormat::github ? to_github(*one) : in_one_line(*one) + "\n";
    return text;
}

}  // namespace rapporteur::app
