#include "layout/furniture.h"

#include "layout/masthead.h"
#include "layout/paragraph.h"

namespace rapporteur::layout {

namespace {

void place_outside(Job& job, pages::Page& page, const std::string& words, const style::FontStyle& font, Length baseline,
                   Length left, Length right, std::size_t number, pages::ArtifactKind kind) {
    right += page.width - job.style.page.width;
    text::Line line = one_line(job, words, font, pages::kArtifact);
    const Length x = number % 2 == 0 ? left : right - line.width;
    Row row;
    place_line(job, row, std::move(line), x, baseline, font.size);
    for (pages::FrameItem& item : row.items) {
        item.artifact = kind;
        page.items.push_back(std::move(item));
    }
}

}  // namespace

void set_running_head(Job& job, pages::Page& page, std::size_t number) {
    if (number == 1 || !job.document.masthead || job.document.masthead->symbol.empty()) return;
    const style::RunningHead& look = job.style.running_head;
    const std::string& symbol = job.document.masthead->symbol;
    place_outside(job, page, symbol, look.font, look.baseline, look.left, look.right, number, pages::ArtifactKind::header);
    style::RuleStyle rule = look.rule;
    rule.x2 += page.width - job.style.page.width;
    place_rule(page, rule, pages::ArtifactKind::header);
}

void set_page_number(Job& job, pages::Page& page, std::size_t number) {
    const style::PageNumber& look = job.style.page_number;
    if (number == 1 && !look.on_first_page) return;
    place_outside(job, page, page.label, look.font, look.baseline + page.height - job.style.page.height, look.left, look.right, number, pages::ArtifactKind::page_number);
}

}  // namespace rapporteur::layout
