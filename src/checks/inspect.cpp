// Making the checks: for each record, and each entry where a check asks for them.
#include <algorithm>
#include <map>
#include <utility>

#include "checks/checks.h"
#include "checks/names.h"

namespace rapporteur::checks {

namespace {

// The value at the end of a way, and the last name's place on it; the value is null where the way breaks off.
struct Found {
    const Value* value = nullptr;
    SourceSpan nearest;                             // of the last part of the way that there is
};

// Where a message about a value points: its own characters, or, where it goes over lines, the name that it stands under.
SourceSpan pointed_at(const Value& value, const SourceSpan& key) {
    const bool scattered = !value.is_reference() && (value.is(Kind::map) || value.is(Kind::list));
    return (scattered || !value.place().known()) && key.known() ? key : value.place();
}

Found follow(const Value& from, const Way& way) {
    Found found{&from, {}};
    for (const std::string& name : way) {
        const Map::Entry* entry = found.value->is(Kind::map) ? found.value->map().find_entry(name) : nullptr;
        if (!entry) return {nullptr, found.nearest};
        found = {&entry->value, pointed_at(entry->value, entry->key_place)};
    }
    return found;
}

SourceSpan place_of_item(const Value& item) {
    if (item.is_reference() || !item.is(Kind::map) || item.map().empty()) return item.place();
    return pointed_at(item.map().entries().front().value, item.map().entries().front().key_place);
}

class Inspection {
public:
    Inspection(const Check& check, const std::string& convention, const Map& collections, const language::Environment& environment,
               std::vector<Finding>& findings, Diagnostics& faults)
        : check_(check), convention_(convention), environment_(environment), findings_(findings), faults_(faults) {
        for (const Map::Entry& entry : collections.entries()) everything_.set(entry.key, entry.value);
    }

    void inspect_record(const std::string& id, const Map& record, const SourceSpan& place, const std::string& name) {
        record_ = Value::reference(record, id, place);
        record_name_ = name;
        language::Scope scope(&everything_);
        scope.set(check_.record, record_);
        if (check_.each.empty()) return guarded([&] { examine(scope, record_, place); });
        const Value* items = follow(record_, check_.each).value;
        if (!items || !items->is(Kind::list)) return;
        seen_.clear();
        std::int64_t number = 0;
        for (const Value& item : items->list()) {
            language::Scope inner(&scope);
            inner.set(check_.item, item);
            inner.set("number", Value(++number));
            guarded([&] { examine(inner, item, place_of_item(item)); });
        }
    }

    std::size_t applied() const { return applied_; }
    bool faulted() const { return faulted_; }

private:
    // A fault is the check's own: told once, with the record that brought it out; the other records are looked at all the same.
    template <class Work>
    void guarded(Work work) {
        try {
            work();
        } catch (const Fault& fault) {
            if (std::exchange(faulted_, true)) return;
            Diagnostic told = fault.diagnostic;
            told.message = "check '" + check_.id + "' cannot be made: " + told.message;
            if (told.code == "language.missing") told.hints.push_back("where the field may be absent, name it in `needs`");
            faults_.add(std::move(told).see(record_.place(), "this is the record"));
        }
    }

    bool has_what_it_needs(const Value& item) const {
        for (const auto& [way, place] : check_.needs) {
            const bool of_item = !check_.each.empty() && way.front() == check_.item;
            if (!follow(of_item ? item : record_, of_item ? Way(way.begin() + 1, way.end()) : way).value) return false;
        }
        return true;
    }

    void examine(language::Scope& scope, const Value& about, const SourceSpan& place) {
        if (!has_what_it_needs(about)) return;
        if (check_.when && !present(*check_.when, scope).truthy()) return;
        ++applied_;
        for (const Named& let : check_.lets) scope.set(let.name, present(*let.expression, scope));
        if (check_.unique) return compare(scope, about, place);
        if (!present(*check_.holds, scope).truthy()) report(scope, about, place, {});
    }

    void compare(language::Scope& scope, const Value& about, const SourceSpan& place) {
        const Value key = present(*check_.unique, scope);
        const auto [first, is_new] = seen_.emplace(language::to_text(key, check_.unique->place), std::pair(about, key.place()));
        if (is_new) return;
        scope.set("other", first->second.first);
        report(scope, about, place, first->second.second);
    }

