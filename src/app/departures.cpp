#include "app/departures.h"

#include <algorithm>
#include <set>

#include "app/messages.h"
#include "checks/issued.h"

namespace rapporteur::app {

namespace {

constexpr std::size_t kMostTold = 12, kMostRecords = 6, kMostWords = 60;

const Value* text_in(const Map* record, std::string_view field) {
    const Value* value = record ? record->find(field) : nullptr;
    return value && value->is(Kind::text) ? value : nullptr;
}

// What is wrong with the words that are kept in a record; empty where they are sound.
std::string damage_of(const Map& record) {
    const Value *words = text_in(&record, "words"), *seal = text_in(&record, "seal");
    if (!words || !seal) return "";                               // the schema has said so
    return checks::damage(words->text(), seal->text());
}

// Null where it was not issued, or what is kept is damaged.
const std::string* issued_words(const Project& project, const Recipe& recipe) {
    const Map* record = issued_record(project.facts(), recipe);
    const Value* words = text_in(record, "words");
    return words && damage_of(*record).empty() ? &words->text() : nullptr;
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

bool overlap(const SourceSpan& a, const SourceSpan& b) { return a.file == b.file && a.begin < b.end && b.begin < a.end; }

bool is_among(const std::vector<std::pair<SourceSpan, std::string>>& facts, const SourceSpan& place) {
    return std::any_of(facts.begin(), facts.end(), [&](const auto& one) { return overlap(one.first, place); });
}

bool is_within(const SourceSpan& inner, const SourceSpan& place) {
    return inner.file == place.file && place.begin <= inner.begin && inner.end <= place.end;
}

// Whether a fact is what a later document says that it was before.
bool is_former(const SourceSpan& fact, const facts::Facts& facts, const Recipe& recipe) {
    const Value* documents = facts.convention(recipe.convention)->find("documents");
    if (!documents || !documents->is(Kind::map)) return false;
    for (const Map::Entry& document : documents->map().entries()) {
        const Value* changes = document.value.is(Kind::map) ? document.value.map().find("changes") : nullptr;
        if (changes && changes->is(Kind::list))
            for (const Value& change : changes->list())
                if (const Value* was = change.is(Kind::map) ? change.map().find("was") : nullptr; was && is_within(fact, was->place())) return true;
    }
    return false;
}

constexpr const char* kOfFact =
    "a document that was issued stays as it is. Was this mistyped? Mend it. Did a later document change it? "
    "Say so under that document's `changes`. Was it wrong when it was issued? It belongs under its slips";
constexpr const char* kOfFormer =
    "the later document says that this was so before, and the issued one has other words. Check `was`; "
    "where more has changed, as the end of a span with its beginning, give each field a change of its own";

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
    std::vector<std::size_t> shown(departing, 0);                 // by how many of the words that differ
    for (const checks::Stretch& one : departure.stretches) {
        const std::vector<SourceSpan> places = reading.places(one.begin, one.end);
        for (std::size_t i = 0; i < departing; ++i)
            shown[i] += std::any_of(places.begin(), places.end(), [&](const SourceSpan& place) { return overlap(here[i].first, place); });
    }
    if (departing > 1) {                                          // who changed one fact is led to it
        const auto most = std::max_element(shown.begin(), shown.end()) - shown.begin();
        std::rotate(here.begin(), here.begin() + most, here.begin() + most + 1);
    }
    if (departing == 0) gather(reading.places(departure.line_begin, departure.line_end), false);
    const bool of_masthead = here.empty();                        // its lines tell no places
    SourceSpan place = departing > 0 ? here.front().first : of_masthead ? recipe.place : place_of_subject(facts, recipe);
    if (!place.known()) place = recipe.place;
    if (of_masthead) gather(places_named_by(*recipe.record), false);
    Diagnostic told = warning(kAsIssued, place, what_departs(departure, reading.text(), name))
                          .hint(is_former(place, facts, recipe) ? kOfFormer : kOfFact);
    for (std::size_t i = departing > 0 ? 1 : 0; i < std::min(here.size(), kMostRecords); ++i)
        told.related.push_back({here[i].first, i < departing ? "these words show this fact too" : "the same paragraph shows this"});
    if (const SourceSpan subject = place_of_subject(facts, recipe); subject.known())
        told.related.push_back({subject, "the document is made of this record"});
    told.related.push_back({recipe.place, "the document's own record"});
    return {recipe.convention, departing > 0 ? here.front().second : facts.record_at(place), std::move(told)};
}

Diagnostic belongs_to_none(const Map::Entry& entry, const std::string& convention, const Project& project) {
    const bool registered = project.facts().record(convention, "documents", entry.key) != nullptr;
    Diagnostic told = warning("app.issued-of-none", entry.key_place,
                              registered ? "what is kept here is of a document that the program does not make: '" + entry.key + "' has no `make`"
                                         : "what is kept here is of no document: there is none with the id '" + entry.key + "'");
    std::vector<std::string> others;                              // those that nothing is kept of come first in question
    for (const Recipe& recipe : project.recipes())
        if (recipe.convention == convention && !issued_record(project.facts(), recipe)) others.push_back(recipe.id);
    std::string near = nearest(entry.key, others);
    for (const std::string& other : others)                       // "ccm-msp-2022-12" became "ccm-msp-2022-12-final"
        if (near.empty() && (other.starts_with(entry.key) || entry.key.starts_with(other))) near = other;
    if (!near.empty()) told.hints.push_back("was it renamed to '" + near + "'? Then give that name to this record and to its file");
    else told.hints.push_back("was the document renamed? Then give its new id to this record and to its file; was it withdrawn? Then remove the file");
    return told;
}

}  // namespace

bool was_issued(const Project& project, const Recipe& recipe) { return issued_words(project, recipe) != nullptr; }

std::string issued_path(const Recipe& recipe) { return "content/" + recipe.convention + "/issued/" + recipe.id + ".yml"; }

void hold_issued(const Project& project, Diagnostics& diagnostics) {
    for (const std::string& convention : project.facts().conventions()) {
        const Value* kept = project.facts().convention(convention)->find("issued");
        if (!kept || !kept->is(Kind::map)) continue;
        for (const Map::Entry& entry : kept->map().entries()) {
            const Recipe* recipe = project.recipe(entry.key);
            if (!recipe || recipe->convention != convention) {
                diagnostics.add(belongs_to_none(entry, convention, project));
            } else if (const std::string damage = damage_of(entry.value.map()); !damage.empty()) {
                const Value* words = text_in(&entry.value.map(), "words");
                diagnostics.add(error("app.issued-damaged", words->place(),
                                      "the words kept of '" + entry.key + "' were changed after `rapporteur issue` wrote them: " + damage)
                                    .hint("put the file back as it was; if the document is today as it was issued, `rapporteur issue --again " +
                                          entry.key + "` writes it anew"));
            }
        }
    }
}

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
