#include "style/parts.h"

#include <algorithm>

namespace rapporteur::style {

void read_rule(Fields& fields, RuleStyle& rule) {
    fields.length("x1", rule.x1);
    fields.length("x2", rule.x2);
    fields.length("y", rule.y);
    fields.length("thickness", rule.thickness);
}

void require_column(Fields& fields, Length left, Length first_line, Length right) {
    if (!fields.clean() || std::max(left, first_line) + 36_pt <= right) return;
    fields.fault(fields.place(), "style.out-of-range", fields.where() + " is narrower than 36 points",
                 "all places are measured from the left edge of the page, 'right' too");
}

void read_paragraph(Fields& fields, const Style& style, ParagraphStyle& paragraph) {
    std::string like;
    fields.text("like", like);
    if (!like.empty()) {
        std::vector<std::string> names;
        for (const auto& known : style.paragraphs) names.push_back(known.first);
        const auto found = style.paragraphs.find(like);
        if (found != style.paragraphs.end()) paragraph = found->second;
        else {
            const std::string near = nearest(like, names);
            fields.fault(fields.place(), "style.unknown-paragraph",
                         fields.where() + " is like '" + like + "', which does not stand above it",
                         near.empty() ? "" : "did you mean '" + near + "'?");
        }
    }
    fields.font(paragraph.font, Need::optional);
    fields.length("leading", paragraph.leading, Need::optional);
    fields.length("space_before", paragraph.space_before, Need::optional);
    fields.length("space_after", paragraph.space_after, Need::optional);
    const bool own_first_line = fields.has("first_line");
    if (fields.has("left") && !own_first_line) fields.length("left", paragraph.first_line);
    fields.length("left", paragraph.left, Need::optional);
    fields.length("first_line", paragraph.first_line, Need::optional);
    fields.length("right", paragraph.right, Need::optional);
    fields.length("label_x", paragraph.label_x, Need::optional);
    fields.length("label_right", paragraph.label_right);
    fields.text("label", paragraph.label);
    fields.align("align", paragraph.align);
    fields.truth("hyphenate", paragraph.hyphenate);
    fields.truth("balance", paragraph.balance);
    fields.length("last_line", paragraph.last_line, Need::optional);
    fields.truth("keep_with_next", paragraph.keep_with_next);
    fields.truth("keep_together", paragraph.keep_together);
    fields.count("widow_lines", paragraph.widow_lines);
    fields.count("orphan_lines", paragraph.orphan_lines);
    require_column(fields, paragraph.left, paragraph.first_line, paragraph.right);
}

namespace {

void read_placed(Fields& fields, PlacedText& text) {
    fields.font(text.font);
    fields.length("x", text.x);
    fields.length("baseline", text.baseline, Need::optional);
    text.leading = text.font.size.scaled(6, 5);
    fields.length("leading", text.leading, Need::optional);
    fields.length("width", text.width, Need::optional);
    fields.align("align", text.align);
}

}  // namespace

void read_masthead(Fields& fields, const Style& style, MastheadStyle& masthead) {
    const auto placed = [&](const char* key, PlacedText& text) {
        fields.map(key, Need::required, [&](Fields& inner) { read_placed(inner, text); });
    };
    placed("organization", masthead.organization);
    placed("symbol_first", masthead.symbol_first);
    placed("symbol_rest", masthead.symbol_rest);
    placed("organ", masthead.organ);
    placed("distribution", masthead.distribution);
    fields.map("thin_rule", Need::required, [&](Fields& inner) { read_rule(inner, masthead.thin_rule); });
    fields.map("thick_rule", Need::required, [&](Fields& inner) { read_rule(inner, masthead.thick_rule); });
    fields.length("session_top", masthead.session_top);
    fields.each("session", Need::required, [&](const Map::Entry& entry, Fields& inner) {
        ParagraphStyle line;
        line.left = line.first_line = style.page.body_left;
        line.right = style.page.body_right;
        read_paragraph(inner, style, line);
        masthead.session[entry.key] = line;
    });
    placed("job_number", masthead.job_number);
    fields.map("bar_code", Need::required, [&](Fields& inner) {
        inner.length("x", masthead.bar_code_x);
        inner.length("y", masthead.bar_code_y);
        inner.length("width", masthead.bar_code_width);
        inner.length("height", masthead.bar_code_height);
    });
    placed("bar_code_text", masthead.bar_code_text);
    placed("recycle", masthead.recycle);
    EmblemStyle emblem;
    const bool has_emblem = fields.map("emblem", Need::optional, [&](Fields& inner) {
        emblem.place = inner.place();
        inner.text("file", emblem.file);
        inner.length("x", emblem.x);
        inner.length("y", emblem.y);
        inner.length("width", emblem.width);
    });
    if (has_emblem) masthead.emblem = emblem;
    fields.map("qr_code", Need::required, [&](Fields& inner) {
        inner.length("x", masthead.qr_x);
        inner.length("y", masthead.qr_y);
        inner.length("size", masthead.qr_size);
    });
}

}  // namespace rapporteur::style
