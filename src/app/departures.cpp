#include "app/departures.h"

#include <algorithm>
#include <set>

#include "app/issued.h"
#include "app/messages.h"
#include "checks/issued.h"

namespace rapporteur::app {

namespace {

constexpr const char* kOfFact =
    "a document that was issued stays as it is. Was this mistyped? Mend it. Did a later document change it? Say so under that "
    "document's `changes`. Was it wrong when it was issued? It belongs under its slips";
constexpr const char* kOfFormer =
    "the later document says that this was so before, and the issued one has other words. Check `was`; where more has changed, "
    "as the end of a span with its beginning, give each field a change of its own";

constexpr std::size_t kMostTold = 12, kMostRecords = 6, kMostWords = 60;

std::string shown(std::string_view words) {
    if (words.size() <= kMostWords) return std::string(words);
    return std::string(words.substr(0, words.find(' ', kMostWords - 20))) + " …";
}

std::string in_quotes(const checks::Stretch& stretch, std::string_view text) {
    return "“" + shown(text.substr(stretch.begin, stretch.end - stretch.begin)) + "”";
}

// "CCM/MSP/2022/12 was issued with other words than “2025” and “ten months”, without the words “…” and with 2 words more after
// “…”". `name`: the document's symbol, or its id.
std::string what_departs(const checks::Departure& departure, std::string_view text, const std::string& name) {
    std::vector<std::string> changed, added, parts;
    for (const checks::Stretch& one : departure.stretches)
        if (one.words > 0) (one.issued > 0 ? changed : added).push_back(in_quotes(one, text));
    if (!changed.empty()) parts.push_back("with other words than " + listed(changed));
    if (!added.empty()) parts.push_back("without the words " + listed(added));
    for (const checks::Stretch& one : departure.stretches)
        if (one.words == 0) parts.push_back("with " + counted(one.issued, "word") + " more after " + in_quotes(one, text));
    return name + " was issued " + listed(parts);
}

// Where the record that the document is made of begins; unknown where it is made of all.
SourceSpan place_of_subject(const facts::Facts& facts, const Recipe& recipe) {
    const Value* make = recipe.record->find("make");
    const Value* subject = make && make->is(Kind::map) ? make->map().find("subject") : nullptr;
    const Value* collection = make && make->is(Kind::map) ? make->map().find("of") : nullptr;
    const Value* records = subject && collection ? facts.convention(recipe.convention)->find(collection->text()) : nullptr;
    if (records && records->is(Kind::map))
        for (const Map::Entry& entry : records->map().entries())
            if (entry.key == subject->text()) return entry.key_place;
    return {};
}

// A place in each record that a record refers to: a masthead is made of the document's Meeting and of its item of the agenda.
std::vector<SourceSpan> places_named_by(const Map& record) {
    std::vector<SourceSpan> places;
    for (const Map::Entry& entry : record.entries())
        if (entry.key != "source" && entry.value.is_reference() && !entry.value.map().entries().empty())
            places.push_back(entry.value.map().entries().front().key_place);
    return places;
}

bool overlap(const SourceSpan& a, const SourceSpan& b) { return a.file == b.file && a.begin < b.end && b.begin < a.end; }

bool is_within(const SourceSpan& inner, const SourceSpan& place) {
    return inner.file == place.file && place.begin <= inner.begin && inner.end <= place.end;
}

// Whether a fact is what a later document says that it was before.
bool is_former(const SourceSpan& fact, const facts::Facts& facts, const Recipe& recipe) {
    const Value* documents = facts.convention(recipe.convention)->find("documents");
    if (!documents || !documents->is(Kind::map)) return false;
    for (const Map::Entry& document : documents->map().entries()) {
        const Value* changes = document.value.is(Kind::map) ? document.value.map().find("changes") : nullptr;
        if (!changes || !changes->is(Kind::list)) continue;
        for (const Value& change : changes->list()) {
            const Value* was = change.is(Kind::map) ? change.map().find("was") : nullptr;
            if (was && is_within(fact, was->place())) return true;
        }
    }
    return false;
}

struct Fact {
    SourceSpan place;
    std::string record;
};

// The facts that words were made of, in the order in which they come in question.
class ShownFacts {
public:
    explicit ShownFacts(const facts::Facts& facts) : facts_(facts) {}

