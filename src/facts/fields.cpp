// Whether the schemas know a way of names.
#include <algorithm>
#include <set>
#include <utility>

#include "facts/data.h"

namespace rapporteur::facts {

namespace {

using Schemas = std::set<const Schema*>;

bool leaves_open(const Schema& schema) {
    return !schema.all_of.empty() || !schema.any_of.empty() || !schema.one_of.empty() || schema.condition;
}

const std::vector<std::string>& collections_of(const Schema& schema) {
    return schema.collections.empty() ? resolved(schema).collections : schema.collections;
}

const std::vector<std::string>& fields_of_a_date() {
    static const std::vector<std::string> kFields{"year", "month", "day", "weekday"};
    return kFields;
}

// Walks one way beside all the schemas that may stand there: a name that one of them knows is known.
class Walk {
public:
    explicit Walk(const Convention& convention) : convention_(convention) {}

    std::optional<UnknownField> hold(const std::string& collection, const std::vector<std::string>& way) {
        enter(collection);
        for (std::size_t step = 0; step < way.size() && !open_ && !here_.empty(); ++step)
            if (!take(way[step])) return UnknownField{step, {known_.begin(), known_.end()}};
        return std::nullopt;
    }

private:
    void enter(const std::string& collection) {
        const auto forms = convention_.forms.find(collection);
        if (forms == convention_.forms.end() || forms->second.schemas.empty()) open_ = true;
        else here_.insert(forms->second.schemas.begin(), forms->second.schemas.end());
        if (forms != convention_.forms.end() && forms->second.open) open_ = true;
    }

    bool take(const std::string& name) {
        follow_references();
        if (open_ || name == "id" || name == "collection") return open_ = true;
        known_.clear();
        const Schemas before = std::exchange(here_, {});
        bool found = false;
        for (const Schema* schema : before) found = take_from(resolved(*schema), name) || found;
        return found || open_;
    }

    void follow_references() {
        const Schemas before = std::exchange(here_, {});
        for (const Schema* schema : before) {
            if (collections_of(*schema).empty()) here_.insert(schema);
            for (const std::string& collection : collections_of(*schema)) enter(collection);
        }
    }

    bool take_from(const Schema& schema, const std::string& name) {
        if (leaves_open(schema)) return open_ = true;
        if (schema.date) return is_among(fields_of_a_date(), name);
        const Schema* next = name == "[]" ? schema.items : schema_of_field(schema, name);
        if (next && resolved(*next).refuses_all) return is_among(schema.property_order, name);
        if (next) here_.insert(next);
        else if (!schema.types || (schema.types & kMap)) open_ = true;
        return next || open_;
    }

    bool is_among(const std::vector<std::string>& names, const std::string& name) {
        known_.insert(names.begin(), names.end());
        return std::find(names.begin(), names.end(), name) != names.end();
    }

    const Convention& convention_;
    Schemas here_;                          // what may stand where the walk is
    std::set<std::string> known_;           // names that the last step might have been
    bool open_ = false;                     // anything may stand there
};

}  // namespace

std::optional<UnknownField> Facts::unknown_field(std::string_view convention, std::string_view collection,
                                                 const std::vector<std::string>& way) const {
    const auto found = data_->conventions.find(convention);
    return found == data_->conventions.end() ? std::nullopt : Walk(found->second).hold(std::string(collection), way);
}

}  // namespace rapporteur::facts
