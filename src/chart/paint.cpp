#include "chart/paint.h"

#include <algorithm>
#include <array>

namespace rapporteur::chart {

namespace {

using pages::Colour;
using pages::Path;
using pages::Point;

enum class Hatch { none, rising, falling, cross, level, upright, dots };

struct Area {
    std::uint8_t ground, ink;           // greys
    Hatch hatch;
    Length step;                        // from line to line, along the edge
    std::uint8_t flat;                  // the grey of an area too small for its hatch
};

// Neighbours differ in grey and in pattern, so that either is enough.
constexpr std::array<Area, document::kMostSeries> kAreas{{
    {0x4D, 0x4D, Hatch::none, {}, 0x4D},
    {0xFF, 0x4D, Hatch::rising, 3.2_pt, 0xC8},
    {0xB3, 0xB3, Hatch::none, {}, 0xB3},
    {0xFF, 0x33, Hatch::dots, 3_pt, 0xE0},
    {0xE6, 0x4D, Hatch::falling, 4.8_pt, 0x8C},
    {0xFF, 0x66, Hatch::cross, 4.4_pt, 0xD2},
    {0xFF, 0x33, Hatch::level, 2.2_pt, 0x78},
    {0x80, 0xFF, Hatch::upright, 3_pt, 0xA0},
}};

enum class Mark { disc, square, triangle, diamond };

struct Stroke {
    std::uint8_t grey;
    std::array<Length, 4> dashes;       // lines and gaps; nothing ends them
    Mark mark;
    bool open;
};

constexpr std::array<Stroke, document::kMostSeries> kStrokes{{
    {0x00, {}, Mark::disc, false},
    {0x59, {4_pt, 2_pt}, Mark::square, true},
    {0x00, {1_pt, 1.6_pt}, Mark::triangle, false},
    {0x80, {}, Mark::diamond, true},
    {0x33, {7_pt, 1.6_pt, 1.2_pt, 1.6_pt}, Mark::square, false},
    {0x59, {8_pt, 2.4_pt}, Mark::disc, true},
    {0x80, {2.4_pt, 1.2_pt}, Mark::diamond, false},
    {0x33, {4_pt, 1.4_pt, 1.4_pt, 1.4_pt}, Mark::triangle, true},
}};

constexpr Length kOutline = 0.4_pt, kHatchLine = 0.5_pt, kStroke = 1.1_pt, kDot = 0.9_pt;
constexpr Length kTooSmall = 3_pt;      // for a hatch and an outline
constexpr Length kMarkSize = 4_pt;

Colour grey(std::uint8_t value) { return {value, value, value}; }

// A quarter of the colour on white.
Colour tint(Colour colour) {
    const auto lighter = [](std::uint8_t part) { return static_cast<std::uint8_t>(255 - (255 - part) / 4); };
    return {lighter(colour.red), lighter(colour.green), lighter(colour.blue)};
}

Path closed(std::vector<Point> corners) {
    Path path;
    path.lines.push_back({std::move(corners), true});
    return path;
}

Path outline_of(const Box& box) {
    return closed({{box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}});
}

void add_line(Path& path, Point from, Point to) { path.lines.push_back({{from, to}, false}); }

// The first of the places 0, step, 2 step, … that is not before `from`.
Length first_step(Length from, Length step) {
    const std::int64_t count = from.units() / step.units();
    return step * (count + (step * count < from ? 1 : 0));
}

// Lines on which x + y (rising) or x - y (falling) is a multiple of the step, as far as they lie in the box.
void slanted(Path& path, const Box& box, Length step, bool rising) {
    const Length low = rising ? box.top : -box.bottom, high = rising ? box.bottom : -box.top;
    for (Length sum = first_step(box.left + low, step); sum < box.right + high; sum += step) {
        const Length from = std::max(box.left, sum - high), to = std::min(box.right, sum - low);
        if (to - from < 0.2_pt) continue;
        const auto y = [&](Length x) { return rising ? sum - x : x - sum; };
        add_line(path, {from, y(from)}, {to, y(to)});
    }
}

void dotted(Path& path, const Box& box, Length step) {
    bool shifted = false;
    for (Length y = first_step(box.top, step / 2); y + kDot < box.bottom; y += step / 2, shifted = !shifted)
        for (Length x = first_step(box.left, step) + (shifted ? step / 2 : Length()); x + kDot < box.right; x += step)
            path.lines.push_back(outline_of({x, y, x + kDot, y + kDot}).lines.front());
}

Path pattern(const Box& box, const Area& area, Colour ink) {
    Path path;
    path.colour = ink;
    path.thickness = kHatchLine;
    switch (area.hatch) {
        case Hatch::none: break;
        case Hatch::rising: slanted(path, box, area.step, true); break;
        case Hatch::falling: slanted(path, box, area.step, false); break;
        case Hatch::cross:
            slanted(path, box, area.step, true);
            slanted(path, box, area.step, false);
            break;
        case Hatch::level:
            for (Length y = first_step(box.top + 0.3_pt, area.step); y < box.bottom; y += area.step)
                add_line(path, {box.left, y}, {box.right, y});
            break;
        case Hatch::upright:
            for (Length x = first_step(box.left + 0.3_pt, area.step); x < box.right; x += area.step)
                add_line(path, {x, box.top}, {x, box.bottom});
            break;
        case Hatch::dots:
            dotted(path, box, area.step);
            path.thickness = {};
            path.fill = ink;
            break;
    }
    return path;
}

// A disc is a polygon of sixteen sides: at four points across, no eye sees a difference.
std::vector<Point> corners_of(Mark mark, Point at) {
    const Length r = kMarkSize / 2;
    const auto point = [&](int x, int y) { return Point{at.x + r.scaled(x, 1000), at.y + r.scaled(y, 1000)}; };
    switch (mark) {
        case Mark::disc:
            return {point(1000, 0),  point(924, 383),   point(707, 707),   point(383, 924),   point(0, 1000),  point(-383, 924),
                    point(-707, 707), point(-924, 383),  point(-1000, 0),   point(-924, -383), point(-707, -707), point(-383, -924),
                    point(0, -1000), point(383, -924),  point(707, -707),  point(924, -383)};
        case Mark::square: return {point(-900, -900), point(900, -900), point(900, 900), point(-900, 900)};
        case Mark::triangle: return {point(0, -1200), point(1100, 800), point(-1100, 800)};
        case Mark::diamond: return {point(0, -1250), point(1250, 0), point(0, 1250), point(-1250, 0)};
    }
    return {};
}

}  // namespace

Colour Paint::ink(std::size_t series, std::uint8_t shade) const {
    if (series >= style_.colours.size()) return grey(shade);
    const style::Colour& colour = style_.colours[series];
    return {colour.red, colour.green, colour.blue};
}

void Paint::area(const Box& box, std::size_t series) {
    const Area& area = kAreas[series];
    const bool small = std::min(box.right - box.left, box.bottom - box.top) < kTooSmall;
    const bool coloured = series < style_.colours.size();
    Path shape = outline_of(box);
    if (small) {
        shape.fill = coloured ? ink(series, 0) : grey(area.flat);
        return canvas_.add(std::move(shape));
    }
    const bool solid = area.hatch == Hatch::none;
    shape.fill = !coloured ? grey(area.ground) : solid ? ink(series, 0) : tint(ink(series, 0));
    canvas_.add(shape);
    if (!solid) canvas_.add(pattern(box, area, ink(series, area.ink)));
    shape.fill.reset();
    shape.thickness = kOutline;
    shape.colour = ink(series, 0x33);
    canvas_.add(std::move(shape));
}

void Paint::line(std::vector<Point> points, std::size_t series) {
    const Stroke& stroke = kStrokes[series];
    Path path;
    path.lines.push_back({std::move(points), false});
    path.thickness = kStroke;
    path.colour = ink(series, stroke.grey);
    for (const Length dash : stroke.dashes)
        if (dash > Length()) path.dashes.push_back(dash);
    canvas_.add(std::move(path));
}

void Paint::mark(Point at, std::size_t series) {
    const Stroke& stroke = kStrokes[series];
    Path shape = closed(corners_of(stroke.mark, at));
    shape.colour = ink(series, stroke.grey);
    shape.fill = stroke.open ? grey(0xFF) : shape.colour;
    shape.thickness = 0.8_pt;
    canvas_.add(std::move(shape));
}

}  // namespace rapporteur::chart
