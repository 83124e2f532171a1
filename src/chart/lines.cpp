#include "chart/kinds.h"

namespace rapporteur::chart {

namespace {

constexpr Length kMarkRoom = 9_pt;      // from mark to mark of a line, at least

// The points of one line, from gap to gap.
class LineDrawer {
public:
    LineDrawer(const Plot& plot, Paint& paint, std::size_t series) : plot_(plot), paint_(paint), series_(series) {
        const std::int64_t slot = std::max<std::int64_t>(plot.slot().units(), 1);
        every_ = static_cast<std::size_t>((kMarkRoom.units() + slot - 1) / slot);
    }

    void draw(const document::Series& series) {
        for (std::size_t i = 0; i < series.values.size(); ++i) {
            if (series.values[i]) add(i, series.values[i]->to_double());
            else end();
        }
        end();
        for (const pages::Point& at : marks_) paint_.mark(at, series_);
    }

private:
    void add(std::size_t category, double value) {
        points_.push_back(plot_.point(category, value));
        if (category % every_ == 0) marks_.push_back(points_.back());
    }

    // A point between two gaps is a mark alone.
    void end() {
        if (points_.size() == 1 && (marks_.empty() || marks_.back().x != points_.front().x)) marks_.push_back(points_.front());
        if (points_.size() > 1) paint_.line(std::move(points_), series_);
        points_.clear();
    }

    const Plot& plot_;
    Paint& paint_;
    std::size_t series_, every_ = 1;
    std::vector<pages::Point> points_, marks_;
};

}  // namespace

void draw_lines(const document::ChartFigures& figures, const Plot& plot, Paint& paint) {
    for (std::size_t series = figures.series.size(); series-- > 0;)      // the first on top
        LineDrawer(plot, paint, series).draw(figures.series[series]);
}

}  // namespace rapporteur::chart
