#include "chart/plot.h"

#include <algorithm>

namespace rapporteur::chart {

Length Plot::middle_of(std::size_t category) const {
    const Length extent = lying ? box.bottom - box.top : box.right - box.left;
    const auto count = static_cast<std::int64_t>(categories);
    return (lying ? box.top : box.left) + extent.scaled(2 * static_cast<std::int64_t>(category) + 1, 2 * count);
}

Length Plot::place_of(double value) const {
    const Length extent = lying ? box.right - box.left : box.bottom - box.top;
    const Length along = Length::points(extent.in_points() * scale.share(value));
    return lying ? box.left + along : box.bottom - along;
}

pages::Point Plot::point(std::size_t category, double value) const {
    if (lying) return {place_of(value), middle_of(category)};
    return {middle_of(category), place_of(value)};
}

Box Plot::bar(std::size_t category, Length across, Length thickness, double from, double to) const {
    const Length begin = middle_of(category) + across, end = begin + thickness;
    const auto [low, high] = std::minmax({place_of(from), place_of(to)});
    return lying ? Box{low, begin, high, end} : Box{begin, low, end, high};
}

}  // namespace rapporteur::chart
