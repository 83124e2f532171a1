#include "layout/table.h"

#include <algorithm>

#include "document/grid.h"
#include "layout/collect.h"
#include "layout/spans.h"

namespace rapporteur::layout {

// Steps: caption, structure and words of all cells, widths of the columns, rows of lines, rules, notes.
class TableSetter {
public:
    TableSetter(Collector& collector, const document::Table& table, const document::Block& block, const Place& place,
                const document::Inlines& above)
        : out_(collector),
          job_(collector.job_),
          table_(table),
          block_(block),
          place_(place),
          above_(above),
          look_(job_.style.table),
          right_(look_.right + place.wider) {}

    void set() {
        const std::size_t columns = std::max(document::count_columns(table_.head), document::count_columns(table_.body));
        if (columns == 0) {
            set_caption(out_.parent_of(place_), pages::Role::paragraph);
            return out_.add_table_notes(notes(), place_, right_);
        }
        element_ = job_.element(pages::Role::table, out_.parent_of(place_), block_.origin);
        set_caption(element_, pages::Role::caption);
        words_ = words_of_table(job_, table_, block_, element_);
        pad_ = std::min(look_.cell_pad_x, (right_ - look_.left) / static_cast<std::int64_t>(columns * 6));
        bands_ = bands_of(needs_of_columns(job_, words_, pad_, right_ - look_.left), table_.widths, look_.left, right_);
        for (std::size_t i = 0; i < bands_.size(); ++i) set_band(i);
        out_.add_table_notes(notes(), place_, right_);
        warn();
        out_.end_block(look_.space_after);
    }

private:
    void set_caption(pages::ElementId parent, pages::Role role) {
        if (table_.caption.empty()) return;
        const pages::ElementId caption = job_.element(role, parent, block_.origin);
        const style::FontStyle &label = job_.style.chart.label_font, &title = look_.caption_font;
        const bool numbered = !table_.label.empty();
        if (numbered) {
            set_caption_line(spans_of(job_, table_.label, label, caption, block_.origin), label, caption, look_.space_before);
            end_with_blank(out_.rows_.back());
            out_.after_ = {};               // the title stands directly below
        }
        set_caption_line(spans_of(job_, table_.caption, title, caption), title, caption, numbered ? Length() : look_.space_before);
    }

    void set_caption_line(const std::vector<text::Span>& words, const style::FontStyle& font, pages::ElementId caption,
                          Length space_before) {
        style::ParagraphStyle form = *place_.paragraph;
        form.font = font;
        form.leading = std::max(look_.leading, font.size.scaled(6, 5));
        form.left = form.first_line = look_.left;
        form.right = look_.right;           // moved with the page
        form.align = style::Align::left;
        form.space_before = space_before;
        out_.set(words, {form, caption, {}, 0, {}, block_.origin}, place_);
        out_.pending_cost_ = kNever;
    }

    void end_with_blank(Row& row) const {
        if (row.items.empty()) return;
        if (auto* last = std::get_if<pages::PlacedRun>(&row.items.back().thing)) layout::end_with_blank(job_, last->run);
    }

    // A table wider than the page goes on below itself, with its first column again.
    void set_band(std::size_t index) {
        RowMaker maker{job_, bands_[index], pad_, look_.left, right_, tallest()};
        begins_band_ = true;
        head_index_ = kNone;
        if (index > 0)
            for (Row& row : continued_rows()) push(std::move(row), kNever);
        set_head(maker);
        set_body(maker);
        divided_ |= maker.divided;
    }

    Length tallest() const {
        const style::PageStyle& page = job_.style.page;
        return (std::min(page.body_bottom, page.first_body_bottom) - page.body_top - place_.wider) / 2;
    }

    void rule(Row& row, Length y, Length thickness) const {
        if (thickness == Length()) return;
        add_artifact(row.items, pages::FilledRectangle{{look_.left, y}, right_ - look_.left, thickness, {}});
    }

    void set_head(RowMaker& maker) {
        TablePart& part = words_.head;
        TableHead head;
        for (std::size_t begin = 0, end = 0; begin < part.rows.size(); begin = end) {
            end = end_of_group(part, begin);
            const bool first = begin == 0, last = end == part.rows.size();
            std::vector<Row> rows =
                rows_of(maker, part, begin, end, first ? look_.top_rule : Length(), last ? look_.head_rule : Length());
            if (first) rule(rows.front(), {}, look_.top_rule);
            if (last) rule(rows.back(), rows.back().height - look_.head_rule, look_.head_rule);
            for (Row& row : rows) {
                head.rows.push_back(row);
                push(std::move(row), kNever);
            }
        }
        if (head.rows.empty()) return;
        std::vector<Row> continued = continued_rows();
        head.rows.insert(head.rows.begin(), std::make_move_iterator(continued.begin()), std::make_move_iterator(continued.end()));
        for (const Row& row : head.rows) head.height += row.height;
        if (head.height >= tallest() / 2) return;
        for (Row& row : head.rows) make_artifact(row);
        head_index_ = static_cast<std::uint32_t>(job_.material.heads.size());
        job_.material.heads.push_back(std::move(head));
    }

    // By its number, or else by its caption.
    std::string name() const {
        return table_.label.empty() ? document::plain_text(above_.empty() ? table_.caption : above_) : table_.label;
    }

