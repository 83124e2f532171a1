#include <algorithm>

#include "chart/kinds.h"

namespace rapporteur::chart {

Length bars_of(const Plot& plot, std::size_t side_by_side) {
    const Length widest = (plot.lying ? 14_pt : 30_pt) * static_cast<std::int64_t>(side_by_side);
    return std::min(plot.slot().scaled(7, 10), widest);
}

void draw_bars(const document::ChartFigures& figures, const Plot& plot, Paint& paint) {
    const auto count = static_cast<std::int64_t>(figures.series.size());
    const Length all = bars_of(plot, figures.series.size());
    for (std::size_t series = 0; series < figures.series.size(); ++series)
        for (std::size_t category = 0; category < figures.categories.size(); ++category) {
            const auto& value = figures.series[series].values[category];
            if (!value || value->is_zero()) continue;
            const Length across = all.scaled(static_cast<std::int64_t>(series), count) - all / 2;
            paint.area(plot.bar(category, across, all / count, 0, value->to_double()), series);
        }
}

}  // namespace rapporteur::chart
