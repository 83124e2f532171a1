// What a chart shows, read from its table: names of categories and series, and the figures.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "base/diagnostic.h"
#include "document/document.h"

namespace rapporteur::document {

struct Series {
    std::string name;                                 // of the column's head
    std::vector<std::optional<Decimal>> values;       // one a category; none: no value
};

struct ChartFigures {
    std::vector<std::string> categories;              // the first column's words
    std::vector<Series> series;
    std::string grouping = ",";                       // how the table sets its thousands apart
    std::string minus = "\u2212";                     // and what it writes before negative numbers
};

// More than these, and no reader could tell them apart on paper.
inline constexpr std::size_t kMostSeries = 8, kMostCategories = 1000;

// A figure is digits, grouped in threes by a comma or a blank or not at all, with a point before its decimals: "−1,234.5". An empty
// cell, "..", "…" and a dash are no value. Reported as errors, at the cell or the chart's place: what is no figure, figures below
// zero in a stacked chart, a table without figures, one with too many columns or rows.
ChartFigures figures_of(const Chart& chart, const Origin& origin, Diagnostics& diagnostics);

std::string_view name_of(ChartKind kind);             // "bars", "stacked", "lines"
std::optional<ChartKind> chart_kind(std::string_view name);

}  // namespace rapporteur::document
