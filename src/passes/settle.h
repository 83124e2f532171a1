// Makes Markdown of any origin fit for readers who hear it: what is loose is settled, each with a warning.
#pragma once

#include "base/diagnostic.h"
#include "document/document.h"

namespace rapporteur::passes {

// Headings: one that leaves out a level ("# A", "### B") is taken to do so on purpose, one without a word goes, one in a note
// becomes bold words. A link to a block that is not there becomes its words; a picture without alternative text
// is called by its title or its file's name. A document without a title
// is called what its first heading says, or else its id; without a language, English.
document::Document settle(document::Document document, Diagnostics& diagnostics);

}  // namespace rapporteur::passes
