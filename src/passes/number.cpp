#include "passes/number.h"

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_map>

#include "base/overloaded.h"
#include "passes/labels.h"
#include "passes/notes.h"

namespace rapporteur::passes {

namespace {

using namespace document;

// The number of a written list's item: "1.".
std::string written_label(std::int64_t number) { return std::to_string(number) + "."; }

std::int64_t count_where(const Document& document, bool (*is_one)(const Block&)) {
    std::int64_t count = 0;
    for_each_block(document, [&](const Block& block) { count += is_one(block) ? 1 : 0; });
    return count;
}

bool is_annex(const Block& block) { return std::holds_alternative<AnnexHeading>(block.node); }

// Charts, and pictures that have a title.
bool is_figure(const Block& block) {
    const auto* picture = std::get_if<Picture>(&block.node);
    return picture ? !picture->title.empty() : std::holds_alternative<Chart>(block.node);
}

// A chart's table is the chart's.
bool is_table(const Block& block) {
    const auto* table = std::get_if<Table>(&block.node);
    return table && !table->caption.empty();
}

// Where a list stands: how many ordered lists around it letter their items, and whether its own items are lettered at all.
struct ListPlace {
    std::size_t depth = 0;
    bool lettered = false;
};

class Labeller {
public:
    explicit Labeller(const Document& document)
        : un_(numbered_as_un(document)),
          by_section_(document.numbering == "un-sections"),
          annexes_(count_where(document, is_annex)),
          figures_(count_where(document, is_figure)),
          tables_(document.numbers_tables ? count_where(document, is_table) : 0) {}

    void label(Blocks& blocks, ListPlace place) {
        for (Block& block : blocks) label(block, place);
    }

private:
    void label(Block& block, ListPlace place) {
        std::visit(
            Overloaded{
                [](Paragraph&) {},
                [&](Heading& heading) { label(heading); },
                [&](AnnexHeading& annex) { label(annex); },
                [&](NumberedParagraph& paragraph) {
                    paragraph.label = written_label(++paragraphs_);
                    label(paragraph.content, {0, un_});
                },
                [&](BlockList& list) { label(list, place); },
                [&](Table& table) { table.label = tables_ > 0 && !table.caption.empty() ? table_label(++table_, tables_) : ""; },
                [&](Chart& chart) { chart.label = next_figure(); },
                [&](Picture& picture) { picture.label = picture.title.empty() ? "" : next_figure(); },
                [&](Quote& quote) { label(quote.content, {}); },  // quoted words keep the numbers of what is quoted
                [](CodeBlock&) {},
                [](HtmlBlock&) {},
                [](ThematicBreak&) {},
                [](PageBreak&) {},
                [&](Region& region) { label(region.content, place); },
            },
            block.node);
    }

    std::string next_figure() { return un_ ? figure_label(++figure_, figures_) : ""; }

    void label(Heading& heading) {
        heading.label.clear();
        if (!un_ || heading.level < 2) return;
        const std::size_t level = std::min(static_cast<std::size_t>(heading.level), headings_.size() - 1);
        std::fill(headings_.begin() + static_cast<std::ptrdiff_t>(level) + 1, headings_.end(), 0);
        if (by_section_ && heading.level == 2) paragraphs_ = 0;
        if (heading.numbered) heading.label = heading_label(heading.level, ++headings_[level]);
    }

    void label(AnnexHeading& annex) {
        annex.label = annex_label(++annex_, annexes_);
        paragraphs_ = 0;
        headings_.fill(0);
    }

    void label(BlockList& list, ListPlace place) {
        std::int64_t number = list.start;
        const ListPlace inner{place.depth + (list.ordered && place.lettered ? 1 : 0), place.lettered};
        for (ListItem& item : list.items) {
            item.label.clear();
            if (list.ordered) item.label = place.lettered ? item_label(place.depth, number) : written_label(number);
            ++number;
            label(item.content, inner);
        }
    }

    bool un_;
    bool by_section_;
    std::int64_t annexes_, figures_, tables_;         // in the whole document; no tables where they are not numbered
    std::int64_t annex_ = 0, figure_ = 0, table_ = 0;
    std::int64_t paragraphs_ = 0;
    std::array<std::int64_t, 7> headings_{};      // by level
};

// What a reference to each id shows.
using Shown = std::unordered_map<std::string, std::string>;

std::string shown_for(const Block& block) {
    return std::visit(Overloaded{
                          [](const Paragraph&) { return std::string(); },
                          [](const Heading& heading) {
                              return heading.label.empty() ? plain_text(heading.content) : as_reference(heading.label);
                          },
                          [](const AnnexHeading& annex) { return as_reference(annex.label); },
                          [](const NumberedParagraph& paragraph) { return as_reference(paragraph.label); },
                          [](const BlockList&) { return std::string(); },
                          [](const Table& table) {
                              return table.label.empty() ? plain_text(table.caption) : as_reference(table.label);
                          },
                          [](const Chart& chart) {
                              return chart.label.empty() ? plain_text(chart.table.caption) : as_reference(chart.label);
                          },
                          [](const Picture& picture) {
                              return picture.label.empty() ? picture.title : as_reference(picture.label);
                          },
                          [](const Quote&) { return std::string(); },
                          [](const CodeBlock&) { return std::string(); },
                          [](const HtmlBlock&) { return std::string(); },
                          [](const ThematicBreak&) { return std::string(); },
                          [](const PageBreak&) { return std::string(); },
                          [](const Region&) { return std::string(); },
                      },
                      block.node);
}

Shown shown_by_id(const Document& document) {
    Shown shown;
    for_each_block(document, [&](const Block& block) {
        if (!block.id.empty()) shown.emplace(block.id, shown_for(block));
        const auto* list = std::get_if<BlockList>(&block.node);
        if (!list) return;
        for (const ListItem& item : list->items)
            if (!item.id.empty()) shown.emplace(item.id, as_reference(item.label));
    });
    return shown;
}

class Linker {
public:
    Linker(const Shown& shown, Diagnostics& diagnostics) : shown_(shown), diagnostics_(diagnostics) {}

