// What everyone can read, whether they see it or hear it: the things that PDF/UA-1 (ISO 14289-1) asks of an author and that can be
// known before a page is set.
#pragma once

#include "base/diagnostic.h"
#include "document/document.h"

namespace rapporteur::passes {

// Reported, with the place: a document without a title or a language (7.1, 7.2), an image or a chart without alternative text
// (7.3), a heading level left out (7.4.2), a heading in a note, a table without header cells (7.5).
void check_accessible(const document::Document& document, Diagnostics& diagnostics);

}  // namespace rapporteur::passes
