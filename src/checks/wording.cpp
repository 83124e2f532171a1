#include "checks/wording.h"

#include <algorithm>
#include <map>

#include "checks/names.h"
#include "checks/near.h"

namespace rapporteur::checks {

namespace {

class Inspection {
public:
    Inspection(const WordingCheck& check, const Reading& reading, const Subject& subject, const language::Scope& everything,
               const language::Environment& environment, std::vector<Finding>& found)
        : check_(check), reading_(reading), subject_(subject), environment_(environment), found_(found), scope_(&everything) {}

    void run() {
        std::vector<Suspect> found;
        const bool asks_first = check_.when || check_.near;  // else what is `given` is worked out only where something was found
        if (!asks_first && (found = suspects()).empty()) return;
        for (const Named& one : check_.given) scope_.set(one.name, present(*one.expression, scope_));
        if (check_.when && !present(*check_.when, scope_).truthy()) return;
        if (asks_first) found = suspects();
        if (check_.counted) count(found);
        std::vector<Suspect> faults = faults_among(std::move(found));
        if (check_.alike) faults = odd_ones(std::move(faults));
        if (check_.once && !faults.empty()) {
            faults.front().scope.set("count", Value(static_cast<std::int64_t>(faults.size())));
            faults.resize(1);
        }
        for (const Suspect& one : faults) tell(one);
    }

private:
    struct Suspect {
        language::Scope scope;
        Range at;
    };

    std::vector<Suspect> suspects() { return check_.near ? near_misses_found() : check_.words ? words_found() : matches_found(); }

    Value text_of(const Range& range) const { return Value(subject_.text().substr(range.begin, range.end - range.begin)); }

    std::vector<Suspect> near_misses_found() {
        std::vector<std::string> names;
        for (const Value& name : language::items_of(present(*check_.near, scope_), check_.near->place))
            names.push_back(language::to_text(name, check_.near->place));
        std::vector<Suspect> all;
        for (const NearMiss& one : near_misses(subject_.text(), names)) all.push_back(suspect(one.at, {{"name", Value(one.name)}}));
        return all;
    }

    std::vector<Suspect> words_found() {
        std::vector<Suspect> all;
        for (const PhraseMatch& one : check_.words->find_all(subject_.text()))
            all.push_back(suspect(one.at, {{"right", Value(one.phrase->right)}}));
        return all;
    }

    std::vector<Suspect> matches_found() {
        bool gave_up = false;
        std::vector<Suspect> all;
        for (const Match& match : check_.finds->find_all(subject_, gave_up)) {
            Suspect finding = suspect(match.whole, {});
            for (const std::string& name : check_.finds->group_names()) finding.scope.set(name, Value(""));
            for (const auto& [name, range] : match.groups) {
                finding.scope.set(name, text_of(range));
                if (name == check_.at) finding.at = range;
            }
            all.push_back(std::move(finding));
        }
        if (gave_up) throw Fault(error("checks.pattern", check_.place, "its pattern takes too long on this text"));
        return all;
    }

    Suspect suspect(const Range& whole, std::vector<std::pair<std::string, Value>> names) const {
        Suspect finding{language::Scope(&scope_), whole};
        finding.scope.set("found", text_of(whole));
        for (auto& [name, value] : names) finding.scope.set(name, std::move(value));
        return finding;
    }

    void count(std::vector<Suspect>& findings) const {
        std::map<std::string, std::vector<std::size_t>> families;
        std::vector<Value> groups;
        for (std::size_t i = 0; i < findings.size(); ++i) {
            Map names;
            for (const auto& [name, value] : findings[i].scope.own()) names.set(name, value);
            groups.emplace_back(std::move(names));
            families[language::to_text(present(*check_.counted, findings[i].scope), check_.counted->place)].push_back(i);
        }
        for (const auto& [family, members] : families)
            for (std::size_t i = 0; i < members.size(); ++i) {
                language::Scope& scope = findings[members[i]].scope;
                scope.set("nth", Value(static_cast<std::int64_t>(i + 1)));
                scope.set("count", Value(static_cast<std::int64_t>(members.size())));
                scope.set("before", i > 0 ? groups[members[i - 1]] : Value::missing("it is the first"));
                scope.set("after", i + 1 < members.size() ? groups[members[i + 1]] : Value::missing("it is the last"));
            }
    }

