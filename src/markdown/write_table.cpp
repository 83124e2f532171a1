#include "markdown/write_table.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

#include "base/utf8.h"
#include "document/grid.h"
#include "markdown/spans.h"
#include "markdown/write_inlines.h"

namespace rapporteur::markdown {

using namespace document;

namespace {

constexpr std::size_t kWidestInLine = 100;      // of a table whose columns are brought in line

using Words = std::vector<std::vector<std::string>>;

// Words that would be read as a mark of a cell that goes on.
std::string literally(std::string words) { return words == kFromAbove || words == kFromLeft ? "\\" + words : words; }

// Rows of equal length, with marks where a cell goes on.
Words words_of(const Table& table, const Document& document, std::size_t columns) {
    Words words;
    if (table.head.empty()) words.emplace_back(columns);
    for (const auto* rows : {&table.head, &table.body}) {
        const auto places = columns_of_cells(*rows);
        const std::size_t first = words.size();
        words.resize(first + rows->size(), std::vector<std::string>(columns));
        for (std::size_t i = 0; i < rows->size(); ++i)
            for (std::size_t j = 0; j < places[i].size() && places[i][j] < columns; ++j) {
                const Cell& cell = (*rows)[i].cells[j];
                const std::size_t column = places[i][j];
                words[first + i][column] = literally(write_inlines(cell.content, document, Place::cell));
                const std::size_t end = std::min(columns, column + static_cast<std::size_t>(std::max(cell.columns, 1)));
                const std::size_t last = std::min(rows->size(), i + static_cast<std::size_t>(std::max(cell.rows, 1)));
                for (std::size_t k = column + 1; k < end; ++k) words[first + i][k] = kFromLeft;
                for (std::size_t row = i + 1; row < last; ++row)
                    for (std::size_t k = column; k < end; ++k) words[first + row][k] = kFromAbove;
            }
    }
    return words;
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
    const std::size_t columns = std::max({table.alignments.size(), count_columns(table.head), count_columns(table.body)});
    const Words words = words_of(table, document, columns);
    const std::vector<std::size_t> widths = widths_of(words, columns);
    std::vector<std::string> rules;
    for (std::size_t i = 0; i < columns; ++i)
        rules.push_back(rule(i < table.alignments.size() ? table.alignments[i] : Alignment::none, widths[i]));
    std::string text = line_of(words[0], widths) + "\n" + line_of(rules, widths);
    for (std::size_t i = 1; i < words.size(); ++i) text += "\n" + line_of(words[i], widths);
    return text;
}

}  // namespace rapporteur::markdown
