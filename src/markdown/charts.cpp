#include "markdown/charts.h"

#include <iterator>

#include "document/chart.h"
#include "document/grid.h"

namespace rapporteur::markdown {

using namespace document;

namespace {

constexpr std::string_view kRole = "chart";
constexpr const char* kForm = "write for instance ::: chart {kind=\"bars\" unit=\"km²\" alt=\"what the chart shows\"}";

void report(const Context& context, Range place, std::string code, std::string message, std::string hint = kForm) {
    context.diagnostics.add(context.places.error_at(std::move(code), place, std::move(message)).hint(std::move(hint)));
}

std::string value_of(const Attributes& attributes, const std::string& key) {
    const auto found = attributes.values.find(key);
    return found == attributes.values.end() ? std::string() : found->second;
}

void refuse_unknown(const Attributes& attributes, Range place, const Context& context) {
    const auto refuse = [&](const std::string& what) {
        report(context, place, "markdown.unknown-attribute", "'" + what + "' means nothing here");
    };
    for (const std::string& one : attributes.classes) refuse("." + one);
    if (attributes.unnumbered) refuse("-");
    for (const auto& [key, value] : attributes.values)
        if (key != "kind" && key != "unit" && key != "alt") refuse(key);
}

ChartKind kind_of(const Attributes& attributes, Range place, const Context& context) {
    const std::string name = value_of(attributes, "kind");
    if (const auto kind = chart_kind(name)) return *kind;
    const std::string near = nearest(name, {"bars", "stacked", "lines"});
    if (name.empty()) report(context, place, "chart.no-kind", "the chart does not say its kind: bars, stacked or lines");
    else
        report(context, place, "chart.unknown-kind", "there is no kind of chart '" + name + "'",
               near.empty() ? "there are: bars, stacked, lines" : "did you mean '" + near + "'?");
    return ChartKind::bars;
}

}  // namespace

std::optional<Attributes> chart_attributes(std::string_view role, Range place, const Context& context) {
    if (role.substr(0, kRole.size()) != kRole) return std::nullopt;
    std::string_view rest = role.substr(kRole.size());
    if (!rest.empty() && rest.front() != ' ' && rest.front() != '{') return std::nullopt;
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    if (rest.empty()) return Attributes();
    const auto attributes = leading_attributes(rest);
    if (attributes && attributes->end == rest.size()) return attributes;
    report(context, place, "markdown.chart-attributes", "what follows 'chart' cannot be read",
           std::string(kForm) + "; quotation marks inside are “ and ”");
    return attributes ? *attributes : Attributes{"", {}, false, {{"kind", "bars"}, {"alt", "?"}}, 0, 0};
}

void add_chart(const Attributes& attributes, Range place, Blocks content, const Context& context, Blocks& into) {
    refuse_unknown(attributes, place, context);
    Chart chart;
    chart.kind = kind_of(attributes, place, context);
    chart.unit = value_of(attributes, "unit");
    chart.alternative = value_of(attributes, "alt");
    if (chart.alternative.find_first_not_of(" \t\n\u00A0") == std::string::npos)
        report(context, place, "chart.no-alternative", "the chart does not say what it shows to those who cannot see it",
               "write one sentence in alt=\"…\": what the chart shows, not how it looks");
    auto* table = content.size() == 1 ? std::get_if<Table>(&content.front().node) : nullptr;
    if (!table) {
        report(context, place, "chart.no-table", "a chart is drawn from one table, and nothing else may stand in it",
               "write one table, and below it its caption: 'Table: …'");
        into.insert(into.end(), std::make_move_iterator(content.begin()), std::make_move_iterator(content.end()));
        return;
    }
    chart.table = std::move(*table);
    make_row_headers(chart.table);              // the categories
    const Origin origin = context.places.origin(place);
    figures_of(chart, origin, context.diagnostics);
    into.push_back({std::move(chart), attributes.id.empty() ? std::move(content.front().id) : attributes.id, origin});
}

}  // namespace rapporteur::markdown