    std::vector<Suspect> faults_among(std::vector<Suspect> findings) {
        std::vector<Suspect> faults;
        for (Suspect& one : findings) {
            for (const Named& name : check_.lets) one.scope.set(name.name, present(*name.expression, one.scope));
            if (!check_.holds || !present(*check_.holds, one.scope).truthy()) faults.push_back(std::move(one));
        }
        return faults;
    }

    // Of what must be spelled alike, the first of each spelling but the most frequent one (of equals, the one that came first).
    std::vector<Suspect> odd_ones(std::vector<Suspect> all) {
        struct Spelling {
            std::size_t first, count;
        };
        std::map<std::string, std::map<std::string, Spelling>> families;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const std::string family = language::to_text(present(*check_.alike, all[i].scope), check_.alike->place);
            const std::string spelled = check_.spelled
                                            ? language::to_text(present(*check_.spelled, all[i].scope), check_.spelled->place)
                                            : all[i].scope.find("found")->text();
            const auto known = families[family].emplace(spelled, Spelling{i, 0}).first;
            ++known->second.count;
        }
        std::map<std::size_t, std::pair<std::size_t, std::size_t>> odd;         // the finding: how many there are, the usual one
        for (const auto& [family, spellings] : families) {
            const auto usual = std::max_element(spellings.begin(), spellings.end(), [](const auto& a, const auto& b) {
                return a.second.count != b.second.count ? a.second.count < b.second.count : a.second.first > b.second.first;
            });
            for (auto one = spellings.begin(); one != spellings.end(); ++one)
                if (one != usual) odd.emplace(one->second.first, std::pair(one->second.count, usual->second.first));
        }
        std::vector<Suspect> told;
        for (const auto& [at, about] : odd) {
            Suspect finding = all[at];
            finding.scope.set("count", Value(static_cast<std::int64_t>(about.first)));
            finding.scope.set("other", *all[about.second].scope.find("found"));
            told.push_back(std::move(finding));
        }
        return told;
    }

    void tell(const Suspect& one) {
        Diagnostic told{
            check_.severity, check_.id, reading_.place(one.at.begin, one.at.end), check_.says.say(one.scope, environment_), {}, {}};
        if (!check_.remedy.empty()) told.hints.push_back(check_.remedy);
        if (!check_.rule.empty()) told.hints.push_back("rule: " + check_.rule);
        for (const auto& [expression, words] : check_.sees)
            for (const SourceSpan& seen : places_of(present(*expression, one.scope))) told.related.push_back({seen, words});
        Finding finding{{}, {}, std::move(told)};
        if (const Value* count = check_.once || check_.alike ? one.scope.find("count") : nullptr)
            finding.times = static_cast<std::size_t>(count->integer());
        found_.push_back(std::move(finding));
    }

    Value present(const language::Expression& expression, const language::Scope& scope) const {
        Value value = language::evaluate(expression, scope, environment_);
        language::required(value, expression.place);
        return value;
    }

    const WordingCheck& check_;
    const Reading& reading_;
    const Subject& subject_;
    const language::Environment& environment_;
    std::vector<Finding>& found_;
    language::Scope scope_;
};

}  // namespace

std::vector<Finding> inspect_wording(const std::vector<WordingCheck>& checks, const Words& words, const facts::Facts& facts,
                                     const language::Environment& environment, Diagnostics& faults) {
    const Subject subject(words.reading.text());
    language::Scope everything;
    for (const Map::Entry& entry : facts.convention(words.convention)->entries()) everything.set(entry.key, entry.value);
    everything.set("text", Value(words.reading.text()));
    everything.set("received", Value(words.received));
    everything.set("kind", Value(words.kind));
    std::vector<Finding> found;
    for (const WordingCheck& check : checks) {
        if (!check.convention.empty() && check.convention != words.convention) continue;
        if (!check.kinds.empty() && !check.kinds.count(words.kind)) continue;
        if (is_for_others(check, facts, words.convention)) continue;
        environment.begin_work();
        try {
            Inspection(check, words.reading, subject, everything, environment, found).run();
        } catch (const Fault& fault) {
            Diagnostic told = fault.diagnostic;
            told.message = "check '" + check.id + "' cannot be made: " + told.message;
            faults.add(std::move(told));
        }
    }
    for (Finding& one : found) {
        one.convention = words.convention;
        one.record = facts.record_at(one.diagnostic.place);
        if (one.record.empty()) one.record = words.record;
        one.document = words.record;
    }
    return found;
}

}  // namespace rapporteur::checks
