// Pages made by hand, for tests: words set on one line each, in a real font.
#pragma once

#include <string>

#include "pages/pages.h"
#include "text/font.h"

namespace rapporteur::test {

// Liberation Serif, which Debian ships (fonts-liberation); fails the test where it is not there.
const text::FontFace& serif(const std::string& style = "Regular");

// Text shaped word by word, each glyph with what it stands for, at 0 from the line's left edge.
text::GlyphRun run_of(const std::string& characters, const text::FontFace& face = serif(), Length size = 12_pt);

// The one word that such a run is made of, to be changed.
text::ShapedWord& word_of(text::GlyphRun& run);

// A document that is being made: title, language, one page, the document element.
class Making {
public:
    Making();
    pages::Page& page() { return pages.pages.back(); }
    void new_page();
    pages::ElementId element(pages::Role role, pages::ElementId parent = 0) { return pages::add_element(pages, role, parent); }
    pages::StructureElement& at(pages::ElementId id) { return pages.structure[id]; }
    // On the next line, or where it is said to stand.
    void say(pages::ElementId element, const std::string& words);
    void say_at(pages::Point at, pages::ElementId element, const std::string& words, const text::FontFace& face = serif());
    // An element of that role with these words.
    pages::ElementId block(pages::Role role, const std::string& words, pages::ElementId parent = 0);
    void furniture(pages::ArtifactKind kind, Length y, const std::string& words);

    pages::Pages pages;
    Length y = 72_pt;
};

}  // namespace rapporteur::test