    void add_each(const std::vector<SourceSpan>& places) {
        for (const SourceSpan& place : places) add(place, !is_known(place));
    }
    void add_one_of_each_record(const std::vector<SourceSpan>& places) {
        for (const SourceSpan& place : places) add(place, false);
    }
    // Who changed one fact is led to it: the fact that most of the words show comes first.
    void put_the_most_shown_first(const std::vector<checks::Stretch>& stretches, const checks::Reading& reading) {
        std::vector<std::size_t> shown(all_.size(), 0);
        for (const checks::Stretch& one : stretches) {
            const std::vector<SourceSpan> places = reading.places(one.begin, one.end);
            for (std::size_t i = 0; i < all_.size(); ++i)
                shown[i] += std::any_of(places.begin(), places.end(),
                                        [&](const SourceSpan& place) { return overlap(all_[i].place, place); });
        }
        const auto most = std::max_element(shown.begin(), shown.end()) - shown.begin();
        if (!all_.empty()) std::rotate(all_.begin(), all_.begin() + most, all_.begin() + most + 1);
    }
    const std::vector<Fact>& all() const { return all_; }

private:
    // A fact of a record that has none yet is always taken.
    void add(const SourceSpan& place, bool even_of_known_record) {
        std::string record = facts_.record_at(place);
        const bool is_new = records_.insert(record).second;
        if (!record.empty() && (is_new || even_of_known_record)) all_.push_back({place, std::move(record)});
    }
    bool is_known(const SourceSpan& place) const {
        return std::any_of(all_.begin(), all_.end(), [&](const Fact& one) {
            return overlap(one.place, place);
        });
    }

    const facts::Facts& facts_;
    std::vector<Fact> all_;
    std::set<std::string> records_;
};

checks::Finding finding_of(const checks::Departure& departure, const Project& project, const Recipe& recipe,
                           const checks::Reading& reading) {
    ShownFacts shown(project.facts());
    for (const checks::Stretch& one : departure.stretches) shown.add_each({reading.place(one.begin, one.end)});
    for (const checks::Stretch& one : departure.stretches) shown.add_each(reading.places(one.begin, one.end));
    shown.put_the_most_shown_first(departure.stretches, reading);
    const std::size_t by_the_words = shown.all().size();
    if (by_the_words == 0) shown.add_one_of_each_record(reading.places(departure.line_begin, departure.line_end));
    const bool of_masthead = shown.all().empty();                 // its lines tell no places
    if (of_masthead) shown.add_one_of_each_record(places_named_by(*recipe.record));

    const std::vector<Fact>& facts = shown.all();
    const SourceSpan subject = place_of_subject(project.facts(), recipe);
    const SourceSpan place = by_the_words > 0 ? facts.front().place : of_masthead || !subject.known() ? recipe.place : subject;
    const std::string name = recipe.symbol.empty() ? recipe.id : recipe.symbol;
    Diagnostic told = warning(kAsIssued, place, what_departs(departure, reading.text(), name))
                          .hint(is_former(place, project.facts(), recipe) ? kOfFormer : kOfFact);
    for (std::size_t i = by_the_words > 0 ? 1 : 0; i < std::min(facts.size(), kMostRecords); ++i)
        told.related.push_back(
            {facts[i].place, i < by_the_words ? "these words show this fact too" : "the same paragraph shows this"});
    if (subject.known()) told.related.push_back({subject, "the document is made of this record"});
    told.related.push_back({recipe.place, "the document's own record"});
    return {recipe.convention, by_the_words > 0 ? facts.front().record : project.facts().record_at(place), std::move(told)};
}

}  // namespace

std::vector<checks::Finding> departures_from_issued(const Project& project, const Recipe& recipe, const checks::Reading& reading) {
    std::vector<checks::Finding> findings;
    const std::string* issued = issued_words(project, recipe);
    if (!issued) return findings;
    const std::vector<checks::Departure> departures = checks::departures(reading, *issued);
    for (std::size_t i = 0; i < std::min(departures.size(), kMostTold); ++i)
        findings.push_back(finding_of(departures[i], project, recipe, reading));
    if (departures.size() > kMostTold) {
        const std::string others = std::to_string(departures.size() - kMostTold);
        findings.push_back(
            {recipe.convention, "documents/" + recipe.id,
             warning(kAsIssued, recipe.place, others + " other paragraphs of this document are not as they were issued either")});
    }
    return findings;
}

}  // namespace rapporteur::app
