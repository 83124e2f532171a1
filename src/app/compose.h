// The writing wing, joined: a recipe's facts through its template to a finished Document.
#pragma once

#include <optional>
#include <set>

#include "app/project.h"
#include "base/diagnostic.h"
#include "checks/reading.h"
#include "document/document.h"

namespace rapporteur::app {

struct ComposeOptions {
    bool corrected = false;         // leave out the slips of the document as issued
    bool reading = false;           // the words are wanted, for checks
};

// The template's text before it is read as a document: `dump --stage markdown`.
std::optional<templating::Rendered> render_recipe(Project& project, const Recipe& recipe, const ComposeOptions& options,
                                                  Diagnostics& diagnostics);

// The words of a document as they should be, whether or not slips were put back in.
struct Readings {
    checks::Reading words;                  // with its labels, for the checks of wording
    checks::Reading whole;                  // with its masthead, for what it was issued with
};

struct Composed {
    document::Document document;
    std::set<std::string> templates;        // the names of all that had a part in it
    Readings readings;                      // empty where they are not wanted
};

// None where an error was reported.
std::optional<Composed> compose(Project& project, const Recipe& recipe, const ComposeOptions& options,
                                Diagnostics& diagnostics);

}  // namespace rapporteur::app
