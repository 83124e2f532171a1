// Each record of a file of checks becomes a Check, if it can be one.
#include <algorithm>
#include <map>

#include "checks/checks.h"
#include "checks/fields.h"
#include "checks/names.h"
#include "checks/wording.h"

namespace rapporteur::checks {

namespace {

Way cut_way(const std::string& written) {
    Way way;
    for (std::size_t begin = 0; begin <= written.size() && !written.empty();) {
        const std::size_t end = std::min(written.find('.', begin), written.size());
        way.push_back(written.substr(begin, end - begin));
        begin = end + 1;
    }
    return way;
}

// "meetings" holds a meeting, "proceedings" a proceeding, "convention" the convention.
std::string singular(const std::string& collection) {
    if (collection.size() > 3 && collection.substr(collection.size() - 3) == "ies")
        return collection.substr(0, collection.size() - 3) + "y";
    return !collection.empty() && collection.back() == 's' ? collection.substr(0, collection.size() - 1) : collection;
}

void read_subject(Check& check, const Fields& fields) {
    check.collection = fields.text("for");
    if (const Value* collection = fields.find("for")) check.collection_place = collection->place();
    check.record = fields.text("as");
    if (check.record.empty()) check.record = singular(check.collection);
    if (fields.find("item")) check.item = fields.text("item");
    check.each = cut_way(fields.text("each"));
    check.at = cut_way(fields.text("at"));
    if (const List* needs = fields.list("needs"))
        for (const Value& need : *needs)
            if (need.is(Kind::text)) check.needs.emplace_back(cut_way(need.text()), need.place());
}

void read_expressions(Check& check, const Fields& fields) {
    check.when = fields.expression("when");
    check.lets = fields.named("let");
    check.holds = fields.expression("holds");
    check.unique = fields.expression("unique");
}

void read_saying(Saying& check, const Map::Entry& entry, const std::string& convention, const Fields& fields, Severity usual,
                 Diagnostics& diagnostics) {
    check.id = entry.key;
    check.convention = convention;
    check.place = entry.key_place;
    check.severity = fields.severity(usual);
    check.says = fields.sentence("says");
    check.rule = fields.text("rule");
    check.remedy = fields.text("do");
    check.example = fields.text("example");
    if (const List* sees = fields.list("see"))
        for (const Value& other : *sees) {
            if (!other.is(Kind::map)) continue;
            const Fields place(other.map(), diagnostics);
            if (auto of = place.expression("of")) check.sees.emplace_back(std::move(of), place.text("says"));
        }
    hold_id(entry, diagnostics);
}

// None where the check cannot be made; why has been said.
std::optional<Check> check_of(const Map::Entry& entry, const std::string& convention, Diagnostics& diagnostics) {
    if (!entry.value.is(Kind::map)) return std::nullopt;
    const Fields fields(entry.value.map(), diagnostics);
    const std::size_t faults_before = diagnostics.errors();
    Check check;
    read_saying(check, entry, convention, fields, Severity::error, diagnostics);
    check.waits_for = fields.text("waits_for");
    read_subject(check, fields);
    read_expressions(check, fields);
    const bool one_is_written = !fields.find("holds") != !fields.find("unique");
    if (!one_is_written && diagnostics.errors() == faults_before)
        diagnostics.add(
            error("checks.holds-or-unique", entry.key_place, "check '" + check.id + "' needs `holds` or `unique`, one of the two")
                .hint("`holds` is what must be true of each record, `unique` what no two of them may share"));
    if (diagnostics.errors() > faults_before || (!check.holds && !check.unique) || !fields.find("says") || check.collection.empty())
        return std::nullopt;
    return check;
}

std::vector<Phrase> phrases_of(const Map& written) {
    std::vector<Phrase> phrases;
    for (const Map::Entry& entry : written.entries())
        if (entry.value.is(Kind::text)) phrases.push_back({entry.key, entry.value.text()});
    return phrases;
}

// What the message points to is a group of the pattern.
void hold_group(const WordingCheck& check, const Value& at, Diagnostics& diagnostics) {
    const std::vector<std::string>& groups = check.finds->group_names();
    if (std::find(groups.begin(), groups.end(), check.at) != groups.end()) return;
    Diagnostic fault =
        error("checks.no-group", at.place(), "check '" + check.id + "': its pattern has no group '" + check.at + "'");
    const std::string near = nearest(check.at, groups);
    diagnostics.add(
        std::move(fault).hint(near.empty() ? "write it into `finds`: (?<" + check.at + ">…)" : "did you mean '" + near + "'?"));
}

std::optional<WordingCheck> wording_of(const Map::Entry& entry, const std::string& convention, const WordLists& words,
                                       Diagnostics& diagnostics) {
    if (!entry.value.is(Kind::map)) return std::nullopt;
    const Fields fields(entry.value.map(), diagnostics);
    const std::size_t faults_before = diagnostics.errors();
    WordingCheck check;
    read_saying(check, entry, convention, fields, Severity::warning, diagnostics);
    if (const List* kinds = fields.list("of"))
        for (const Value& kind : *kinds)
            if (kind.is(Kind::text)) check.kinds.insert(kind.text());
    if (const Value* written = fields.find("finds"); written && written->is(Kind::text)) {
        std::string fault;
        const std::string pattern = with_words(written->text(), words, fault);
        if (fault.empty()) check.finds.emplace(pattern, fault);
        if (!fault.empty()) diagnostics.add(error("checks.pattern", written->place(), "check '" + check.id + "': " + fault));
    }
    if (const Value* written = fields.find("words"); written && written->is(Kind::map))
        check.words.emplace(phrases_of(written->map()));
    check.near = fields.expression("near");
    check.given = fields.named("given");
    check.when = fields.expression("when");
    check.counted = fields.expression("counted");
    check.lets = fields.named("let");
    check.holds = fields.expression("holds");
    check.alike = fields.expression("alike");
    check.spelled = fields.expression("spelled");
    check.names = names_taken_by(check);
    check.once = fields.is_true("once");
    check.at = fields.text("at");
    if (const Value* at = fields.find("at"); at && check.finds && !check.at.empty()) hold_group(check, *at, diagnostics);
    const int ways = (check.finds ? 1 : 0) + (check.words ? 1 : 0) + (check.near ? 1 : 0);
    if (ways != 1 && diagnostics.errors() == faults_before)
        diagnostics.add(error("checks.finds-or-near", entry.key_place,
                              "check '" + check.id + "' needs `finds`, `words` or `near`, one of the three"));
    if (diagnostics.errors() > faults_before || !fields.find("says")) return std::nullopt;
    return check;
}

// The records below `key` in all files; an id that stands twice is told.
template <class One, class Make>
std::vector<One> all_of(const std::string& key, const std::vector<facts::Held>& files, Diagnostics& diagnostics, Make make) {
    std::vector<One> all;
    std::map<std::string, SourceSpan> known;
    for (const facts::Held& file : files) {
        const Value* listed = file.content.is(Kind::map) ? file.content.map().find(key) : nullptr;
        if (!listed || !listed->is(Kind::map)) continue;
        for (const Map::Entry& entry : listed->map().entries()) {
            auto check = make(entry, convention_of(file.path), diagnostics);
            if (!check) continue;
            const auto [first, is_new] = known.emplace(check->id, check->place);
            if (is_new) all.push_back(std::move(*check));
            else
                diagnostics.add(error("checks.id-twice", check->place, "there are two checks '" + check->id + "'")
                                    .hint("give one of them another name")
                                    .see(first->second, "the other one is here"));
        }
    }
    return all;
}

}  // namespace

Checks read(const std::vector<facts::Held>& files, Diagnostics& diagnostics) {
    Checks checks;
    checks.all_ = all_of<Check>("checks", files, diagnostics, check_of);
    return checks;
}

std::vector<WordingCheck> read_wording(const std::vector<facts::Held>& files, const WordLists& words, Diagnostics& diagnostics) {
    const auto make = [&words](const Map::Entry& entry, const std::string& convention, Diagnostics& faults) {
        return wording_of(entry, convention, words, faults);
    };
    return all_of<WordingCheck>("wording", files, diagnostics, make);
}

const Check* Checks::find(std::string_view id) const {
    const auto found = std::find_if(all_.begin(), all_.end(), [&](const Check& check) { return check.id == id; });
    return found == all_.end() ? nullptr : &*found;
}

std::vector<std::string> Checks::ids() const {
    std::vector<std::string> ids;
    for (const Check& check : all_) ids.push_back(check.id);
    return ids;
}

}  // namespace rapporteur::checks
