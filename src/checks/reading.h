// A document's words as checks read them: one text, in which a line is a paragraph, a heading, a row of a table or a line as
// received, and for each stretch of it the place where it stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "document/document.h"

namespace rapporteur::checks {

class Reading {
public:
    // `words` stand at `place`, byte for byte where `place` has them so; else at it as a whole.
    void add(std::string_view words, const SourceSpan& place);
    void end_line();

    const std::string& text() const { return text_; }
    // Where the bytes [begin, end) stand; an unknown place where they are nobody's.
    SourceSpan place(std::size_t begin, std::size_t end) const;
    // The places of all that stands there, in its order.
    std::vector<SourceSpan> places(std::size_t begin, std::size_t end) const;

private:
    struct Piece {
        std::size_t begin;
        SourceSpan place;
    };
    std::string text_;
    std::vector<Piece> pieces_;
};

// A text that was received. Blanks and line ends in a row become one: a line end where there was one, two where there was an
// empty line, a tab where it stood alone or a column ends (a bar of Markdown, a gap as `pdftotext -layout` leaves it; a row ends
// in a tab). What a page says of itself between two pages is left out, and a word parted at a line's end is one again.
Reading read_text(const SourceFile& file);

// A document that the program made: words stand where their facts do, else in the template. Headings, paragraphs and items of
// lists begin with their labels ("27. ", "(a) ", "- "), which stand nowhere.
Reading read_document(const document::Document& document);
// All that a document shows, its whole masthead first; without the labels, which follow from what is there.
Reading read_whole(const document::Document& document);

}  // namespace rapporteur::checks
