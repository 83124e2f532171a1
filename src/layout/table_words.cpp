#include <algorithm>

#include "document/cell.h"
#include "document/grid.h"
#include "layout/collect.h"
#include "layout/decimals.h"
#include "layout/paragraph.h"
#include "layout/spans.h"
#include "layout/table.h"

namespace rapporteur::layout {

namespace {

class WordReader {
public:
    WordReader(Job& job, const document::Table& table, const document::Block& block, pages::ElementId element)
        : job_(job), table_(table), block_(block), look_(job.style.table) {
        words_.element = element;
        words_.columns = std::max(document::count_columns(table.head), document::count_columns(table.body));
        words_.head.is_head = true;
        heads_.resize(words_.columns);
    }

    TableWords read() {
        // A head without a body is all the table has (ISO 32000-1, 14.8.4.3.4: a head stands above a body).
        const pages::Role head_role = table_.body.empty() ? pages::Role::table_body : pages::Role::table_head;
        if (!table_.head.empty()) read(table_.head, head_role, words_.head);
        if (!table_.body.empty()) read(table_.body, pages::Role::table_body, words_.body);
        line_up_figures();
        return std::move(words_);
    }

private:
    // A cell that names rows, down to the last of them.
    struct RowHead {
        pages::ElementId cell = 0;
        std::size_t end = 0;
    };

    void read(const std::vector<document::Row>& rows, pages::Role role, TablePart& into) {
        const pages::ElementId part = job_.element(role, words_.element, block_.origin);
        const auto columns = document::columns_of_cells(rows);
        row_heads_.clear();
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const pages::ElementId line = job_.element(pages::Role::table_row, part, rows[row].origin);
            std::erase_if(row_heads_, [&](const RowHead& head) { return head.end <= row; });
            std::vector<TableCell> cells;
            for (std::size_t i = 0; i < rows[row].cells.size() && columns[row][i] < words_.columns; ++i) {
                const document::Cell& cell = rows[row].cells[i];
                TableCell made;
                made.row = row;
                made.rows = std::min(static_cast<std::size_t>(std::max(1, cell.rows)), rows.size() - row);
                made.column = columns[row][i];
                made.columns = std::min(static_cast<std::size_t>(std::max(1, cell.columns)), words_.columns - made.column);
                made.align = align_of(made, into.is_head);
                made.origin = cell.origin;
                made.parts = parts_of(cell, into.is_head, element_of(cell, made, line, into.is_head));
                cells.push_back(std::move(made));
            }
            into.rows.push_back(std::move(cells));
        }
    }

    // What stands above several columns, or takes the place of several figures, stands in their middle.
    text::LineAlign align_of(const TableCell& cell, bool is_head) const {
        const text::LineAlign align = align_of(cell.column);
        const bool is_text = !is_head && align == text::LineAlign::left;
        return cell.columns > 1 && !is_text ? text::LineAlign::centre : align;
    }

    text::LineAlign align_of(std::size_t column) const {
        if (column >= table_.alignments.size()) return text::LineAlign::left;
        switch (table_.alignments[column]) {
            case document::Alignment::none:
            case document::Alignment::left: return text::LineAlign::left;
            case document::Alignment::centre: return text::LineAlign::centre;
            case document::Alignment::right: return text::LineAlign::right;
        }
        return text::LineAlign::left;
    }

    pages::ElementId element_of(const document::Cell& cell, const TableCell& made, pages::ElementId row, bool is_head) {
        const bool heads = is_head || cell.is_header;
        const pages::ElementId id = job_.element(heads ? pages::Role::header_cell : pages::Role::data_cell, row, cell.origin);
        pages::StructureElement& element = job_.pages.structure[id];
        element.columns = static_cast<int>(made.columns);
        element.rows = static_cast<int>(made.rows);
        if (is_head) {
            element.scope = pages::StructureElement::Scope::column;
            element.id = "h" + std::to_string(words_.element) + "-" + std::to_string(id);
            for (std::size_t i = made.column; i < made.column + made.columns; ++i) heads_[i].push_back(id);
        } else if (heads) {
            element.scope = pages::StructureElement::Scope::row;
            row_heads_.push_back({id, made.row + made.rows});
        } else {
            for (const RowHead& head : row_heads_) element.headers.push_back(head.cell);
            for (std::size_t i = made.column; i < made.column + made.columns; ++i)
                for (const pages::ElementId head : heads_[i])
                    if (element.headers.empty() || element.headers.back() != head) element.headers.push_back(head);
            if (made.columns > 1) drop_doubles(element.headers);
        }
        return id;
    }

