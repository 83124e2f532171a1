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
    auto after = std::upper_bound(pieces_.begin(), pieces_.end(), begin,
                                  [](std::size_t at, const Piece& piece) { return at < piece.begin; });
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
    auto piece =
        std::upper_bound(pieces_.begin(), pieces_.end(), begin, [](std::size_t at, const Piece& one) { return at < one.begin; });
    if (piece != pieces_.begin()) --piece;
    std::vector<SourceSpan> found;
    for (; piece != pieces_.end() && piece->begin < end; ++piece)
        if (piece->place.known()) found.push_back(piece->place);
    return found;
}

namespace {

constexpr std::string_view kBlanks = " \t\r\n\f\v", kDigits = "0123456789", kSoftHyphen = "\u00AD";

bool holds(std::string_view text, char mark) { return text.find(mark) != std::string_view::npos; }

// "12.", "(b)", "-": what stands before a paragraph, and not in a column of its own.
bool is_label(std::string_view word) {
    return word.size() <= 7 && (word.back() == '.' || word.back() == ')' || word == "-" || word == "•" || word == "–");
}

// How the columns of a line are parted: by `|`, or by gaps of blanks, which are wide where there is but one.
struct Columns {
    bool by_bars = false;
    std::size_t least_gap = kOneGap;
    static constexpr std::size_t kOneGap = 5, kSeveralGaps = 2;
};

Columns columns_of(std::string_view line) {
    if (line.starts_with('|')) return {true, line.size()};
    std::size_t gaps = 0;
    bool labels = true;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t end = std::min(line.find_first_of(kBlanks, at), line.size());
        labels = labels && is_label(line.substr(at, end - at));
        at = std::min(line.find_first_not_of(kBlanks, end), line.size());
        gaps += !labels && at < line.size() && at - end >= Columns::kSeveralGaps;
    }
    return {false, gaps > 1 ? Columns::kSeveralGaps : Columns::kOneGap};
}

// The number at a page's foot and the symbol at the head of the next, where a page ends between them.
bool is_of_the_page(std::string_view before, std::string_view word, std::string_view after) {
    if (holds(after, '\f') && holds(before, '\n') && word.find_first_not_of(kDigits) == std::string_view::npos) return true;
    return holds(before, '\f') && holds(after, '\n') && holds(word, '/');
}

}  // namespace

Reading read_text(const SourceFile& file) {
    Reading reading;
    const std::string_view all = file.text();
    Columns columns;
    bool labels = true, in_row = false, page_ended = false;
    std::size_t last = 0;                               // where the word before ends
    for (std::size_t at = 0; at < all.size();) {
        const auto here = [&](std::size_t begin, std::size_t end) {
            return SourceSpan{&file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
        };
        const std::size_t begin = std::min(all.find_first_not_of(kBlanks, at), all.size());
        const std::size_t end = std::min(all.find_first_of(kBlanks, begin), all.size());
        const std::size_t next = std::min(all.find_first_not_of(kBlanks, end), all.size());
        std::string_view word = all.substr(begin, end - begin);
        if (!word.empty() && is_of_the_page(all.substr(at, begin - at), word, all.substr(end, next - end))) {
            page_ended = true;
            at = end;
            continue;
        }
        const std::string_view blanks = all.substr(last, begin - last);
        const auto ends = std::count(blanks.begin(), blanks.end(), '\n');
        const bool is_joined = ends == 1 && all.substr(0, last).ends_with(kSoftHyphen);
        const bool is_gap = ends == 0 && !labels && blanks.size() >= columns.least_gap;
        const bool is_bar = columns.by_bars && ends == 0 && word == "|";
        const bool after_bar = columns.by_bars && ends == 0 && all.substr(0, last).ends_with('|');
        if (!blanks.empty() && !is_joined && !is_bar && !after_bar) {
            const std::string_view line_end = in_row && ends > 0 ? "\t" : "";
            const std::string_view mark = ends == 0                 ? (is_gap || blanks == "\t" ? "\t" : " ")
                                          : ends == 1 || page_ended ? "\n"
                                                                    : "\n\n";
            reading.add(std::string(line_end) + std::string(mark), here(last, begin));
        }
        if (last == 0 || ends > 0) {
            columns = columns_of(all.substr(begin, std::min(all.find('\n', begin), all.size()) - begin));
            labels = !columns.by_bars;
            in_row = false;
        }
        labels = labels && !word.empty() && is_label(word);
        in_row = in_row || is_gap;
        page_ended = false;
        if (word.ends_with(kSoftHyphen)) word.remove_suffix(kSoftHyphen.size());
        if (is_bar) reading.add("\t", here(begin, end));
        else if (!(columns.by_bars && (word == "|" || word.find_first_not_of("-:") == std::string_view::npos)))
            reading.add(word, here(begin, begin + word.size()));
        last = at = end;
    }
    return reading;
}

namespace {

void add_inlines(Reading& reading, const document::Inlines& inlines) {
    document::for_each_inline(inlines, [&](const document::Inline& one) {
        const SourceSpan place = one.origin.fact_place.known() ? one.origin.fact_place : one.origin.template_place;
        if (const auto* text = std::get_if<document::Text>(&one.node)) reading.add(text->characters, place);
        else if (const auto* reference = std::get_if<document::Reference>(&one.node)) reading.add(reference->shown, place);
        else if (std::holds_alternative<document::SoftBreak>(one.node) || std::holds_alternative<document::HardBreak>(one.node))
            reading.add(" ", place);
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

// What stands before a block, by the first block of what is labelled: "27. ", "(a) "; "- " where an item has a mark and no label;
// "Annex I", which has a line of its own.
using Labels = std::map<const document::Block*, std::string>;

void note_labels(Labels& labels, const document::Block& block) {
    const auto note = [&](const document::Blocks& content, const std::string& label) {
        if (!content.empty()) labels.emplace(&content.front(), label + " ");
    };
    if (const auto* paragraph = std::get_if<document::NumberedParagraph>(&block.node)) note(paragraph->content, paragraph->label);
    if (const auto* list = std::get_if<document::BlockList>(&block.node))
        for (const document::ListItem& item : list->items) note(item.content, item.label.empty() ? "-" : item.label);
    if (const auto* heading = std::get_if<document::Heading>(&block.node); heading && !heading->label.empty())
        labels.emplace(&block, heading->label + " ");
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
        for (const std::string& text : {masthead->organization, masthead->symbol, masthead->organ, masthead->job_number,
                                        masthead->bar_code, masthead->address})
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
