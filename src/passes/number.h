// Gives every block its label and every reference its words. Document in, Document out.
#pragma once

#include "base/diagnostic.h"
#include "document/document.h"

namespace rapporteur::passes {

// Where document.numbering is "un" (UN Editorial Manual, paragraphs and subparagraphs): headings I., A., 1., (a) below each
// other; annexes "Annex I" (a single one: "Annex"); paragraphs 1., 2., … through the whole document, anew in each annex
// ("un-sections": and in each section); items (a), (b), inside them (i), (ii), inside them a., b.; notes 1, 2, … in the order of
// their calls, those of tables a, b, … (passes/notes.h). Otherwise lists keep the numbers they were written with ("1.", "2."),
// and headings have none.
// Tables that have a caption "Table 1", where the document asks for it (a single one: "Table"; UN Editorial Manual, tables).
// Every Reference then gets the label of its target, without its full stop ("27", "annex II", "III", "(b)").
// Reported: a reference to no block, with the nearest id.
document::Document number(document::Document document, Diagnostics& diagnostics);

}  // namespace rapporteur::passes
