#include "layout/collect.h"

#include <algorithm>

#include "document/visit.h"
#include "layout/spans.h"

namespace rapporteur::layout {

namespace {

// A line that is bold or italic from end to end is a heading in all but name, and stays with what follows.
bool is_marked_throughout(const document::Inlines& inlines) {
    if (inlines.size() != 1) return false;
    const auto& only = inlines.front().node;
    return std::holds_alternative<document::Strong>(only) || std::holds_alternative<document::Emphasis>(only);
}

// The words that end a block: none where it ends with something else than a paragraph.
const document::Inlines* last_words(const document::Block& block) {
    if (const auto* paragraph = std::get_if<document::Paragraph>(&block.node)) return &paragraph->content;
    const auto* numbered = std::get_if<document::NumberedParagraph>(&block.node);
    return numbered && !numbered->content.empty() ? last_words(numbered->content.back()) : nullptr;
}

// A paragraph announces the list that follows it, and, where it ends with a colon, whatever follows.
bool announces(const document::Block& block, const document::Block& next) {
    const document::Inlines* words = last_words(block);
    return words && (std::holds_alternative<document::BlockList>(next.node) || document::plain_text(*words).ends_with(':'));
}

}  // namespace

const style::ParagraphStyle& form_of(const Job& job, std::string_view name) {
    static const style::ParagraphStyle none;
    const auto found = job.style.paragraphs.find(name);
    return found == job.style.paragraphs.end() ? none : found->second;
}

void Collector::collect_body() {
    Place place;
    place.paragraph = &form_of(job_, "body");
    const document::Blocks& blocks = job_.document.blocks;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        lead_in(blocks, i);
        add(blocks[i], place);
        if (job_.spent && i > 0) job_.spent->blocks[i - 1].node = document::PageBreak{};
    }
}

void Collector::lead_in(const document::Blocks& blocks, std::size_t to) {
    if (to > 0 && announces(blocks[to - 1], blocks[to])) pending_cost_ = std::max(pending_cost_, kAfterLeadIn);
}

void Collector::add(const document::Blocks& blocks, const Place& place) {
    add_rest(blocks, 0, place);
}

void Collector::add_rest(const document::Blocks& blocks, std::size_t from, const Place& place) {
    for (std::size_t i = from; i < blocks.size(); ++i) {
        lead_in(blocks, i);
        add(blocks[i], place);
    }
}

void Collector::add(const document::Block& block, const Place& place) {
    if (place.depth > kDeepest) {
        job_.diagnostics.add(error("layout.nested-too-deep", place_of(block.origin), "blocks are nested more than 100 deep"));
        return;
    }
    Place inner = place;
    ++inner.depth;
    std::visit([&](const auto& node) { add(node, block, inner); }, block.node);
}

void Collector::add(const document::Paragraph& paragraph, const document::Block& block, const Place& place) {
    const pages::ElementId element = job_.element(pages::Role::paragraph, parent_of(place), block.origin);
    const Setting setting{*place.paragraph, element, {}, 0, block.id, block.origin};
    const std::size_t first = rows_.size();
    set(spans_of(job_, paragraph.content, setting.form.font, setting.element), setting, place);
    if (rows_.size() == first + 1 && is_marked_throughout(paragraph.content)) pending_cost_ = kNever;
}

void Collector::add(const document::NumberedParagraph& numbered, const document::Block& block, const Place& place) {
    if (numbered.content.empty()) return;
    const pages::ElementId element = job_.element(pages::Role::paragraph, parent_of(place), block.origin);
    Place inner = place;
    inner.paragraph = &form_of(job_, "plain");
    const pages::ElementId label = numbered.label.empty() ? element : job_.element(pages::Role::label, element, block.origin);
    const Setting setting{form_of(job_, "numbered"), element, numbered.label, label, block.id, block.origin};
    begin_content(numbered.content.front(), setting, inner);
    add_rest(numbered.content, 1, inner);
}

// The first block of an item carries the label; where it is no paragraph, the label has a line of its own.
void Collector::begin_content(const document::Block& first, const Setting& setting, const Place& place) {
    if (const auto* paragraph = std::get_if<document::Paragraph>(&first.node))
        return set(spans_of(job_, paragraph->content, setting.form.font, setting.element), setting, place);
    set({}, setting, place);
    add(first, place);
}

void Collector::add(const document::Quote& quote, const document::Block& block, const Place& place) {
    Place inner = place;
    inner.parent = job_.element(pages::Role::block_quote, parent_of(place), block.origin);
    inner.in_section = false;
    inner.paragraph = &form_of(job_, "quote");
    add(quote.content, inner);
}

void Collector::add(const document::HtmlBlock& html, const document::Block& block, const Place& place) {
    const pages::ElementId element = job_.element(pages::Role::paragraph, parent_of(place), block.origin);
    const Setting setting{*place.paragraph, element, {}, 0, block.id, block.origin};
    set(spans_of(job_, html.characters, setting.form.font, setting.element, block.origin), setting, place);
}

