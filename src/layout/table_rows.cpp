#include <algorithm>
#include <map>

#include "layout/paragraph.h"
#include "layout/table.h"

namespace rapporteur::layout {

namespace {

struct CellLine {
    text::Line words;
    Length x;
    std::optional<text::Line> label;
    Length label_x;
};

struct SetCell {
    TableCell* cell = nullptr;
    std::vector<CellLine> lines;
    Length left, right;                         // of its words

    std::size_t end() const { return cell->row + cell->rows; }
};

bool runs_over(const std::vector<text::Line>& lines) {
    return std::any_of(lines.begin(), lines.end(), [](const text::Line& line) { return line.overfull; });
}

// The lines of the cells of some rows, and where they stand.
class GroupSetter {
public:
    GroupSetter(RowMaker& maker, TablePart& part, std::size_t begin, std::size_t end)
        : maker_(maker), look_(maker.job.style.table), part_(part), begin_(begin), end_(end), lines_(end - begin, 1) {
        for (std::size_t row = begin; row < end; ++row) set_row(part.rows[row]);
        for (const SetCell& cell : cells_)
            if (cell.cell->rows == 1) need(cell.cell->row) = std::max(need(cell.cell->row), cell.lines.size());
    }

    std::vector<Row> rows(Length above, Length below, std::vector<std::uint32_t>& notes) {
        place_rows(above, below);
        std::vector<Row> rows;
        if (tops_.back() <= maker_.tallest) rows.push_back(whole(notes));
        else rows = in_lines(above, below, notes);
        return rows;
    }

private:
    std::size_t& need(std::size_t row) { return lines_[row - begin_]; }
    Length leading(std::size_t lines) const { return look_.leading * static_cast<std::int64_t>(lines); }
    Length top(std::size_t row) const { return tops_[row - begin_]; }

    // ---- Lines

    // The columns of the band that the cell takes: [first, last) of the band's own count.
    std::pair<std::size_t, std::size_t> columns_in_band(const TableCell& cell) const {
        const auto& columns = maker_.band.columns;
        const auto first = std::lower_bound(columns.begin(), columns.end(), cell.column);
        const auto last = std::lower_bound(first, columns.end(), cell.column + cell.columns);
        return {static_cast<std::size_t>(first - columns.begin()), static_cast<std::size_t>(last - columns.begin())};
    }

    // The band's first column may stand apart from the others.
    void set_row(std::vector<TableCell>& row) {
        const auto& columns = maker_.band.columns;
        const auto past = [](const TableCell& cell, std::size_t column) { return cell.column + cell.columns <= column; };
        const bool apart = columns.size() > 1 && columns[1] > columns[0] + 1;
        if (apart && !row.empty() && row.front().column <= columns[0]) set_cell(row.front());
        auto cell = std::lower_bound(row.begin(), row.end(), apart ? columns[1] : columns[0], past);
        if (apart && cell == row.begin() && cell != row.end() && cell->column <= columns[0]) ++cell;
        for (; cell != row.end() && cell->column <= columns.back(); ++cell) set_cell(*cell);
    }

    void set_cell(TableCell& cell) {
        const auto [first, last] = columns_in_band(cell);
        if (first == last) return;
        const Length left = maker_.band.edges[first] + (first == 0 ? Length() : maker_.pad);
        const Length edge = maker_.band.edges[last] - (last == maker_.band.columns.size() ? Length() : maker_.pad);
        SetCell set{&cell, {}, left, std::max(left + 1_pt, edge)};
        for (const CellPart& part : cell.parts) set_part(part, set);
        cells_.push_back(std::move(set));
    }

