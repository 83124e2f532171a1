// Without it valijson ends the program where a schema is not one.
#define VALIJSON_USE_EXCEPTIONS 1

#include "facts/judge.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace rapporteur::facts {

using nlohmann::json;
using valijson::adapters::NlohmannJsonAdapter;

namespace {

// Dates are text to JSON; that they are dates is held by the walk. A long text is cut: valijson's regular expressions need stack
// for every character (the walk refuses long texts where there is a pattern). Depth is limited by the reader of YAML.
json to_json(const Value& value) {
    switch (value.kind()) {
        case Kind::missing:
        case Kind::callable:
        case Kind::null: return nullptr;
        case Kind::boolean: return value.boolean();
        case Kind::integer: return value.integer();
        case Kind::decimal: return value.decimal().to_double();
        case Kind::date: return value.date().to_string();
        case Kind::text: return value.text().substr(0, Pattern::kLongestText);
        case Kind::list: {
            json list = json::array();
            for (const Value& entry : value.list()) list.push_back(to_json(entry));
            return list;
        }
        case Kind::map: break;
    }
    json map = json::object();
    for (const Map::Entry& entry : value.map().entries()) map.emplace(entry.key, to_json(entry.value));
    return map;
}

// valijson writes a step as [name] or [3], after a first one for the root.
std::vector<std::string> read_way(const std::vector<std::string>& context) {
    std::vector<std::string> way;
    for (std::size_t i = 1; i < context.size(); ++i) way.push_back(context[i].substr(1, context[i].size() - 2));
    return way;
}

// An objection to a field comes back as one to its map, to the map's map, and so on: only the first tells something.
void keep_deepest(std::vector<Objection>& objections) {
    const auto covered = [&](const Objection& one) {
        return std::any_of(objections.begin(), objections.end(), [&](const Objection& other) {
            return other.way.size() > one.way.size() && std::equal(one.way.begin(), one.way.end(), other.way.begin());
        });
    };
    std::vector<Objection> kept;
    for (const Objection& one : objections)
        if (!covered(one)) kept.push_back(one);
    objections = std::move(kept);
}

}  // namespace

struct Judge::Court {
    struct Law {
        valijson::Schema schema;
        std::string fault;
    };
    std::unordered_map<const SchemaFile*, std::unique_ptr<Law>> laws;
    valijson::Validator validator;       // keeps the regular expressions that it has compiled

    const Law& law(const SchemaFile& file) {
        auto& slot = laws[&file];
        if (slot) return *slot;
        slot = std::make_unique<Law>();
        try {
            valijson::SchemaParser(valijson::SchemaParser::kDraft7)
                .populateSchema(NlohmannJsonAdapter(*file.for_valijson), slot->schema);
        } catch (const std::exception& fault) {
            slot->fault = fault.what();
        }
        return *slot;
    }
};

Judge::Judge() : court_(std::make_unique<Court>()) {}
Judge::~Judge() = default;

std::vector<Objection> Judge::objections(const SchemaFile& schema, const Value& value, std::string& not_a_schema) {
    const Court::Law& law = court_->law(schema);
    not_a_schema = law.fault;
    if (!law.fault.empty()) return {};
    std::vector<Objection> found;
    try {
        const json target = to_json(value);
        if (court_->validator.validate(law.schema, NlohmannJsonAdapter(target), nullptr)) return {};
        valijson::ValidationResults results;       // only now: keeping them costs time
        court_->validator.validate(law.schema, NlohmannJsonAdapter(target), &results);
        for (const auto& result : results) found.push_back({read_way(result.context), result.description});
        if (found.empty()) found.push_back({{}, ""});
        keep_deepest(found);
    } catch (const std::exception& fault) {
        not_a_schema = fault.what();
    }
    return found;
}

}  // namespace rapporteur::facts
