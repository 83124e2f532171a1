#include "facts/schema.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "facts/keywords.h"
#include "facts/schema_parts.h"
#include "facts/schema_reader.h"

namespace rapporteur::facts {

using nlohmann::json;

namespace {

constexpr std::size_t kDeepest = 64;

// Before anything recursive touches the text.
bool too_deep(const std::string& text) {
    std::size_t depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') quoted = !quoted;
        else if (quoted && text[i] == '\\') ++i;
        else if (!quoted && (text[i] == '[' || text[i] == '{') && ++depth > kDeepest) return true;
        else if (!quoted && (text[i] == ']' || text[i] == '}') && depth > 0) --depth;
    }
    return false;
}

// Keywords whose value is a schema, a list of schemas, a map of schemas (JSON Schema Validation draft-07, 6.4 to 6.7).
constexpr const char* kOneSchema[] = {
    "items", "additionalItems", "contains", "additionalProperties", "propertyNames", "if", "then", "else", "not"};
constexpr const char* kManySchemas[] = {"allOf", "anyOf", "oneOf", "items"};
constexpr const char* kNamedSchemas[] = {"properties", "patternProperties", "definitions", "dependencies"};

// Calls `visit` with each schema directly below this one.
template <class Json, class Visit>
void for_each_below(Json& schema, const Visit& visit) {
    if (!schema.is_object()) return;
    const auto look = [&](Json& part) {
        if (is_schema(part)) visit(part);
    };
    for (const char* name : kOneSchema)
        if (const auto found = schema.find(name); found != schema.end()) look(*found);
    for (const char* name : kManySchemas)
        if (const auto found = schema.find(name); found != schema.end() && found->is_array())
            for (Json& part : *found) look(part);
    for (const char* name : kNamedSchemas)
        if (const auto found = schema.find(name); found != schema.end() && found->is_object())
            for (Json& part : *found) look(part);
}

std::string as_definition(std::string path) {
    std::replace(path.begin(), path.end(), '/', '|');
    return path;
}

// For valijson: references to other files lead into "definitions", where those files are drawn in; formats are the walk's business
// (valijson compiles a regular expression for each date that it sees); so is what only editors read.
void prepare(json& schema, const std::string& path, const std::string& root_path, std::set<std::string>& needed) {
    if (!schema.is_object()) return;
    for (const char* keyword : {"format", "$id", "$schema", "default", "examples"}) schema.erase(keyword);
    if (const auto reference = schema.find("$ref"); reference != schema.end() && reference->is_string())
        if (const auto target = target_of(reference->get<std::string>(), path)) {
            if (target->path != root_path) needed.insert(target->path);
            *reference = "#" + (target->path == root_path ? "" : "/definitions/" + as_definition(target->path)) + target->pointer;
        }
    for_each_below(schema, [&](json& part) { prepare(part, path, root_path, needed); });
}

}  // namespace

SchemaFile::SchemaFile() = default;
SchemaFile::~SchemaFile() = default;

const Schema& resolved(const Schema& schema) {
    const Schema* found = &schema;
    while (found->same_as) found = found->same_as;       // ends: references in a circle are refused
    return *found;
}

const Schema* schema_of_field(const Schema& map_schema, const std::string& field) {
    const Schema& schema = resolved(map_schema);
    if (const auto found = schema.properties.find(field); found != schema.properties.end()) return found->second;
    for (const auto& [pattern, part] : schema.pattern_properties)
        if (pattern.matches(field)) return part;
    return schema.additional;
}

SchemaBook::SchemaBook(const FileSystem& files, Sources& sources, Diagnostics& diagnostics)
    : files_(files), sources_(sources), diagnostics_(diagnostics) {}
SchemaBook::~SchemaBook() = default;

const SchemaBook::Document* SchemaBook::document(const std::string& path, SourceSpan asked_at) {
    if (unreadable_.count(path)) return nullptr;            // that has been said
    auto& slot = documents_[path];
    if (slot) return slot.get();
    auto found = files_.read(path);
    if (const auto* failure = std::get_if<FileFailure>(&found)) {
        documents_.erase(path);
        unreadable_.insert(path);
        diagnostics_.add(error("facts.no-such-schema", asked_at, "the schema " + path + " cannot be read: " + failure->reason)
                             .hint("schemas are in content/schemas; is the name right?"));
        return nullptr;
    }
    slot = std::make_unique<Document>();
    slot->source = &sources_.add(path, std::move(std::get<std::string>(found)));
    const std::string& text = slot->source->text();
    if (too_deep(text)) {
        diagnostics_.add(error("facts.schema-too-deep", span_of(*slot->source, 0, 1),
                               "this schema is nested more than " + std::to_string(kDeepest) + " deep"));
        return slot.get();
    }
    try {
        slot->root = json::parse(text);
        slot->usable = slot->root.is_object();
        if (!slot->usable)
            diagnostics_.add(error("facts.schema-not-an-object", span_of(*slot->source, 0, 1),
                                   "a schema is an object in braces, and this is none"));
    } catch (const json::parse_error& fault) {
        const std::size_t at = fault.byte > 0 ? fault.byte - 1 : 0;
        const bool ended = at >= text.size();
        diagnostics_.add(error("facts.schema-not-json", span_of(*slot->source, at, 1),
                               ended ? "this schema ends too early" : "this is not as JSON must be here")
                             .hint("look for a missing or needless comma, bracket or quote just before this place"));
    }
    return slot.get();
}

SourceSpan SchemaBook::place(const std::string& path) const { return span_of(*documents_.at(path)->source, 0, 1); }

// Into "definitions", those that they refer to in turn as well.
void SchemaBook::draw_in_other_files(SchemaFile& file) const {
    std::set<std::string> needed, done;
    prepare(*file.for_valijson, file.path, file.path, needed);
    while (!needed.empty()) {
        const std::string other = *needed.begin();
        needed.erase(needed.begin());
        const auto known = documents_.find(other);
        if (!done.insert(other).second || known == documents_.end()) continue;
        json part = known->second->root;
        prepare(part, other, file.path, needed);
        (*file.for_valijson)["definitions"][as_definition(other)] = std::move(part);
    }
}

const SchemaFile* SchemaBook::find(const std::string& path, SourceSpan asked_at) {
    if (const auto known = schemas_.find(path); known != schemas_.end()) return known->second.get();
    const Document* root = document(path, asked_at);
    if (!root) return nullptr;
    auto& slot = schemas_[path];
    if (!root->usable) return nullptr;
    Reader reader(*this);
    const Schema* made = reader.part(path, *root, root->root);
    const std::vector<const Schema*> parts = all_parts(*made);
    if (goes_in_a_circle(parts)) {
        diagnostics_.add(error("facts.schema-circle", place_of(*root->source, "$ref"),
                               "this schema refers to itself in a circle, without a field between"));
        return nullptr;
    }
    if (reader.failed()) return nullptr;
    mark_ways_to_references(parts);
    slot = std::make_unique<SchemaFile>();
    slot->path = path;
    slot->root = made;
    slot->for_valijson = std::make_unique<json>(root->root);
    draw_in_other_files(*slot);
    return slot.get();
}

}  // namespace rapporteur::facts
