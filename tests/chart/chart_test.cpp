#include "chart/chart.h"

#include "chart/scale.h"
#include "markdown/markdown.h"
#include "support/cases.h"
#include "support/catch.h"
#include "text/toy.h"

using namespace rapporteur;

namespace {

// Charts in the toy font, in which at 10 points every letter is 5 points wide and a blank 2.5; 200 points wide.
class Board {
public:
    Board() {
        style_.font.size = 10_pt;
        style_.leading = 12_pt;
        style_.height = 100_pt;
    }

    chart::Drawing draw(const document::Chart& chart) {
        Diagnostics diagnostics;
        const document::ChartFigures figures = document::figures_of(chart, {}, diagnostics);
        REQUIRE_FALSE(diagnostics.failed());
        const chart::Frame frame{chart.kind, chart.unit, 200_pt, 300_pt, [this](const std::string& words) { return set(words); }};
        return chart::draw(figures, style_, frame);
    }

    style::ChartStyle& style() { return style_; }

private:
    text::Line set(const std::string& words) {
        const auto lines = toy_.lines({toy_.span(words)}, 100000_pt, text::LineAlign::left);
        return lines.empty() ? text::Line() : lines.front();
    }

    test::Toy toy_;
    style::ChartStyle style_;
};

document::Chart read(const std::string& markdown) {
    const SourceFile file("input.md", markdown);
    Diagnostics diagnostics;
    const auto document = markdown::read(file, {}, {markdown::Dialect::rapporteur, {}}, diagnostics);
    for (const Diagnostic& one : diagnostics.all()) FAIL(one.message);
    REQUIRE(document.blocks.size() == 1);
    return std::get<document::Chart>(document.blocks.front().node);
}

std::string dumped(chart::Drawing drawing) {
    pages::Pages pages;
    pages::add_element(pages, pages::Role::figure, 0);
    pages::Page page;
    page.width = 200_pt;
    page.height = drawing.height;
    for (pages::Thing& thing : drawing.things) page.items.push_back({std::move(thing), 0, {}});
    pages.pages.push_back(std::move(page));
    const std::string text = pages::dump(pages);
    return text.substr(0, text.find("structure\n"));
}

document::Chart made(document::ChartKind kind, std::size_t rows, std::size_t columns,
                     const std::function<std::string(std::size_t, std::size_t)>& cell) {
    const auto row = [&](std::size_t i) {
        document::Row one;
        for (std::size_t j = 0; j <= columns; ++j) one.cells.push_back({{{document::Text{cell(i, j)}, {}}}, 1, 1, false, {}});
        return one;
    };
    document::Chart chart;
    chart.kind = kind;
    for (std::size_t i = 0; i <= rows; ++i) (i == 0 ? chart.table.head : chart.table.body).push_back(row(i));
    return chart;
}

// The edges of everything that is drawn.
struct Extent { double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9; };

Extent extent_of(const chart::Drawing& drawing) {
    Extent all;
    const auto include = [&](double x, double y) {
        all.left = std::min(all.left, x), all.right = std::max(all.right, x);
        all.top = std::min(all.top, y), all.bottom = std::max(all.bottom, y);
    };
    for (const pages::Thing& thing : drawing.things) {
        if (const auto* run = std::get_if<pages::PlacedRun>(&thing)) {
            include((run->at.x + run->run.x).in_points(), run->at.y.in_points() - 7);
            include((run->at.x + run->run.x + run->run.width()).in_points(), run->at.y.in_points() + 2);
        }
        if (const auto* path = std::get_if<pages::Path>(&thing))
            for (const auto& line : path->lines)
                for (const auto& point : line.points) include(point.x.in_points(), point.y.in_points());
    }
    return all;
}

// Words of the drawing that overlap others.
std::string overlaps(const chart::Drawing& drawing) {
    std::vector<const pages::PlacedRun*> runs;
    for (const pages::Thing& thing : drawing.things)
        if (const auto* run = std::get_if<pages::PlacedRun>(&thing)) runs.push_back(run);
    std::string found;
    for (std::size_t i = 0; i < runs.size(); ++i)
        for (std::size_t j = i + 1; j < runs.size(); ++j) {
            const auto begin = [](const pages::PlacedRun* run) { return (run->at.x + run->run.x).in_points(); };
            const auto end = [&](const pages::PlacedRun* run) { return begin(run) + run->run.width().in_points(); };
            const double down = std::abs((runs[i]->at.y - runs[j]->at.y).in_points());
            if (down < 8.9 && begin(runs[i]) < end(runs[j]) && begin(runs[j]) < end(runs[i]))
                found += runs[i]->run.characters + " / " + runs[j]->run.characters + "\n";
        }
    return found;
}

std::string ticks(double least, double most, bool whole, int steps) {
    std::string all;
    for (const chart::Tick& tick : chart::scale_of({least, most, whole}, steps, {}).ticks)
        all += (all.empty() ? "" : " ") + tick.label;
    return all;
}

}  // namespace