    void report(const language::Scope& scope, const Value& about, const SourceSpan& place, const SourceSpan& first) {
        const SourceSpan field = follow(about, check_.at).nearest;
        Diagnostic told{check_.severity, check_.id, field.known() ? field : place, check_.says.say(scope, environment_), {}, {}};
        if (!check_.remedy.empty()) told.hints.push_back(check_.remedy);
        if (!check_.rule.empty()) told.hints.push_back("rule: " + check_.rule);
        if (first.known()) told.related.push_back({first, "the other one is here"});
        for (const auto& [expression, words] : check_.sees)
            for (const SourceSpan& seen : places_of(present(*expression, scope))) told.related.push_back({seen, words});
        findings_.push_back({convention_, record_name_, std::move(told)});
    }

    Value present(const language::Expression& expression, const language::Scope& scope) const {
        Value value = language::evaluate(expression, scope, environment_);
        language::required(value, expression.place);
        return value;
    }

    const Check& check_;
    const std::string& convention_;
    const language::Environment& environment_;
    std::vector<Finding>& findings_;
    Diagnostics& faults_;
    language::Scope everything_;
    Value record_;
    std::string record_name_;
    std::map<std::string, std::pair<Value, SourceSpan>> seen_;
    std::size_t applied_ = 0;
    bool faulted_ = false;
};

// What became of a check over all conventions.
struct Fate {
    bool has_collection = false, faulted = false;
    std::size_t applied = 0;
};

void inspect_convention(const Check& check, const facts::Facts& facts, const std::string& convention,
                        const language::Environment& environment, std::vector<Finding>& findings, Diagnostics& faults, Fate& fate) {
    const Map& collections = *facts.convention(convention);
    const Value* records = collections.find(check.collection);
    if (!records) return;
    fate.has_collection = true;
    if (is_for_others(check, facts, convention, environment)) return;
    if (!hold_names(check, facts, convention, environment, faults)) {
        fate.faulted = true;
        return;
    }
    const std::size_t findings_before = findings.size();
    environment.begin_work();
    Inspection inspection(check, convention, collections, environment, findings, faults);
    if (const Map* single = facts.record(convention, check.collection, check.collection); single == &records->map())
        inspection.inspect_record(check.collection, *single, collections.find_entry(check.collection)->key_place, check.collection);
    else
        for (const Map::Entry& entry : records->map().entries())
            inspection.inspect_record(entry.key, entry.value.map(), entry.key_place, check.collection + "/" + entry.key);
    for (std::size_t i = findings_before; i < findings.size(); ++i)            // an entry may be a record of its own
        if (std::string pointed_at = facts.record_at(findings[i].diagnostic.place); !pointed_at.empty())
            findings[i].record = std::move(pointed_at);
    fate.applied += inspection.applied();
    fate.faulted = fate.faulted || inspection.faulted();
}

std::vector<std::string> collections_of(const facts::Facts& facts, const std::vector<std::string>& conventions) {
    std::vector<std::string> all;
    for (const std::string& convention : conventions)
        for (const Map::Entry& entry : facts.convention(convention)->entries()) all.push_back(entry.key);
    return all;
}

void tell_fate(const Check& check, const Fate& fate, const facts::Facts& facts, const std::vector<std::string>& conventions,
               Diagnostics& faults) {
    if (!fate.has_collection) {
        Diagnostic fault = error("checks.unknown-collection", check.collection_place,
                                 "check '" + check.id + "': there is no collection '" + check.collection + "' in the facts");
        const std::string near = nearest(check.collection, collections_of(facts, conventions));
        faults.add(near.empty() ? std::move(fault) : std::move(fault).hint("did you mean '" + near + "'?"));
    } else if (fate.applied == 0 && !fate.faulted && check.waits_for.empty()) {
        faults.add(warning("checks.idle", check.place,
                           "check '" + check.id + "' applies to nothing: no " + check.record + " is one that it is for")
                       .hint("mend its `needs` and `when`, or say in `waits_for` what it waits for"));
    }
}

}  // namespace

std::vector<Finding> inspect(const Checks& checks, const facts::Facts& facts, const EnvironmentOf& environment_of,
                             Diagnostics& faults) {
    std::vector<Finding> findings;
    for (const Check& check : checks.all()) {
        std::vector<std::string> conventions = facts.conventions();
        if (!check.convention.empty())
            conventions.erase(
                std::remove_if(conventions.begin(), conventions.end(), [&](const auto& one) { return one != check.convention; }),
                conventions.end());
        Fate fate;
        for (const std::string& convention : conventions)
            if (!fate.faulted) inspect_convention(check, facts, convention, environment_of(convention), findings, faults, fate);
        tell_fate(check, fate, facts, conventions, faults);
    }
    return findings;
}

}  // namespace rapporteur::checks