    // Ragged lines need no hyphens. A word that is wider than its column is divided, in the end by force: nothing may run into the
    // next column.
    void set_part(const CellPart& part, SetCell& into) {
        const Length left = into.left + part.indent;
        const Length right = std::max(left + 1_pt, into.right - into.cell->room_right);
        text::BreakOptions breaks;
        breaks.width = [&](std::size_t) { return right - left; };
        text::ItemOptions items;
        items.justified = false;
        items.ties = maker_.job.tools.ties;
        const text::LineAlign align = part.label ? text::LineAlign::left : into.cell->align;
        const auto set = [&](const std::vector<text::Span>& spans) {
            return text::set_paragraph(spans, items, breaks, align, maker_.job.tools.shaper);
        };
        std::vector<text::Line> lines;
        if (!part.spans.empty()) lines = set(part.spans);
        if (runs_over(lines)) {
            items.hyphenator = maker_.job.tools.hyphenator;
            lines = set(part.spans);
        }
        if (runs_over(lines)) {
            lines = set(loosened(part.spans));
            maker_.divided = true;
        }
        if (lines.empty()) lines.emplace_back();
        for (std::size_t i = 0; i < lines.size(); ++i) {
            CellLine line{std::move(lines[i]), left, {}, {}};
            if (i == 0 && part.label) {
                line.label = part.label;
                line.label_x = into.left;
            }
            into.lines.push_back(std::move(line));
        }
    }

    // ---- Heights

    // Where each row begins, from the top of the group; the last is its height. A cell over several rows that is taller than they
    // are makes the last of them taller.
    void place_rows(Length above, Length below) {
        const Length pads = look_.cell_pad_y * 2;
        std::vector<Length> heights;
        for (const std::size_t lines : lines_) heights.push_back(leading(lines) + pads);
        heights.front() += above;
        heights.back() += below;
        for (const SetCell& cell : sorted_by_end()) {
            const auto first = heights.begin() + static_cast<std::ptrdiff_t>(cell.cell->row - begin_);
            const auto last = heights.begin() + static_cast<std::ptrdiff_t>(cell.end() - begin_);
            Length have;
            for (auto one = first; one != last; ++one) have += *one;
            if (cell.cell->row == begin_) have -= above;
            if (cell.end() == end_) have -= below;
            *(last - 1) += std::max(Length(), leading(cell.lines.size()) + pads - have);
        }
        tops_.assign(1, {});
        for (const Length height : heights) tops_.push_back(tops_.back() + height);
        above_ = above;
        below_ = below;
    }

    std::vector<std::reference_wrapper<const SetCell>> sorted_by_end() const {
        std::vector<std::reference_wrapper<const SetCell>> tall;
        for (const SetCell& cell : cells_)
            if (cell.cell->rows > 1) tall.emplace_back(cell);
        std::stable_sort(tall.begin(), tall.end(), [](const SetCell& a, const SetCell& b) { return a.end() < b.end(); });
        return tall;
    }

    // ---- Rows

    void place(Row& row, SetCell& cell, std::size_t line, Length y, std::vector<std::uint32_t>& notes) {
        CellLine& one = cell.lines[line];
        const std::size_t before = row.items.size(), links = row.links.size(), anchors = row.anchors.size();
        if (one.label) place_line(maker_.job, row, std::move(*one.label), one.label_x, y, look_.leading);
        const auto called = place_line(maker_.job, row, std::move(one.words), one.x, y, look_.leading);
        if (!cell.cell->is_set) return void(notes.insert(notes.end(), called.begin(), called.end()));
        row.links.resize(links);
        row.anchors.resize(anchors);
        for (std::size_t i = before; i < row.items.size(); ++i) row.items[i].element = pages::kArtifact;
    }

    // The words of heads stand on the rule below them.
    Length offset(const SetCell& cell) const {
        if (!part_.is_head) return {};
        const Length room = top(cell.end()) - top(cell.cell->row) - (cell.cell->row == begin_ ? above_ : Length()) -
                            (cell.end() == end_ ? below_ : Length()) - look_.cell_pad_y * 2;
        return std::max(Length(), room - leading(cell.lines.size()));
    }

