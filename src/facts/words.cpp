// How places and expectations are named in messages.
#include <algorithm>

#include "facts/walk.h"

namespace rapporteur::facts {

namespace {

constexpr std::size_t kMostListed = 12;

std::string joined(const std::vector<std::string>& parts, std::string_view last) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) text += i + 1 == parts.size() ? std::string(last) : ", ";
        text += parts[i];
    }
    return text;
}

std::string shown(const Value& value) {
    switch (value.kind()) {
        case Kind::text: return "'" + value.text() + "'";
        case Kind::boolean: return value.boolean() ? "true" : "false";
        case Kind::integer: return std::to_string(value.integer());
        case Kind::decimal: return value.decimal().to_string();
        case Kind::null:
        case Kind::missing:
        case Kind::date:
        case Kind::list:
        case Kind::map:
        case Kind::callable: break;
    }
    return "nothing";
}

std::string list_of_allowed(const Schema& schema) {
    std::vector<std::string> parts;
    for (const Value& value : schema.allowed)
        if (!value.is(Kind::date)) parts.push_back(shown(value));
    if (parts.size() == 1) return parts[0];
    if (parts.size() > kMostListed) {
        parts.resize(kMostListed);
        return "one of " + joined(parts, ", ") + ", \u2026";
    }
    return "one of " + joined(parts, ", ");
}

std::string types_named(unsigned types, bool date) {
    std::vector<std::string> parts;
    if (types & kText) parts.emplace_back(date ? "a date" : "text");
    if (types & kNumber) parts.emplace_back("a number");
    else if (types & kInteger) parts.emplace_back("a whole number");
    if (types & kBoolean) parts.emplace_back("true or false");
    if (types & kList) parts.emplace_back("a list");
    if (types & kMap) parts.emplace_back("a map of fields");
    if (types & kNull) parts.emplace_back("nothing");
    return joined(parts, " or ");
}

std::string ids_named(const std::vector<std::string>& collections) {
    std::vector<std::string> nouns;
    for (const std::string& collection : collections) nouns.push_back(noun_of(collection, nullptr));
    const bool vowel = std::string_view("aeiou").find(nouns[0][0]) != std::string_view::npos;
    return std::string("the id of ") + (vowel ? "an " : "a ") + joined(nouns, " or ");
}

const Step* record_of(const Step& step) {
    const Step* found = &step;
    while (found->up && found->up->up && found->up->up->up) found = found->up;      // root / collection / record / …
    if (!found->up) return nullptr;
    const Step* collection = found->up->up ? found->up : found;
    if (!found->field || !collection->field) return nullptr;
    if (collection->schema && resolved(*collection->schema).single) return collection;
    return found->up->up ? found : nullptr;
}

}  // namespace

std::string noun_of(const std::string& collection, const Schema* record_schema) {
    if (record_schema && !resolved(*record_schema).title.empty()) return resolved(*record_schema).title;
    const auto ends = [&](std::string_view end) {
        return collection.size() > end.size() && collection.compare(collection.size() - end.size(), end.size(), end) == 0;
    };
    std::string noun = collection;
    if (ends("ies")) noun.replace(noun.size() - 3, 3, "y");
    else if (ends("s") && !ends("ss") && !ends("us")) noun.pop_back();
    std::replace(noun.begin(), noun.end(), '_', ' ');
    return noun;
}

std::string owner(const Step& step) {
    const Step* record = record_of(step);
    if (record && record->up->up) return noun_of(*record->up->field, record->schema) + " '" + *record->field + "'";
    if (record) return "'" + *record->field + "'";
    if (!step.up) return "this file";
    if (!step.up->up && step.field) return "the collection '" + *step.field + "'";
    std::string text;                                   // of a list of things without ids
    for (const Step* at = &step; at->up; at = at->up)
        text += (text.empty() ? "" : " of ") + (at->field ? "'" + *at->field + "'" : "entry " + std::to_string(at->entry + 1));
    return text;
}

std::string subject(const Step& step) {
    const Step* record = record_of(step);
    if (!record || record == &step) return owner(step);
    std::string text;
    for (const Step* at = &step; at != record; at = at->up) {
        if (at->field) text += "'" + *at->field + "' of ";
        else text += "entry " + std::to_string(at->entry + 1) + " of ";
    }
    return text + owner(step);
}

std::string expectation(const Schema& given) {
    if (!given.expected.empty()) return given.expected;
    const Schema& schema = resolved(given);
    if (!schema.expected.empty()) return schema.expected;
    if (!given.collections.empty()) return ids_named(given.collections);
    if (!schema.collections.empty()) return ids_named(schema.collections);
    if (schema.restricted) return list_of_allowed(schema);
    if (schema.types) return types_named(schema.types, schema.date);
    std::vector<std::string> parts;
    for (const auto* list : {&schema.any_of, &schema.one_of})
        for (const Schema* one : *list) parts.push_back(expectation(*one));
    if (!parts.empty()) return joined(parts, " or ");
    for (const Schema* one : schema.all_of)
        if (std::string found = expectation(*one); found != "something else") return found;
    return "something else";
}

}  // namespace rapporteur::facts
