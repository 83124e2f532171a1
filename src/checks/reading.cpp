#include "checks/reading.h"

#include <algorithm>
#include <map>

#include "base/overloaded.h"

namespace rapporteur::checks {

void Reading::add(std::string_view words, const SourceSpan& place) {
    if (words.empty()) return;
    pieces_.push_back({text_.size(), place});
    text_ += words;
}

void Reading::end_line() {
    if (!text_.empty() && text_.back() != '\n') add("\n", {});
}

SourceSpan Reading::place(std::size_t begin, std::size_t end) const {
    auto after = std::upper_bound(pieces_.begin(), pieces_.end(), begin, [](std::size_t at, const Piece& piece) { return at < piece.begin; });
    const auto is_known = [](const Piece& piece) { return piece.place.known(); };
    if (after != pieces_.begin() && !is_known(*std::prev(after))) {     // a label: what it labels, where that was found too
        const auto next = std::find_if(after, pieces_.end(), is_known);
        if (next != pieces_.end() && next->begin < end) {
            begin = next->begin;
            after = std::next(next);
        }
    }
    for (; after != pieces_.begin(); --after)
        if (std::prev(after)->place.known()) break;
    if (after == pieces_.begin()) return {};
    const Piece& piece = *std::prev(after);
    const std::size_t piece_end = after == pieces_.end() ? text_.size() : after->begin;
    const std::string_view words = std::string_view(text_).substr(piece.begin, piece_end - piece.begin);
    const std::string_view found = std::string_view(text_).substr(begin, std::min(end, piece_end) - begin);
    const std::string_view there = piece.place.text();
    const std::size_t at = there == words ? begin - piece.begin : there.find(found);
    if (at == std::string_view::npos || found.empty()) return piece.place;
    const auto first = piece.place.begin + static_cast<std::uint32_t>(at);
    return {piece.place.file, first, first + static_cast<std::uint32_t>(found.size())};
}

std::vector<SourceSpan> Reading::places(std::size_t begin, std::size_t end) const {
    auto piece = std::upper_bound(pieces_.begin(), pieces_.end(), begin, [](std::size_t at, const Piece& one) { return at < one.begin; });
    if (piece != pieces_.begin()) --piece;
    std::vector<SourceSpan> found;
    for (; piece != pieces_.end() && piece->begin < end; ++piece)
        if (piece->place.known()) found.push_back(piece->place);
    return found;
}

Reading read_text(const SourceFile& file) {
    Reading reading;
    const std::string& all = file.text();
    constexpr std::string_view kBlanks = " \t\r\n\f\v";
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t word = std::min(all.find_first_not_of(kBlanks, at), all.size());
        const auto ends = std::count(all.begin() + static_cast<std::ptrdiff_t>(at), all.begin() + static_cast<std::ptrdiff_t>(word), '\n');
        const auto here = [&](std::size_t begin, std::size_t end) { return SourceSpan{&file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}; };
        const bool is_tab = all.compare(at, word - at, "\t") == 0;
        if (word > at) reading.add(is_tab ? "\t" : ends == 0 ? " " : ends == 1 ? "\n" : "\n\n", here(at, word));
        at = std::min(all.find_first_of(kBlanks, word), all.size());
        reading.add(std::string_view(all).substr(word, at - word), here(word, at));
    }
    return reading;
}

namespace {

void add_inlines(Reading& reading, const document::Inlines& inlines) {
    document::for_each_inline(inlines, [&](const document::Inline& one) {
        const SourceSpan place = one.origin.fact_place.known() ? one.origin.fact_place : one.origin.template_place;
        if (const auto* text = std::get_if<document::Text>(&one.node)) reading.add(text->characters, place);
        else if (const auto* reference = std::get_if<document::Reference>(&one.node)) reading.add(reference->shown, place);
        else if (std::holds_alternative<document::SoftBreak>(one.node) || std::holds_alternative<document::HardBreak>(one.node)) reading.add(" ", place);
    });
}

void add_rows(Reading& reading, const std::vector<document::Row>& rows) {
    for (const document::Row& row : rows) {
        for (const document::Cell& cell : row.cells) {
            add_inlines(reading, cell.content);
            reading.add("\t", cell.origin.template_place);
        }
        reading.end_line();
    }
}

// What stands before a block, by the first block of what is labelled: "27. ", "(a) "; "- " where an item has a mark and no label; "Annex I", which
// has a line of its own.
using Labels = std::map<const document::Block*, std::string>;

void note_labels(Labels& labels, const document::Block& block) {
    const auto note = [&](const document::Blocks& content, const std::string& label) {
        if (!content.empty()) labels.emplace(&content.front(), label + " ");
    };
    if (const auto* paragraph = std::get_if<document::NumberedParagraph>(&block.node)) note(paragraph->content, paragraph->label);
    if (const auto* list = std::get_if<document::BlockList>(&block.node))
        for (const document::ListItem& item : list->items) note(item.content, item.label.empty() ? "-" : item.label);
    if (const auto* heading = std::get_if<document::Heading>(&block.node); heading && !heading->label.empty()) labels.emplace(&block, heading->label + " ");
    if (const auto* annex = std::get_if<document::AnnexHeading>(&block.node)) labels.emplace(&block, annex->label + "\n");
}

void add_block(Reading& reading, const document::Block& block) {
    if (const auto* paragraph = std::get_if<document::Paragraph>(&block.node)) add_inlines(reading, paragraph->content);
    else if (const auto* heading = std::get_if<document::Heading>(&block.node)) add_inlines(reading, heading->content);
    else if (const auto* annex = std::get_if<document::AnnexHeading>(&block.node)) add_inlines(reading, annex->content);
    else if (const auto* table = std::get_if<document::Table>(&block.node)) {
        add_inlines(reading, table->caption);
        reading.end_line();
        add_rows(reading, table->head);
        add_rows(reading, table->body);
    } else return;
    reading.end_line();
}

void add_line(Reading& reading, const std::string& text, const Origin& origin) {
    reading.add(text, origin.fact_place.known() ? origin.fact_place : origin.template_place);
    reading.end_line();
}

void add_lines(Reading& reading, const std::vector<document::MastheadLine>& lines) {
    for (const document::MastheadLine& line : lines) add_line(reading, line.text, line.origin);
}

}  // namespace

Reading read_whole(const document::Document& document) {
    Reading reading;
    if (const auto& masthead = document.masthead) {
        for (const std::string& text : {masthead->organization, masthead->symbol, masthead->organ, masthead->job_number, masthead->bar_code, masthead->address})
            add_line(reading, text, masthead->origin);
        add_lines(reading, masthead->distribution);
        add_lines(reading, masthead->session);
    }
    document::for_each_block(document, [&](const document::Block& block) { add_block(reading, block); });
    return reading;
}

Reading read_document(const document::Document& document) {
    Reading reading;
    if (document.masthead) add_lines(reading, document.masthead->session);
    Labels labels;
    document::for_each_block(document, [&](const document::Block& block) {
        note_labels(labels, block);
        if (const auto label = labels.find(&block); label != labels.end()) reading.add(label->second, {});
        add_block(reading, block);
    });
    return reading;
}

}  // namespace rapporteur::checks
