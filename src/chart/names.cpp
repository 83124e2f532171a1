#include "chart/names.h"

#include <algorithm>

namespace rapporteur::chart {

namespace {

using document::ChartFigures;

constexpr Length kBetween = 4_pt;       // two names, at least
constexpr std::size_t kMostLines = 3;

// Years and other counts go on by themselves: a reader knows what stands between two of them.
bool go_on(const ChartFigures& figures) {
    return std::all_of(figures.categories.begin(), figures.categories.end(), [](const std::string& name) {
        return std::any_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
    });
}

// The fewest lines on which every shown name fits, or 0.
std::size_t lines_for(const ChartFigures& figures, std::size_t every, Length width, Canvas& canvas) {
    std::size_t most = 1;
    for (std::size_t i = 0; i < figures.categories.size(); i += every)
        for (std::size_t lines = most;; ++lines) {
            if (lines > kMostLines) return 0;
            most = lines;
            if (canvas.fits(figures.categories[i], width, lines)) break;
        }
    return most;
}

}  // namespace

NamePlan plan_names(const ChartFigures& figures, document::ChartKind kind, Length width, Canvas& canvas) {
    const std::size_t count = figures.categories.size();
    const Length slot = width / static_cast<std::int64_t>(count);
    NamePlan plan;
    plan.width = slot - kBetween;
    plan.lines = lines_for(figures, 1, plan.width, canvas);
    if (plan.lines > 0) return plan;
    plan.lying = kind != document::ChartKind::lines && !go_on(figures);
    plan.lines = plan.lying ? 2 : kMostLines;
    if (plan.lying) return plan;
    for (std::size_t ten = 1;; ten *= 10)
        for (const std::size_t step : {ten, 2 * ten, 5 * ten}) {
            plan.every = step;
            plan.width = slot * static_cast<std::int64_t>(std::min(step, count)) - kBetween;
            const std::size_t lines = lines_for(figures, step, plan.width, canvas);
            if (lines > 0) plan.lines = lines;
            if (lines > 0 || step >= count) return plan;
        }
}

void write_names_below(const ChartFigures& figures, const NamePlan& plan, const Plot& plot, Canvas& canvas) {
    Length taken = -kBetween;           // up to here, by the names before
    for (std::size_t i = 0; i < figures.categories.size(); i += plan.every) {
        const Length x = plot.middle_of(i);
        const auto lines = canvas.fitted(figures.categories[i], plan.width, plan.lines);
        const auto [left, right] = canvas.extent_of(lines, x);
        if (left < taken) continue;      // a long name that was moved back onto the drawing
        taken = right + kBetween / 2;
        if (plan.every > 1) canvas.rule({x, plot.box.bottom}, {x, plot.box.bottom + 2.5_pt}, 0.4_pt, 0);
        Length baseline = plot.box.bottom + 2_pt + canvas.leading().scaled(9, 10);
        for (const std::string& line : lines) {
            canvas.write(line, x, baseline, Side::middle);
            baseline += canvas.leading();
        }
    }
}

void write_names_beside(const ChartFigures& figures, const NamePlan& plan, const Plot& plot, Canvas& canvas) {
    for (std::size_t i = 0; i < figures.categories.size(); i += plan.every) {
        const auto lines = canvas.fitted(figures.categories[i], plan.width, plan.lines);
        Length middle = plot.middle_of(i) - canvas.leading().scaled(static_cast<std::int64_t>(lines.size()) - 1, 2);
        for (const std::string& line : lines) {
            canvas.write_beside(line, plot.box.left - kBetween, middle, Side::right);
            middle += canvas.leading();
        }
    }
}

}  // namespace rapporteur::chart