    Row whole(std::vector<std::uint32_t>& notes) {
        Row row;
        row.height = tops_.back();
        for (SetCell& cell : cells_) {
            Length y = top(cell.cell->row) + (cell.cell->row == begin_ ? above_ : Length()) + look_.cell_pad_y + offset(cell) +
                       baseline_of(look_.leading);
            for (std::size_t i = 0; i < cell.lines.size(); ++i, y += look_.leading) place(row, cell, i, y, notes);
        }
        for (const SetCell& cell : cells_) {
            cell.cell->is_set = true;
            if (part_.is_head && cell.cell->columns > 1 && cell.end() < part_.rows.size())
                rule(row, cell.left, cell.right, top(cell.end()), look_.top_rule);
        }
        for (std::size_t i = begin_ + 1; i < end_; ++i) rule_between(row, i);
        return row;
    }

    void rule(Row& row, Length left, Length right, Length y, Length thickness) const {
        if (thickness > Length())
            add_artifact(row.items, pages::FilledRectangle{{left, y - thickness}, right - left, thickness, {}});
    }

    // Between two rows of the group a rule leaves out the cells that go on.
    void rule_between(Row& row, std::size_t below) const {
        if (part_.is_head || look_.row_rule == Length()) return;
        Length from = maker_.left;
        for (const SetCell& cell : sorted_by_column(below)) {
            if (cell.left > from) rule(row, from, cell.left, top(below), look_.row_rule);
            from = cell.right;
        }
        if (from < maker_.right) rule(row, from, maker_.right, top(below), look_.row_rule);
    }

    std::vector<std::reference_wrapper<const SetCell>> sorted_by_column(std::size_t below) const {
        std::vector<std::reference_wrapper<const SetCell>> through;
        for (const SetCell& cell : sorted_by_end())
            if (cell.cell->row < below && below < cell.end()) through.emplace_back(cell);
        std::stable_sort(through.begin(), through.end(), [](const SetCell& a, const SetCell& b) { return a.left < b.left; });
        return through;
    }

    // ---- Rows of a group that no page could hold well

    // Each row of the table a strip, or, where that is too tall itself, each of its lines; lines of a cell over several rows
    // stand beside those of the rows.
    std::vector<Row> in_lines(Length above, Length below, std::vector<std::uint32_t>& notes) {
        for (const SetCell& cell : sorted_by_end()) {
            std::size_t have = 0;
            for (std::size_t row = cell.cell->row; row < cell.end(); ++row) have += need(row);
            need(cell.end() - 1) += std::max(cell.lines.size(), have) - have;
        }
        for (std::size_t i = 0; i < cells_.size(); ++i)
            if (cells_[i].cell->rows > 1 && !part_.is_head) repeated_.emplace(i, cells_[i].lines);
        std::vector<std::size_t> first(1, 0);           // line of each row
        for (const std::size_t lines : lines_) first.push_back(first.back() + lines);
        std::vector<Row> rows;
        std::vector<std::size_t> open;                  // cells that reach down to the row
        std::size_t next = 0;
        for (std::size_t row = begin_; row < end_; ++row) {
            std::erase_if(open, [&](std::size_t cell) { return cells_[cell].end() <= row; });
            for (; next < cells_.size() && cells_[next].cell->row == row; ++next) open.push_back(next);
            const Length over = row == begin_ ? above : Length(), under = row + 1 == end_ ? below : Length();
            const std::size_t strips = rows.size();
            const std::uint32_t head = row == begin_ ? maker_.head : head_with_words_of(open, row, first);
            strips_of(row, open, first, over, under, rows, notes);
            if (rows.size() > strips && row > begin_) rows[strips].table = head;
        }
        for (const SetCell& cell : cells_) cell.cell->is_set = true;
        return rows;
    }

