#include "app/messages.h"

#include <algorithm>
#include <cstdio>
#include <map>

namespace rapporteur::app {

namespace {

std::vector<const Diagnostic*> by_gravity(const Diagnostics& diagnostics) {
    std::vector<const Diagnostic*> sorted;
    for (const Severity severity : {Severity::note, Severity::warning, Severity::error})
        for (const Diagnostic& one : diagnostics.all())
            if (one.severity == severity) sorted.push_back(&one);
    return sorted;
}

std::size_t count_of(const Diagnostics& diagnostics, Severity severity) {
    std::size_t count = 0;
    for (const Diagnostic& one : diagnostics.all()) count += one.severity == severity;
    return count;
}

// ---- JSON (RFC 8259) -------------------------------------------------------------------------------------------------------------

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') (out += '\\') += c;
        else if (c == '\n') out += "\\n";
        else if (static_cast<unsigned char>(c) < 0x20) {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
            out += escape;
        } else out += c;
    }
    return out + "\"";
}

std::string member(std::string_view name, std::string value) { return quoted(name) + ": " + std::move(value); }
std::string member(std::string_view name, std::size_t value) { return member(name, std::to_string(value)); }

std::string in(char open, const std::vector<std::string>& parts, char close, std::string_view between = ", ") {
    std::string text(1, open);
    for (std::size_t i = 0; i < parts.size(); ++i) text += (i ? std::string(between) : "") + parts[i];
    return text + close;
}
std::string object(const std::vector<std::string>& members) { return in('{', members, '}'); }
std::string array(const std::vector<std::string>& items) { return in('[', items, ']'); }
std::string lines(const std::vector<std::string>& items) { return items.empty() ? "[]" : "[\n    " + in(' ', items, '\n', ",\n    ").substr(1) + "  ]"; }

struct Region {
    SourceFile::LineColumn begin, end;
};
Region region(const SourceSpan& place) { return {place.file->line_column(place.begin), place.file->line_column(place.end)}; }

std::vector<std::string> json_place(const SourceSpan& place) {
    if (!place.known()) return {};
    const Region at = region(place);
    return {member("file", quoted(place.file->name())), member("line", at.begin.line), member("column", at.begin.column), member("end_line", at.end.line), member("end_column", at.end.column)};
}

std::string json_message(const Diagnostic& one, const Messages& messages, const Waived* waived) {
    std::vector<std::string> members{member("severity", quoted(name_of(one.severity))), member("code", quoted(one.code)), member("message", quoted(one.message))};
    for (std::string& part : json_place(one.place)) members.push_back(std::move(part));
    const std::string record = messages.record_at ? messages.record_at(one.place) : "";
    if (!record.empty()) members.push_back(member("record", quoted(record)));
    std::vector<std::string> hints, related;
    for (const std::string& hint : one.hints) hints.push_back(quoted(hint));
    for (const RelatedPlace& other : one.related) {
        std::vector<std::string> parts{member("message", quoted(other.message))};
        for (std::string& part : json_place(other.place)) parts.push_back(std::move(part));
        related.push_back(object(parts));
    }
    members.push_back(member("hints", array(hints)));
    members.push_back(member("related", array(related)));
    if (waived) members.push_back(member("waived", quoted(waived->whole_reason())));
    return object(members);
}

std::string to_json(const Messages& messages) {
    std::vector<std::string> standing, waived;
    for (const Diagnostic* one : by_gravity(messages.diagnostics)) standing.push_back(json_message(*one, messages, nullptr));
    for (const Waived& one : messages.waived) waived.push_back(json_message(*one.diagnostic, messages, &one));
    return "{\n  " + member("messages", lines(standing)) + ",\n  " + member("known_deviations", lines(waived)) + ",\n  " +
           member("errors", messages.diagnostics.errors()) + ", " + member("warnings", count_of(messages.diagnostics, Severity::warning)) + ", " +
           member("notes", count_of(messages.diagnostics, Severity::note)) + "\n}\n";
}

// ---- SARIF 2.1.0 (OASIS) ---------------------------------------------------------------------------------------------------------

