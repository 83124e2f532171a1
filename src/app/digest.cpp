#include "app/digest.h"

#include <unordered_map>

namespace rapporteur::app {

namespace {

constexpr std::size_t kMostOfAKind = 20;
constexpr std::size_t kMostPlaces = 8;

struct Group {
    const Diagnostic* first;
    std::vector<const Diagnostic*> others;
};

std::vector<Group> by_words(const Diagnostics& diagnostics, Severity severity) {
    std::vector<Group> groups;
    std::unordered_map<std::string, std::size_t> known;
    for (const Diagnostic& one : diagnostics.all()) {
        if (one.severity != severity) continue;
        const auto [at, is_new] = known.emplace(one.code + '\0' + one.message, groups.size());
        if (is_new) groups.push_back({&one, {}});
        else groups[at->second].others.push_back(&one);
    }
    return groups;
}

std::string places_of(const std::vector<const Diagnostic*>& others) {
    std::string text = "so too";
    std::size_t named = 0, more = 0;
    for (const Diagnostic* one : others) {
        if (!one->place.known()) continue;
        if (named == kMostPlaces) ++more;
        else text += (named++ ? ", " : " at ") + one->place.to_string();
    }
    if (named == 0) return "so too " + std::to_string(others.size()) + (others.size() == 1 ? " time" : " times") + " more";
    return more ? text + " and in " + std::to_string(more) + (more == 1 ? " more place" : " more places") : text;
}

}  // namespace

Digest digest(const Diagnostics& diagnostics, Severity severity) {
    Digest result;
    std::unordered_map<std::string, std::size_t> of_a_kind;
    for (const Group& group : by_words(diagnostics, severity)) {
        if (++of_a_kind[group.first->code] > kMostOfAKind) {
            result.left_out[group.first->code] += 1 + group.others.size();
            continue;
        }
        result.told.push_back({group.first, group.others.empty() ? "" : places_of(group.others)});
    }
    return result;
}

}  // namespace rapporteur::app
