// What stands above the title of a document of the United Nations, and at the foot of its first page.
#pragma once

#include "layout/job.h"

namespace rapporteur::layout {

// The y at which the document itself begins. REQUIRES: the document and the style have a masthead.
Length set_masthead(Job& job, pages::Page& page);
void set_first_foot(Job& job, pages::Page& page);

// A filled rectangle that is no part of the document.
void place_rule(pages::Page& page, const style::RuleStyle& rule, pages::ArtifactKind kind);

}  // namespace rapporteur::layout
