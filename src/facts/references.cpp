#include <algorithm>

#include "facts/walk.h"

namespace rapporteur::facts {

namespace {

class References {
public:
    explicit References(const LookUp& look_up) : look_up_(look_up) {}

    Value in(const Schema& schema, const Value& value) const {
        if (!schema.leads_to_references) return value;
        if (value.is_reference()) return value;
        if (value.is(Kind::text) && !schema.collections.empty()) return look_up_(value, schema.collections);
        Value made = value;
        if (value.is(Kind::list) && schema.items) made = in_list(*schema.items, value);
        if (value.is(Kind::map)) made = in_map(schema, value);
        return in_parts(schema, std::move(made), value);
    }

private:
    Value in_list(const Schema& items, const Value& value) const {
        List list;
        list.reserve(value.list().size());
        for (const Value& entry : value.list()) list.push_back(in(items, entry));
        return {std::move(list), value.place()};
    }

    Value in_map(const Schema& schema, const Value& value) const {
        Map map = value.map();
        for (const Map::Entry& entry : value.map().entries()) {
            const Schema* field = schema_of_field(schema, entry.key);
            if (field && field->leads_to_references) *map.find_to_change(entry.key) = in(*field, entry.value);
        }
        return {std::move(map), value.place()};
    }

    // `written` is the value before anything was resolved: what schemas judge.
    Value in_parts(const Schema& schema, Value made, const Value& written) const {
        if (schema.same_as) made = in(*schema.same_as, made);
        for (const Schema* part : schema.all_of) made = in(*part, made);
        for (const auto* choices : {&schema.any_of, &schema.one_of}) {
            const auto fitting = std::find_if(choices->begin(), choices->end(),
                                              [&](const Schema* one) { return fits(*one, written); });
            if (fitting != choices->end()) made = in(**fitting, made);
        }
        if (schema.condition) {
            const Schema* next = fits(*schema.condition, written) ? schema.consequence : schema.alternative;
            if (next) made = in(*next, made);
        }
        return made;
    }

    const LookUp& look_up_;
};

}  // namespace

Value with_references(const Schema& schema, const Value& value, const LookUp& look_up) {
    return References(look_up).in(schema, value);
}

}  // namespace rapporteur::facts
