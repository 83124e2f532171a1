// Where the cells of a table stand: a cell that spans rows pushes those below it to the right.
#pragma once

#include <cstddef>
#include <vector>

#include "document/document.h"

namespace rapporteur::document {

// For each row the first column of each of its cells. What a cell spans beyond the last row does not count.
std::vector<std::vector<std::size_t>> columns_of_cells(const std::vector<Row>& rows);

// The columns that the rows need.
std::size_t count_columns(const std::vector<Row>& rows);

// The cells of the first column name their rows.
void make_row_headers(Table& table);

}  // namespace rapporteur::document
