#include <algorithm>

#include "chart/chart.h"
#include "chart/kinds.h"
#include "chart/names.h"

namespace rapporteur::chart {

namespace {

using document::ChartFigures;
using document::ChartKind;

constexpr Length kSwatchWidth = 16_pt, kSwatchHeight = 7_pt, kSwatchGap = 4_pt, kEntryGap = 16_pt;
constexpr Length kTickGap = 4_pt;       // between an axis and its figures
constexpr std::uint8_t kGridGrey = 0xC8;

// Steps: legend and unit, the axis of values, the field upright or lying, its grid and names, its series.
class Draughtsman {
public:
    Draughtsman(const ChartFigures& figures, const style::ChartStyle& style, const Frame& frame)
        : figures_(figures), style_(style), frame_(frame), canvas_(style, frame), paint_(style, canvas_),
          range_(range_of(figures, frame.kind)) {}

    Drawing draw() {
        if (figures_.categories.empty()) return {};
        write_legend();
        write_unit();
        plot_.categories = figures_.categories.size();
        plot_.scale = scale_of(range_, upright_steps(), figures_);
        const Length axis = widest_tick() + kTickGap;
        names_ = plan_names(figures_, frame_.kind, frame_.width - axis, canvas_);
        if (names_.lying) lay();
        else stand(axis);
        draw_series();
        draw_zero();
        return {canvas_.take(), y_};
    }

private:
    int upright_steps() const { return std::clamp(static_cast<int>(style_.height.in_points() / 22), 2, 8); }

    Length widest_tick() {
        Length widest;
        for (const Tick& tick : plot_.scale.ticks) widest = std::max(widest, canvas_.width_of(tick.label));
        return widest;
    }

    // Swatches and names in rows, as many a row as there is room for.
    void write_legend() {
        if (figures_.series.size() < 2) return;
        Length x;
        for (std::size_t i = 0; i < figures_.series.size(); ++i) {
            const std::string name = only(canvas_.fitted(figures_.series[i].name, frame_.width - kSwatchWidth - kSwatchGap, 1));
            const Length width = kSwatchWidth + kSwatchGap + canvas_.width_of(name);
            if (x > Length() && x + width > frame_.width) {
                x = {};
                y_ += canvas_.leading() + 2_pt;
            }
            const Length middle = y_ + canvas_.leading() / 2;
            draw_swatch(i, x, middle);
            canvas_.write_beside(name, x + kSwatchWidth + kSwatchGap, middle, Side::left);
            x += width + kEntryGap;
        }
        y_ += canvas_.leading() + 4_pt;
    }

    void draw_swatch(std::size_t series, Length x, Length middle) {
        if (frame_.kind != ChartKind::lines)
            return paint_.area({x, middle - kSwatchHeight / 2, x + kSwatchWidth, middle + kSwatchHeight / 2}, series);
        paint_.line({{x, middle}, {x + kSwatchWidth, middle}}, series);
        paint_.mark({x + kSwatchWidth / 2, middle}, series);
    }

    static std::string only(const std::vector<std::string>& lines) { return lines.empty() ? "" : lines.front(); }

    // Above the axis: what its figures count.
    void write_unit() {
        std::string words = frame_.unit;
        if (figures_.series.size() == 1) {
            const std::string& name = figures_.series.front().name;
            words = name + (name.empty() || frame_.unit.empty() ? "" : ", ") + frame_.unit;
        }
        for (const std::string& line : canvas_.fitted(words, frame_.width, 1)) {
            canvas_.write(line, {}, y_ + canvas_.leading().scaled(4, 5), Side::left);
            y_ += canvas_.leading() + 7_pt;
        }
        if (words.empty()) y_ += 4_pt;
    }

    void stand(Length axis) {
        const Length below = canvas_.leading() * static_cast<std::int64_t>(names_.lines) + 4_pt;
        const Length height = std::max(20_pt, std::min(style_.height, frame_.tallest - y_ - below));
        plot_.box = {axis, y_, frame_.width, y_ + height};
        for (const Tick& tick : plot_.scale.ticks) {
            const Length y = plot_.place_of(tick.value);
            canvas_.rule({plot_.box.left, y}, {plot_.box.right, y}, 0.4_pt, kGridGrey);
            canvas_.write_beside(tick.label, plot_.box.left - kTickGap, y, Side::right);
        }
        write_names_below(figures_, names_, plot_, canvas_);
        y_ = plot_.box.bottom + below;
    }

