// The axis of values: steps of 1, 2 or 5 times a power of ten.
#pragma once

#include <string>
#include <vector>

#include "document/chart.h"

namespace rapporteur::chart {

struct Tick {
    double value = 0;
    std::string label;                  // grouped as the table's figures are
};

struct Scale {
    std::vector<Tick> ticks;            // ascending, at least two; the first and the last are the axis's ends

    double from() const { return ticks.front().value; }
    double to() const { return ticks.back().value; }
    double share(double value) const { return (value - from()) / (to() - from()); }      // 0 at the beginning, 1 at the end
};

// The values that an axis must reach. Bars stand on zero; lines may leave it out where they are far from it.
struct Range {
    double least = 0, most = 0;
    bool whole = true;                  // no value has a fraction: no step has one
};
Range range_of(const document::ChartFigures& figures, document::ChartKind kind);

// REQUIRES: most_steps >= 2.
Scale scale_of(const Range& range, int most_steps, const document::ChartFigures& figures);

}  // namespace rapporteur::chart
