#include "app/message_formats.h"

namespace rapporteur::app {

namespace {

std::string escaped(std::string_view text, bool in_property) {
    std::string out;
    for (const char c : text) {
        if (c == '%') out += "%25";
        else if (c == '\r') out += "%0D";
        else if (c == '\n') out += "%0A";
        else if (in_property && c == ':') out += "%3A";
        else if (in_property && c == ',') out += "%2C";
        else out += c;
    }
    return out;
}

}  // namespace

std::string to_github(const Diagnostic& one) {
    std::string text = one.severity == Severity::note ? "::notice " : "::" + std::string(name_of(one.severity)) + " ";
    if (one.place.known()) {
        const auto begin = one.place.file->line_column(one.place.begin);
        text += "file=" + escaped(one.place.file->name(), true) + ",line=" + std::to_string(begin.line) +
                ",col=" + std::to_string(begin.column) + ",";
    }
    std::string sentence = one.message;
    for (const std::string& hint : one.hints) sentence += "\n" + hint;
    return text + "title=" + escaped(one.code, true) + "::" + escaped(sentence, false) + "\n";
}

}  // namespace rapporteur::app
