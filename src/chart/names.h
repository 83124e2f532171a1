// The names of the categories: how they fit along the axis, and where they stand.
#pragma once

#include "chart/canvas.h"
#include "chart/plot.h"

namespace rapporteur::chart {

struct NamePlan {
    bool lying = false;                 // the names fit only beside bars that lie
    std::size_t every = 1;              // category whose name is shown
    std::size_t lines = 1;              // that the longest takes
    Length width;                       // that a name may take
};

// How names fit into a field as wide as this.
NamePlan plan_names(const document::ChartFigures& figures, document::ChartKind kind, Length width, Canvas& canvas);

void write_names_below(const document::ChartFigures& figures, const NamePlan& plan, const Plot& plot, Canvas& canvas);
void write_names_beside(const document::ChartFigures& figures, const NamePlan& plan, const Plot& plot, Canvas& canvas);

}  // namespace rapporteur::chart
