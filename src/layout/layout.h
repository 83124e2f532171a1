// Document and Style to Pages: paragraphs, lists, tables, footnotes, page breaks, masthead and page furniture.
#pragma once

#include "base/diagnostic.h"
#include "document/document.h"
#include "images/images.h"
#include "pages/pages.h"
#include "style/style.h"
#include "text/font.h"
#include "text/hyphenate.h"
#include "text/ties.h"

namespace rapporteur::layout {

// What layout needs besides the document. REQUIRES: all outlive the Pages, which point to the faces of `fonts`.
struct Tools {
    const text::FontSet& fonts;                 // holds every family of the style
    text::Shaper& shaper;
    const text::Hyphenator* hyphenator = nullptr;
    const text::Ties* ties = nullptr;
    images::Shelf* pictures = nullptr;          // where the document's pictures are; null: it has none
};

// Sets the whole document. Never fails and never loses text: a word wider than its column runs over (a warning), or, where it would
// leave the paper, is divided; a table wider than the page goes on below itself, with its first column again. Reported as errors: a
// character that no font of the style has (with its place), a region that the style does not know, a document nested more than 100
// deep. Warnings: overfull lines; a table that is wider than the page, or whose words find no room; a picture that cannot be shown,
// in whose place stands what it says of itself. No heading stands alone at a page's foot, no first or last line of a paragraph
// stands alone, a note begins on the page of its call; those of a table stand under it.
pages::Pages set(const document::Document& document, const style::Style& style, const Tools& tools, Diagnostics& diagnostics);
// The same; each of the document's blocks and notes is let go as soon as it has become lines, unless the document asks for pages.
pages::Pages set(document::Document&& document, const style::Style& style, const Tools& tools, Diagnostics& diagnostics);

}  // namespace rapporteur::layout
