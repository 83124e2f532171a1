#include "app/departures.h"

#include <algorithm>
#include <set>

#include "app/messages.h"
#include "checks/issued.h"

namespace rapporteur::app {

namespace {

constexpr std::size_t kMostTold = 12, kMostRecords = 6, kMostWords = 60;

const std::string* issued_words(const Project& project, const Recipe& recipe) {
    const Map* record = project.facts().record(recipe.convention, "issued", recipe.id);
    const Value* words = record ? record->find("words") : nullptr;
    return words && words->is(Kind::text) ? &words->text() : nullptr;
}

std::string shown(std::string_view words) {
    if (words.size() <= kMostWords) return std::string(words);
    return std::string(words.substr(0, words.find(' ', kMostWords - 20))) + " …";
}

std::string what_departs(const checks::Departure& departure, std::string_view text, const std::string& name) {
    const std::string words = "“" + shown(text.substr(departure.begin, departure.end - departure.begin)) + "”";
    if (departure.words == 0)
        return counted(departure.issued, "word") + " that " + name + " was issued with " + (departure.issued == 1 ? "is" : "are") +
               " missing after " + words;
    if (departure.issued == 0) return name + " was issued without the words " + words;
    return name + " was issued with other words than " + words;
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

checks::Finding finding_of(const checks::Departure& departure, const Project& project, const Recipe& recipe,
                           const checks::Reading& reading) {
    const facts::Facts& facts = project.facts();
    const std::string name = recipe.symbol.empty() ? recipe.id : recipe.symbol;
    std::vector<std::pair<SourceSpan, std::string>> here;         // a place in each record that the words, then the paragraph, are of
    std::set<std::string> seen;
    const auto gather = [&](const std::vector<SourceSpan>& places) {
        for (const SourceSpan& place : places)
            if (std::string record = facts.record_at(place); !record.empty() && seen.insert(record).second)
                here.emplace_back(place, std::move(record));
    };
    if (SourceSpan exact = reading.place(departure.begin, departure.end); !facts.record_at(exact).empty()) gather({exact});
    gather(reading.places(departure.begin, departure.end));
    const std::size_t departing = here.size();
    gather(reading.places(departure.line_begin, departure.line_end));
    const bool of_masthead = here.empty();                        // its lines tell no places
    SourceSpan place = departing > 0 ? here.front().first : of_masthead ? recipe.place : place_of_subject(facts, recipe);
    if (!place.known()) place = recipe.place;
    if (of_masthead) gather(places_named_by(*recipe.record));
    Diagnostic told = warning(kAsIssued, place, what_departs(departure, reading.text(), name))
                          .hint("a document that was issued stays as it is: check this fact and those beside it; what has "
                                "changed since belongs into records of its own, what the document had wrong under its slips");
    for (std::size_t i = departing > 0 ? 1 : 0; i < std::min(here.size(), kMostRecords); ++i)
        told.related.push_back({here[i].first, "this belongs to the same words"});
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
