// Headings: the look of each, its section in the structure, its line in the outline, its name for running heads.
#include <algorithm>

#include "layout/collect.h"
#include "layout/spans.h"

namespace rapporteur::layout {

namespace {

constexpr pages::Role kHeadings[] = {pages::Role::heading_1, pages::Role::heading_2, pages::Role::heading_3,
                                     pages::Role::heading_4, pages::Role::heading_5, pages::Role::heading_6};

}  // namespace

// A section for each heading, inside that of the heading above it.
pages::ElementId Collector::section(int level, const Place& place, const Origin& origin) {
    if (!place.in_section) return place.parent;
    while (!sections_.empty() && sections_.back().level >= level) sections_.pop_back();
    sections_.push_back({level, job_.element(pages::Role::section, current_section(), origin)});
    return sections_.back().element;
}

void Collector::outline(int level, std::string title, const std::string& id) {
    if (!is_note_) job_.pages.outline.push_back({level, std::move(title), id});
}

// In the structure no level is left out: a heading's rank is one below that of the heading that it stands under.
pages::Role Collector::rank(int level) {
    if (is_note_) return pages::Role::paragraph;
    while (!headings_.empty() && headings_.back() >= level) headings_.pop_back();
    headings_.push_back(level);
    return kHeadings[headings_.size() - 1];
}

void Collector::add(const document::Heading& heading, const document::Block& block, const Place& place) {
    const int level = std::clamp(heading.level, 1, 6);
    const pages::ElementId parent = section(level, place, block.origin);
    const pages::ElementId element = job_.element(rank(level), parent, block.origin);
    const style::ParagraphStyle& form = form_of(job_, level == 1 ? "title" : "heading-" + std::to_string(level));
    outline(level, (heading.label.empty() ? "" : heading.label + " ") + document::plain_text(heading.content), block.id);
    if (level == 2 && !is_note_)
        job_.material.sections.push_back({block.id, heading.label, document::plain_text(heading.content), false});
    const Setting setting{form, element, heading.label, element, block.id, block.origin};
    set(spans_of(job_, heading.content, form.font, element), setting, place);
    pending_cost_ = kNever;
}

void Collector::add(const document::AnnexHeading& heading, const document::Block& block, const Place& place) {
    const pages::ElementId parent = section(1, place, block.origin), element = job_.element(rank(1), parent, block.origin);
    const style::ParagraphStyle& label = form_of(job_, "annex-label");
    const style::ParagraphStyle& title = form_of(job_, "annex-title");
    forced_ = !rows_.empty();
    outline(1, (heading.label.empty() ? "" : heading.label + ". ") + document::plain_text(heading.content), block.id);
    if (!is_note_) job_.material.sections.push_back({block.id, heading.label, document::plain_text(heading.content), true});
    if (!heading.label.empty()) {
        const Setting setting{label, element, {}, 0, block.id, block.origin};
        set(spans_of(job_, heading.label, label.font, element, block.origin), setting, place);
        if (!rows_.empty() && !rows_.back().items.empty())
            if (auto* last = std::get_if<pages::PlacedRun>(&rows_.back().items.back().thing)) end_with_blank(job_, last->run);
        pending_cost_ = kNever;
    }
    const std::string id = heading.label.empty() ? block.id : std::string();
    set(spans_of(job_, heading.content, title.font, element), {title, element, {}, 0, id, block.origin}, place);
    pending_cost_ = kNever;
}

}  // namespace rapporteur::layout
