#include "markdown/write_table.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

#include "base/utf8.h"
#include "markdown/write_inlines.h"

namespace rapporteur::markdown {

using namespace document;

namespace {

constexpr std::size_t kWidestInLine = 100;      // of a table whose columns are brought in line

using Words = std::vector<std::vector<std::string>>;

// Rows of equal length; what a cell spans beyond its first place stays empty.
class Grid {
public:
    Grid(const Document& document, std::size_t columns) : document_(document), columns_(columns), below_(columns, 0) {}

    void add(const Row& row) {
        std::vector<std::string> words(columns_);
        std::size_t column = 0;
        for (const Cell& cell : row.cells) {
            while (column < columns_ && below_[column] > 0) ++column;
            if (column >= columns_) break;
            words[column] = write_inlines(cell.content, document_, Place::cell);
            for (int i = 0; i < std::max(cell.columns, 1) && column < columns_; ++i) below_[column++] = std::max(cell.rows, 1);
        }
        for (int& rows : below_) rows = std::max(rows - 1, 0);
        words_.push_back(std::move(words));
    }

    const Words& words() const { return words_; }

private:
    const Document& document_;
    std::size_t columns_;
    std::vector<int> below_;       // rows that a cell above still spans, by column
    Words words_;
};

std::size_t columns_of(const Table& table) {
    std::size_t columns = table.alignments.size();
    for (const auto* rows : {&table.head, &table.body})
        for (const Row& row : *rows) columns = std::max(columns, row.cells.size());
    return columns;
}

std::vector<std::size_t> widths_of(const Words& words, std::size_t columns) {
    std::vector<std::size_t> widths(columns, 3);
    for (const auto& row : words)
        for (std::size_t i = 0; i < columns; ++i) widths[i] = std::max(widths[i], utf8::length(row[i]));
    const bool narrow = std::accumulate(widths.begin(), widths.end(), 3 * columns) <= kWidestInLine;
    return narrow ? widths : std::vector<std::size_t>(columns, 0);
}

std::string rule(Alignment alignment, std::size_t width) {
    std::string text(std::max<std::size_t>(width, 3), '-');
    if (alignment == Alignment::left || alignment == Alignment::centre) text.front() = ':';
    if (alignment == Alignment::right || alignment == Alignment::centre) text.back() = ':';
    return text;
}

std::string line_of(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) {
    std::string text = "|";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::size_t length = utf8::length(cells[i]);
        text += " " + cells[i] + std::string(widths[i] > length ? widths[i] - length : 0, ' ') + " |";
    }
    return text;
}

}  // namespace

std::string write_table(const Table& table, const Document& document) {
    const std::size_t columns = columns_of(table);
    Grid grid(document, columns);
    if (table.head.empty()) grid.add({});
    for (const auto* rows : {&table.head, &table.body})
        for (const Row& row : *rows) grid.add(row);
    const std::vector<std::size_t> widths = widths_of(grid.words(), columns);
    std::vector<std::string> rules;
    for (std::size_t i = 0; i < columns; ++i)
        rules.push_back(rule(i < table.alignments.size() ? table.alignments[i] : Alignment::none, widths[i]));
    std::string text = line_of(grid.words()[0], widths) + "\n" + line_of(rules, widths);
    for (std::size_t i = 1; i < grid.words().size(); ++i) text += "\n" + line_of(grid.words()[i], widths);
    return text;
}

}  // namespace rapporteur::markdown
