// How the series of a chart are told apart in print: grounds and hatches of areas, dashes and marks of lines.
#pragma once

#include <cstddef>

#include "chart/canvas.h"

namespace rapporteur::chart {

class Paint {
public:
    Paint(const style::ChartStyle& style, Canvas& canvas) : style_(style), canvas_(canvas) {}

    // REQUIRES: series < document::kMostSeries.
    void area(const Box& box, std::size_t series);
    void line(std::vector<pages::Point> points, std::size_t series);
    void mark(pages::Point at, std::size_t series);

private:
    pages::Colour ink(std::size_t series, std::uint8_t grey) const;
    void hatch(const Box& box, std::size_t series);

    const style::ChartStyle& style_;
    Canvas& canvas_;
};

}  // namespace rapporteur::chart
