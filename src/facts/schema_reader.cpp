#include "facts/schema_reader.h"

#include <algorithm>

#include "facts/keywords.h"

namespace rapporteur::facts {

using nlohmann::json;

namespace {

constexpr std::size_t kDeepestReferences = 200;

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

const json* part_at(const json& root, const std::string& pointer) {
    try {
        const json::json_pointer way(pointer);
        return root.contains(way) ? &root.at(way) : nullptr;
    } catch (const json::exception&) {
        return nullptr;
    }
}

}  // namespace

SourceSpan span_of(const SourceFile& file, std::size_t begin, std::size_t length) {
    const auto from = static_cast<std::uint32_t>(std::min(begin, file.text().size()));
    return {&file, from, static_cast<std::uint32_t>(std::min(from + length, file.text().size()))};
}

SourceSpan place_of(const SourceFile& file, const std::string& words) {
    const std::size_t at = file.text().find(json(words).dump(-1, ' ', false, json::error_handler_t::replace));
    return at == std::string::npos ? span_of(file, 0, 1) : span_of(file, at + 1, words.size());
}

std::optional<Target> target_of(const std::string& reference, const std::string& from) {
    const std::size_t hash = reference.find('#');
    const std::string file = reference.substr(0, hash);
    const std::string pointer = hash == std::string::npos ? "" : reference.substr(hash + 1);
    if (file.empty()) return Target{from, pointer};
    if (file.find(':') != std::string::npos) return std::nullopt;
    const auto path = resolve(from.substr(0, from.rfind('/')), file);
    return path ? std::optional(Target{*path, pointer}) : std::nullopt;
}

const Schema* SchemaBook::Reader::part(const std::string& path, const Document& document, const json& schema) {
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

void SchemaBook::Reader::refuse(const Scene& scene, const std::string& words, const char* code, std::string message,
                                std::string hint) {
    failed_ = true;
    Diagnostic fault = error(code, place_of(*scene.document.source, words), std::move(message));
    if (!hint.empty()) fault.hints.push_back(std::move(hint));
    book_.diagnostics_.add(std::move(fault));
}

void SchemaBook::Reader::read_words(Schema& made, const Scene& scene) {
    made.title = text_of(scene.schema, "title");
    made.description = text_of(scene.schema, "description");
    made.expected = text_of(scene.schema, "x-expected");
    made.collections = texts_of(scene.schema, "x-reference");
    made.single = is_true(scene.schema, "x-single");
    made.names = is_true(scene.schema, "x-names");
    made.completes = is_true(scene.schema, "x-completes");
    made.remark = is_true(scene.schema, "x-remark");
}

void SchemaBook::Reader::read_limits(Schema& made, const Scene& scene) {
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

std::optional<Pattern> SchemaBook::Reader::read_pattern(const std::string& source, const Scene& scene) {
    try {
        return Pattern{source, std::regex(source, std::regex::ECMAScript)};
    } catch (const std::regex_error&) {
        refuse(scene, source, "facts.schema-pattern", "this pattern is not a regular expression", "");
        return std::nullopt;
    }
}

void SchemaBook::Reader::read_values(Schema& made, const Scene& scene) {
    for (const std::string& name : texts_of(scene.schema, "type")) made.types |= type_of(name);
    made.date = text_of(scene.schema, "format") == "date";
    made.required = texts_of(scene.schema, "required");
    if (const auto found = scene.schema.find("enum"); found != scene.schema.end() && found->is_array())
        for (const json& value : *found) allow(made, value);
    if (const auto found = scene.schema.find("const"); found != scene.schema.end() && !found->is_structured())
        allow(made, *found);
}

void SchemaBook::Reader::read_parts(Schema& made, const Scene& scene) {
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

void SchemaBook::Reader::read_properties(Schema& made, const Scene& scene) {
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

const Schema* SchemaBook::Reader::below(const Scene& scene, const char* keyword) {
    const auto found = scene.schema.find(keyword);
    return found != scene.schema.end() && is_schema(*found) ? part(scene.path, scene.document, *found) : nullptr;
}

std::vector<const Schema*> SchemaBook::Reader::list_below(const Scene& scene, const char* keyword) {
    std::vector<const Schema*> parts;
    const auto found = scene.schema.find(keyword);
    if (found == scene.schema.end() || !found->is_array()) return parts;
    for (const json& one : *found)
        if (is_schema(one)) parts.push_back(part(scene.path, scene.document, one));
    return parts;
}

const Schema* SchemaBook::Reader::read_reference(const std::string& reference, const Scene& scene) {
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

}  // namespace rapporteur::facts
