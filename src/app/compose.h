// The writing wing, joined: a recipe's facts through its template to a finished Document.
#pragma once

#include <optional>

#include "app/project.h"
#include "base/diagnostic.h"
#include "document/document.h"

namespace rapporteur::app {

struct ComposeOptions {
    bool corrected = false;         // leave out the slips of the document as issued
};

// The template's text before it is read as a document: `dump --stage markdown`.
std::optional<templating::Rendered> render_recipe(Project& project, const Recipe& recipe, const ComposeOptions& options,
                                                  Diagnostics& diagnostics);

// None where an error was reported.
std::optional<document::Document> compose(Project& project, const Recipe& recipe, const ComposeOptions& options,
                                          Diagnostics& diagnostics);

}  // namespace rapporteur::app
