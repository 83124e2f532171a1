#include <algorithm>
#include <set>

#include "layout/collect.h"
#include "layout/spans.h"

namespace rapporteur::layout {

namespace {

// A line of the table of contents.
struct Entry {
    int depth = 0;                       // from 0
    std::string words, block;
    Origin origin;
};

std::string labelled(const std::string& label, const document::Inlines& words) {
    return (label.empty() ? "" : label + "\u2002") + document::plain_text(words);
}

// The headings that the contents list: sections, what is below them, annexes; not those of the contents themselves.
std::vector<Entry> entries_of(const document::Document& document, const document::Region& contents) {
    std::set<const document::Block*> own;
    for (const document::Block& block : contents.content) own.insert(&block);
    std::vector<Entry> entries;
    document::for_each_block(document, [&](const document::Block& block) {
        if (block.id.empty() || own.count(&block) > 0) return;
        if (const auto* annex = std::get_if<document::AnnexHeading>(&block.node))
            entries.push_back({0, labelled(annex->label, annex->content), block.id, block.origin});
        const auto* heading = std::get_if<document::Heading>(&block.node);
        if (heading && (heading->level == 2 || heading->level == 3))
            entries.push_back({heading->level - 2, labelled(heading->label, heading->content), block.id, block.origin});
    });
    return entries;
}

bool refers_to_page(const document::Inlines& words) {
    bool found = false;
    document::for_each_inline(words, [&](const document::Inline& one) {
        const auto* reference = std::get_if<document::Reference>(&one.node);
        found = found || (reference && reference->page);
    });
    return found;
}

bool refers_to_page(const document::Table& table) {
    const auto in_cell = [](const document::Cell& cell) { return refers_to_page(cell.content); };
    const auto in_row = [&](const document::Row& row) { return std::any_of(row.cells.begin(), row.cells.end(), in_cell); };
    return refers_to_page(table.caption) || std::any_of(table.head.begin(), table.head.end(), in_row) ||
           std::any_of(table.body.begin(), table.body.end(), in_row);
}

struct AsksForPages {
    bool operator()(const document::Region& region) const { return region.role == "contents"; }
    bool operator()(const document::Table& table) const { return refers_to_page(table); }
    bool operator()(const document::Chart& chart) const { return refers_to_page(chart.table); }
    template <class Node>
    bool operator()(const Node& node) const {
        if constexpr (requires { document::Inlines(node.content); }) return refers_to_page(node.content);
        return false;
    }
};

}  // namespace

bool asks_for_pages(const document::Document& document) {
    bool found = false;
    document::for_each_block(document, [&](const document::Block& block) { found = found || std::visit(AsksForPages(), block.node); });
    return found;
}

PageNumbers page_numbers(const pages::Pages& pages) {
    PageNumbers numbers;
    for (const pages::Page& page : pages.pages)
        for (const pages::Anchor& anchor : page.anchors) numbers.emplace(anchor.block, page.label);
    return numbers;
}

// Each entry leads to its heading; dots lead the eye to the page, and are no part of the document.
void Collector::add_contents(const document::Region& contents, const Place& place, const Origin& origin) {
    job_.shows_pages = true;
    const style::ParagraphStyle& form = form_of(job_, "plain");
    const Length em = form.font.size, step = em * 2, number_left = form.right + place.wider - em * 2;
    const Length baseline = baseline_of(form.leading);
    const pages::ElementId list = job_.element(pages::Role::contents, place.parent, origin);
    const auto width_of = [&](const char* dots) { return one_line(job_, dots, form.font, pages::kArtifact).width; };
    const Length dot = (width_of(". . . . . . . . . . .") - width_of(".")) / 10;        // with the blank that follows
    for (const Entry& entry : entries_of(job_.document, contents)) {
        const auto known = job_.page_numbers.find(entry.block);
        const std::string page = known == job_.page_numbers.end() ? "0" : known->second;
        const pages::ElementId item = job_.element(pages::Role::contents_item, list, entry.origin);
        const pages::ElementId link = job_.element(pages::Role::link, item, entry.origin);
        job_.targets.emplace(link, Target{{}, entry.block, entry.words + ", " + job_.style.page_word + " " + page, kNone});
        const Length left = form.left + place.shift + step * entry.depth;
        const Column column{left, left, number_left - em, form.leading, text::LineAlign::left, false};
        std::vector<text::Line> lines = lines_of(job_, spans_of(job_, entry.words, form.font, link, entry.origin), column);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            Row row;
            row.height = form.leading;
            const Length end = left + lines[i].width + em / 2;
            place_line(job_, row, std::move(lines[i]), left, baseline, form.leading);
            if (i + 1 == lines.size()) {
                std::string dots;
                for (Length x = number_left - dot; x >= end && dot > Length(); x -= dot) dots += dots.empty() ? "." : " .";
                text::Line leader = one_line(job_, dots, form.font, pages::kArtifact);
                const Length leader_left = number_left - leader.width;
                place_line(job_, row, std::move(leader), leader_left, baseline, form.leading);
                text::Line number = one_line(job_, page, form.font, link, entry.origin);
                const Length number_x = form.right + place.wider - number.width;
                place_line(job_, row, std::move(number), number_x, baseline, form.leading);
            }
            push(std::move(row), place, i == 0 ? form.leading / 4 : Length(), i == 0 ? kFree : kNever);
        }
    }
    end_block(form.space_after);
}

}  // namespace rapporteur::layout
