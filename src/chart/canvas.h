// Where a chart's things are put, and the words of it.
#pragma once

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "chart/chart.h"

namespace rapporteur::chart {

struct Box { Length left, top, right, bottom; };

enum class Side { left, middle, right };

class Canvas {
public:
    Canvas(const style::ChartStyle& style, const Frame& frame) : style_(style), frame_(frame) {}

    template <class Kind>       // a kind of pages::Thing
    void add(Kind thing) {
        things_.emplace_back(std::move(thing));
    }
    void rule(pages::Point from, pages::Point to, Length thickness, std::uint8_t grey);
    // A line of text whose left end, middle or right end is at `x`; it is kept on the drawing.
    void write(const std::string& words, Length x, Length baseline, Side side);
    // The same, in the middle of a strip `height` high.
    void write_beside(const std::string& words, Length x, Length middle, Side side);

    Length width_of(const std::string& words);
    // From where to where lines reach that are written in the middle of `x`.
    std::pair<Length, Length> extent_of(const std::vector<std::string>& lines, Length x);
    // The text on at most `lines` lines no wider than `width`; what does not fit is cut off, with an ellipsis.
    std::vector<std::string> fitted(const std::string& words, Length width, std::size_t lines);
    bool fits(const std::string& words, Length width, std::size_t lines);

    Length leading() const { return style_.leading; }
    Length width() const { return frame_.width; }
    std::vector<pages::Thing> take() { return std::move(things_); }

private:
    std::vector<std::string> wrapped(const std::string& words, Length width);
    std::string cut(std::string words, Length width);

    const style::ChartStyle& style_;
    const Frame& frame_;
    std::vector<pages::Thing> things_;
    std::unordered_map<std::string, Length> widths_;
};

}  // namespace rapporteur::chart