    void lay() {
        plot_.lying = true;
        Length widest;
        for (const std::string& name : figures_.categories) widest = std::max(widest, canvas_.width_of(name));
        names_.width = std::min(widest, frame_.width.scaled(2, 5));
        const Length left = names_.width + kTickGap;
        fit_ticks(frame_.width - left);
        const Length below = canvas_.leading() + 4_pt;
        const Length right = frame_.width - canvas_.width_of(plot_.scale.ticks.back().label) / 2;
        plot_.box = {left, y_, right, y_ + lying_height(frame_.tallest - y_ - below)};
        for (const Tick& tick : plot_.scale.ticks) {
            const Length x = plot_.place_of(tick.value);
            canvas_.rule({x, plot_.box.top}, {x, plot_.box.bottom}, 0.4_pt, kGridGrey);
            canvas_.write(tick.label, x, plot_.box.bottom + 2_pt + canvas_.leading().scaled(9, 10), Side::middle);
        }
        write_names_beside(figures_, names_, plot_, canvas_);
        y_ = plot_.box.bottom + below;
    }

    // As many steps as leave room between their figures.
    void fit_ticks(Length width) {
        for (int steps = 8; steps >= 2; --steps) {
            plot_.scale = scale_of(range_, steps, figures_);
            const auto count = static_cast<std::int64_t>(plot_.scale.ticks.size());
            if ((widest_tick() + 2 * kTickGap) * count <= width) return;
        }
    }

    // Room for every name and bar; where the page is too short for that, only some categories keep their names.
    Length lying_height(Length tallest) {
        std::size_t lines = 1;
        for (const std::string& name : figures_.categories)
            lines = std::max(lines, canvas_.fits(name, names_.width, 1) ? std::size_t{1} : names_.lines);
        const std::size_t bars = frame_.kind == ChartKind::stacked ? 1 : figures_.series.size();
        const auto count = static_cast<std::int64_t>(figures_.categories.size());
        const Length slot = std::max(canvas_.leading() * static_cast<std::int64_t>(lines) + 3_pt,
                                     6_pt * static_cast<std::int64_t>(bars) + 5_pt);
        const Length height = std::min(slot * count, std::max(tallest, 40_pt));
        while (height.scaled(static_cast<std::int64_t>(names_.every), count) < canvas_.leading()) ++names_.every;
        if (height < slot * count) names_.lines = 1;
        return height;
    }

    void draw_series() {
        switch (frame_.kind) {
            case ChartKind::bars: return draw_bars(figures_, plot_, paint_);
            case ChartKind::stacked: return draw_stacked(figures_, plot_, paint_);
            case ChartKind::lines: return draw_lines(figures_, plot_, paint_);
        }
    }

    // The line on which bars stand.
    void draw_zero() {
        if (plot_.scale.from() > 0 || plot_.scale.to() < 0) return;
        const Length zero = plot_.place_of(0);
        if (plot_.lying) canvas_.rule({zero, plot_.box.top}, {zero, plot_.box.bottom}, 0.7_pt, 0);
        else canvas_.rule({plot_.box.left, zero}, {plot_.box.right, zero}, 0.7_pt, 0);
    }

    const ChartFigures& figures_;
    const style::ChartStyle& style_;
    const Frame& frame_;
    Canvas canvas_;
    Paint paint_;
    Range range_;
    Plot plot_;
    NamePlan names_;
    Length y_;                          // what has been drawn reaches down to here
};

// A series of which nothing is known takes no room and no entry in the legend; its column of the table says so.
ChartFigures known(ChartFigures figures) {
    std::erase_if(figures.series, [](const document::Series& series) {
        return std::none_of(series.values.begin(), series.values.end(), [](const auto& value) { return value.has_value(); });
    });
    return figures;
}

}  // namespace

Drawing draw(const ChartFigures& figures, const style::ChartStyle& style, const Frame& frame) {
    const ChartFigures drawn = known(figures);
    return Draughtsman(drawn, style, frame).draw();
}

}  // namespace rapporteur::chart
