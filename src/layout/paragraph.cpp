#include "layout/paragraph.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "layout/spans.h"

namespace rapporteur::layout {

namespace {

constexpr Length kEndless = Length::units(Length::kUnitsPerPoint * 100'000);

text::LineAlign line_align(style::Align align) {
    switch (align) {
        case style::Align::left: return text::LineAlign::left;
        case style::Align::centre: return text::LineAlign::centre;
        case style::Align::right: return text::LineAlign::right;
        case style::Align::justified: return text::LineAlign::justified;
    }
    return text::LineAlign::left;
}

int name_penalty(style::Dividing names, int as_others) {
    if (names == style::Dividing::never) return text::kOnlyToFit;
    return names == style::Dividing::rarely ? text::kLastResort : as_others;
}

// Where a stretch leads: by its own element, or, within words of another language, by what is around them.
std::optional<pages::ElementId> link_around(const Job& job, pages::ElementId element) {
    if (element >= job.pages.structure.size()) return std::nullopt;
    while (!job.targets.contains(element)) {
        const pages::StructureElement& one = job.pages.structure[element];
        if (one.role != pages::Role::span) return std::nullopt;
        element = one.parent;
    }
    return element;
}

void add_link_area(Row& row, const Target& target, pages::ElementId element, const text::GlyphRun& run, Length x, Length baseline,
                   Length leading) {
    pages::LinkArea area;
    area.top_left = {x + run.x, baseline - baseline_of(leading)};
    area.width = run.width();
    area.height = leading;
    area.element = element;
    const bool goes_on =
        !row.links.empty() && row.links.back().element == area.element && row.links.back().top_left.y == area.top_left.y;
    if (goes_on) {
        row.links.back().width = area.top_left.x + area.width - row.links.back().top_left.x;
        return;
    }
    area.address = target.address;
    area.block = target.block;
    area.description = target.description;
    row.links.push_back(std::move(area));
}

// Its glyphs stand as they are seen; what is read is told beside them.
pages::ElementId as_read(Job& job, const text::GlyphRun& run) {
    if (run.user == pages::kArtifact) return run.user;
    const pages::ElementId span = job.element(pages::Role::span, run.user, job.pages.structure[run.user].origin);
    job.pages.structure[span].actual_text = run.characters;
    return span;
}

std::string first_words(const std::vector<text::Span>& spans) {
    std::string words;
    for (const text::Span& span : spans) {
        if (words.size() > 40) break;
        words += span.characters;
    }
    std::size_t cut = std::min<std::size_t>(words.size(), 40);
    while (cut > 0 && cut < words.size() && (static_cast<unsigned char>(words[cut]) & 0xC0) == 0x80) --cut;
    return cut < words.size() ? words.substr(0, cut) + "…" : words;
}

}  // namespace

Column column_of(const style::ParagraphStyle& paragraph) {
    const text::LineAlign align = line_align(paragraph.align);
    return {paragraph.left, paragraph.first_line, paragraph.right,   paragraph.leading,
            align,          paragraph.hyphenate,  paragraph.balance, paragraph.last_line};
}

std::vector<text::Line> lines_of(Job& job, const std::vector<text::Span>& spans, const Column& column) {
    if (spans.empty()) return {};
    text::ItemOptions items;
    items.hyphenator = column.hyphenate ? job.tools.hyphenator : nullptr;
    items.justified = column.align == text::LineAlign::justified;
    items.ties = job.tools.ties;
    items.protrusion = job.style.protrusion;
    items.name_hyphen_penalty = name_penalty(job.style.hyphens.names, items.hyphen_penalty);
    text::BreakOptions breaks;
    breaks.letter_stretch = job.style.letter_stretch;
    breaks.letter_stretch_at_need = job.style.letter_stretch_at_need;
    breaks.balanced = column.balance;
    breaks.least_last_line = column.last_line;
    breaks.width = [&](std::size_t line) { return column.right - (line == 0 ? column.first_line : column.left); };
    std::vector<text::Line> lines = text::set_paragraph(spans, items, breaks, column.align, job.tools.shaper);
    const auto runs_past = [&](Length width) {
        return std::any_of(lines.begin(), lines.end(), [&](const text::Line& line) { return line.overfull && line.width > width; });
    };
    if (!runs_past({})) return lines;
    job.diagnostics.add(warning("layout.overfull-line", place_of(spans.front().origin),
                                "a line of '" + first_words(spans) + "' is wider than its column")
                            .hint("a word or symbol in it cannot be divided; reword, or allow a break with &shy;"));
    if (runs_past(job.style.page.width - std::max(column.left, column.first_line)))
        lines = text::set_paragraph(loosened(spans), items, breaks, column.align, job.tools.shaper);
    return lines;
}

std::vector<std::uint32_t> place_line(Job& job, Row& row, text::Line line, Length x, Length baseline, Length leading) {
    std::vector<std::uint32_t> notes;
    if (row.items.empty()) row.items.reserve(line.runs.size());
    for (text::GlyphRun& run : line.runs) {
        if (const auto link = link_around(job, run.user)) {
            const Target& target = job.targets.at(*link);
            add_link_area(row, target, *link, run, x, baseline, leading);
            if (target.note != kNone) {
                notes.push_back(target.note);
                row.anchors.push_back({id_of_call(target.block), {x, {}}});
            }
        }
        pages::FrameItem item;
        item.element = run.right_to_left ? as_read(job, run) : run.user;
        item.thing = pages::PlacedRun{{x, baseline}, std::move(run), {}};
        row.items.push_back(std::move(item));
    }
    return notes;
}

void end_with_blank(Job& job, text::GlyphRun& run) {
    const text::ShapedWord& blank = job.tools.shaper.sign(*run.face, run.face->glyph_for(U' '), " ");
    const auto own_width = static_cast<std::int32_t>(run.drawn(blank.advance).units());
    run.words.push_back({&blank, static_cast<std::uint32_t>(run.characters.size()), -own_width});
    run.characters += ' ';
}

std::vector<text::Span> loosened(std::vector<text::Span> spans) {
    std::size_t letters = 0;                        // of the word, which may go on from span to span
    for (text::Span& span : spans) {
        std::string with_breaks;
        for (std::size_t at = 0; at < span.characters.size();) {
            const auto next = utf8::decode(span.characters, at);
            letters = next.character <= 0x20 ? 0 : letters + 1;
            if (letters > 1) with_breaks += "\u200B";
            with_breaks.append(span.characters, at, next.length);
            at += next.length;
        }
        span.characters = std::move(with_breaks);
    }
    return spans;
}

text::Line one_line(Job& job, const std::string& characters, const style::FontStyle& font, pages::ElementId element,
                    const Origin& origin, Length size, Length rise) {
    style::FontStyle sized = font;
    if (size > Length()) sized.size = size;
    std::vector<text::Span> spans = spans_of(job, characters, sized, element, origin);
    for (text::Span& span : spans) span.rise = rise;
    const Column column{{}, {}, kEndless, font.size, text::LineAlign::left, false};
    std::vector<text::Line> lines = lines_of(job, spans, column);
    return lines.empty() ? text::Line() : std::move(lines.front());
}

}  // namespace rapporteur::layout
