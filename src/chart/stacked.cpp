#include "chart/kinds.h"

namespace rapporteur::chart {

void draw_stacked(const document::ChartFigures& figures, const Plot& plot, Paint& paint) {
    const Length thickness = bars_of(plot, 1);
    for (std::size_t category = 0; category < figures.categories.size(); ++category) {
        double below = 0;
        for (std::size_t series = 0; series < figures.series.size(); ++series) {
            const auto& value = figures.series[series].values[category];
            if (!value || value->is_zero()) continue;
            const double above = below + value->to_double();
            paint.area(plot.bar(category, -(thickness / 2), thickness, below, above), series);
            below = above;
        }
    }
}

}  // namespace rapporteur::chart
