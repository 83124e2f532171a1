#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "style/fields.h"
#include "style/parts.h"

namespace rapporteur::style {

namespace {

constexpr std::array<std::string_view, 20> kParagraphs = {
    "body",   "title",  "heading-2", "heading-3", "heading-4", "heading-5", "heading-6", "annex-label", "annex-title", "numbered",
    "plain",  "item-1", "item-2",    "item-3",    "bullet-1",  "bullet-2",  "bullet-3",  "ordered",     "quote",       "code",
};

void read_page(Fields& fields, PageStyle& page) {
    fields.length("width", page.width);
    fields.length("height", page.height);
    fields.length("body_top", page.body_top);
    fields.length("body_bottom", page.body_bottom);
    fields.length("body_left", page.body_left);
    fields.length("body_right", page.body_right);
    page.first_body_bottom = page.body_bottom;
    fields.length("first_body_bottom", page.first_body_bottom, Need::optional);
    if (!fields.clean()) return;
    const Length lowest_end = std::min(page.body_bottom, page.first_body_bottom);
    if (page.body_top + 72_pt > lowest_end || page.body_bottom > page.height)
        fields.fault(fields.place(), "style.out-of-range", "the body of the page is lower than 72 points or leaves the page");
    if (page.body_left + 36_pt > page.body_right || page.body_right > page.width)
        fields.fault(fields.place(), "style.out-of-range", "the body of the page is narrower than 36 points or leaves the page");
}

void read_notes(Fields& fields, NoteStyle& notes) {
    fields.font(notes.font);
    fields.length("leading", notes.leading);
    fields.length("left", notes.left);
    fields.length("first_line", notes.first_line);
    fields.length("right", notes.right);
    notes.label_x = notes.left;
    fields.length("label_x", notes.label_x, Need::optional);
    fields.length("label_right", notes.label_right);
    fields.length("rule_length", notes.rule_length);
    fields.length("rule_thickness", notes.rule_thickness);
    fields.length("space_above_rule", notes.space_above_rule);
    fields.length("space_below_rule", notes.space_below_rule);
    fields.length("space_between", notes.space_between);
    fields.length("mark_size", notes.mark_size);
    fields.length("mark_rise", notes.mark_rise);
    require_column(fields, notes.left, notes.first_line, notes.right);
}

void read_table(Fields& fields, TableStyle& table) {
    const auto font = [](FontStyle& into) { return [&into](Fields& inner) { inner.font(into); }; };
    fields.map("head", Need::required, font(table.head_font));
    fields.map("body", Need::required, font(table.body_font));
    fields.map("caption", Need::required, font(table.caption_font));
    fields.length("leading", table.leading);
    fields.length("left", table.left);
    fields.length("right", table.right);
    fields.length("cell_pad_x", table.cell_pad_x);
    fields.length("cell_pad_y", table.cell_pad_y);
    fields.length("top_rule", table.top_rule);
    fields.length("head_rule", table.head_rule);
    fields.length("bottom_rule", table.bottom_rule);
    fields.length("row_rule", table.row_rule);
    fields.length("space_before", table.space_before);
    fields.length("space_after", table.space_after);
    fields.text("continued", table.continued);
    require_column(fields, table.left, table.left, table.right);
}

void read_running_line(Fields& fields, RunningLine& line) {
    fields.font(line.font);
    fields.length("baseline", line.baseline);
    fields.length("left", line.left);
    fields.length("right", line.right);
    RuleStyle rule;
    if (fields.map("rule", Need::optional, [&](Fields& inner) { read_rule(inner, rule); })) line.rule = rule;
    const auto forms = [&](const std::string& key, std::vector<RunningForm>& into) {
        if (!fields.has(key)) return;
        into.clear();
        fields.text_or_texts(key, [&](const Value& one) { into.push_back({one.text(), one.place()}); });
    };
    forms("outer", line.outer);
    forms("inner", line.inner);
}

void read_page_number(Fields& fields, PageNumber& number) {
    fields.font(number.font);
    fields.length("baseline", number.baseline);
    fields.length("left", number.left);
    fields.length("right", number.right);
    fields.truth("on_first_page", number.on_first_page);
    fields.truth("of_all", number.of_all);
}

// A family that there is, for what names none after a fault.
std::string any_family(const Style& style) {
    return style.families.empty() || style.families.count("serif") ? "serif" : style.families.begin()->first;
}

ParagraphStyle initial_paragraph(const Style& style) {
    ParagraphStyle paragraph;
    paragraph.font.family = any_family(style);
    paragraph.left = paragraph.first_line = paragraph.label_x = style.page.body_left;
    paragraph.right = style.page.body_right;
    return paragraph;
}

void read_region(Fields& fields, const Style& style, RegionStyle& region) {
    fields.truth("framed", region.framed);
    fields.length("frame_thickness", region.frame_thickness, Need::optional);
    fields.length("frame_left", region.frame_left, Need::optional);
    fields.length("frame_right", region.frame_right, Need::optional);
    fields.length("pad", region.pad, Need::optional);
    fields.shift("left_shift", region.left_shift);
    fields.align("align", region.align);
    fields.truth("keep_together", region.keep_together);
    fields.truth("landscape", region.landscape);
    ParagraphStyle paragraph = initial_paragraph(style);
    if (fields.map("paragraph", Need::optional, [&](Fields& inner) { read_paragraph(inner, style, paragraph); }))
        region.paragraph = std::move(paragraph);
}

void read_paragraphs(Fields& fields, Style& style) {
    const auto known = [](const std::string& name) {
        for (const std::string_view one : kParagraphs) if (one == name) return true;
        return false;
    };
    fields.each("paragraphs", Need::required, [&](const Map::Entry& entry, Fields& inner) {
        ParagraphStyle paragraph = initial_paragraph(style);
        read_paragraph(inner, style, paragraph);
        if (!known(entry.key)) {
            const std::string near = nearest(entry.key, {kParagraphs.begin(), kParagraphs.end()});
            inner.fault(entry.key_place, "style.unknown-paragraph", "there is no kind of paragraph called '" + entry.key + "'",
                        near.empty() ? "" : "did you mean '" + near + "'?");
        }
        style.paragraphs[entry.key] = paragraph;
    });
    for (const std::string_view name : kParagraphs) {
        if (style.paragraphs.count(std::string(name))) continue;
        fields.fault(fields.place(), "style.missing", "paragraphs." + std::string(name) + " is missing",
                     "write '" + std::string(name) + ": {like: body}'");
        ParagraphStyle stand_in;
        stand_in.font.family = any_family(style);
        if (const auto body = style.paragraphs.find("body"); body != style.paragraphs.end()) stand_in = body->second;
        style.paragraphs[std::string(name)] = stand_in;
    }
}

// A tag has four letters or digits; a minus before it turns the feature off (OpenType 1.9, "Registered features").
bool is_feature(std::string_view tag) {
    if (tag.starts_with('-')) tag.remove_prefix(1);
    return tag.size() == 4 && std::all_of(tag.begin(), tag.end(), [](unsigned char c) { return std::isalnum(c); });
}

void read_features(const Map::Entry& entry, Fields& fields, Style& style) {
    if (!style.families.count(entry.key))
        return fields.fault(entry.key_place, "style.unknown-value",
                            "features." + entry.key + " is of a family that this style does not have");
    if (!entry.value.is(Kind::list))
        return fields.fault(entry.value.place(), "style.wrong-kind", "features." + entry.key + " is no list of OpenType features",
                            "write [onum]");
    for (const Value& tag : entry.value.list()) {
        if (!tag.is(Kind::text) || !is_feature(tag.text()))
            fields.fault(tag.place(), "style.unknown-value", "features." + entry.key + " has something that is no OpenType feature",
                         "a feature has four letters: onum for old-style figures, lnum for lining ones; -liga turns one off");
        else style.features[entry.key] += (style.features[entry.key].empty() ? "" : ",") + tag.text();
    }
}

std::vector<std::string> read_files(Fields& fields, const std::string& key, const Map::Entry& entry) {
    std::vector<std::string> files;
    if (entry.value.is(Kind::list))
        for (const Value& file : entry.value.list()) if (file.is(Kind::text)) files.push_back(file.text());
    if (files.empty() || files.size() > 4)
        fields.fault(entry.value.place(), "style.wrong-kind", key + "." + entry.key + " is no list of one to four font files",
                     "give the files in the order regular, bold, italic, bold italic");
    return files;
}

void read_families(Fields& fields, Style& style) {
    fields.each_value("families", Need::required,
                      [&](const Map::Entry& entry) { style.families[entry.key] = read_files(fields, "families", entry); });
    fields.texts("fallback_families", style.fallback_families, Need::optional);
    fields.each_value("features", Need::optional, [&](const Map::Entry& entry) { read_features(entry, fields, style); });
    fields.each_value("reserve_families", Need::optional, [&](const Map::Entry& entry) {
        style.reserve_families.push_back({entry.key, read_files(fields, "reserve_families", entry)});
    });
}

// A font that a style names must be one of its families; checked at the end, when all are read.
void check_families(Fields& fields, Style& style) {
    const auto check = [&](FontStyle& font) {
        if (style.families.count(font.family)) return;
        std::vector<std::string> names;
        for (const auto& family : style.families) names.push_back(family.first);
        const std::string near = nearest(font.family, names);
        fields.fault(fields.place(), "style.unknown-family", "there is no family of fonts called '" + font.family + "'",
                     near.empty() ? "" : "did you mean '" + near + "'?");
        if (!names.empty()) font.family = names.front();
    };
    for (auto& paragraph : style.paragraphs) check(paragraph.second.font);
    for (auto& region : style.regions) if (region.second.paragraph) check(region.second.paragraph->font);
    for (FontStyle* font : {&style.notes.font, &style.table.head_font, &style.table.body_font, &style.table.caption_font,
                            &style.chart.font, &style.chart.label_font, &style.chart.title_font, &style.contents.head_font,
                            &style.running_head.font, &style.page_number.font})
        check(*font);
    if (style.running_foot) check(style.running_foot->font);
    for (std::string& family : style.fallback_families) {
        FontStyle font;
        font.family = family;
        check(font);
        family = font.family;
    }
    if (!style.masthead) return;
    MastheadStyle& masthead = *style.masthead;
    for (PlacedText* text : {&masthead.organization, &masthead.symbol_first, &masthead.symbol_rest, &masthead.organ,
                             &masthead.distribution, &masthead.job_number, &masthead.bar_code_text, &masthead.recycle})
        check(text->font);
    for (auto& line : masthead.session) check(line.second.font);
}

}  // namespace

Style read(const Value& file, const std::string& name, Diagnostics& diagnostics) {
    Style style;
    style.name = name;
    style.page = {595.3_pt, 842_pt, 72_pt, 770_pt, 72_pt, 523_pt, 770_pt};      // stands in for what is missing
    Fields fields(file, {}, diagnostics);
    read_families(fields, style);
    fields.text("hyphenation", style.hyphenation);
    fields.map("hyphens", Need::optional, [&](Fields& inner) {
        inner.count("before", style.hyphens.before);
        inner.count("after", style.hyphens.after);
        inner.dividing("names", style.hyphens.names);
    });
    fields.map("page", Need::required, [&](Fields& inner) { read_page(inner, style.page); });
    read_paragraphs(fields, style);
    fields.map("notes", Need::required, [&](Fields& inner) { read_notes(inner, style.notes); });
    fields.map("table", Need::required, [&](Fields& inner) { read_table(inner, style.table); });
    read_chart(fields, style);
    style.running_head.outer.push_back({"{symbol}", {}});
    fields.map("running_head", Need::required, [&](Fields& inner) { read_running_line(inner, style.running_head); });
    RunningLine foot;
    if (fields.map("running_foot", Need::optional, [&](Fields& inner) { read_running_line(inner, foot); }))
        style.running_foot = foot;
    fields.map("page_number", Need::required, [&](Fields& inner) { read_page_number(inner, style.page_number); });
    MastheadStyle masthead;
    const auto read_head = [&](Fields& inner) { read_masthead(inner, style, masthead); };
    if (fields.map("masthead", Need::optional, read_head)) style.masthead = masthead;
    const auto read_one = [&](const Map::Entry& entry, Fields& inner) { read_region(inner, style, style.regions[entry.key]); };
    fields.each("regions", Need::optional, read_one);
    style.contents.head_font = style.table.head_font;
    fields.map("contents", Need::optional, [&](Fields& inner) {
        inner.font(style.contents.head_font, Need::optional);
        inner.text("page_head", style.contents.page_head);
    });
    EndRule end;
    const auto read_end = [&](Fields& inner) {
        inner.length("width", end.width);
        inner.length("thickness", end.thickness);
        inner.length("space_above", end.space_above);
    };
    if (fields.map("end_rule", Need::optional, read_end)) style.end_rule = end;
    fields.per_cent("protrusion", style.protrusion, 100);
    fields.per_cent("letter_stretch", style.letter_stretch, 5);
    fields.per_cent("letter_stretch_at_need", style.letter_stretch_at_need, 5);
    if (fields.has("page_word")) fields.text("page_word", style.page_word);
    check_families(fields, style);
    fields.finish();
    return style;
}

}  // namespace rapporteur::style