TEST_CASE("charts are drawn as their cases say") {
    for (const test::Case& one : test::cases("chart/draw")) {
        DYNAMIC_SECTION(one.name) { one.expect("expected.txt", dumped(Board().draw(read(one.need("input.md"))))); }
    }
}

TEST_CASE("axes go in steps of one, two and five") {
    CHECK(ticks(0, 7, true, 5) == "0 2 4 6 8");
    CHECK(ticks(0, 1, true, 5) == "0 1");
    CHECK(ticks(0, 1, false, 5) == "0.0 0.2 0.4 0.6 0.8 1.0");
    CHECK(ticks(-12, 7.5, false, 5) == "−15 −10 −5 0 5 10");
    CHECK(ticks(0, 999e9, true, 4) == "0 500,000,000,000 1,000,000,000,000");
    CHECK(ticks(0, 0.00031, false, 4) == "0.0000 0.0001 0.0002 0.0003 0.0004");
    CHECK(ticks(100, 107, true, 4) == "100 102 104 106 108");
    CHECK(ticks(0, 0.3, false, 3) == "0.0 0.1 0.2 0.3");
    CHECK(ticks(0, 1e29, true, 2) == "0 50,000,000,000,000,000,000,000,000,000 100,000,000,000,000,000,000,000,000,000");
}

TEST_CASE("no words overlap and nothing leaves the drawing, whatever is drawn") {
    const std::vector<std::string> names = {"A", "Bosnia and Herzegovina", "2021", "Lao People's Democratic Republic",
                                            "Unbreakablelongname-without-any-blank-in-it-at-all-which-goes-on"};
    Board board;
    for (const auto kind : {document::ChartKind::bars, document::ChartKind::stacked, document::ChartKind::lines})
        for (const std::size_t rows : {1, 2, 3, 7, 12, 40, 300, 1000})
            for (const std::size_t columns : {1, 3, 8})
                for (std::size_t name = 0; name < names.size(); ++name) {
                    const auto chart = made(kind, rows, columns, [&](std::size_t i, std::size_t j) {
                        if (i == 0) return names[(name + j) % names.size()];
                        if (j == 0) return name == 2 ? std::to_string(1000 + i) : names[(name + (i % 2 ? 0 : i)) % names.size()];
                        return std::to_string((i * 37 + j * 11) % 100);
                    });
                    CAPTURE(static_cast<int>(kind), rows, columns, names[name]);
                    const chart::Drawing drawing = board.draw(chart);
                    CHECK(overlaps(drawing) == "");
                    const Extent all = extent_of(drawing);
                    CHECK(all.left >= -2.6);                 // half a mark
                    CHECK(all.right <= 202.6);
                    CHECK(all.top >= -2.6);
                    CHECK(all.bottom <= drawing.height.in_points() + 0.01);
                    CHECK(drawing.height <= 300_pt);
                }
}

TEST_CASE("values of every size are drawn inside their field") {
    Board board;
    const std::vector<std::string> values = {"0",
                                             "0.000000000001",
                                             "-99999999999999999999999999999",
                                             "100000000000000000000000000000",
                                             "1000000000000000.1",
                                             "1000000000000000.3"};
    for (const std::string& first : values)
        for (const std::string& second : values) {
            const auto chart = made(document::ChartKind::lines, 2, 1, [&](std::size_t i, std::size_t j) {
                return i == 0 || j == 0 ? "x" : i == 1 ? first : second;
            });
            CAPTURE(first, second);
            const chart::Drawing drawing = board.draw(chart);
            const Extent all = extent_of(drawing);
            CHECK(all.top >= -2.6);
            CHECK(all.bottom <= drawing.height.in_points() + 0.01);
        }
}

TEST_CASE("a style's colours keep their patterns") {
    Board board;
    board.style().colours = {{0x1F, 0x4E, 0x79}, {0xC5, 0x5A, 0x11}};
    const std::string text = dumped(board.draw(read(test::read_source("tests/chart/cases/draw/bars/input.md"))));
    CHECK(text.find("filled #1f4e79") != text.npos);
    CHECK(text.find("line 0.5 #c55a11") != text.npos);
}
