// Which notes belong to a table, and how notes are numbered.
#pragma once

#include "document/document.h"

namespace rapporteur::passes {

// Notes to tables carry lower-case letters and stand directly under their table; all others are numbered through the document (UN
// Editorial Manual, footnotes and tables). A note that is called in one table and nowhere else is that table's.
void label_notes(document::Document& document);

}  // namespace rapporteur::passes
