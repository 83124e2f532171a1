// A table on its way from the document to rows: its cells with their words, the widths of its columns, the lines of its cells.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "layout/job.h"
#include "layout/material.h"

namespace rapporteur::layout {

// A paragraph of a cell, or an item of a list with its label.
struct CellPart {
    std::vector<text::Span> spans;
    std::optional<text::Line> label;
    Length indent;                              // of the words, past the labels of the list
};

struct TableCell {
    std::vector<CellPart> parts;
    std::size_t row = 0, rows = 1;              // in its part of the table
    std::size_t column = 0, columns = 1;
    Length room_right;                          // left free, for other figures' decimals
    text::LineAlign align = text::LineAlign::left;
    Origin origin;
    bool is_set = false;                        // its words stand on paper; where they are shown again, they are an artifact
};

// Head or body.
struct TablePart {
    std::vector<std::vector<TableCell>> rows;   // each in the order of its columns
    bool is_head = false;
};

struct TableWords {
    std::size_t columns = 0;
    pages::ElementId element = 0;
    TablePart head, body;
};

// ---- table_words.cpp

// The words and the structure of all cells. A data cell names the head cells of its columns and of its row. Figures in columns that
// stand at the right stand with their decimal marks below each other.
TableWords words_of_table(Job& job, const document::Table& table, const document::Block& block, pages::ElementId element);

// ---- table_widths.cpp

// What each column needs for what cannot be divided, needs for its widest word, and would like for its longest text; pads included.
struct ColumnNeeds {
    std::vector<Length> firm, least, whole;
};
// Where the widest words find room side by side, `firm` is `least`.
ColumnNeeds needs_of_columns(const Job& job, const TableWords& words, Length pad, Length room);

// Columns that stand side by side: the table's, or some of them where it is wider than the page.
struct Band {
    std::vector<std::size_t> columns;           // ascending; beside later bands the first column stands again
    std::vector<Length> edges;                  // one more than columns
};

// Where the columns stand from `left` to `right`. `shares`: what was asked for, one a column, or none: from content. No word is
// divided for the shares while another column has room. A table too wide for the page goes on below itself in further bands.
std::vector<Band> bands_of(const ColumnNeeds& needs, const std::vector<double>& shares, Length left, Length right);

// ---- table_rows.cpp

// Makes rows of one part of a table in one band.
struct RowMaker {
    Job& job;
    const Band& band;
    Length pad;                                 // at both sides of a column, but not at the edges of the table
    Length left, right;                         // of the rules
    Length tallest;                             // of rows that no page break may divide
    std::uint32_t head = kNone;                 // that is repeated above parts of the body
    bool divided = false;                       // a word was wider than its column

    // Rows [begin, end) of the part, which no cell joins to others: one strip, or, where it is taller than `tallest`, one a row
    // or even a line, and words of cells that go on over its rows are repeated where a page begins among them. `above`, `below`:
    // thickness of the rules there. The notes that are called are added to `notes`.
    std::vector<Row> rows_of(TablePart& part, std::size_t begin, std::size_t end, Length above, Length below,
                             std::vector<std::uint32_t>& notes);
};

// Where the rows that begin with this one end: beyond all that its cells span.
std::size_t end_of_group(const TablePart& part, std::size_t begin);

// A row that is shown again is no part of the document (ISO 32000-1, 14.8.2.2).
void make_artifact(Row& row);

}  // namespace rapporteur::layout
