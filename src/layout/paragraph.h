// Words to lines, and lines to rows.
#pragma once

#include <vector>

#include "layout/job.h"

namespace rapporteur::layout {

// A paragraph's column on the page, and how its lines stand in it.
struct Column {
    Length left, first_line, right;
    Length leading;
    text::LineAlign align = text::LineAlign::justified;
    bool hyphenate = true;
    bool balance = false;
    Length last_line{};                 // the least
};

Column column_of(const style::ParagraphStyle& paragraph);

// The lines of a text; a word wider than the column runs over, with a warning; one that would leave the
// paper is divided by force.
std::vector<text::Line> lines_of(Job& job, const std::vector<text::Span>& spans, const Column& column);

// Puts a line's runs into a row, with the areas of its links. `x` is its left edge, `baseline` from the row's top.
// Returns the notes that it calls, in order.
std::vector<std::uint32_t> place_line(Job& job, Row& row, text::Line line, Length x, Length baseline, Length leading);

// A blank as wide as nothing, so that a label and the words after it do not run together when copied or read aloud.
void end_with_blank(Job& job, text::GlyphRun& run);

// Room for words that are wider than the column: a break is allowed after every character of a long word.
std::vector<text::Span> loosened(std::vector<text::Span> spans);

}  // namespace rapporteur::layout
