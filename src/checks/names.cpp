#include "checks/names.h"

#include <algorithm>
#include <set>

#include "checks/taken.h"

namespace rapporteur::checks {

namespace {

std::string joined(const Way& way, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += (i ? "." : "") + way[i];
    return text;
}

// The names that a check may take in one convention.
class Known {
public:
    Known(const Check& check, const Map& collections, const language::Environment& environment)
        : collections_(collections), globals_(environment.globals()), own_{check.record} {
        if (!check.each.empty()) own_.insert(own_.end(), {check.item, "number"});
        if (check.unique) own_.emplace_back("other");
        for (const Named& let : check.lets) own_.push_back(let.name);
    }

    bool has(const std::string& name) const {
        return std::find(own_.begin(), own_.end(), name) != own_.end() || collections_.find(name) || globals_.find_here(name);
    }
    std::string nearest_to(const std::string& name) const {
        std::vector<std::string> all = own_;
        for (const Map::Entry& entry : collections_.entries()) all.push_back(entry.key);
        for (const auto& [global, value] : globals_.own()) all.push_back(global);
        std::sort(all.begin(), all.end());
        return nearest(name, all);
    }

private:
    const Map& collections_;
    const language::Scope& globals_;
    std::vector<std::string> own_;
};

class Holder {
public:
    Holder(const Check& check, const facts::Facts& facts, const std::string& convention, Diagnostics& faults)
        : check_(check), facts_(facts), convention_(convention), faults_(faults) {}

    void hold_field(const Taken& taken) {
        if (taken.name == check_.record) return hold_way(check_.collection, {}, taken);
        if (!check_.each.empty() && taken.name == check_.item) {
            Way before = check_.each;
            before.emplace_back("[]");
            return hold_way(check_.collection, before, taken);
        }
        if (facts_.record(convention_, taken.name, taken.name)) hold_way(taken.name, {}, taken);      // a single record
    }

    void hold_name(const Taken& taken, const Known& known) {
        if (known.has(taken.name)) return;
        Diagnostic fault =
            error("checks.unknown-name", taken.place, "check '" + check_.id + "': there is nothing called '" + taken.name + "'");
        const std::string near = known.nearest_to(taken.name);
        faults_.add(near.empty() ? std::move(fault) : std::move(fault).hint("did you mean '" + near + "'?"));
    }

private:
    void hold_way(const std::string& collection, Way before, const Taken& taken) {
        Way whole = before;
        whole.insert(whole.end(), taken.way.begin(), taken.way.end());
        const auto unknown = facts_.unknown_field(convention_, collection, whole);
        if (!unknown || unknown->step < before.size()) return;
        const std::size_t step = unknown->step - before.size();
        const std::string owner = step ? "'" + joined(taken.way, step) + "' of '" + taken.name + "'" : "'" + taken.name + "'";
        Diagnostic fault = error("checks.unknown-field", taken.place,
                                 "check '" + check_.id + "': no record has a field '" + taken.way[step] + "' in " + owner);
        const std::string near = nearest(taken.way[step], unknown->known);
        faults_.add(near.empty() ? std::move(fault) : std::move(fault).hint("did you mean '" + near + "'?"));
    }

    const Check& check_;
    const facts::Facts& facts_;
    const std::string& convention_;
    Diagnostics& faults_;
};

bool is_collection_elsewhere(const std::string& name, const facts::Facts& facts) {
    const auto conventions = facts.conventions();
    return std::any_of(conventions.begin(), conventions.end(),
                       [&](const std::string& one) { return facts.convention(one)->find(name); });
}

}  // namespace

bool is_for_others(const Check& check, const facts::Facts& facts, const std::string& convention,
                   const language::Environment& environment) {
    const Known known(check, *facts.convention(convention), environment);
    const std::vector<Taken> taken = taken_by(check);
    return std::any_of(taken.begin(), taken.end(),
                       [&](const Taken& one) { return !known.has(one.name) && is_collection_elsewhere(one.name, facts); });
}

bool is_for_others(const WordingCheck& check, const facts::Facts& facts, const std::string& convention) {
    const Map& collections = *facts.convention(convention);
    return std::any_of(check.names.begin(), check.names.end(), [&](const std::string& name) {
        return !collections.find(name) && is_collection_elsewhere(name, facts);
    });
}

std::vector<std::string> names_taken_by(const WordingCheck& check) {
    std::set<std::string> names;
    for (const Taken& one : taken_by(check)) names.insert(one.name);
    return {names.begin(), names.end()};
}

bool hold_names(const Check& check, const facts::Facts& facts, const std::string& convention,
                const language::Environment& environment, Diagnostics& faults) {
    const std::size_t faults_before = faults.errors();
    const Known known(check, *facts.convention(convention), environment);
    Holder holder(check, facts, convention, faults);
    if (const auto unknown = facts.unknown_field(convention, check.collection, check.each.empty() ? check.at : check.each))
        faults.add(error("checks.unknown-field", check.place,
                         "check '" + check.id + "': no record has a field '" +
                             joined(check.each.empty() ? check.at : check.each, unknown->step + 1) + "'"));
    for (const Taken& taken : taken_by(check)) {
        holder.hold_name(taken, known);
        holder.hold_field(taken);
    }
    return faults.errors() == faults_before;
}

}  // namespace rapporteur::checks
