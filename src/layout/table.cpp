#include <algorithm>
#include <numeric>

#include "layout/collect.h"
#include "layout/decimals.h"
#include "layout/spans.h"

namespace rapporteur::layout {

namespace {

constexpr int kMostColumns = 1000;

text::LineAlign align_of(const document::Table& table, std::size_t column) {
    if (column >= table.alignments.size()) return text::LineAlign::left;
    switch (table.alignments[column]) {
        case document::Alignment::none:
        case document::Alignment::left: return text::LineAlign::left;
        case document::Alignment::centre: return text::LineAlign::centre;
        case document::Alignment::right: return text::LineAlign::right;
    }
    return text::LineAlign::left;
}

// `total` divided by `shares`, to the last unit; evenly where all shares are zero.
std::vector<Length> divide(Length total, const std::vector<double>& shares) {
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    std::vector<Length> parts;
    double seen = 0;
    Length given;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        seen += sum > 0 ? shares[i] / sum : 1.0 / static_cast<double>(shares.size());
        const auto so_far = static_cast<std::int64_t>(static_cast<double>(total.units()) * seen);
        const Length until = i + 1 == shares.size() ? total : Length::units(so_far);
        parts.push_back(until - given);
        given = until;
    }
    return parts;
}

}  // namespace

// Steps: structure and words of all cells, natural widths, widths of the columns, rows of lines, rules.
class TableSetter {
public:
    TableSetter(Collector& collector, const document::Table& table, const document::Block& block, const Place& place)
        : out_(collector), job_(collector.job_), table_(table), block_(block), place_(place), look_(job_.style.table),
          right_(look_.right + place.wider) {}

    void set() {
        count_columns();
        if (columns_ == 0) return set_caption();
        element_ = job_.element(pages::Role::table, out_.parent_of(place_), block_.origin);
        set_caption();
        // A head without a body is all the table has (ISO 32000-1, 14.8.4.3.4: a head stands above a body).
        const pages::Role head_role = table_.body.empty() ? pages::Role::table_body : pages::Role::table_head;
        if (!table_.head.empty()) read_part(table_.head, head_role, true, head_);
        if (!table_.body.empty()) read_part(table_.body, pages::Role::table_body, false, body_);
        line_up_figures();
        choose_widths();
        set_head();
        set_body();
        out_.end_block(look_.space_after);
    }

private:
    struct CellWords {
        std::vector<text::Span> spans;
        std::size_t column = 0, columns = 1;
        Length room_right;                  // left free, for other figures' decimals
    };
    struct RowWords { std::vector<CellWords> cells; };
    struct SetCell {
        std::vector<text::Line> lines;
        Length x;
    };

    void count_columns() {
        const auto count = [&](const std::vector<document::Row>& rows) {
            for (const document::Row& row : rows) {
                int columns = 0;
                for (const document::Cell& cell : row.cells) columns += std::max(1, cell.columns);
                columns_ = std::max<std::size_t>(columns_, static_cast<std::size_t>(std::min(columns, kMostColumns)));
            }
        };
        count(table_.head);
        count(table_.body);
        const auto sixths = static_cast<std::int64_t>(columns_ * 6);
        pad_ = columns_ == 0 ? Length() : std::min(look_.cell_pad_x, (right_ - look_.left) / sixths);
    }

    void set_caption() {
        if (table_.caption.empty()) return;
        style::ParagraphStyle form = *place_.paragraph;
        form.font = look_.caption_font;
        form.leading = std::max(look_.leading, form.font.size.scaled(6, 5));
        form.left = form.first_line = look_.left;
        form.right = look_.right;           // moved with the page
        form.align = style::Align::left;
        form.space_before = look_.space_before;
        const pages::ElementId parent = columns_ == 0 ? out_.parent_of(place_) : element_;
        const pages::Role role = columns_ == 0 ? pages::Role::paragraph : pages::Role::caption;
        const pages::ElementId caption = job_.element(role, parent, block_.origin);
        out_.set(spans_of(job_, table_.caption, form.font, caption), {form, caption, {}, 0, {}, block_.origin}, place_);
        out_.pending_cost_ = kNever;
    }

