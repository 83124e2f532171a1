#include <algorithm>
#include <string_view>

#include "base/utf8.h"
#include "layout/collect.h"
#include "layout/spans.h"

namespace rapporteur::layout {

namespace {

// ISO 32000-1, table 347: how a list is numbered, told by its first label.
std::string numbering_of(const document::BlockList& list, int depth) {
    if (!list.ordered) return "Disc";
    const std::string label = list.items.empty() ? std::string() : list.items.front().label;
    const std::size_t at = label.find_first_not_of("( ");
    if (at == label.npos || (label[at] >= '0' && label[at] <= '9')) return "Decimal";
    if (label[at] >= 'A' && label[at] <= 'Z') return label[at] == 'I' ? "UpperRoman" : "UpperAlpha";
    return label[at] == 'i' && depth > 1 ? "LowerRoman" : "LowerAlpha";
}

std::string level(const char* kind, int depth) { return kind + std::to_string(std::min(depth, 3)); }

// A ballot box, where a font of the style has one.
std::string box(const Job& job, bool ticked, const style::FontStyle& font) {
    const char32_t sign = ticked ? U'\u2611' : U'\u2610';
    const bool is_known = job.face(font).has(sign) || job.tools.fonts.face_with(sign, job.style.fallback_families, false, false);
    return is_known ? utf8::encode(sign) : ticked ? "[x]" : "[ ]";
}

std::string label_of(const Job& job, const document::ListItem& item, const style::ParagraphStyle& form) {
    if (item.ticked) return box(job, *item.ticked, form.font);
    return item.label.empty() ? form.label : item.label;
}

// A box is wider than a bullet: it ends before the words, which begin below each other.
style::ParagraphStyle form_of_item(const document::ListItem& item, style::ParagraphStyle form) {
    if (item.ticked) form.label_right = form.first_line - form.font.size.scaled(3, 10);
    return form;
}

}  // namespace

// Lettered items have forms of their own at each level; lists that keep their numbers have one, which moves in with each level.
void Collector::add(const document::BlockList& list, const document::Block& block, const Place& place) {
    const bool un = document::numbered_as_un(job_.document);
    Place inner = place;
    ++inner.lists;
    if (list.ordered) ++inner.ordered;
    const style::ParagraphStyle& form =
        form_of(job_, !list.ordered ? level("bullet-", inner.lists) : un ? level("item-", inner.ordered) : std::string("ordered"));
    if (list.ordered && !un) inner.shift += (form.first_line - form.label_x) * (inner.lists - 1);
    const pages::ElementId element = job_.element(pages::Role::list, parent_of(place), block.origin);
    job_.pages.structure[element].list_numbering = numbering_of(list, inner.ordered);
    inner.in_section = false;
    std::size_t last = rows_.size();
    for (const document::ListItem& item : list.items) {
        last = rows_.size();
        add_item(item, form, inner, element);
    }
    const bool ends_with_one_line = list.items.size() > 1 && rows_.size() == last + 1 && rows_[last].cost != kForced;
    if (ends_with_one_line) rows_[last].cost = std::max(rows_[last].cost, kLastItem);
}

void Collector::add_item(const document::ListItem& item, const style::ParagraphStyle& form, const Place& place,
                         pages::ElementId list) {
    const pages::ElementId outer = job_.element(pages::Role::list_item, list, item.origin);
    const pages::ElementId label = job_.element(pages::Role::label, outer, item.origin);
    Place inner = place;
    inner.parent = job_.element(pages::Role::list_body, outer, item.origin);
    inner.paragraph = &form;
    const bool words_first = !item.content.empty() && std::holds_alternative<document::Paragraph>(item.content.front().node);
    const pages::ElementId element = words_first ? job_.element(pages::Role::paragraph, inner.parent, item.origin) : inner.parent;
    const style::ParagraphStyle own_form = form_of_item(item, form);
    const Setting setting{own_form, element, label_of(job_, item, form), label, item.id, item.origin};
    if (item.content.empty()) {
        set({}, setting, inner);
        pending_cost_ = kFree;
        return;
    }
    begin_content(item.content.front(), setting, inner);
    add_rest(item.content, 1, inner);
}

}  // namespace rapporteur::layout