    // Overleaf the table is named again: "Budget (continued)".
    std::vector<Row> continued_rows() {
        if (look_.continued.empty()) return {};
        const std::string own = name();
        return rows_naming(own.empty() ? look_.continued : own + " " + look_.continued);
    }

    std::vector<Row> rows_naming(const std::string& words) {
        std::vector<Row> rows;
        const Length leading = std::max(look_.leading, look_.caption_font.size.scaled(6, 5));
        const Column column{look_.left, look_.left, right_, leading, text::LineAlign::left, false};
        for (text::Line& line :
             lines_of(job_, spans_of(job_, words, look_.caption_font, pages::kArtifact, block_.origin), column)) {
            Row& row = rows.emplace_back();
            row.height = leading;
            place_line(job_, row, std::move(line), look_.left, baseline_of(leading), leading);
        }
        if (!rows.empty()) rows.back().height += look_.cell_pad_y * 2;
        return rows;
    }

    // For the page that begins with the table of a chart that stands overleaf: the table is whole.
    std::uint32_t name_alone() {
        TableHead head{rows_naming(name()), {}, kNone};
        for (const Row& row : head.rows) head.height += row.height;
        job_.material.heads.push_back(std::move(head));
        return static_cast<std::uint32_t>(job_.material.heads.size() - 1);
    }

    // One row alone at the beginning or the end of a table is not parted from the others lightly.
    void set_body(RowMaker& maker) {
        TablePart& part = words_.body;
        const bool has_head = !words_.head.rows.empty();
        maker.head = head_index_;
        for (std::size_t begin = 0, end = 0; begin < part.rows.size(); begin = end) {
            end = end_of_group(part, begin);
            const bool first = begin == 0, last = end == part.rows.size();
            const Length above = first && !has_head ? look_.top_rule : Length();
            const Length below = last ? look_.bottom_rule : look_.row_rule;
            std::vector<Row> rows = rows_of(maker, part, begin, end, above, below);
            rule(rows.front(), {}, above);
            rule(rows.back(), rows.back().height - below, below);
            rows.front().cost = first ? (has_head ? kNever : kFree) : begin == 1 || last ? kTableEnd : kFree;
            for (std::size_t i = 0; i < rows.size(); ++i) {
                if ((i > 0 || !first) && rows[i].table == kNone) rows[i].table = head_index_;
                const int cost = rows[i].cost;
                push(std::move(rows[i]), cost);
            }
            if (&maker.band == &bands_.back())
                for (std::size_t row = begin; row < end; ++row) part.rows[row] = {};
        }
    }

    std::vector<Row> rows_of(RowMaker& maker, TablePart& part, std::size_t begin, std::size_t end, Length above, Length below) {
        std::vector<std::uint32_t> notes;
        std::vector<Row> rows = maker.rows_of(part, begin, end, above, below, notes);
        out_.call_notes(notes);
        return rows;
    }

    // In the order of reading: those of the caption before those of the cells.
    std::vector<std::uint32_t> notes() const {
        std::vector<std::uint32_t> found;
        const auto read = [&](const document::Inlines& words) {
            document::for_each_inline(words, [&](const document::Inline& one) {
                const auto* call = std::get_if<document::NoteCall>(&one.node);
                if (call && call->note < job_.document.notes.size() && job_.document.notes[call->note].of_table)
                    found.push_back(static_cast<std::uint32_t>(call->note));
            });
        };
        read(above_);
        read(table_.caption);
        for (const auto* rows : {&table_.head, &table_.body})
            for (const document::Row& row : *rows)
                for (const document::Cell& cell : row.cells) read(cell.content);
        return found;
    }

    void push(Row row, int cost) {
        if (is_first_ && !above_.empty()) row.table = name_alone();
        if (is_first_ && !block_.id.empty()) row.anchors.push_back({block_.id, {look_.left, {}}});
        if (begins_band_) out_.push(std::move(row), place_, look_.space_before, kFree);
        else out_.push(std::move(row), place_, {}, cost);
        begins_band_ = is_first_ = false;
    }

    void warn() {
        const std::string columns = std::to_string(words_.columns) + " columns";
        if (bands_.size() > 1)
            job_.diagnostics.add(warning("layout.table-too-wide", place_of(block_.origin),
                                         "the table's " + columns + " do not fit beside each other; it is set in " +
                                             std::to_string(bands_.size()) + " parts below each other")
                                     .hint("leave out columns, make two tables, or turn its page: ::: landscape"));
        else if (divided_)
            job_.diagnostics.add(
                warning("layout.table-too-narrow", place_of(block_.origin),
                        "the table's " + columns + " leave some words no room; they are divided where they should not be")
                    .hint("reword, leave out columns, or turn its page: ::: landscape"));
    }

    Collector& out_;
    Job& job_;
    const document::Table& table_;
    const document::Block& block_;
    const Place& place_;
    const document::Inlines& above_;
    const style::TableStyle& look_;
    const Length right_;
    pages::ElementId element_ = 0;
    TableWords words_;
    Length pad_;
    std::vector<Band> bands_;
    std::uint32_t head_index_ = kNone;
    bool is_first_ = true, begins_band_ = true;
    bool divided_ = false;
};

void Collector::add(const document::Table& table, const document::Block& block, const Place& place) {
    add_table(table, block, place, {});
}

void Collector::add_table(const document::Table& table, const document::Block& block, const Place& place,
                          const document::Inlines& above) {
    TableSetter(*this, table, block, place, above).set();
}

}  // namespace rapporteur::layout