    // Words and structure of the head or of the body. A data cell names the head cells of its columns and of its row.
    void read_part(const std::vector<document::Row>& rows, pages::Role role, bool is_head, std::vector<RowWords>& into) {
        const pages::ElementId part = job_.element(role, element_, block_.origin);
        for (const document::Row& row : rows) {
            const pages::ElementId line = job_.element(pages::Role::table_row, part, row.origin);
            RowWords words;
            std::size_t column = 0;
            row_heads_.clear();
            for (const document::Cell& cell : row.cells) {
                const auto spans = std::min(static_cast<std::size_t>(std::max(1, cell.columns)), columns_ - column);
                if (spans == 0) break;
                words.cells.push_back({cell_words(cell, line, is_head, column, spans), column, spans, {}});
                column += spans;
            }
            into.push_back(std::move(words));
        }
    }

    std::vector<text::Span> cell_words(const document::Cell& cell, pages::ElementId row, bool is_head, std::size_t column,
                                       std::size_t columns) {
        const bool heads = is_head || cell.is_header;
        const pages::ElementId id = job_.element(heads ? pages::Role::header_cell : pages::Role::data_cell, row, cell.origin);
        pages::StructureElement& element = job_.pages.structure[id];
        element.columns = static_cast<int>(columns);
        element.rows = std::max(1, cell.rows);
        if (is_head) {
            element.scope = pages::StructureElement::Scope::column;
            element.id = "h" + std::to_string(element_) + "-" + std::to_string(id);
            heads_.resize(columns_, pages::kArtifact);
            for (std::size_t i = column; i < column + columns; ++i) heads_[i] = id;
        } else if (heads) {
            element.scope = pages::StructureElement::Scope::row;
            row_heads_.push_back(id);
        } else {
            element.headers = row_heads_;
            for (std::size_t i = column; i < std::min(column + columns, heads_.size()); ++i)
                if (heads_[i] != pages::kArtifact) element.headers.push_back(heads_[i]);
        }
        return spans_of(job_, cell.content, is_head ? look_.head_font : look_.body_font, id);
    }

    // ---- Figures ----

    // A figure of a column with decimals moves left so far that its decimal mark stands below those above.
    void line_up_figures() {
        for (std::size_t column = 0; column < columns_; ++column)
            if (align_of(table_, column) == text::LineAlign::right) line_up_figures(column);
    }

    void line_up_figures(std::size_t column) {
        std::vector<CellWords*> cells;
        std::vector<std::string> words;
        for (RowWords& row : body_)
            for (CellWords& cell : row.cells)
                if (cell.column == column && cell.columns == 1) {
                    cells.push_back(&cell);
                    words.push_back(figure_of(cell.spans));
                }
        const char mark = decimal_mark(words);
        if (mark == 0) return;
        std::vector<std::optional<Length>> widths;
        for (const CellWords* cell : cells) widths.push_back(width_of_decimals(*cell, mark));
        Length widest;
        for (const auto& width : widths) widest = std::max(widest, width.value_or(Length()));
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (widths[i]) cells[i]->room_right = widest - *widths[i];
    }

    std::optional<Length> width_of_decimals(const CellWords& cell, char mark) const {
        const auto decimals = decimals_of(cell.spans, mark);
        if (!decimals) return std::nullopt;
        return decimals->empty() ? Length() : text::measure(*decimals, job_.tools.shaper, job_.tools.ties).whole;
    }

    // Each column gets what its widest word needs, the rest by what its longest text would like; or the shares that were asked for.
    void choose_widths() {
        const Length total = right_ - look_.left;
        const Needs needs = needs_of_columns();
        if (std::accumulate(needs.least.begin(), needs.least.end(), Length()) > total)
            job_.diagnostics.add(warning("layout.table-too-wide", place_of(block_.origin),
                                         "the words of a table of " + std::to_string(columns_) + " columns are wider than the page and are divided")
                                     .hint("divide the table, or put it between '::: landscape' and ':::'"));
        const std::vector<Length> widths = table_.widths.size() == columns_ ? as_asked(divide(total, table_.widths), needs.least)
                                                                           : widths_from_content(total, needs);
        edges_.assign(1, look_.left);
        for (const Length width : widths) edges_.push_back(edges_.back() + width);
    }