    // Where a page begins with this row, cells that began above it and whose words have ended say them again, as far as there are
    // lines for them. Rows below which the same cells go on share one head.
    std::uint32_t head_with_words_of(const std::vector<std::size_t>& open, std::size_t row, const std::vector<std::size_t>& first) {
        if (part_.is_head) return maker_.head;
        const std::size_t begin = first[row - begin_];
        std::vector<std::size_t> said;
        for (const std::size_t index : open) {
            const SetCell& cell = cells_[index];
            const bool ended = cell.cell->row < row && first[cell.cell->row - begin_] + cell.lines.size() <= begin;
            if (ended && cell.lines.size() <= first[cell.end() - begin_] - begin) said.push_back(index);
        }
        if (said.empty()) return maker_.head;
        if (said == said_) return said_head_;
        Row words;
        for (const std::size_t index : said) {
            Length y = look_.cell_pad_y + baseline_of(look_.leading);
            for (const CellLine& one : repeated_.at(index)) {
                if (one.label) place_line(maker_.job, words, *one.label, one.label_x, y, look_.leading);
                place_line(maker_.job, words, one.words, one.x, y, look_.leading);
                y += look_.leading;
            }
        }
        make_artifact(words);
        TableHead head;
        head.rows.push_back(std::move(words));
        head.above = maker_.head;
        if (head.above != kNone) head.height = maker_.job.material.heads[head.above].height;
        maker_.job.material.heads.push_back(std::move(head));
        said_ = std::move(said);
        return said_head_ = static_cast<std::uint32_t>(maker_.job.material.heads.size() - 1);
    }

    void strips_of(std::size_t row, const std::vector<std::size_t>& open, const std::vector<std::size_t>& first, Length above,
                   Length below, std::vector<Row>& rows, std::vector<std::uint32_t>& notes) {
        const std::size_t begin = first[row - begin_], end = first[row - begin_ + 1], count = end - begin;
        const bool at_once = leading(count) + look_.cell_pad_y * 2 + above + below <= maker_.tallest;
        const std::size_t step = at_once ? count : 1;
        for (std::size_t line = begin; line < end; line += step) {
            Row strip;
            Length y = line == begin ? above + look_.cell_pad_y : Length();
            strip.height = y + leading(step) + (line + step == end ? below + look_.cell_pad_y : Length());
            y += baseline_of(look_.leading);
            for (const std::size_t index : open) {
                SetCell& cell = cells_[index];
                const std::size_t from = first[cell.cell->row - begin_];
                for (std::size_t i = line; i < line + step && i - from < cell.lines.size(); ++i)
                    place(strip, cell, i - from, y + leading(i - line), notes);
            }
            const bool is_edge = count > 3 && (line == begin + 1 || line + 1 == end);
            if (line > begin) strip.cost = is_edge ? kNever : kInsideRow;
            else if (row > begin_) strip.cost = kTableEnd;
            rows.push_back(std::move(strip));
        }
    }

    RowMaker& maker_;
    const style::TableStyle& look_;
    TablePart& part_;
    std::size_t begin_, end_;
    std::vector<SetCell> cells_;
    std::vector<std::size_t> lines_;                    // that each row needs for the cells that are its own
    std::vector<Length> tops_;
    Length above_, below_;
    std::map<std::size_t, std::vector<CellLine>> repeated_;     // by cell: its lines, which move onto the page when they are set
    std::vector<std::size_t> said_;                     // cells whose words `said_head_` repeats
    std::uint32_t said_head_ = kNone;
};

}  // namespace

std::vector<Row> RowMaker::rows_of(TablePart& part, std::size_t begin, std::size_t end, Length above, Length below,
                                   std::vector<std::uint32_t>& notes) {
    return GroupSetter(*this, part, begin, end).rows(above, below, notes);
}

std::size_t end_of_group(const TablePart& part, std::size_t begin) {
    std::size_t end = begin + 1;
    for (std::size_t row = begin; row < end; ++row)
        for (const TableCell& cell : part.rows[row]) end = std::max(end, row + cell.rows);
    return end;
}

void make_artifact(Row& row) {
    row.links.clear();
    row.anchors.clear();
    for (pages::FrameItem& item : row.items) item.element = pages::kArtifact;
}

}  // namespace rapporteur::layout
