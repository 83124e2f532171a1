// A project's folder, opened: its facts, the documents they can make, and the tools of the writing wing, each made once a run.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

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

class Project {
public:
    // REQUIRES: both outlive the project.
    Project(const FileSystem& files, Diagnostics& diagnostics);

    const facts::Facts& facts() const { return facts_; }
    const std::vector<Recipe>& recipes() const { return recipes_; }
    const Recipe* recipe(const std::string& id) const;
    std::vector<std::string> ids() const;

    const FileSystem& files() const { return *files_; }
    Sources& sources() { return sources_; }
    // The templates, with the words of one language and the rules of one convention. Made on first use; its faults are reported
    // then. Null where there were any.
    templating::Library* library(const std::string& convention, const std::string& language, Diagnostics& diagnostics);
    // The words of one language and the rules of one convention, for the expressions of checks.
    const language::Environment& environment(const std::string& convention, const std::string& language, Diagnostics& diagnostics);
    // The same for a thread of its own: rules remember what they were asked. Any thread may call it. REQUIRES: `locale` outlives it.
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
    std::map<std::string, std::unique_ptr<locale::Locale>> locales_;                              // by language
    std::map<std::pair<std::string, std::string>, std::unique_ptr<Wording>> wordings_;            // by convention and language
};

}  // namespace rapporteur::app