    static void drop_doubles(std::vector<pages::ElementId>& heads) {
        std::vector<pages::ElementId> once;
        for (const pages::ElementId head : heads)
            if (std::find(once.begin(), once.end(), head) == once.end()) once.push_back(head);
        heads = std::move(once);
    }

    // ---- Words, and lists of them

    std::vector<CellPart> parts_of(const document::Cell& cell, bool is_head, pages::ElementId element) {
        const style::FontStyle& font = is_head ? look_.head_font : look_.body_font;
        std::vector<CellPart> parts;
        const std::vector<document::CellLine> lines = document::list_in(cell.content);
        if (lines.empty()) {
            parts.push_back({spans_of(job_, cell.content, font, element), {}, {}});
            if (parts.back().spans.empty()) parts.clear();
            return parts;
        }
        pages::ElementId list = 0;
        for (const document::CellLine& line : lines) {
            if (line.kind == document::CellLine::Kind::words) {
                list = 0;
                const pages::ElementId paragraph = job_.element(pages::Role::paragraph, element, cell.origin);
                parts.push_back({spans_of(job_, line.content, font, paragraph), {}, {}});
                continue;
            }
            if (list == 0) {
                list = job_.element(pages::Role::list, element, cell.origin);
                job_.pages.structure[list].list_numbering = numbering_of(line);
            }
            parts.push_back(item_of(line, font, list, cell.origin));
        }
        hang(parts, font);
        return parts;
    }

    // ISO 32000-1, table 347.
    static std::string numbering_of(const document::CellLine& line) {
        if (line.kind == document::CellLine::Kind::bullet) return "Disc";
        const char first = line.label[line.label[0] == '(' ? 1 : 0];
        if (first >= '0' && first <= '9') return "Decimal";
        return first == 'i' ? "LowerRoman" : "LowerAlpha";
    }

    CellPart item_of(const document::CellLine& line, const style::FontStyle& font, pages::ElementId list, const Origin& origin) {
        const pages::ElementId item = job_.element(pages::Role::list_item, list, origin);
        const pages::ElementId label = job_.element(pages::Role::label, item, origin);
        const pages::ElementId body = job_.element(pages::Role::list_body, item, origin);
        const bool bullet = line.kind == document::CellLine::Kind::bullet;
        CellPart part{spans_of(job_, line.content, font, body), {}, {}};
        part.label = one_line(job_, bullet ? form_of(job_, "bullet-1").label : line.label, font, label, origin);
        if (!part.label->runs.empty()) end_with_blank(job_, part.label->runs.back());
        return part;
    }

    // The words of all items of a cell begin below each other.
    static void hang(std::vector<CellPart>& parts, const style::FontStyle& font) {
        Length widest;
        for (const CellPart& part : parts)
            if (part.label) widest = std::max(widest, part.label->width);
        for (CellPart& part : parts)
            if (part.label) part.indent = widest + font.size / 2;
    }

    // ---- Figures

    // A figure of a column with decimals moves left so far that its decimal mark stands below those above.
    void line_up_figures() {
        std::vector<std::vector<TableCell*>> cells(words_.columns);
        for (auto& row : words_.body.rows)
            for (TableCell& cell : row)
                if (cell.columns == 1 && cell.align == text::LineAlign::right && cell.parts.size() <= 1) cells[cell.column].push_back(&cell);
        for (const auto& column : cells) line_up(column);
    }

    void line_up(const std::vector<TableCell*>& cells) {
        std::vector<std::string> words;
        for (const TableCell* cell : cells) words.push_back(cell->parts.empty() ? std::string() : figure_of(cell->parts.front().spans));
        const char mark = decimal_mark(words);
        std::vector<std::optional<Length>> widths;
        for (const TableCell* cell : cells) widths.push_back(cell->parts.empty() ? std::nullopt : width_after_mark(cell->parts.front().spans, mark));
        Length widest;
        for (const auto& width : widths) widest = std::max(widest, width.value_or(Length()));
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (widths[i]) cells[i]->room_right = widest - *widths[i];
    }

    std::optional<Length> width_after_mark(const std::vector<text::Span>& spans, char mark) const {
        const auto decimals = decimals_of(spans, mark);
        if (!decimals) return std::nullopt;
        return decimals->empty() ? Length() : text::measure(*decimals, job_.tools.shaper, job_.tools.ties).whole;
    }

    Job& job_;
    const document::Table& table_;
    const document::Block& block_;
    const style::TableStyle& look_;
    TableWords words_;
    std::vector<std::vector<pages::ElementId>> heads_;      // by column
    std::vector<RowHead> row_heads_;
};

}  // namespace

TableWords words_of_table(Job& job, const document::Table& table, const document::Block& block, pages::ElementId element) {
    return WordReader(job, table, block, element).read();
}

}  // namespace rapporteur::layout
