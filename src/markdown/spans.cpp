#include "markdown/spans.h"

#include <algorithm>
#include <string>
#include <utility>

namespace rapporteur::markdown {

using namespace document;

namespace {

constexpr const char* kEscape = "to write the mark itself, put a backslash before it";

// A cell with those that continue it.
struct Joined {
    std::size_t row = 0, column = 0;            // of the cell that begins
    std::size_t last_row = 0, last_column = 0;
    std::size_t count = 0;
    std::pair<std::size_t, std::size_t> mark{}; // the first that continues it

    bool is_rectangle() const { return count == (last_row - row + 1) * (last_column - column + 1); }
};

class Joiner {
public:
    Joiner(std::vector<WrittenRow>& rows, const Context& context) : rows_(rows), context_(context) {}

    void join() {
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            owners_.emplace_back();
            for (std::size_t column = 0; column < rows_[row].cells.size(); ++column) owners_[row].push_back(owner_of(row, column));
        }
        for (const Joined& one : joined_)
            if (!one.is_rectangle()) report_ragged(one);
    }

    void fill(Table& table) {
        const std::size_t heads = head_rows();
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            Row made{{}, rows_[row].origin};
            for (std::size_t column = 0; column < rows_[row].cells.size(); ++column)
                if (stands(row, column)) made.cells.push_back(take(row, column));
            (row < heads ? table.head : table.body).push_back(std::move(made));
        }
    }

private:
    WrittenCell& cell(std::size_t row, std::size_t column) { return rows_[row].cells[column]; }
    const Joined& owner(std::size_t row, std::size_t column) const { return joined_[owners_[row][column]]; }

    std::size_t owner_of(std::size_t row, std::size_t column) {
        const WrittenCell& one = cell(row, column);
        if (one.continues == Continues::above && row > 0 && column < owners_[row - 1].size()) return widen(owners_[row - 1][column], row, column);
        if (one.continues == Continues::left && column > 0) return widen(owners_[row][column - 1], row, column);
        if (one.continues == Continues::above)
            report(one.place, "'^^' continues the cell above it, but this is the first row", "write it below the cell that goes on");
        if (one.continues == Continues::left)
            report(one.place, "'<<' continues the cell to its left, but this is the first column", "write it to the right of the cell that goes on");
        joined_.push_back({row, column, row, column, 1});
        return joined_.size() - 1;
    }

    std::size_t widen(std::size_t index, std::size_t row, std::size_t column) {
        Joined& one = joined_[index];
        if (one.count++ == 1) one.mark = {row, column};
        one.last_row = std::max(one.last_row, row);
        one.last_column = std::max(one.last_column, column);
        return index;
    }

    void report(Range place, std::string message, std::string hint) const {
        if (!context_.rapporteur()) return;
        context_.diagnostics.add(context_.places.error_at("markdown.cell-span", place, std::move(message)).hint(std::move(hint) + "; " + kEscape));
    }

    void report_ragged(const Joined& one) {
        if (!context_.rapporteur()) return;
        context_.diagnostics.add(context_.places
                                     .error_at("markdown.cell-span", cell(one.mark.first, one.mark.second).place,
                                               "the marks make a cell that is no rectangle: it would be " + std::to_string(one.last_row - one.row + 1) +
                                                   " rows by " + std::to_string(one.last_column - one.column + 1) + " columns, but takes " +
                                                   std::to_string(one.count) + " places")
                                     .see(context_.places.shown_at(cell(one.row, one.column).place), "the cell that goes on")
                                     .hint(std::string("write a mark at every place that the cell takes; ") + kEscape));
    }

    // A cell of its own: it begins one, or is a mark that joined nothing.
    bool stands(std::size_t row, std::size_t column) const {
        const Joined& one = owner(row, column);
        return !one.is_rectangle() || (one.row == row && one.column == column);
    }

    Cell take(std::size_t row, std::size_t column) {
        Cell made = std::move(cell(row, column).cell);
        const Joined& one = owner(row, column);
        if (!one.is_rectangle()) return made;
        made.rows = static_cast<int>(one.last_row - one.row + 1);
        made.columns = static_cast<int>(one.last_column - one.column + 1);
        return made;
    }

    std::size_t head_rows() const {
        std::size_t heads = std::min<std::size_t>(rows_.size(), 1);
        for (std::size_t row = 0; row < heads; ++row)
            for (std::size_t column = 0; column < owners_[row].size(); ++column)
                if (const Joined& one = owner(row, column); one.is_rectangle()) heads = std::max(heads, one.last_row + 1);
        return heads;
    }

    std::vector<WrittenRow>& rows_;
    const Context& context_;
    std::vector<Joined> joined_;
    std::vector<std::vector<std::size_t>> owners_;      // by row and column: index into joined_
};

}  // namespace

void join_cells(std::vector<WrittenRow> rows, Table& table, const Context& context) {
    Joiner joiner(rows, context);
    joiner.join();
    joiner.fill(table);
}

}  // namespace rapporteur::markdown
