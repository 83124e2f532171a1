// Where pages end: the breaks of least cost over the whole document (page_costs.h), by dynamic programming over the rows, as Knuth and
// Plass choose the ends of lines.
#pragma once

#include <vector>

#include "layout/material.h"

namespace rapporteur::layout {

// What a page holds: rows and lines of notes, each [begin, end).
struct PageRange {
    std::size_t rows_begin = 0, rows_end = 0;
    std::uint32_t notes_begin = 0, notes_end = 0;
};

// Heights that the page breaker must know.
struct Measures {
    Length first_page, other_pages;      // room for rows and notes
    Length turned_pages;                 // of rows that are landscape
    Length above_notes;                  // rule and spaces
};

// At least one page. Every row and every line of a note is on exactly one page, in order. Where the notes of a row do not fit on
// its page with it, their rest goes on the next. Linear in the number of rows.
std::vector<PageRange> break_pages(const Material& material, const Measures& measures);

// The height of lines [begin, end) of notes, without what is above them.
Length height_of_notes(const Material& material, std::uint32_t begin, std::uint32_t end);

}  // namespace rapporteur::layout
