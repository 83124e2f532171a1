#include "app/departures.h"

#include <algorithm>
#include <set>

#include "app/messages.h"
#include "checks/issued.h"

namespace rapporteur::app {

namespace {

constexpr std::size_t kMostTold = 12, kMostRecords = 6, kMostWords = 60;

const std::string* issued_words(const Project& project, const Recipe& recipe) {
    const Map* record = issued_record(project.facts(), recipe);
    const Value* words = record ? record->find("words") : nullptr;
    return words && words->is(Kind::text) ? &words->text() : nullptr;
}

std::string shown(std::string_view words) {
    if (words.size() <= kMostWords) return std::string(words);
    return std::string(words.substr(0, words.find(' ', kMostWords - 20))) + " …";
}

std::string in_quotes(const checks::Stretch& stretch, std::string_view text) {
    return "“" + shown(text.substr(stretch.begin, stretch.end - stretch.begin)) + "”";
}

// "other words than “2025” and “ten months”, without the words “…” and with 2 words more after “…”"
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

bool is_among(const std::vector<std::pair<SourceSpan, std::string>>& facts, const SourceSpan& place) {
    return std::any_of(facts.begin(), facts.end(), [&](const auto& one) {
        return one.first.file == place.file && place.begin < one.first.end && one.first.begin < place.end;
    });
}

checks::Finding finding_of(const checks::Departure& departure, const Project& project, const Recipe& recipe,
                           const checks::Reading& reading) {
    const facts::Facts& facts = project.facts();
    const std::string name = recipe.symbol.empty() ? recipe.id : recipe.symbol;
    std::vector<std::pair<SourceSpan, std::string>> here;         // the facts that the words show, then one of each other record
    std::set<std::string> seen;
    const auto gather = [&](const std::vector<SourceSpan>& places, bool each_fact) {
        for (const SourceSpan& place : places) {
            std::string record = facts.record_at(place);
            const bool is_new = seen.insert(record).second;
            if (!record.empty() && (is_new || (each_fact && !is_among(here, place)))) here.emplace_back(place, std::move(record));
        }
    };
    for (const checks::Stretch& one : departure.stretches) gather({reading.place(one.begin, one.end)}, true);
    for (const checks::Stretch& one : departure.stretches) gather(reading.places(one.begin, one.end), true);
    const std::size_t departing = here.size();
    gather(reading.places(departure.line_begin, departure.line_end), false);
    const bool of_masthead = here.empty();                        // its lines tell no places
    SourceSpan place = departing > 0 ? here.front().first : of_masthead ? recipe.place : place_of_subject(facts, recipe);
    if (!place.known()) place = recipe.place;
    if (of_masthead) gather(places_named_by(*recipe.record), false);
    Diagnostic told = warning(kAsIssued, place, what_departs(departure, reading.text(), name))
                          .hint("a document that was issued stays as it is. Was this mistyped? Mend it. Did a later document change it? "
                                "Say so under that document's `changes`. Was it wrong when it was issued? It belongs under its slips");
    for (std::size_t i = departing > 0 ? 1 : 0; i < std::min(here.size(), kMostRecords); ++i)
        told.related.push_back({here[i].first, i < departing ? "these words show this fact too" : "the same paragraph shows this"});
    if (const SourceSpan subject = place_of_subject(facts, recipe); subject.known())
        told.related.push_back({subject, "the document is made of this record"});
    told.related.push_back({recipe.place, "the document's own record"});
    return {recipe.convention, departing > 0 ? here.front().second : facts.record_at(place), std::move(told)};
}

}  // namespace

bool was_issued(const Project& project, const Recipe& recipe) { return issued_words(project, recipe) != nullptr; }

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