    void link(Blocks& blocks) {
        for (Block& block : blocks) link(block);
    }

private:
    void link(Block& block) {
        std::visit(Overloaded{
                       [&](Paragraph& paragraph) { link(paragraph.content); },
                       [&](Heading& heading) { link(heading.content); },
                       [&](AnnexHeading& annex) { link(annex.content); },
                       [&](NumberedParagraph& paragraph) { link(paragraph.content); },
                       [&](BlockList& list) {
                           for (ListItem& item : list.items) link(item.content);
                       },
                       [&](Table& table) { link(table); },
                       [&](Chart& chart) { link(chart.table); },
                       [](Picture&) {},
                       [&](Quote& quote) { link(quote.content); },
                       [](CodeBlock&) {},
                       [](HtmlBlock&) {},
                       [](ThematicBreak&) {},
                       [](PageBreak&) {},
                       [&](Region& region) { link(region.content); },
                   },
                   block.node);
    }

    void link(Table& table) {
        for (auto* rows : {&table.head, &table.body})
            for (Row& row : *rows)
                for (Cell& cell : row.cells) link(cell.content);
        link(table.caption);
    }

    void link(Inlines& inlines) {
        for (Inline& one : inlines)
            std::visit(Overloaded{
                           [](Text&) {},
                           [&](Emphasis& emphasis) { link(emphasis.content); },
                           [&](Strong& strong) { link(strong.content); },
                           [&](Strikethrough& strikethrough) { link(strikethrough.content); },
                           [](Code&) {},
                           [&](Link& target) { link(target.content); },
                           [](Image&) {},
                           [](SoftBreak&) {},
                           [](HardBreak&) {},
                           [](NoteCall&) {},
                           [&](Reference& reference) { link(reference, one.origin); },
                           [&](Foreign& foreign) { link(foreign.content); },
                           [](RawHtml&) {},
                       },
                       one.node);
    }

    void link(Reference& reference, const Origin& origin) {
        const auto found = shown_.find(reference.target);
        if (found == shown_.end()) return report_unknown(reference, origin);
        reference.shown = found->second;
        if (!reference.shown.empty()) return;
        diagnostics_.add(error("passes.reference-without-label", place_of(origin),
                               "'" + reference.target + "' has no number that could be shown here")
                             .hint("refer to a heading, a numbered paragraph, a lettered item, an annex, a chart, or a picture or "
                                   "table with a title"));
    }

    void report_unknown(const Reference& reference, const Origin& origin) {
        Diagnostic problem =
            error("passes.unknown-reference", place_of(origin), "nothing in this document has the id '" + reference.target + "'");
        const std::string near = ++unknown_ <= kHints ? nearest(reference.target, ids()) : std::string();
        problem.hints.push_back(!near.empty()
                                    ? "did you mean '" + near + "'?"
                                    : "write the id where that stands which is meant: '## Title {: #ID}', '{: #ID} Text'");
        if (origin.template_place.known() && origin.fact_place.known())
            problem.related.push_back({origin.fact_place, "the id comes from here"});
        diagnostics_.add(std::move(problem));
    }

    static SourceSpan place_of(const Origin& origin) {
        return origin.template_place.known() ? origin.template_place : origin.fact_place;
    }

    const std::vector<std::string>& ids() {
        if (!ids_.empty()) return ids_;
        for (const auto& [id, text] : shown_) ids_.push_back(id);
        std::sort(ids_.begin(), ids_.end());
        return ids_;
    }

    static constexpr std::size_t kHints = 100;      // each looks at every id

    const Shown& shown_;
    Diagnostics& diagnostics_;
    std::vector<std::string> ids_;
    std::size_t unknown_ = 0;
};

}  // namespace

Document number(Document document, Diagnostics& diagnostics) {
    const bool un = numbered_as_un(document);
    Labeller labeller(document);
    labeller.label(document.blocks, {});
    label_notes(document);
    for (Note& note : document.notes) labeller.label(note.content, {0, un});
    const Shown shown = shown_by_id(document);
    Linker linker(shown, diagnostics);
    linker.link(document.blocks);
    for (Note& note : document.notes) linker.link(note.content);
    return document;
}

}  // namespace rapporteur::passes
