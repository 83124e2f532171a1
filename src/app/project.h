// A project's folder, opened: its facts, the documents they can make, and the tools of the writing wing, each made once a run.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/changes.h"
#include "base/diagnostic.h"
#include "base/files.h"
#include "base/source.h"
#include "facts/facts.h"
#include "language/evaluate.h"
#include "locale/locale.h"
#include "passes/issued.h"
#include "templating/template.h"

namespace rapporteur::app {

// A document that the program can make: a record of a convention's register with `make`.
struct Recipe {
    std::string id;
    std::string convention;
    std::string symbol, title;
    std::string template_file;          // below templates/
    std::string language = "en";
    const Map* record = nullptr;        // of the register
    const Map* subject = nullptr;       // what it reports on; may be null
    std::vector<passes::Slip> slips;
    SourceSpan place;
    bool states_language = false;       // else English is taken for the words of dates and numbers alone
};

// The day that the document bears, if any.
std::optional<Date> day_of(const Recipe& recipe);
// What stays of the words that it was issued with (checks/issued.h): its record; null where it was not issued.
const Map* issued_record(const facts::Facts& facts, const Recipe& recipe);

class Project {
public:
    // REQUIRES: both outlive the project. `formers`: facts as they were before (facts/facts.h).
    Project(const FileSystem& files, Diagnostics& diagnostics, const std::vector<facts::Former>& formers = {});

    const facts::Facts& facts() const { return facts_; }
    const std::vector<Recipe>& recipes() const { return recipes_; }
    const Recipe* recipe(const std::string& id) const;
    std::vector<std::string> ids() const;

    // The project as it stood on the day of a document: where documents that bear a later one say what they changed
    // (app/changes.h), its facts are what they were; this project where none does. A document that was issued and bears no day is
    // older than them all. Made on first use. REQUIRES: the recipe is one of this project's; its own there has the same id.
    Project& as_of(const Recipe& recipe, Diagnostics& diagnostics);
    // The record that a place lies in, here or as it stood: "requests/bulgaria-3-3", empty where it lies in none.
    std::string record_at(const SourceSpan& place) const;

    const FileSystem& files() const { return *files_; }
    Sources& sources() { return sources_; }
    // The templates, with the words of one language and the rules of one convention. Made on first use; its faults are reported
    // then. Null where there were any.
    templating::Library* library(const std::string& convention, const std::string& language, Diagnostics& diagnostics);
    // The words of one language and the rules of one convention, for the expressions of checks.
    const language::Environment& environment(const std::string& convention, const std::string& language, Diagnostics& diagnostics);
    // The same for a thread of its own: rules remember what they were asked. Any thread may call it. REQUIRES: `locale` outlives
    // it.
    std::unique_ptr<language::Environment> another_environment(const std::string& convention, const locale::Locale& locale) const;
    const locale::Locale& locale(const std::string& language, Diagnostics& diagnostics);

private:
    struct Wording {
        language::Environment environment;
        templating::Library library;
        bool sound;
        Wording(const FileSystem& files, Sources& sources, const locale::Locale& locale, const Map& facts,
                Diagnostics& diagnostics);
    };
    Wording& wording(const std::string& convention, const std::string& language, Diagnostics& diagnostics);

    const FileSystem* files_;
    Sources sources_;
    facts::Facts facts_;
    std::vector<Recipe> recipes_;
    std::map<std::string, std::vector<Change>> changes_;                                          // by convention, the latest first
    std::map<std::pair<std::string, std::size_t>, std::unique_ptr<Project>> earlier_;             // and by how many are undone
    std::map<std::string, std::unique_ptr<locale::Locale>> locales_;                              // by language
    std::map<std::pair<std::string, std::string>, std::unique_ptr<Wording>> wordings_;            // by convention and language
};

}  // namespace rapporteur::app
