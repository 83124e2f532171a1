#include "document/chart.h"

#include "support/catch.h"

using namespace rapporteur;
using namespace rapporteur::document;

namespace {

Inlines words(const std::string& text) { return text.empty() ? Inlines() : Inlines{{Text{text}, {}}}; }

Row row(const std::vector<std::string>& cells) {
    Row made;
    for (const std::string& cell : cells) made.cells.push_back({words(cell), 1, 1, false, {}});
    return made;
}

Chart chart(std::vector<Row> body, std::vector<std::string> head = {"Year", "Achieved"}, ChartKind kind = ChartKind::bars) {
    Chart made;
    made.kind = kind;
    made.table.head = {row(head)};
    made.table.body = std::move(body);
    return made;
}

// What a cell says: its value, "none", or the message.
std::string reading(const std::string& cell, ChartKind kind = ChartKind::bars) {
    Diagnostics diagnostics;
    const ChartFigures figures = figures_of(chart({row({"2021", cell})}, {"Year", "Achieved"}, kind), {}, diagnostics);
    if (diagnostics.failed()) return diagnostics.all().front().code;
    const auto& value = figures.series.at(0).values.at(0);
    return value ? value->to_string() : "none";
}

std::string fault(const Chart& made) {
    Diagnostics diagnostics;
    figures_of(made, {}, diagnostics);
    return diagnostics.failed() ? diagnostics.all().front().code + ": " + diagnostics.all().front().message : "none";
}

}  // namespace

TEST_CASE("figures are read as people write them") {
    CHECK(reading("1234.5") == "1234.5");
    CHECK(reading(" 1,234,567 ") == "1234567");
    CHECK(reading("12\u00A0345") == "12345");
    CHECK(reading("1\u202F234.05") == "1234.05");
    CHECK(reading("\u22125") == "-5");
    CHECK(reading("-0.5") == "-0.5");
    CHECK(reading("0") == "0");
}

TEST_CASE("an empty cell, dots and dashes are no value") {
    for (const char* cell : {"", " ", "..", "…", "-", "–", "—"}) {
        CAPTURE(cell);
        CHECK(reading(cell) == "none");
    }
}

TEST_CASE("what is no figure is an error") {
    for (const char* cell : {"many", "1,23", "1,2345", "1234,567", "1,234 567", "12 %", "5.", ".5", "1e9", "nan", "inf", "--1",
                             "1.2.3", "0x10", "1234567890123456789012345678901"}) {
        CAPTURE(cell);
        CHECK(reading(cell) == "chart.no-number");
    }
    CHECK(reading("-1", ChartKind::stacked) == "chart.negative-in-stack");
    CHECK(reading("0", ChartKind::stacked) == "0");
}

TEST_CASE("a chart's figures are grouped as its table's") {
    Diagnostics diagnostics;
    const ChartFigures figures = figures_of(chart({row({"a", "-1 000"}), row({"b", "3"})}), {}, diagnostics);
    CHECK(figures.grouping == " ");
    CHECK(figures.minus == "-");
    CHECK(figures.categories == std::vector<std::string>{"a", "b"});
}

TEST_CASE("a row that is too short has no values") {
    Diagnostics diagnostics;
    const ChartFigures figures = figures_of(chart({row({"a"}), row({})}, {"", "x", "y"}), {}, diagnostics);
    CHECK_FALSE(diagnostics.failed());
    for (const Series& series : figures.series)
        CHECK(series.values == std::vector<std::optional<Decimal>>{std::nullopt, std::nullopt});
}

TEST_CASE("a table that no chart can show is an error") {
    CHECK(fault(chart({})) == "chart.no-figures: the chart's table has no figures");
    CHECK(fault(chart({row({"a"})}, {"only"})) == "chart.no-figures: the chart's table has no figures");
    CHECK(fault(chart({row({"a"})}, std::vector<std::string>(9, "x"))) == "none");
    CHECK(fault(chart({row({"a"})}, std::vector<std::string>(10, "x"))) ==
          "chart.too-many-series: the chart has 9 columns of figures; no reader can tell more than 8 apart");
    CHECK(fault(chart(std::vector<Row>(1000, row({"a", "1"})))) == "none");
    CHECK(fault(chart(std::vector<Row>(10000, row({"a", "1"})))) ==
          "chart.too-many-categories: the chart has 10000 rows; at most 1000 can be drawn");
}

TEST_CASE("kinds have their names") {
    for (const ChartKind kind : {ChartKind::bars, ChartKind::stacked, ChartKind::lines}) CHECK(chart_kind(name_of(kind)) == kind);
    CHECK_FALSE(chart_kind("pie"));
}
