// Tables and the captions below them.
#include <algorithm>
#include <charconv>
#include <system_error>

#include "document/grid.h"
#include "markdown/blocks.h"

namespace rapporteur::markdown {

using namespace document;

namespace {

constexpr std::string_view kCaption = "Table:";

Alignment alignment_of(std::uint8_t letter) {
    switch (letter) {
        case 'l': return Alignment::left;
        case 'c': return Alignment::centre;
        case 'r': return Alignment::right;
        default: return Alignment::none;
    }
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

Continues continues(std::string_view written) {
    if (trimmed(written) == kFromAbove) return Continues::above;
    return trimmed(written) == kFromLeft ? Continues::left : Continues::nothing;
}

}  // namespace

void BlockReader::table(cmark_node* node, Container& into) {
    Table table;
    const std::size_t columns = cmark_gfm_extensions_get_table_columns(node);
    const std::uint8_t* alignments = cmark_gfm_extensions_get_table_alignments(node);
    for (std::size_t i = 0; i < columns; ++i)
        table.alignments.push_back(alignments ? alignment_of(alignments[i]) : Alignment::none);
    std::vector<WrittenRow> rows;
    for (cmark_node* one = cmark_node_first_child(node); one; one = cmark_node_next(one)) rows.push_back(row(one));
    join_cells(std::move(rows), table, context_);
    add(into.blocks, std::move(table), range_of(node));
}

// Cells stand between bars that have no backslash before them (GFM 0.29, 4.10).
WrittenRow BlockReader::row(cmark_node* node) {
    const Range range = range_of(node);
    const std::string_view text = context_.text;
    std::uint32_t at = range.begin;
    while (at < range.end && (text[at] == ' ' || text[at] == '\t')) ++at;
    if (at < range.end && text[at] == '|') ++at;
    WrittenRow row{{}, context_.places.origin(range)};
    for (cmark_node* cell = cmark_node_first_child(node); cell; cell = cmark_node_next(cell)) {
        std::uint32_t end = at;
        while (end < range.end && text[end] != '|') end += text[end] == '\\' ? 2 : 1;
        end = std::min(end, range.end);
        InlineReader reader(context_, {at, end}, InlineReader::Ask::nothing);
        reader.walker().blanks();
        WrittenCell made;
        made.continues = continues(text.substr(at, end - at));
        const auto size = static_cast<std::uint32_t>(trimmed(text.substr(at, end - at)).size());
        made.place = {reader.walker().at(), std::min(end, reader.walker().at() + size)};
        made.cell.origin = context_.places.origin({reader.walker().at(), end});
        made.cell.content = reader.read(cmark_node_first_child(cell), nullptr);
        row.cells.push_back(std::move(made));
        at = std::min(end + 1, range.end);
    }
    refuse_rest({at, range.end}, row.cells.size());
    return row;
}

// Cells beyond those of the head are left out (GFM 0.29, 4.10): words are lost.
void BlockReader::refuse_rest(Range rest, std::size_t columns) {
    if (trimmed(context_.text.substr(rest.begin, rest.end - rest.begin)).empty()) return;
    const std::string message = "the table has " + std::to_string(columns) + (columns == 1 ? " column" : " columns") +
                                ", but this row has more: what stands here is left out";
    context_.diagnostics.add((context_.rapporteur() ? context_.places.error_at("markdown.row-too-long", rest, message)
                                                    : context_.places.warning_at("markdown.row-too-long", rest, message))
                                 .hint("give the head a cell for every column; a bar that parts no cells is written \\|"));
}

// "Table: Caption {.rows widths="3 7"}" after a table.
bool BlockReader::caption(cmark_node* node, Container& into) {
    auto* table = into.blocks.empty() ? nullptr : std::get_if<Table>(&into.blocks.back().node);
    cmark_node* first = cmark_node_first_child(node);
    if (!table || !table->caption.empty() || !table->widths.empty() || !first || !is_text(first) ||
        literal(first).substr(0, kCaption.size()) != kCaption)
        return false;
    InlineReader reader(context_, range_of(node), InlineReader::Ask::trailing);
    table->caption = reader.read(first, nullptr);
    if (auto* text = table->caption.empty() ? nullptr : std::get_if<Text>(&table->caption.front().node)) {
        const std::size_t words = text->characters.find_first_not_of(' ', std::min(kCaption.size(), text->characters.size()));
        text->characters.erase(0, words);
        if (text->characters.empty()) table->caption.erase(table->caption.begin());
    }
    unknown_attributes(reader, {"rows"}, true);
    if (reader.attributes() && !reader.attributes()->classes.empty()) make_row_headers(*table);
    table->widths = widths(reader);
    std::string id = id_of(reader);
    into.blocks.back().id = std::move(id);
    if (table->widths.empty() || table->widths.size() == table->alignments.size()) return true;
    context_.diagnostics.add(context_.places.error_at("markdown.table-widths", reader.attributes_place(),
                                                      "the table has " + std::to_string(table->alignments.size()) +
                                                          " columns, but here are " + std::to_string(table->widths.size()) +
                                                          " widths"));
    table->widths.clear();
    return true;
}

std::vector<double> BlockReader::widths(const InlineReader& reader) {
    std::vector<double> found;
    if (!reader.attributes() || !reader.attributes()->values.count("widths")) return found;
    const std::string& text = reader.attributes()->values.at("widths");
    const char *at = text.data(), *end = at + text.size();
    for (double width = 0; at != end; found.push_back(width)) {
        const auto [after, trouble] = std::from_chars(at, end, width);
        if (trouble != std::errc() || !(width > 0 && width < 1e6) || (after != end && *after != ' ')) break;
        at = std::find_if(after, end, [](char c) { return c != ' '; });
    }
    if (at == end && !found.empty()) return found;
    context_.diagnostics.add(context_.places
                                 .error_at("markdown.table-widths", reader.attributes_place(),
                                           "widths are numbers above zero with a blank between, but here is '" + text + "'")
                                 .hint("write for instance {widths=\"3 7\"}"));
    return {};
}

}  // namespace rapporteur::markdown