void Collector::add(const document::ThematicBreak&, const document::Block&, const Place& place) {
    const style::ParagraphStyle& form = *place.paragraph;
    const Length width = (form.right - form.left) / 3;
    Row row;
    row.height = form.leading;
    add_artifact(row.items, pages::FilledRectangle{{form.left + width, form.leading / 2}, width, 0.5_pt, {}});
    const int cost = pending_cost_;
    push(std::move(row), place, {}, kFree);
    pending_cost_ = cost;               // it is no text that a heading could stand above
    end_block(form.space_after);
}

void Collector::add(const document::PageBreak&, const document::Block&, const Place&) { forced_ = !rows_.empty(); }

// ---- Paragraphs ----------------------------------------------------------------------------------------------------------

// A break before a line leaves those above it on the page and takes those below it along: not fewer than the style allows.
int Collector::cost_before(std::size_t line, const std::vector<text::Line>& lines, const style::ParagraphStyle& form) const {
    const std::size_t left = lines.size() - line;
    if (line == 0) return kFree;
    if (form.keep_together) return kNever;
    if (line < static_cast<std::size_t>(form.orphan_lines) || left < static_cast<std::size_t>(form.widow_lines)) return kNever;
    return lines[line - 1].hyphenated ? kAfterHyphen : kInsideParagraph;
}

// The row of the first line, with its label; the column's first line gives way to a label that is too long.
Row Collector::label_row(const Setting& setting, Column& column, const Place& place) {
    Row row;
    row.height = column.leading;
    if (!setting.id.empty()) row.anchors.push_back({setting.id, {column.left, {}}});
    if (setting.label.empty()) return row;
    text::Line label = one_line(job_, setting.label, setting.form.font, setting.label_element, setting.origin);
    const pages::ElementId own = setting.label_element, around = job_.pages.structure[own].parent;
    if ((own == setting.element || around == setting.element) && !label.runs.empty()) end_with_blank(job_, label.runs.back());
    const Length width = label.width;
    const Length x = place.shift + (setting.form.label_right ? *setting.form.label_right - width : setting.form.label_x);
    if (x < column.first_line) column.first_line = std::max(column.first_line, x + width + setting.form.font.size.scaled(3, 10));
    place_line(job_, row, std::move(label), x, baseline_of(column.leading), column.leading);
    return row;
}

void Collector::set(const std::vector<text::Span>& spans, const Setting& setting, const Place& place) {
    style::ParagraphStyle form = setting.form;
    if (place.align) form.align = *place.align;
    Column column = column_of(form);
    column.right += place.wider;
    const Length narrowest = 36_pt;
    const Length shift = std::min(place.shift, column.right - std::max(column.left, column.first_line) - narrowest);
    column.left += shift;
    column.first_line += shift;
    Row row = label_row(setting, column, place);
    std::vector<text::Line> lines = lines_of(job_, spans, column);
    if (lines.empty() && row.items.empty()) return;
    const Length baseline = baseline_of(column.leading);
    for (std::size_t i = 0; i < std::max<std::size_t>(lines.size(), 1); ++i) {
        if (i > 0) row = Row{};
        row.height = column.leading;
        row.goes_on = i > 0;
        const int cost = lines.empty() ? kFree : cost_before(i, lines, form);
        if (!lines.empty()) {
            const Length x = i == 0 ? column.first_line : column.left;
            call_notes(place_line(job_, row, std::move(lines[i]), x, baseline, column.leading));
        }
        push(std::move(row), place, i == 0 ? form.space_before : Length(), cost);
    }
    end_block(form.space_after);
    if (form.keep_with_next || lines.empty()) pending_cost_ = kNever;
}

// Between blocks stands the larger of the space that the one leaves and the other asks for.
void Collector::push(Row row, const Place& place, Length space_before, int cost) {
    row.space_before = std::max(after_, space_before);
    row.cost = forced_ ? kForced : std::max(cost, pending_cost_);
    row.box = place.box;
    row.landscape = place.wider > Length();
    row.notes_end = static_cast<std::uint32_t>(job_.material.notes.size());
    after_ = {};
    pending_cost_ = kFree;
    forced_ = false;
    rows_.push_back(std::move(row));
}

void Collector::end_block(Length space_after) { after_ = std::max(after_, space_after); }

void Collector::call_notes(const std::vector<std::uint32_t>& called) {
    std::vector<std::uint32_t> notes;       // those of tables stand below their table
    for (const std::uint32_t one : called)
        if (!job_.document.notes[one].of_table) notes.push_back(one);
    if (notes.empty()) return;
    if (is_note_) calls_.insert(calls_.end(), notes.begin(), notes.end());
    else collect_notes(job_, notes, current_section());
}

}  // namespace rapporteur::layout
