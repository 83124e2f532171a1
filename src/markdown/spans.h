// Cells that go on: a cell that holds nothing but `^^` continues the cell above it, one that holds nothing but `<<` the cell to its left
// (as in MultiMarkdown's and Obsidian's extended tables; GitHub shows the marks).
#pragma once

#include <string_view>
#include <vector>

#include "document/document.h"
#include "markdown/inlines.h"

namespace rapporteur::markdown {

inline constexpr std::string_view kFromAbove = "^^", kFromLeft = "<<";

enum class Continues { nothing, above, left };

// A cell as it is written.
struct WrittenCell {
    document::Cell cell;
    Continues continues = Continues::nothing;
    Range place;
};
struct WrittenRow {
    std::vector<WrittenCell> cells;
    Origin origin;
};

// Fills head and body: the first row is the head, and so is every row that continues a cell of the head. Where marks make no cell (in the
// first row or column, not over a rectangle) they are words; Dialect::rapporteur reports it. REQUIRES: rows of equal length.
void join_cells(std::vector<WrittenRow> rows, document::Table& table, const Context& context);

}  // namespace rapporteur::markdown
