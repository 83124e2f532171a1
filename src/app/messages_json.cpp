#include "app/json.h"
#include "app/message_formats.h"

namespace rapporteur::app {

namespace {

using namespace json;

std::vector<std::string> members_of_place(const SourceSpan& place) {
    if (!place.known()) return {};
    const auto begin = place.file->line_column(place.begin), end = place.file->line_column(place.end);
    return {member("file", quoted(place.file->name())), member("line", begin.line), member("column", begin.column),
            member("end_line", end.line), member("end_column", end.column)};
}

std::string related_place(const RelatedPlace& other) {
    std::vector<std::string> members{member("message", quoted(other.message))};
    for (std::string& part : members_of_place(other.place)) members.push_back(std::move(part));
    return object(members);
}

std::string message(const Diagnostic& one, const Messages& messages, const Waived* waived) {
    std::vector<std::string> members{member("severity", quoted(name_of(one.severity))), member("code", quoted(one.code)),
                                     member("message", quoted(one.message))};
    for (std::string& part : members_of_place(one.place)) members.push_back(std::move(part));
    const std::string record = messages.record_at ? messages.record_at(one.place) : "";
    if (!record.empty()) members.push_back(member("record", quoted(record)));
    std::vector<std::string> hints, related;
    for (const std::string& hint : one.hints) hints.push_back(quoted(hint));
    for (const RelatedPlace& other : one.related) related.push_back(related_place(other));
    members.push_back(member("hints", array(hints)));
    members.push_back(member("related", array(related)));
    if (waived) members.push_back(member("waived", quoted(waived->whole_reason())));
    return object(members);
}

}  // namespace

std::string to_json(const Messages& messages) {
    std::vector<std::string> standing, waived;
    for (const Diagnostic* one : by_gravity(messages.diagnostics)) standing.push_back(message(*one, messages, nullptr));
    for (const Waived& one : messages.waived) waived.push_back(message(*one.diagnostic, messages, &one));
    return "{\n  " + member("messages", array_in_lines(standing)) + ",\n  " + member("known_deviations", array_in_lines(waived)) +
           ",\n  " + member("errors", messages.diagnostics.errors()) + ", " +
           member("warnings", count_of(messages.diagnostics, Severity::warning)) + ", " +
           member("notes", count_of(messages.diagnostics, Severity::note)) + "\n}\n";
}

}  // namespace rapporteur::app
