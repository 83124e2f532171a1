#include "app/issued.h"

#include "checks/issued.h"

namespace rapporteur::app {

namespace {

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

Diagnostic belongs_to_none(const Map::Entry& entry, const std::string& convention, const Project& project) {
    const bool registered = project.facts().record(convention, "documents", entry.key) != nullptr;
    Diagnostic told =
        warning("app.issued-of-none", entry.key_place,
                registered ? "what is kept here is of a document that the program does not make: '" + entry.key + "' has no `make`"
                           : "what is kept here is of no document: there is none with the id '" + entry.key + "'");
    std::vector<std::string> others;                              // those that nothing is kept of come first in question
    for (const Recipe& recipe : project.recipes())
        if (recipe.convention == convention && !issued_record(project.facts(), recipe)) others.push_back(recipe.id);
    std::string near = nearest(entry.key, others);
    for (const std::string& other : others)                 // "ccm-msp-2022-12" became "ccm-msp-2022-12-final"
        if (near.empty() && (other.starts_with(entry.key) || entry.key.starts_with(other))) near = other;
    told.hints.push_back(near.empty() ? "was the document renamed? Then give its new id to this record and to its file; was it "
                                        "withdrawn? Then remove the file"
                                      : "was it renamed to '" + near + "'? Then give that name to this record and to its file");
    return told;
}

Diagnostic damaged(const Map::Entry& entry, const std::string& damage) {
    return error("app.issued-damaged", text_in(&entry.value.map(), "words")->place(),
                 "the words kept of '" + entry.key + "' were changed after `rapporteur issue` wrote them: " + damage)
        .hint("put the file back as it was; if the document is today as it was issued, `rapporteur issue --again " + entry.key +
              "` writes it anew");
}

}  // namespace

const std::string* issued_words(const Project& project, const Recipe& recipe) {
    const Map* record = issued_record(project.facts(), recipe);
    const Value* words = text_in(record, "words");
    return words && damage_of(*record).empty() ? &words->text() : nullptr;
}

bool was_issued(const Project& project, const Recipe& recipe) { return issued_words(project, recipe) != nullptr; }

std::string issued_path(const Recipe& recipe) { return "content/" + recipe.convention + "/issued/" + recipe.id + ".yml"; }

void hold_issued(const Project& project, Diagnostics& diagnostics) {
    for (const std::string& convention : project.facts().conventions()) {
        const Value* kept = project.facts().convention(convention)->find("issued");
        if (!kept || !kept->is(Kind::map)) continue;
        for (const Map::Entry& entry : kept->map().entries()) {
            const Recipe* recipe = project.recipe(entry.key);
            if (!recipe || recipe->convention != convention) diagnostics.add(belongs_to_none(entry, convention, project));
            else if (const std::string damage = damage_of(entry.value.map()); !damage.empty())
                diagnostics.add(damaged(entry, damage));
        }
    }
}

}  // namespace rapporteur::app
