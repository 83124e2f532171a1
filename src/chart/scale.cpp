#include "chart/scale.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace rapporteur::chart {

namespace {

using document::ChartFigures;
using document::ChartKind;

constexpr double kTolerance = 1e-9;          // of a step: what a division leaves
constexpr int kSmallest = -12, kLargest = 31;      // powers of ten that a Decimal may reach

// A step of the axis: `digit` times ten to the power of `power`.
struct Step {
    std::int64_t digit = 1;
    int power = 0;

    double times(std::int64_t count) const {
        double value = static_cast<double>(count * digit), ten = 1;
        for (int i = 0; i < std::abs(power); ++i) ten *= 10;
        return power < 0 ? value / ten : value * ten;
    }
    std::int64_t below(double value) const { return static_cast<std::int64_t>(std::floor(value / times(1) + kTolerance)); }
    std::int64_t above(double value) const { return static_cast<std::int64_t>(std::ceil(value / times(1) - kTolerance)); }
};

Step step_for(const Range& range, int most_steps) {
    for (int power = range.whole ? 0 : kSmallest; power < kLargest; ++power)
        for (const std::int64_t digit : {1, 2, 5}) {
            const Step step{digit, power};
            if ((range.most - range.least) / step.times(1) > most_steps + 1) continue;
            if (step.above(range.most) - step.below(range.least) <= most_steps) return step;
        }
    return {1, kLargest};
}

std::string grouped(std::string digits, const std::string& grouping) {
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, grouping);
    return digits;
}

std::string label_of(std::int64_t count, const Step& step, const ChartFigures& figures) {
    std::string digits = std::to_string(std::abs(count * step.digit)), decimals;
    if (step.power > 0 && count != 0) digits.append(static_cast<std::size_t>(step.power), '0');
    if (step.power < 0) {
        const auto places = static_cast<std::size_t>(-step.power);
        if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
        decimals = "." + digits.substr(digits.size() - places);
        digits.resize(digits.size() - places);
    }
    return (count < 0 ? figures.minus : "") + grouped(digits, figures.grouping) + decimals;
}

}  // namespace

Range range_of(const ChartFigures& figures, ChartKind kind) {
    Range range{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(), true};
    std::vector<double> stacks(figures.categories.size(), 0);
    for (const document::Series& series : figures.series)
        for (std::size_t i = 0; i < series.values.size(); ++i) {
            if (!series.values[i]) continue;
            const double value =
                kind == ChartKind::stacked ? stacks[i] += series.values[i]->to_double() : series.values[i]->to_double();
            range.least = std::min(range.least, value);
            range.most = std::max(range.most, value);
            range.whole = range.whole && series.values[i]->is_whole();
        }
    if (range.least > range.most) range.least = range.most = 0;
    const double farthest = std::max(std::abs(range.least), std::abs(range.most));
    const bool far_from_zero = kind == ChartKind::lines && range.most - range.least < farthest / 4 && range.most > range.least;
    if (!far_from_zero) {
        range.least = std::min(range.least, 0.0);
        range.most = std::max(range.most, 0.0);
    }
    if (range.least == range.most) range.most = range.least + 1;
    return range;
}

Scale scale_of(const Range& range, int most_steps, const ChartFigures& figures) {
    const Step step = step_for(range, most_steps);
    Scale scale;
    const std::int64_t first = step.below(range.least), last = std::max(step.above(range.most), first + 1);
    for (std::int64_t i = first; i <= last; ++i) scale.ticks.push_back({step.times(i), label_of(i, step, figures)});
    return scale;
}

}  // namespace rapporteur::chart
