#include <algorithm>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "markdown/blocks.h"
#include "markdown/cmark.h"
#include "markdown/front_matter.h"
#include "markdown/ids.h"
#include "markdown/markdown.h"

namespace rapporteur::markdown {

using namespace document;

namespace {

// More containers on one line than this, and cmark's time grows with their square.
constexpr std::size_t kMarksOfContainers = 500;

// The text with a question mark for each byte that cannot be read: every other byte keeps its place.
std::string readable(const SourceFile& file, const Places& places, Diagnostics& diagnostics) {
    std::string text = file.text();
    bool said = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto next = utf8::decode(text, at);
        if (!next.valid || next.character == 0) {
            const auto begin = static_cast<std::uint32_t>(at);
            if (!said)
                diagnostics.add(places.error_at("markdown.not-utf-8", {begin, begin + 1}, "this byte is not text in UTF-8")
                                    .hint("save the file as UTF-8"));
            said = true;
            text[at] = '?';
        }
        at += next.length;
    }
    return text;
}

// Blanks out the marks of quotes and lists that stand too deep in each other on one line.
void bound_depth(std::string& text, const Places& places, Diagnostics& diagnostics) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        std::size_t marks = 0;
        for (; at < text.size() && std::string_view(" \t>-+*").find(text[at]) != std::string_view::npos; ++at) {
            const bool mark =
                text[at] == '>' || (text[at] != ' ' && text[at] != '\t' && at + 1 < text.size() && text[at + 1] == ' ');
            marks += mark ? 1 : 0;
            if (marks > kMarksOfContainers) text[at] = ' ';
        }
        if (marks > kMarksOfContainers) {
            const auto place = static_cast<std::uint32_t>(begin);
            diagnostics.add(places.error_at("markdown.too-deep", {place, place + 1},
                                            "this line opens " + std::to_string(marks) +
                                                " quotes and lists in each other; at most " + std::to_string(kMarksOfContainers) +
                                                " can be read"));
        }
        at = std::min(text.find('\n', at), text.size() - 1) + 1;
    }
}

// cmark's time for a row grows with the square of its columns. Where a line under a table's head has more of them than any page could
// hold, it is blanked out, and what would be a table stays text.
void bound_tables(std::string& text, const Places& places, Diagnostics& diagnostics) {
    constexpr std::ptrdiff_t kColumns = 1000;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = std::string_view(text).substr(begin, end - begin);
        const auto bars = std::count(line.begin(), line.end(), '|');
        if (bars > kColumns && line.find('-') != line.npos && line.find_first_not_of("|-: \t\r>") == line.npos) {
            std::fill(text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(end), ' ');
            const auto place = static_cast<std::uint32_t>(begin);
            diagnostics.add(places.warning_at("markdown.table-too-wide", {place, place + 1},
                                              "no page holds a table of " + std::to_string(bars - 1) + " columns; it is shown as text")
                                .hint("divide it into several tables"));
        }
        begin = end + 1;
    }
}

std::string title_of(const Document& document) {
    for (const Block& block : document.blocks) {
        const auto* heading = std::get_if<Heading>(&block.node);
        if (heading && heading->level == 1) return plain_text(heading->content);
    }
    return {};
}

}  // namespace

Document read(const SourceFile& file, const SourceMap& map, const ReadOptions& options, Diagnostics& diagnostics) {
    const Places places(file, map);
    std::string text = readable(file, places, diagnostics);
    bound_depth(text, places, diagnostics);
    bound_tables(text, places, diagnostics);
    const Context context{options, text, places, diagnostics};
    Document document;
    std::uint32_t begin = read_front_matter(context, document);
    if (begin == 0 && text.compare(0, 3, "\xEF\xBB\xBF") == 0) begin = 3;
    const Lines lines(text, begin);
    const Tree tree = parse(std::string_view(text).substr(begin));
    BlockReader blocks(context, lines, context.rapporteur() && numbered_as_un(document));
    blocks.read(tree.get(), document);
    give_ids(document, blocks.written_ids(), context);
    if (document.title.empty()) document.title = title_of(document);
    return document;
}

}  // namespace rapporteur::markdown
