#include <algorithm>
#include <cctype>
#include <optional>
#include <string_view>

#include "style/parts.h"

namespace rapporteur::style {

namespace {

ChartStyle as_tables(const TableStyle& table) {
    ChartStyle chart;
    chart.font = table.body_font;
    chart.leading = table.leading;
    chart.label_font = chart.title_font = table.caption_font;
    chart.caption_leading = std::max(table.leading, table.caption_font.size.scaled(6, 5));
    chart.left = table.left;
    chart.right = table.right;
    chart.height = 130_pt;
    chart.space_before = table.space_before;
    chart.space_after = table.space_after;
    return chart;
}

// "#1F4E79"
std::optional<Colour> colour_of(std::string_view text) {
    if (text.size() != 7 || text.front() != '#') return std::nullopt;
    int value = 0;
    for (const char c : text.substr(1)) {
        const auto letter = static_cast<unsigned char>(c);
        if (!std::isxdigit(letter)) return std::nullopt;
        value = value * 16 + (std::isdigit(letter) ? c - '0' : std::tolower(letter) - 'a' + 10);
    }
    const auto byte = [value](int shift) { return static_cast<std::uint8_t>((value >> shift) & 255); };
    return Colour{byte(16), byte(8), byte(0)};
}

void read_colours(Fields& fields, ChartStyle& chart) {
    std::vector<std::string> written;
    fields.texts("colours", written, Need::optional);
    for (const std::string& text : written) {
        if (const auto colour = colour_of(text)) chart.colours.push_back(*colour);
        else
            fields.fault(fields.place(), "style.unknown-value", fields.where() + ".colours holds '" + text + "', expected a colour",
                         "write it as \"#1F4E79\": red, green and blue, two digits each from 00 to FF");
    }
}

}  // namespace

void read_chart(Fields& fields, Style& style) {
    ChartStyle& chart = style.chart;
    chart = as_tables(style.table);
    fields.map("chart", Need::optional, [&](Fields& inner) {
        const auto font = [&](FontStyle& into) { return [&into](Fields& words) { words.font(into, Need::optional); }; };
        inner.font(chart.font, Need::optional);
        inner.length("leading", chart.leading, Need::optional);
        inner.map("label", Need::optional, font(chart.label_font));
        inner.map("title", Need::optional, font(chart.title_font));
        inner.length("caption_leading", chart.caption_leading, Need::optional);
        inner.length("left", chart.left, Need::optional);
        inner.length("right", chart.right, Need::optional);
        inner.length("height", chart.height, Need::optional);
        inner.length("space_before", chart.space_before, Need::optional);
        inner.length("space_after", chart.space_after, Need::optional);
        read_colours(inner, chart);
        require_column(inner, chart.left, chart.left, chart.right);
    });
}

}  // namespace rapporteur::style
