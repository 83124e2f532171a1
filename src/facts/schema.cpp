#include "facts/schema.h"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>

namespace rapporteur::facts {

using nlohmann::json;

namespace {

constexpr std::size_t kDeepest = 64, kDeepestReferences = 200;

SourceSpan span_of(const SourceFile& file, std::size_t begin, std::size_t length) {
    const auto from = static_cast<std::uint32_t>(std::min(begin, file.text().size()));
    return {&file, from, static_cast<std::uint32_t>(std::min(from + length, file.text().size()))};
}

// Where a string stands in the file: the first place with these words in quotes, else the beginning.
SourceSpan place_of(const SourceFile& file, const std::string& words) {
    const std::size_t at = file.text().find(json(words).dump(-1, ' ', false, json::error_handler_t::replace));
    return at == std::string::npos ? span_of(file, 0, 1) : span_of(file, at + 1, words.size());
}

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

bool is_schema(const json& part) { return part.is_object() || part.is_boolean(); }

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

std::string text_of(const json& schema, const char* keyword) {
    const auto found = schema.find(keyword);
    return found != schema.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool is_true(const json& schema, const char* keyword) {
    const auto found = schema.find(keyword);
    return found != schema.end() && found->is_boolean() && found->get<bool>();
}

std::optional<std::size_t> count_of(const json& schema, const char* keyword) {
    const auto found = schema.find(keyword);
    if (found == schema.end() || !found->is_number_unsigned()) return std::nullopt;
    return found->get<std::size_t>();
}

std::optional<Decimal> number_of(const json& schema, const char* keyword) {
    const auto found = schema.find(keyword);
    if (found == schema.end() || !found->is_number()) return std::nullopt;
    return Decimal::parse(found->dump());
}

std::vector<std::string> texts_of(const json& schema, const char* keyword) {
    std::vector<std::string> texts;
    const auto found = schema.find(keyword);
    if (found == schema.end()) return texts;
    if (found->is_string()) texts.push_back(found->get<std::string>());
    if (found->is_array())
        for (const json& one : *found)
            if (one.is_string()) texts.push_back(one.get<std::string>());
    return texts;
}

unsigned type_of(const std::string& name) {
    static constexpr std::pair<const char*, unsigned> kTypes[] = {
        {"null", kNull},   {"boolean", kBoolean}, {"integer", kInteger}, {"number", kNumber | kInteger},
        {"string", kText}, {"array", kList},      {"object", kMap}};
    const auto found = std::find_if(std::begin(kTypes), std::end(kTypes), [&](const auto& type) { return name == type.first; });
    return found == std::end(kTypes) ? 0 : found->second;
}

// An allowed value; a text that is written like a date also allows that date.
void allow(Schema& part, const json& value) {
    part.restricted = true;
    if (value.is_string()) {
        part.allowed.emplace_back(value.get<std::string>());
        if (const auto date = Date::parse(value.get<std::string>())) part.allowed.emplace_back(*date);
    } else if (value.is_boolean()) {
        part.allowed.emplace_back(value.get<bool>());
    } else if (value.is_null()) {
        part.allowed.emplace_back();
    } else if (value.is_number_integer()) {
        part.allowed.emplace_back(value.get<std::int64_t>());
    } else if (const auto number = value.is_number() ? Decimal::parse(value.dump()) : std::nullopt) {
        part.allowed.emplace_back(*number);
    }
}

// "path/a.schema.json" + "b.schema.json#/definitions/x": the file and the pointer.
struct Target {
    std::string path, pointer;
};

std::optional<Target> target_of(const std::string& reference, const std::string& from) {
    const std::size_t hash = reference.find('#');
    const std::string file = reference.substr(0, hash);
    const std::string pointer = hash == std::string::npos ? "" : reference.substr(hash + 1);
    if (file.empty()) return Target{from, pointer};
    if (file.find(':') != std::string::npos) return std::nullopt;
    const auto path = resolve(from.substr(0, from.rfind('/')), file);
    return path ? std::optional(Target{*path, pointer}) : std::nullopt;
}

const json* part_at(const json& root, const std::string& pointer) {
    try {
        const json::json_pointer way(pointer);
        return root.contains(way) ? &root.at(way) : nullptr;
    } catch (const json::exception&) {
        return nullptr;
    }
}

}  // namespace

SchemaFile::SchemaFile() = default;
SchemaFile::~SchemaFile() = default;

struct SchemaBook::Document {
    const SourceFile* source = nullptr;
    json root;
    bool usable = false;
};

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

// Reads one schema file, and the parts of others that it refers to.
class SchemaBook::Reader {
public:
    explicit Reader(SchemaBook& book) : book_(book) {}

