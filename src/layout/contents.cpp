#include <algorithm>
#include <set>

#include "layout/collect.h"
#include "layout/spans.h"

namespace rapporteur::layout {

namespace {

// A line of the table of contents.
struct Entry {
    int depth = 0;                       // from 0
    std::string label, title, block;
    Origin origin;
    bool is_annex = false;
};

// The headings that the contents list: sections, what is below them, annexes and the sections in them; not those of the contents
// themselves.
std::vector<Entry> entries_of(const document::Document& document, const document::Region& contents) {
    std::set<const document::Block*> own;
    for (const document::Block& block : contents.content) own.insert(&block);
    std::vector<Entry> entries;
    bool in_annex = false;
    document::for_each_block(document, [&](const document::Block& block) {
        if (block.id.empty() || own.count(&block) > 0) return;
        if (const auto* annex = std::get_if<document::AnnexHeading>(&block.node)) {
            in_annex = true;
            entries.push_back({0, annex->label, document::plain_text(annex->content), block.id, block.origin, true});
        }
        const auto* heading = std::get_if<document::Heading>(&block.node);
        if (heading && (heading->level == 2 || heading->level == 3)) {
            const int depth = heading->level - 2 + (in_annex ? 1 : 0);
            entries.push_back({depth, heading->label, document::plain_text(heading->content), block.id, block.origin, false});
        }
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
    bool operator()(const document::Region& region) const { return region.role == kContents; }
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
    document::for_each_block(document,
                             [&](const document::Block& block) { found = found || std::visit(AsksForPages(), block.node); });
    return found;
}

PageNumbers page_numbers(const pages::Pages& pages) {
    PageNumbers numbers;
    for (const pages::Page& page : pages.pages)
        for (const pages::Anchor& anchor : page.anchors) numbers.emplace(anchor.block, page.label);
    return numbers;
}

// Each entry leads to its heading; dots lead the eye to the page, and are no part of the document. Above the pages stands a word
// that says what they are.
class ContentsSetter {
public:
    ContentsSetter(Collector& collector, const Place& place)
        : out_(collector), job_(collector.job_), place_(place), form_(form_of(job_, "plain")),
          right_(form_.right + place.wider), baseline_(baseline_of(form_.leading)) {
        const auto width_of = [&](const char* dots) { return line(dots, pages::kArtifact, {}).width; };
        dot_ = (width_of(". . . . . . . . . . .") - width_of(".")) / 10;        // with the blank that follows
    }

    void set(const document::Region& contents, const Origin& origin) {
        const std::vector<Entry> entries = entries_of(job_.document, contents);
        if (entries.empty()) return;
        set_page_head(origin);
        indent(entries);
        const pages::ElementId list = job_.element(pages::Role::contents, place_.parent, origin);
        for (const Entry& entry : entries) set_entry(entry, list);
        out_.end_block(form_.space_after);
    }

private:
    text::Line line(const std::string& words, pages::ElementId element, const Origin& origin) const {
        return one_line(job_, words, form_.font, element, origin);
    }

    void set_page_head(const Origin& origin) {
        const style::ContentsStyle& look = job_.style.contents;
        if (look.page_head.empty()) return;
        const pages::ElementId element = job_.element(pages::Role::paragraph, place_.parent, origin);
        text::Line head = one_line(job_, look.page_head, look.head_font, element, origin);
        Row row;
        row.height = form_.leading;
        const Length x = right_ - head.width;
        place_line(job_, row, std::move(head), x, baseline_, form_.leading);
        out_.push(std::move(row), place_, {}, kFree);
        out_.pending_cost_ = kNever;
    }

    // Numbers end, and titles begin, below each other; what is inside begins where the titles above it begin.
    void indent(const std::vector<Entry>& entries) {
        Length widest[kDepths];
        for (const Entry& entry : entries) {
            Length& width = entry.is_annex ? widest_annex_ : widest[entry.depth];
            width = std::max(width, line(entry.label, pages::kArtifact, {}).width);
        }
        const Length em = form_.font.size;
        titles_[0] = form_.left + place_.shift;
        for (int depth = 0; depth < kDepths; ++depth) {
            const Length room = widest[depth] == Length() ? (depth == 0 ? Length() : em * 2) : widest[depth] + em;
            titles_[depth] = (depth == 0 ? titles_[0] : titles_[depth - 1]) + room;
        }
    }

    void set_entry(const Entry& entry, pages::ElementId list) {
        const auto known = job_.page_numbers.find(entry.block);
        const std::string page = known == job_.page_numbers.end() ? "0" : known->second;
        const pages::ElementId item = job_.element(pages::Role::contents_item, list, entry.origin);
        const pages::ElementId link = job_.element(pages::Role::link, item, entry.origin);
        const bool both = !entry.label.empty() && !entry.title.empty();
        const std::string spoken = entry.label + (both ? " " : "") + entry.title;
        job_.targets.emplace(link, Target{{}, entry.block, spoken + ", " + job_.style.page_word + " " + page, kNone});
        text::Line label = line(entry.label, link, entry.origin);
        const Length em = form_.font.size, start = form_.left + place_.shift;
        const Length left = entry.is_annex ? start + widest_annex_ + em : titles_[entry.depth];
        const Length number_left = right_ - em * 2;
        const Column column{left, left, std::max(left + em * 6, number_left - em), form_.leading, text::LineAlign::left, false};
        std::vector<text::Line> lines = lines_of(job_, spans_of(job_, entry.title, form_.font, link, entry.origin), column);
        if (lines.empty()) lines.emplace_back();
        for (std::size_t i = 0; i < lines.size(); ++i) {
            Row row;
            row.height = form_.leading;
            if (i == 0 && !label.runs.empty()) {
                end_with_blank(job_, label.runs.back());
                const Length x = entry.is_annex ? start : left - em - label.width;
                place_line(job_, row, std::move(label), x, baseline_, form_.leading);
            }
            const Length end = left + lines[i].width + em / 2;
            place_line(job_, row, std::move(lines[i]), left, baseline_, form_.leading);
            if (i + 1 == lines.size()) lead_to_page(row, end, number_left, line(page, link, entry.origin));
            out_.push(std::move(row), place_, i == 0 ? form_.leading / 4 : Length(), i == 0 ? kFree : kNever);
        }
    }

    void lead_to_page(Row& row, Length end, Length number_left, text::Line page) const {
        std::string dots;
        for (Length x = number_left - dot_; x >= end && dot_ > Length(); x -= dot_) dots += dots.empty() ? "." : " .";
        text::Line leader = line(dots, pages::kArtifact, {});
        const Length leader_left = number_left - leader.width, page_left = right_ - page.width;
        place_line(job_, row, std::move(leader), leader_left, baseline_, form_.leading);
        place_line(job_, row, std::move(page), page_left, baseline_, form_.leading);
    }

    static constexpr int kDepths = 3;           // a section below a section of an annex

    Collector& out_;
    Job& job_;
    const Place& place_;
    const style::ParagraphStyle& form_;
    const Length right_, baseline_;
    Length dot_;
    Length titles_[kDepths];                    // where titles begin, by depth
    Length widest_annex_;                       // of the labels of annexes
};

void Collector::add_contents(const document::Region& contents, const Place& place, const Origin& origin) {
    job_.shows_pages = true;
    ContentsSetter(*this, place).set(contents, origin);
}

}  // namespace rapporteur::layout
