#include "app/project.h"

#include <algorithm>

#include "rules/rules.h"
#include "yaml/yaml.h"

namespace rapporteur::app {

namespace {

const std::vector<std::string> kNamesOfTemplates{"document", "subject", "corrected"};

std::string text_of(const Map& record, std::string_view field) {
    const Value* value = record.find(field);
    return value && value->is(Kind::text) ? value->text() : std::string();
}

std::vector<passes::Slip> slips_of(const Map& record) {
    std::vector<passes::Slip> slips;
    const Value* listed = record.find("slips");
    if (!listed || !listed->is(Kind::list)) return slips;
    for (const Value& slip : listed->list()) {
        if (!slip.is(Kind::map)) continue;
        const Value* issued = slip.map().find("issued");
        slips.push_back({text_of(slip.map(), "at"), text_of(slip.map(), "correct"), text_of(slip.map(), "issued"),
                         issued ? issued->place() : slip.place()});
    }
    return slips;
}

const Map* subject_of(const facts::Facts& facts, const std::string& convention, const Map& make, Diagnostics& diagnostics) {
    const Value* id = make.find("subject");
    if (!id) return nullptr;
    const std::string collection = text_of(make, "of");
    const Map* subject = facts.record(convention, collection, id->is(Kind::text) ? id->text() : "");
    if (!subject)
        diagnostics.add(
            error("app.no-subject", id->place(), "there is no record '" + text_of(make, "subject") + "' in '" + collection + "'")
                .hint("`of` names a collection of this convention's facts, `subject` one of its records"));
    return subject;
}

std::vector<Recipe> recipes_of(const facts::Facts& facts, const std::string& convention, Diagnostics& diagnostics) {
    std::vector<Recipe> recipes;
    const Value* documents = facts.convention(convention)->find("documents");
    if (!documents || !documents->is(Kind::map)) return recipes;
    for (const Map::Entry& entry : documents->map().entries()) {
        if (!entry.value.is(Kind::map)) continue;
        const Map& record = entry.value.map();
        const Value* make = record.find("make");
        if (!make || !make->is(Kind::map)) continue;
        const Map* subject = subject_of(facts, convention, make->map(), diagnostics);
        Recipe recipe{entry.key, convention, text_of(record, "symbol"), text_of(record, "title"), text_of(make->map(), "template"),
                      "en",      &record,    subject,                   slips_of(record),         entry.key_place, false};
        if (const std::string language = text_of(make->map(), "language"); !language.empty()) {
            recipe.language = language;
            recipe.states_language = true;
        }
        recipes.push_back(std::move(recipe));
    }
    return recipes;
}

Value read_house_words(const FileSystem& files, Sources& sources, const std::string& language, Diagnostics& diagnostics) {
    const std::string path = "templates/locales/" + language + ".yml";
    auto text = files.read(path);
    if (std::holds_alternative<FileFailure>(text)) return {};           // the language itself is enough
    return yaml::read(sources.add(path, std::get<std::string>(std::move(text))), diagnostics);
}

}  // namespace

std::optional<Date> day_of(const Recipe& recipe) {
    const Value* date = recipe.record->find("date");
    return date && date->is(Kind::date) ? std::optional(date->date()) : std::nullopt;
}

const Map* issued_record(const facts::Facts& facts, const Recipe& recipe) {
    return facts.record(recipe.convention, "issued", recipe.id);
}

Project::Project(const FileSystem& files, Diagnostics& diagnostics, const std::vector<facts::Former>& formers)
    : files_(&files), facts_(facts::load(files, sources_, diagnostics, formers)) {
    if (diagnostics.failed()) return;
    std::map<std::string, SourceSpan> known;
    for (const std::string& convention : facts_.conventions()) {
        if (formers.empty()) changes_[convention] = changes_in(facts_, convention, diagnostics);
        for (Recipe& recipe : recipes_of(facts_, convention, diagnostics)) {
            const auto [first, is_new] = known.emplace(recipe.id, recipe.place);
            if (!is_new)
                diagnostics.add(error("app.document-twice", recipe.place, "there are two documents with the id '" + recipe.id + "'")
                                    .see(first->second, "the other one is here"));
            recipes_.push_back(std::move(recipe));
        }
    }
}

Project& Project::as_of(const Recipe& recipe, Diagnostics& diagnostics) {
    const std::optional<Date> day = day_of(recipe);
    const std::vector<Change>& changes = changes_[recipe.convention];
    if (changes.empty() || (!day && !issued_record(facts_, recipe))) return *this;
    const auto known = std::find_if(changes.begin(), changes.end(), [&](const Change& one) { return day && one.day <= *day; });
    const auto undone = static_cast<std::size_t>(known - changes.begin());
    if (undone == 0) return *this;
    auto& then = earlier_[{recipe.convention, undone}];
    if (!then) {
        std::vector<facts::Former> formers;
        for (auto change = changes.begin(); change != known; ++change) formers.push_back(change->former);
        then = std::make_unique<Project>(*files_, diagnostics, formers);
    }
    return then->recipe(recipe.id) ? *then : *this;             // a former value at fault was told
}

std::string Project::record_at(const SourceSpan& place) const {
    std::string record = facts_.record_at(place);
    for (const auto& [undone, then] : earlier_)
        if (record.empty()) record = then->record_at(place);
    return record;
}

const Recipe* Project::recipe(const std::string& id) const {
    const auto found = std::find_if(recipes_.begin(), recipes_.end(), [&](const Recipe& recipe) { return recipe.id == id; });
    return found == recipes_.end() ? nullptr : &*found;
}

std::vector<std::string> Project::ids() const {
    std::vector<std::string> ids;
    for (const Recipe& recipe : recipes_) ids.push_back(recipe.id);
    return ids;
}

Project::Wording::Wording(const FileSystem& files, Sources& sources, const locale::Locale& locale, const Map& facts,
                          Diagnostics& diagnostics)
    : environment(locale), library(files, "templates", sources, environment) {
    const std::size_t errors_before = diagnostics.errors();
    rules::add(facts, environment, diagnostics, kNamesOfTemplates);
    sound = diagnostics.errors() == errors_before;
}

const locale::Locale& Project::locale(const std::string& language, Diagnostics& diagnostics) {
    auto& words = locales_[language];
    if (!words)
        words = std::make_unique<locale::Locale>(language, read_house_words(*files_, sources_, language, diagnostics), diagnostics);
    return *words;
}

Project::Wording& Project::wording(const std::string& convention, const std::string& language, Diagnostics& diagnostics) {
    auto& wording = wordings_[{convention, language}];
    if (!wording)
        wording = std::make_unique<Wording>(*files_, sources_, locale(language, diagnostics), *facts_.convention(convention),
                                            diagnostics);
    return *wording;
}

templating::Library* Project::library(const std::string& convention, const std::string& language, Diagnostics& diagnostics) {
    Wording& found = wording(convention, language, diagnostics);
    return found.sound ? &found.library : nullptr;
}

const language::Environment& Project::environment(const std::string& convention, const std::string& language,
                                                  Diagnostics& diagnostics) {
    return wording(convention, language, diagnostics).environment;
}

std::unique_ptr<language::Environment> Project::another_environment(const std::string& convention,
                                                                    const locale::Locale& locale) const {
    auto environment = std::make_unique<language::Environment>(locale);
    Diagnostics unsaid;                                     // `environment` has told them
    rules::add(*facts_.convention(convention), *environment, unsaid, kNamesOfTemplates);
    return environment;
}

}  // namespace rapporteur::app
