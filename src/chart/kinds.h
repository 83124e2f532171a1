// The kinds of charts: each draws its series into the plot.
#pragma once

#include "chart/paint.h"
#include "chart/plot.h"

namespace rapporteur::chart {

// Side by side, from zero.
void draw_bars(const document::ChartFigures& figures, const Plot& plot, Paint& paint);
// On top of each other.
void draw_stacked(const document::ChartFigures& figures, const Plot& plot, Paint& paint);
// From category to category; a missing value ends a line, and the next one begins anew.
void draw_lines(const document::ChartFigures& figures, const Plot& plot, Paint& paint);

// How thick a category's bars are together: most of its room, but no blocks.
Length bars_of(const Plot& plot, std::size_t side_by_side);

}  // namespace rapporteur::chart