std::string sarif_text(std::string_view text) { return object({member("text", quoted(text))}); }

std::string sarif_location(const SourceSpan& place, const std::string* message) {
    const Region at = region(place);
    std::vector<std::string> parts{member(
        "physicalLocation",
        object({member("artifactLocation", object({member("uri", quoted(place.file->name()))})),
                member("region", object({member("startLine", at.begin.line), member("startColumn", at.begin.column), member("endLine", at.end.line), member("endColumn", at.end.column)}))}))};
    if (message) parts.push_back(member("message", sarif_text(*message)));
    return object(parts);
}

std::string sarif_result(const Diagnostic& one, const Waived* waived) {
    std::string text = one.message;
    for (const std::string& hint : one.hints) text += "\n" + hint;
    std::vector<std::string> members{member("ruleId", quoted(one.code)), member("level", quoted(name_of(one.severity))), member("message", sarif_text(text))};
    if (one.place.known()) members.push_back(member("locations", array({sarif_location(one.place, nullptr)})));
    std::vector<std::string> related;
    for (const RelatedPlace& other : one.related)
        if (other.place.known()) related.push_back(sarif_location(other.place, &other.message));
    if (!related.empty()) members.push_back(member("relatedLocations", array(related)));
    if (waived) members.push_back(member("suppressions", array({object({member("kind", quoted("external")), member("justification", quoted(waived->whole_reason()))})})));
    return object(members);
}

std::string to_sarif(const Messages& messages) {
    std::vector<std::string> results;
    for (const Waived& one : messages.waived) results.push_back(sarif_result(*one.diagnostic, &one));
    for (const Diagnostic* one : by_gravity(messages.diagnostics)) results.push_back(sarif_result(*one, nullptr));
    return "{\n  " + member("$schema", quoted("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")) + ",\n  " +
           member("version", quoted("2.1.0")) + ",\n  " +
           member("runs", array({object({member("tool", object({member("driver", object({member("name", quoted("rapporteur")), member("version", quoted(RAPPORTEUR_VERSION))}))})),
                                         member("columnKind", quoted("unicodeCodePoints")), member("results", lines(results))})})) +
           "\n}\n";
}

// ---- GitHub (workflow commands) --------------------------------------------------------------------------------------------------

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

std::string to_github(const Diagnostic& one) {
    std::string text = one.severity == Severity::note ? "::notice " : "::" + std::string(name_of(one.severity)) + " ";
    if (one.place.known()) {
        const Region at = region(one.place);
        text += "file=" + escaped(one.place.file->name(), true) + ",line=" + std::to_string(at.begin.line) + ",col=" + std::to_string(at.begin.column) + ",";
    }
    std::string sentence = one.message;
    for (const std::string& hint : one.hints) sentence += "\n" + hint;
    return text + "title=" + escaped(one.code, true) + "::" + escaped(sentence, false) + "\n";
}

}  // namespace

std::string known_deviations(const std::vector<Waived>& waived, bool each) {
    std::string text;
    if (each) {
        for (const Waived& one : waived)
            text += "known deviation: " + (one.diagnostic->place.known() ? one.diagnostic->place.to_string() + ": " : "") + on_one_line(one.diagnostic->message) + " [" + one.diagnostic->code + "]" + "\n  = " + on_one_line(one.whole_reason()) + "\n";
        return text;
    }
    std::map<std::string, std::map<std::pair<std::string, std::string>, std::size_t>> by;
    for (const Waived& one : waived) ++by[one.by][{one.record, one.reason}];
    for (const auto& [whose, records] : by) {
        text += "known deviations, let stand by " + on_one_line(whose) + ":\n";
        for (const auto& [about, count] : records) {
            const std::string number = std::to_string(count);
            text += std::string(number.size() < 5 ? 5 - number.size() : 1, ' ') + number + "  " + about.first + ": " + on_one_line(about.second) + "\n";
        }
    }
    return text;
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
    for (const Diagnostic* one : by_gravity(messages.diagnostics)) text += format == MessageFormat::github ? to_github(*one) : in_one_line(*one) + "\n";
    return text;
}

}  // namespace rapporteur::app
