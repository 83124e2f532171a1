// The field between the axes: where a category and a value are, upright or lying.
#pragma once

#include "chart/canvas.h"
#include "chart/scale.h"

namespace rapporteur::chart {

struct Plot {
    Box box;
    bool lying = false;                 // categories stand below each other, values run to the right
    std::size_t categories = 1;
    Scale scale;

    // The extent of one category, and where the first one's begins.
    Length slot() const { return (lying ? box.bottom - box.top : box.right - box.left) / static_cast<std::int64_t>(categories); }
    Length middle_of(std::size_t category) const;
    Length place_of(double value) const;                                        // along the axis of values
    pages::Point point(std::size_t category, double value) const;
    // From one value to another, `thickness` across, beginning `across` from the middle of the category.
    Box bar(std::size_t category, Length across, Length thickness, double from, double to) const;
};

}  // namespace rapporteur::chart
