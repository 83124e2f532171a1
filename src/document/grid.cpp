#include "document/grid.h"

#include <algorithm>

namespace rapporteur::document {

namespace {

// More columns than this, and a table is an attack.
constexpr std::size_t kMostColumns = 1000;

std::size_t at_least_one(int count) { return static_cast<std::size_t>(std::max(count, 1)); }

// Walks over rows from the top, with what the cells above still take of each column.
class Grid {
public:
    std::vector<std::size_t> add(const Row& row) {
        std::vector<std::size_t> columns;
        std::size_t column = 0;
        for (const Cell& cell : row.cells) {
            while (column < taken_.size() && taken_[column] > 0) ++column;
            columns.push_back(column);
            const std::size_t end = std::max(column, std::min(column + at_least_one(cell.columns), kMostColumns));
            if (end > taken_.size()) taken_.resize(end);
            for (; column < end; ++column) taken_[column] = at_least_one(cell.rows);
        }
        for (std::size_t& rows : taken_)
            if (rows > 0) --rows;
        return columns;
    }

    std::size_t columns() const { return taken_.size(); }

private:
    std::vector<std::size_t> taken_;        // rows that are still taken, this one included, by column
};

}  // namespace

std::vector<std::vector<std::size_t>> columns_of_cells(const std::vector<Row>& rows) {
    Grid grid;
    std::vector<std::vector<std::size_t>> columns;
    for (const Row& row : rows) columns.push_back(grid.add(row));
    return columns;
}

std::size_t count_columns(const std::vector<Row>& rows) {
    Grid grid;
    for (const Row& row : rows) grid.add(row);
    return grid.columns();
}

void make_row_headers(Table& table) {
    const auto columns = columns_of_cells(table.body);
    for (std::size_t i = 0; i < table.body.size(); ++i)
        if (!columns[i].empty() && columns[i].front() == 0) table.body[i].cells.front().is_header = true;
}

}  // namespace rapporteur::document