    const Schema* part(const std::string& path, const Document& document, const json& schema) {
        auto& owned = book_.parts_[&schema];
        if (owned) return owned.get();
        owned = std::make_unique<Schema>();
        Schema& made = *owned;
        const Scene scene{path, document, schema};
        if (depth_ >= kDeepestReferences) {
            refuse(scene, "$ref", "facts.schema-too-deep",
                   "references in this schema lead on and on, more than " + std::to_string(kDeepestReferences) + " steps", "");
            return &made;
        }
        if (schema.is_boolean()) {
            made.refuses_all = !schema.get<bool>();
            return &made;
        }
        ++depth_;
        read_words(made, scene);
        read_limits(made, scene);
        read_values(made, scene);
        read_parts(made, scene);
        --depth_;
        return &made;
    }

    bool failed() const { return failed_; }

private:
    struct Scene {
        const std::string& path;
        const Document& document;
        const json& schema;
    };

    void refuse(const Scene& scene, const std::string& words, const char* code, std::string message, std::string hint) {
        failed_ = true;
        Diagnostic fault = error(code, place_of(*scene.document.source, words), std::move(message));
        if (!hint.empty()) fault.hints.push_back(std::move(hint));
        book_.diagnostics_.add(std::move(fault));
    }

    void read_words(Schema& made, const Scene& scene) {
        made.title = text_of(scene.schema, "title");
        made.description = text_of(scene.schema, "description");
        made.expected = text_of(scene.schema, "x-expected");
        made.collections = texts_of(scene.schema, "x-reference");
        made.single = is_true(scene.schema, "x-single");
        made.names = is_true(scene.schema, "x-names");
        made.completes = is_true(scene.schema, "x-completes");
        made.remark = is_true(scene.schema, "x-remark");
    }

    void read_limits(Schema& made, const Scene& scene) {
        made.least = number_of(scene.schema, "minimum");
        made.most = number_of(scene.schema, "maximum");
        if (const auto least = number_of(scene.schema, "exclusiveMinimum")) made.least = least, made.above_least = true;
        if (const auto most = number_of(scene.schema, "exclusiveMaximum")) made.most = most, made.below_most = true;
        made.shortest = count_of(scene.schema, "minLength");
        made.longest = count_of(scene.schema, "maxLength");
        made.fewest = count_of(scene.schema, "minItems");
        made.most_entries = count_of(scene.schema, "maxItems");
        made.fewest_fields = count_of(scene.schema, "minProperties");
        made.most_fields = count_of(scene.schema, "maxProperties");
        made.no_entry_twice = is_true(scene.schema, "uniqueItems");
        if (const std::string pattern = text_of(scene.schema, "pattern"); !pattern.empty())
            made.pattern = read_pattern(pattern, scene);
    }

    std::optional<Pattern> read_pattern(const std::string& source, const Scene& scene) {
        try {
            return Pattern{source, std::regex(source, std::regex::ECMAScript)};
        } catch (const std::regex_error&) {
            refuse(scene, source, "facts.schema-pattern", "this pattern is not a regular expression", "");
            return std::nullopt;
        }
    }

    void read_values(Schema& made, const Scene& scene) {
        for (const std::string& name : texts_of(scene.schema, "type")) made.types |= type_of(name);
        made.date = text_of(scene.schema, "format") == "date";
        made.required = texts_of(scene.schema, "required");
        if (const auto found = scene.schema.find("enum"); found != scene.schema.end() && found->is_array())
            for (const json& value : *found) allow(made, value);
        if (const auto found = scene.schema.find("const"); found != scene.schema.end() && !found->is_structured())
            allow(made, *found);
    }

    void read_parts(Schema& made, const Scene& scene) {
        if (const auto reference = scene.schema.find("$ref"); reference != scene.schema.end() && reference->is_string())
            made.same_as = read_reference(reference->get<std::string>(), scene);
        made.additional = below(scene, "additionalProperties");
        made.items = below(scene, "items");
        made.condition = below(scene, "if");
        made.consequence = below(scene, "then");
        made.alternative = below(scene, "else");
        read_properties(made, scene);
        made.all_of = list_below(scene, "allOf");
        made.any_of = list_below(scene, "anyOf");
        made.one_of = list_below(scene, "oneOf");
    }

