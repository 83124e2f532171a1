// Inlines to spans of text in one font each.
#pragma once

#include <vector>

#include "layout/job.h"

namespace rapporteur::layout {

// Every run that is made of a span carries the id of its structure element as its `user`: `element` itself, or one for a link or a
// note's call below it, whose Target is kept in the job.
std::vector<text::Span> spans_of(Job& job, const document::Inlines& inlines, const style::FontStyle& font,
                                 pages::ElementId element);

// The same for words that are no inlines; fonts that lack a character are replaced.
std::vector<text::Span> spans_of(Job& job, const std::string& characters, const style::FontStyle& font, pages::ElementId element,
                                 const Origin& origin);

}  // namespace rapporteur::layout
