#include "layout/furniture.h"

#include <algorithm>

#include "layout/masthead.h"
#include "layout/paragraph.h"

namespace rapporteur::layout {

namespace {

void place_at(Job& job, pages::Page& page, text::Line line, Length x, Length baseline, Length size, pages::ArtifactKind kind) {
    Row row;
    place_line(job, row, std::move(line), x, baseline, size);
    for (pages::FrameItem& item : row.items) {
        item.artifact = kind;
        page.items.push_back(std::move(item));
    }
}

// Cuts off the last word; half of it where there is but one, between two characters.
void shorten(std::string& words) {
    const std::size_t blank = words.rfind(' ');
    const bool alone = blank == words.npos || blank == 0;
    words.erase(alone ? words.size() / 2 + 1 : blank);
    if (!alone) return;
    while (!words.empty() && (words.back() & 0xC0) == 0x80) words.pop_back();
    if (!words.empty()) words.pop_back();
}

// The words as far as there is room for them.
text::Line line_within(Job& job, std::string words, const style::FontStyle& font, Length room) {
    constexpr std::size_t kMost = 400;          // bytes; more is wider than any page
    bool cut = words.size() > kMost;
    if (cut) shorten(words.erase(kMost));
    while (true) {
        text::Line line = one_line(job, cut ? words + " ..." : words, font, pages::kArtifact);
        if (line.width <= room || words.empty()) return line;
        shorten(words);
        cut = true;
    }
}

// Outer words at the outer edge of the page, inner ones at the other.
void place_sides(Job& job, pages::Page& page, const RunningSides& words, const style::RunningLine& look, Length down,
                 std::size_t number, pages::ArtifactKind kind) {
    const Length left = look.left, right = look.right + page.width - job.style.page.width, baseline = look.baseline + down;
    const bool outer_left = number % 2 == 0;
    Length taken;
    if (!words.outer.empty()) {
        text::Line line = line_within(job, words.outer, look.font, right - left);
        taken = line.width + look.font.size * 2;
        const Length x = outer_left ? left : right - line.width;
        place_at(job, page, std::move(line), x, baseline, look.font.size, kind);
    }
    if (!words.inner.empty() && right - left > taken) {
        text::Line line = line_within(job, words.inner, look.font, right - left - taken);
        const Length x = outer_left ? right - line.width : left;
        place_at(job, page, std::move(line), x, baseline, look.font.size, kind);
    }
    if (!look.rule) return;
    style::RuleStyle rule = *look.rule;
    rule.x2 += page.width - job.style.page.width;
    rule.y += down;
    place_rule(page, rule, kind);
}

}  // namespace

void set_running_head(Job& job, pages::Page& page, std::size_t number, const RunningSides& words) {
    if (number == 1 || (words.outer.empty() && words.inner.empty())) return;
    place_sides(job, page, words, job.style.running_head, {}, number, pages::ArtifactKind::header);
}

void set_running_foot(Job& job, pages::Page& page, std::size_t number, const RunningSides& words) {
    if (number == 1 || !job.style.running_foot || (words.outer.empty() && words.inner.empty())) return;
    place_sides(job, page, words, *job.style.running_foot, page.height - job.style.page.height, number,
                pages::ArtifactKind::footer);
}

void set_page_number(Job& job, pages::Page& page, std::size_t number, std::size_t of) {
    const style::PageNumber& look = job.style.page_number;
    if (number == 1 && !look.on_first_page) return;
    text::Line line = one_line(job, page.label + (look.of_all ? "/" + std::to_string(of) : ""), look.font, pages::kArtifact);
    const Length x = number % 2 == 0 ? look.left : look.right + page.width - job.style.page.width - line.width;
    place_at(job, page, std::move(line), x, look.baseline + page.height - job.style.page.height, look.font.size,
             pages::ArtifactKind::page_number);
}

}  // namespace rapporteur::layout