    void read_properties(Schema& made, const Scene& scene) {
        if (const auto found = scene.schema.find("properties"); found != scene.schema.end() && found->is_object())
            for (auto field = found->begin(); field != found->end(); ++field) {
                if (!is_schema(*field)) continue;
                made.properties[field.key()] = part(scene.path, scene.document, *field);
                made.property_order.push_back(field.key());
            }
        if (const auto found = scene.schema.find("patternProperties"); found != scene.schema.end() && found->is_object())
            for (auto field = found->begin(); field != found->end(); ++field)
                if (auto pattern = is_schema(*field) ? read_pattern(field.key(), scene) : std::nullopt)
                    made.pattern_properties.emplace_back(std::move(*pattern), part(scene.path, scene.document, *field));
    }

    const Schema* below(const Scene& scene, const char* keyword) {
        const auto found = scene.schema.find(keyword);
        return found != scene.schema.end() && is_schema(*found) ? part(scene.path, scene.document, *found) : nullptr;
    }

    std::vector<const Schema*> list_below(const Scene& scene, const char* keyword) {
        std::vector<const Schema*> parts;
        const auto found = scene.schema.find(keyword);
        if (found == scene.schema.end() || !found->is_array()) return parts;
        for (const json& one : *found)
            if (is_schema(one)) parts.push_back(part(scene.path, scene.document, one));
        return parts;
    }

    const Schema* read_reference(const std::string& reference, const Scene& scene) {
        const auto target = target_of(reference, scene.path);
        if (!target) {
            refuse(scene, reference, "facts.schema-reference",
                   "the schema refers to '" + reference + "', and only files of the project can be referred to",
                   "copy what is needed into content/schemas");
            return nullptr;
        }
        const Document* document = target->path == scene.path
                                       ? &scene.document
                                       : book_.document(target->path, place_of(*scene.document.source, reference));
        if (!document || !document->usable) {
            failed_ = true;
            return nullptr;
        }
        const json* found = part_at(document->root, target->pointer);
        if (!found || !is_schema(*found)) {
            refuse(scene, reference, "facts.schema-reference", "the schema refers to '" + reference + "', which is not there", "");
            return nullptr;
        }
        return part(target->path, *document, *found);
    }

    SchemaBook& book_;
    bool failed_ = false;
    std::size_t depth_ = 0;
};

namespace {

// The parts that judge the same value: going round among them would never end.
void same_place_parts(const Schema& schema, std::vector<const Schema*>& parts) {
    for (const Schema* one : {schema.same_as, schema.condition, schema.consequence, schema.alternative})
        if (one) parts.push_back(one);
    for (const auto* list : {&schema.all_of, &schema.any_of, &schema.one_of}) parts.insert(parts.end(), list->begin(), list->end());
}

void parts_below(const Schema& schema, std::vector<const Schema*>& parts) {
    for (const auto& [name, part] : schema.properties) parts.push_back(part);
    for (const auto& [pattern, part] : schema.pattern_properties) parts.push_back(part);
    for (const Schema* one : {schema.additional, schema.items})
        if (one) parts.push_back(one);
}

// Every part of a schema, each once; also those that refer to each other.
std::vector<const Schema*> all_parts(const Schema& root) {
    std::vector<const Schema*> found{&root};
    std::set<const Schema*> seen{&root};
    for (std::size_t i = 0; i < found.size(); ++i) {
        std::vector<const Schema*> next;
        same_place_parts(*found[i], next);
        parts_below(*found[i], next);
        for (const Schema* one : next)
            if (seen.insert(one).second) found.push_back(one);
    }
    return found;
}

// Takes away, again and again, the parts all of whose same-place parts are gone; what is left goes in a circle (Kahn 1962).
bool goes_in_a_circle(const std::vector<const Schema*>& parts) {
    std::set<const Schema*> left(parts.begin(), parts.end());
    for (bool changed = true; changed;) {
        changed = false;
        for (auto part = left.begin(); part != left.end();) {
            std::vector<const Schema*> next;
            same_place_parts(**part, next);
            const bool free = std::none_of(next.begin(), next.end(), [&](const Schema* one) { return left.count(one) > 0; });
            part = free ? (changed = true, left.erase(part)) : std::next(part);
        }
    }
    return !left.empty();
}

void mark_ways_to_references(const std::vector<const Schema*>& parts) {
    for (bool changed = true; changed;) {
        changed = false;
        for (const Schema* part : parts) {
            if (part->leads_to_references) continue;
            std::vector<const Schema*> next;
            same_place_parts(*part, next);
            parts_below(*part, next);
            const bool leads = std::any_of(next.begin(), next.end(), [](const Schema* one) { return one->leads_to_references; });
            if (!leads && part->collections.empty()) continue;
            const_cast<Schema*>(part)->leads_to_references = true;      // the book's own, which nobody has seen yet
            changed = true;
        }
    }
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
