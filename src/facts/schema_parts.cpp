#include "facts/schema_parts.h"

#include <algorithm>
#include <set>

namespace rapporteur::facts {

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

}  // namespace

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

}  // namespace rapporteur::facts
