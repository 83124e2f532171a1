#include "passes/accessible.h"

#include <algorithm>

#include "document/visit.h"

namespace rapporteur::passes {

using namespace document;

namespace {

SourceSpan place_of(const Origin& origin) { return origin.template_place.known() ? origin.template_place : origin.fact_place; }

bool is_silent(const std::string& words) { return words.find_first_not_of(" \t\n") == std::string::npos; }
bool is_blank(const Inlines& words) { return is_silent(plain_text(words)); }

bool has_header_cells(const Table& table) {
    const auto names = [](const Row& row) {
        return std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) { return !is_blank(cell.content); });
    };
    const auto is_led = [](const Row& row) {
        return std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) { return cell.is_header; });
    };
    return std::any_of(table.head.begin(), table.head.end(), names) || std::any_of(table.body.begin(), table.body.end(), is_led);
}

class Checker {
public:
    explicit Checker(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    void check(const Document& document) {
        if (document.title.empty())
            diagnostics_.add(error("accessible.no-title", {}, "the document '" + document.id + "' has no title")
                                 .hint("name it in the front matter: title: …"));
        if (document.language.empty())
            diagnostics_.add(error("accessible.no-language", {}, "the document '" + document.id + "' does not say in which language it is")
                                 .hint("name it in the template's front matter, or in the document's record: make: {language: en, …}"));
        for_each_block(document, [&](const Block& block) { std::visit([&](const auto& node) { check(node, block); }, block.node); });
        for (const Note& note : document.notes)
            for (const Block& block : note.content)
                if (std::holds_alternative<Heading>(block.node))
                    diagnostics_.add(error("accessible.heading-in-a-note", place_of(block.origin), "a note holds a heading"));
    }

private:
    void check(const Heading& heading, const Block& block) {
        while (!open_.empty() && open_.back() >= heading.level) open_.pop_back();
        const int above = open_.empty() ? 0 : open_.back();
        open_.push_back(heading.level);
        if (heading.level > above + 1 && !heading.skips)
            diagnostics_.add(error("accessible.heading-level", place_of(block.origin),
                                   "a heading of level " + std::to_string(heading.level) + " stands below " +
                                       (above == 0 ? "none" : "one of level " + std::to_string(above)) + ": level " +
                                       std::to_string(above + 1) + " is left out")
                                 .hint("begin the line with " + std::string(static_cast<std::size_t>(above + 1), '#') +
                                       ", or, where its form skips a level on purpose, end it with {: .skips}"));
        check_words(heading.content);
    }
    void check(const AnnexHeading& annex, const Block&) {
        open_ = {1};
        check_words(annex.content);
    }
    void check(const Table& table, const Block& block) {
        if (!has_header_cells(table))
            diagnostics_.add(error("accessible.no-header-cells", place_of(block.origin), "a table has no header cells")
                                 .hint("name its columns in the row above the dashes"));
        for (const auto* rows : {&table.head, &table.body})
            for (const Row& row : *rows)
                for (const Cell& cell : row.cells) check_words(cell.content);
        check_words(table.caption);
    }
    void check(const Chart& chart, const Block& block) {
        if (is_silent(chart.alternative))
            diagnostics_.add(error("accessible.no-alternative", place_of(block.origin), "a chart has no alternative text")
                                 .hint("say in a sentence what it shows, for those who cannot see it: alt=\"…\""));
        check(chart.table, block);
    }
    void check(const Picture& picture, const Block& block) { check_alternative(picture.source, picture.alternative, block.origin); }
    template <class Node>
    void check(const Node& node, const Block&) {
        if constexpr (requires { Inlines(node.content); }) check_words(node.content);
    }

    void check_words(const Inlines& words) {
        for_each_inline(words, [&](const Inline& one) {
            const auto* image = std::get_if<Image>(&one.node);
            if (image) check_alternative(image->source, image->alternative, one.origin);
        });
    }

    void check_alternative(const std::string& source, const std::string& alternative, const Origin& origin) {
        if (is_silent(alternative))
            diagnostics_.add(error("accessible.no-alternative", place_of(origin), "the image '" + source + "' has no alternative text")
                                 .hint("say in a sentence what it shows, for those who cannot see it: ![…](" + source + ")"));
    }

    Diagnostics& diagnostics_;
    std::vector<int> open_;             // levels of the last heading and of those that it stands under
};

}  // namespace

void check_accessible(const Document& document, Diagnostics& diagnostics) { Checker(diagnostics).check(document); }

}  // namespace rapporteur::passes
