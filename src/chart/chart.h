// Figures to a drawing: axes with round steps, a thin grid, names of categories that never overlap, a legend; bars, stacked bars
// and lines that are told apart by grey, pattern, dashes and marks, so that a black and white print says the same.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "document/chart.h"
#include "pages/pages.h"
#include "style/style.h"
#include "text/paragraph.h"

namespace rapporteur::chart {

// What is drawn, beside its figures and its style.
struct Frame {
    document::ChartKind kind = document::ChartKind::bars;
    std::string unit;
    Length width;
    Length tallest;                     // that the drawing may be
    // A text in the chart's font on one line.
    std::function<text::Line(const std::string&)> line;
};

// Places are measured from the drawing's own left and top edge.
struct Drawing {
    std::vector<pages::Thing> things;
    Length height;
};

// Categories whose names do not fit below upright bars get bars that lie; years and points of lines are named at intervals
// instead. A value that is missing leaves a gap. Linear in the number of values. REQUIRES: figures_of reported no error.
Drawing draw(const document::ChartFigures& figures, const style::ChartStyle& style, const Frame& frame);

}  // namespace rapporteur::chart