    // What each column needs for its widest word, and would like for its longest text.
    struct Needs {
        std::vector<Length> least, whole;
    };

    Needs needs_of_columns() {
        Needs needs{std::vector<Length>(columns_), std::vector<Length>(columns_)};
        for (const auto* part : {&head_, &body_})
            for (const RowWords& row : *part)
                for (const CellWords& cell : row.cells) {
                    if (cell.columns > 1) continue;
                    const text::NaturalWidths natural = text::measure(cell.spans, job_.tools.shaper, job_.tools.ties);
                    const Length pads = pad_before(cell.column) + pad_after(cell.column) + cell.room_right + 0.5_pt;
                    needs.least[cell.column] = std::max(needs.least[cell.column], natural.narrowest + pads);
                    needs.whole[cell.column] = std::max(needs.whole[cell.column], natural.whole + pads);
                }
        return needs;
    }

    // The shares that were asked for, but no word or figure is torn for them while another column has room: what the narrow ones lack
    // is taken from the others in proportion to what they have to spare.
    static std::vector<Length> as_asked(std::vector<Length> widths, const std::vector<Length>& least) {
        Length lacking, spare;
        for (std::size_t i = 0; i < widths.size(); ++i) (widths[i] < least[i] ? lacking += least[i] - widths[i] : spare += widths[i] - least[i]);
        if (lacking == Length() || lacking > spare) return widths;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (widths[i] < least[i]) widths[i] = least[i];
            else widths[i] -= Length::points(lacking.in_points() * ((widths[i] - least[i]).in_points() / spare.in_points()));
        }
        return widths;
    }

    static std::vector<Length> widths_from_content(Length total, const Needs& needs) {
        const auto& [least, whole] = needs;
        const Length sum_least = std::accumulate(least.begin(), least.end(), Length());
        const Length sum_whole = std::accumulate(whole.begin(), whole.end(), Length());
        if (sum_least >= total) return squeezed(total, least);
        if (sum_whole <= total) return widened(total, whole);
        return shared(total, least, whole);
    }

    static std::vector<double> points(const std::vector<Length>& lengths) {
        std::vector<double> all;
        for (const Length length : lengths) all.push_back(length.in_points() + 1);
        return all;
    }
    static std::vector<Length> squeezed(Length total, const std::vector<Length>& least) { return divide(total, points(least)); }

    static std::vector<Length> widened(Length total, std::vector<Length> whole) {
        const std::vector<Length> extra = divide(total - std::accumulate(whole.begin(), whole.end(), Length()), points(whole));
        for (std::size_t i = 0; i < whole.size(); ++i) whole[i] += extra[i];
        return whole;
    }

    // Columns that are content with less than an even share get all they would like, the narrowest first; the others divide the
    // rest by what they lack.
    static std::vector<Length> shared(Length total, const std::vector<Length>& least, const std::vector<Length>& whole) {
        std::vector<std::size_t> order(whole.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return whole[a] < whole[b]; });
        std::vector<Length> widths = least;
        std::vector<double> lacking(whole.size());
        Length left = total - std::accumulate(least.begin(), least.end(), Length());
        for (std::size_t i = 0; i < order.size(); ++i) {
            const Length lacks = whole[order[i]] - least[order[i]];
            const bool modest = whole[order[i]] <= total / static_cast<std::int64_t>(whole.size()) && lacks <= left;
            if (modest) {
                widths[order[i]] = whole[order[i]];
                left -= lacks;
            } else lacking[order[i]] = lacks.in_points();
        }
        const std::vector<Length> extra = divide(left, lacking);
        for (std::size_t i = 0; i < widths.size(); ++i) widths[i] += extra[i];
        return widths;
    }

    // Text stands at the table's very edges; between columns there is a pad on either side.
    Length pad_before(std::size_t column) const { return column == 0 ? Length() : pad_; }
    Length pad_after(std::size_t column) const { return column + 1 >= columns_ ? Length() : pad_; }

    static bool runs_over(const std::vector<text::Line>& lines) {
        return std::any_of(lines.begin(), lines.end(), [](const text::Line& line) { return line.overfull; });
    }

    // Ragged lines need no hyphens. A word that is wider than its column is divided, in the end by force: nothing may run into the
    // next column.
    SetCell set_cell(const CellWords& cell) {
        const Length left = edges_[cell.column] + pad_before(cell.column);
        const Length edge = edges_[cell.column + cell.columns] - pad_after(cell.column + cell.columns - 1);
        const Length right = std::max(left + 1_pt, edge - cell.room_right);
        text::BreakOptions breaks;
        breaks.width = [&](std::size_t) { return right - left; };
        text::ItemOptions items;
        items.justified = false;
        items.ties = job_.tools.ties;
        const text::LineAlign align = align_of(table_, cell.column);
        SetCell done{{}, left};
        if (cell.spans.empty()) return done;
        done.lines = text::set_paragraph(cell.spans, items, breaks, align, job_.tools.shaper);
        if (!runs_over(done.lines)) return done;
        items.hyphenator = job_.tools.hyphenator;
        done.lines = text::set_paragraph(cell.spans, items, breaks, align, job_.tools.shaper);
        if (runs_over(done.lines)) done.lines = text::set_paragraph(loosened(cell.spans), items, breaks, align, job_.tools.shaper);
        return done;
    }

    // One row, or, where it is taller than a page, one a line.
    std::vector<Row> rows_of(const RowWords& words, Length above, Length below) {
        std::vector<SetCell> cells;
        std::size_t most = 1;
        for (const CellWords& cell : words.cells) {
            cells.push_back(set_cell(cell));
            most = std::max(most, cells.back().lines.size());
        }
        const Length pads = look_.cell_pad_y * 2 + above + below;
        const bool too_tall = look_.leading * static_cast<std::int64_t>(most) + pads > tallest();
        std::vector<Row> rows;
        if (!too_tall) {
            rows.push_back(strip(cells, 0, most, above + look_.cell_pad_y, below + look_.cell_pad_y));
            return rows;
        }
        for (std::size_t i = 0; i < most; ++i) {
            const Length over = i == 0 ? above + look_.cell_pad_y : Length();
            const Length under = i + 1 == most ? below + look_.cell_pad_y : Length();
            rows.push_back(strip(cells, i, i + 1, over, under));
            if (i > 0) rows.back().cost = kInsideParagraph;
        }
        return rows;
    }

    Length tallest() const {
        const style::PageStyle& page = job_.style.page;
        return (std::min(page.body_bottom, page.first_body_bottom) - page.body_top - place_.wider) / 2;
    }

    // Lines [begin, end) of all cells.
    Row strip(std::vector<SetCell>& cells, std::size_t begin, std::size_t end, Length above, Length below) {
        Row row;
        row.height = above + look_.leading * static_cast<std::int64_t>(end - begin) + below;
        std::vector<std::uint32_t> notes;
        for (SetCell& cell : cells) {
            Length y = above + baseline_of(look_.leading);
            for (std::size_t i = begin; i < std::min(end, cell.lines.size()); ++i, y += look_.leading) {
                const auto called = place_line(job_, row, std::move(cell.lines[i]), cell.x, y, look_.leading);
                notes.insert(notes.end(), called.begin(), called.end());
            }
        }
        out_.call_notes(notes);
        return row;
    }

    void rule(Row& row, Length y, Length thickness) const {
        if (thickness == Length()) return;
        add_artifact(row.items, pages::FilledRectangle{{look_.left, y}, right_ - look_.left, thickness, {}});
    }

    void set_head() {
        TableHead head;
        for (std::size_t i = 0; i < head_.size(); ++i) {
            const bool first = i == 0, last = i + 1 == head_.size();
            std::vector<Row> rows = rows_of(head_[i], first ? look_.top_rule : Length(), last ? look_.head_rule : Length());
            if (first) rule(rows.front(), {}, look_.top_rule);
            if (last) rule(rows.back(), rows.back().height - look_.head_rule, look_.head_rule);
            for (Row& row : rows) {
                head.height += row.height;
                head.rows.push_back(row);
                push(std::move(row), kNever);
            }
        }
        say_continued(head);
        const bool repeat = !head.rows.empty() && head.height < tallest() / 2;
        if (!repeat) return;
        head_index_ = static_cast<std::uint32_t>(job_.material.heads.size());
        for (Row& row : head.rows) make_artifact(row);
        job_.material.heads.push_back(std::move(head));
    }

    // Overleaf the table is named again: "Budget (continued)".
    void say_continued(TableHead& head) {
        if (look_.continued.empty()) return;
        const std::string name = document::plain_text(table_.caption);
        const std::string words = name.empty() ? look_.continued : name + " " + look_.continued;
        const Length leading = std::max(look_.leading, look_.caption_font.size.scaled(6, 5));
        const Column column{look_.left, look_.left, right_, leading, text::LineAlign::left, false};
        std::vector<Row> rows;
        for (text::Line& line : lines_of(job_, spans_of(job_, words, look_.caption_font, pages::kArtifact, block_.origin), column)) {
            Row& row = rows.emplace_back();
            row.height = leading;
            place_line(job_, row, std::move(line), look_.left, baseline_of(leading), leading);
        }
        if (rows.empty()) return;
        rows.back().height += look_.cell_pad_y * 2;
        for (const Row& row : rows) head.height += row.height;
        head.rows.insert(head.rows.begin(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
    }

    // A head that is shown again is no part of the document (ISO 32000-1, 14.8.2.2).
    static void make_artifact(Row& row) {
        row.links.clear();
        row.anchors.clear();
        for (pages::FrameItem& item : row.items) item.element = pages::kArtifact;
    }

    void set_body() {
        for (std::size_t i = 0; i < body_.size(); ++i) {
            const bool first = i == 0, last = i + 1 == body_.size();
            const Length above = first && head_.empty() ? look_.top_rule : Length();
            const Length below = last ? look_.bottom_rule : look_.row_rule;
            std::vector<Row> rows = rows_of(body_[i], above, below);
            rule(rows.front(), {}, above);
            rule(rows.back(), rows.back().height - below, below);
            const int cost = first ? (head_.empty() ? kFree : kNever) : i == 1 || last ? kTableEnd : kFree;
            for (std::size_t j = 0; j < rows.size(); ++j) {
                if (i + j > 0) rows[j].table = head_index_;
                push(std::move(rows[j]), j == 0 ? cost : kInsideParagraph);
            }
            body_[i] = {};
        }
    }

    void push(Row row, int cost) {
        if (is_first_) {
            if (!block_.id.empty()) row.anchors.push_back({block_.id, {look_.left, {}}});
            out_.push(std::move(row), place_, look_.space_before, kFree);
        } else {
            out_.push(std::move(row), place_, {}, cost);
        }
        is_first_ = false;
    }

    Collector& out_;
    Job& job_;
    const document::Table& table_;
    const document::Block& block_;
    const Place& place_;
    const style::TableStyle& look_;
    const Length right_;
    pages::ElementId element_ = 0;
    std::size_t columns_ = 0;
    Length pad_;
    std::vector<RowWords> head_, body_;
    std::vector<pages::ElementId> heads_, row_heads_;
    std::vector<Length> edges_;
    std::uint32_t head_index_ = kNone;
    bool is_first_ = true;
};

void Collector::add(const document::Table& table, const document::Block& block, const Place& place) {
    TableSetter(*this, table, block, place).set();
}

}  // namespace rapporteur::layout
