#include "app/json.h"
#include "app/message_formats.h"

namespace rapporteur::app {

namespace {

using namespace json;

constexpr std::string_view kSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

std::string text_object(std::string_view text) { return object({member("text", quoted(text))}); }

// `message`: what it says of the first place; null where it is the first.
std::string location(const SourceSpan& place, const std::string* message) {
    const auto begin = place.file->line_column(place.begin), end = place.file->line_column(place.end);
    const std::string region = object({member("startLine", begin.line), member("startColumn", begin.column),
                                       member("endLine", end.line), member("endColumn", end.column)});
    const std::string file = object({member("uri", quoted(place.file->name()))});
    std::vector<std::string> members{
        member("physicalLocation", object({member("artifactLocation", file), member("region", region)}))};
    if (message) members.push_back(member("message", text_object(*message)));
    return object(members);
}

std::string suppression(const Waived& waived) {
    return object({member("kind", quoted("external")), member("justification", quoted(waived.whole_reason()))});
}

std::string result(const Diagnostic& one, const Waived* waived) {
    std::string text = one.message;
    for (const std::string& hint : one.hints) text += "\n" + hint;
    std::vector<std::string> members{member("ruleId", quoted(one.code)), member("level", quoted(name_of(one.severity))),
                                     member("message", text_object(text))};
    if (one.place.known()) members.push_back(member("locations", array({location(one.place, nullptr)})));
    std::vector<std::string> related;
    for (const RelatedPlace& other : one.related)
        if (other.place.known()) related.push_back(location(other.place, &other.message));
    if (!related.empty()) members.push_back(member("relatedLocations", array(related)));
    if (waived) members.push_back(member("suppressions", array({suppression(*waived)})));
    return object(members);
}

}  // namespace

std::string to_sarif(const Messages& messages) {
    std::vector<std::string> results;
    for (const Waived& one : messages.waived) results.push_back(result(*one.diagnostic, &one));
    for (const Diagnostic* one : by_gravity(messages.diagnostics)) results.push_back(result(*one, nullptr));
    const std::string driver = object({member("name", quoted("rapporteur")), member("version", quoted(RAPPORTEUR_VERSION))});
    const std::string run = object({member("tool", object({member("driver", driver)})),
                                    member("columnKind", quoted("unicodeCodePoints")), member("results", array_in_lines(results))});
    return "{\n  " + member("$schema", quoted(kSchema)) + ",\n  " + member("version", quoted("2.1.0")) + ",\n  " +
           member("runs", array({run})) + "\n}\n";
}

}  // namespace rapporteur::app
