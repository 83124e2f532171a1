// Code: every line as it is written.
#include <algorithm>
#include <utility>

#include "layout/collect.h"
#include "layout/spans.h"

namespace rapporteur::layout {

namespace {

// Blanks that code needs, where lines begin and between words.
std::string with_firm_blanks(std::string_view line) {
    std::string firm;
    bool after_blank = true;
    for (const char c : line) {
        const bool blank = c == ' ' || c == '\t';
        if (c == '\t') firm += "\u00A0\u00A0\u00A0\u00A0";
        else if (blank && after_blank) firm += "\u00A0";
        else firm += c;
        after_blank = blank;
    }
    return firm;
}

std::vector<std::string_view> lines_of_text(std::string_view text) {
    while (!text.empty() && text.back() == '\n') text.remove_suffix(1);
    std::vector<std::string_view> lines;
    while (true) {
        const std::size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        if (end == text.npos) return lines;
        text.remove_prefix(end + 1);
    }
}

}  // namespace

void Collector::add(const document::CodeBlock& code, const document::Block& block, const Place& place) {
    const style::ParagraphStyle& form = form_of(job_, "code");
    const pages::ElementId element = job_.element(pages::Role::code, parent_of(place), block.origin);
    style::ParagraphStyle line_form = form;
    line_form.space_after = {};
    std::string id = block.id;
    const std::size_t first = rows_.size();
    for (const std::string_view line : lines_of_text(code.characters)) {
        std::vector<text::Span> spans = spans_of(job_, with_firm_blanks(line), form.font, element, block.origin);
        if (spans.empty()) spans = spans_of(job_, "\u00A0", form.font, element, block.origin);
        for (text::Span& span : spans) span.unbreakable = true;
        set(spans, {line_form, element, {}, 0, std::exchange(id, {}), block.origin}, place);
        line_form.space_before = {};
    }
    keep_edges(first, form);
    end_block(form.space_after);
}

// Rows from `first` on are one block, as the lines of a paragraph are: neither its first nor its last ones stand alone.
void Collector::keep_edges(std::size_t first, const style::ParagraphStyle& form) {
    const std::size_t end = rows_.size();
    for (std::size_t row = first + 1; row < end; ++row) {
        rows_[row].goes_on = true;
        const bool is_edge =
            row - first < static_cast<std::size_t>(form.orphan_lines) || end - row < static_cast<std::size_t>(form.widow_lines);
        rows_[row].cost = std::max(rows_[row].cost, is_edge ? kNever : kInsideParagraph);
    }
}

}  // namespace rapporteur::layout
