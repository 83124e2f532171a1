// Whether the schemas know a way of names.
#include <algorithm>

#include "facts/data.h"

namespace rapporteur::facts {

namespace {

const Schema* record_schema(const Convention& convention, const std::string& collection) {
    const auto records = convention.by_collection.find(collection);
    if (records == convention.by_collection.end() || records->second.empty()) return nullptr;
    return records->second.begin()->second->schema;
}

bool leaves_open(const Schema& schema) {
    return !schema.all_of.empty() || !schema.any_of.empty() || !schema.one_of.empty() || schema.condition;
}

const std::vector<std::string>& collections_of(const Schema& schema) {
    return schema.collections.empty() ? resolved(schema).collections : schema.collections;
}

std::optional<UnknownField> date_field(const std::vector<std::string>& way, std::size_t step) {
    const std::vector<std::string> known{"year", "month", "day", "weekday"};
    return std::find(known.begin(), known.end(), way[step]) == known.end() ? std::optional(UnknownField{step, known}) : std::nullopt;
}

}  // namespace

std::optional<UnknownField> Facts::unknown_field(std::string_view convention, std::string_view collection,
                                                 const std::vector<std::string>& way) const {
    const auto found = data_->conventions.find(convention);
    if (found == data_->conventions.end()) return std::nullopt;
    const Schema* schema = record_schema(found->second, std::string(collection));
    for (std::size_t step = 0; schema && step < way.size(); ++step) {
        if (const auto& collections = collections_of(*schema); !collections.empty()) {
            if (collections.size() > 1) return std::nullopt;
            schema = record_schema(found->second, collections.front());
            if (!schema) return std::nullopt;
        }
        const Schema& here = resolved(*schema);
        if (leaves_open(here)) return std::nullopt;
        if (way[step] == "[]") schema = here.items;
        else if (way[step] == "id" || way[step] == "collection") return std::nullopt;
        else {
            schema = schema_of_field(here, way[step]);
            if (schema && resolved(*schema).refuses_all) return UnknownField{step, here.property_order};
            if (!schema && here.date) return date_field(way, step);
            if (!schema && here.types && !(here.types & kMap)) return UnknownField{step, {}};
        }
    }
    return std::nullopt;
}

}  // namespace rapporteur::facts
