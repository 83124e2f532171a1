#include "document/chart.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/utf8.h"

namespace rapporteur::document {

namespace {

constexpr std::array<std::pair<std::string_view, ChartKind>, 3> kKinds{
    {{"bars", ChartKind::bars}, {"stacked", ChartKind::stacked}, {"lines", ChartKind::lines}}};

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_blank(char32_t c) { return c == U' ' || c == 0xA0 || c == 0x2009 || c == 0x202F || c == 0x2007; }
bool is_dash(char32_t c) { return c == U'-' || c == 0x2212 || c == 0x2013 || c == 0x2014; }

std::u32string trimmed(std::u32string text) {
    const auto first = std::find_if_not(text.begin(), text.end(), is_blank);
    const auto last = std::find_if_not(text.rbegin(), text.rend(), is_blank).base();
    return first < last ? std::u32string(first, last) : std::u32string();
}

bool says_no_value(const std::u32string& text) {
    return text.empty() || text == U".." || text == U"\u2026" || (text.size() == 1 && is_dash(text[0]));
}

// "1,234,567.5" digit by digit; what stands between its groups must be the same throughout.
class FigureReader {
public:
    FigureReader(const std::u32string& text, ChartFigures& figures) : text_(text), figures_(figures) {}

    std::optional<Decimal> read() {
        std::string plain;
        if (peek() != U'\0' && is_dash(peek())) {
            plain = "-";
            minus_ = text_[at_++];
        }
        if (!whole_part(plain)) return std::nullopt;
        if (peek() == U'.') {
            plain += '.';
            ++at_;
            if (digits(plain) == 0) return std::nullopt;
        }
        const std::optional<Decimal> value = at_ == text_.size() ? Decimal::parse(plain) : std::nullopt;
        if (value && minus_) figures_.minus = utf8::encode(minus_);
        if (value && separator_) figures_.grouping = utf8::encode(separator_);
        return value;
    }

private:
    char32_t peek() const { return at_ < text_.size() ? text_[at_] : U'\0'; }

    std::size_t digits(std::string& plain) {
        const std::size_t first = at_;
        for (; is_digit(peek()); ++at_) plain += static_cast<char>(peek());
        return at_ - first;
    }

    bool whole_part(std::string& plain) {
        const std::size_t first = digits(plain);
        if (first == 0) return false;
        while (peek() == U',' || is_blank(peek())) {
            if (first > 3 || (separator_ && separator_ != peek())) return false;
            separator_ = text_[at_++];
            if (digits(plain) != 3) return false;
        }
        return true;
    }

    const std::u32string& text_;
    ChartFigures& figures_;
    std::size_t at_ = 0;
    char32_t minus_ = 0, separator_ = 0;
};

class ChartReader {
public:
    ChartReader(const Chart& chart, const Origin& origin, Diagnostics& diagnostics)
        : chart_(chart), origin_(origin), diagnostics_(diagnostics) {}

    ChartFigures read() {
        if (!has_figures()) return {};
        for (const Cell& cell : chart_.table.head.front().cells) figures_.series.push_back({plain_text(cell.content), {}});
        figures_.series.erase(figures_.series.begin());
        for (const Row& row : chart_.table.body) add(row);
        return std::move(figures_);
    }

private:
    static SourceSpan place_of(const Origin& origin) {
        return origin.fact_place.known() ? origin.fact_place : origin.template_place;
    }

    bool fault(const Origin& where, std::string code, std::string message, std::string hint) {
        diagnostics_.add(error(std::move(code), place_of(where), std::move(message)).hint(std::move(hint)));
        return false;
    }

    bool has_figures() {
        const Table& table = chart_.table;
        for (const auto* rows : {&table.head, &table.body})
            for (const Row& row : *rows)
                for (const Cell& cell : row.cells)
                    if (cell.columns > 1 || cell.rows > 1)
                        return fault(cell.origin, "chart.cell-goes-on",
                                     "a chart needs a figure in every place, but here a cell takes several",
                                     "write the figure of each row and column, or leave the table without a chart");
        if (table.head.size() != 1 || table.body.empty() || table.head.front().cells.size() < 2)
            return fault(origin_, "chart.no-figures", "the chart's table has no figures",
                         "a chart needs a column that names what is compared, a column of figures, and a row");
        const std::size_t series = table.head.front().cells.size() - 1;
        if (series > kMostSeries)
            return fault(origin_, "chart.too-many-series",
                         "the chart has " + std::to_string(series) + " columns of figures; no reader can tell more than " +
                             std::to_string(kMostSeries) + " apart",
                         "draw fewer columns, or make two charts");
        if (table.body.size() > kMostCategories)
            return fault(origin_, "chart.too-many-categories",
                         "the chart has " + std::to_string(table.body.size()) + " rows; at most " +
                             std::to_string(kMostCategories) + " can be drawn",
                         "sum them up, or leave the table without a chart");
        return true;
    }

    void add(const Row& row) {
        figures_.categories.push_back(row.cells.empty() ? "" : plain_text(row.cells.front().content));
        for (std::size_t i = 0; i < figures_.series.size(); ++i) {
            std::optional<Decimal> value;
            if (i + 1 < row.cells.size()) value = value_of(row.cells[i + 1], row.origin);
            figures_.series[i].values.push_back(value);
        }
    }

    std::optional<Decimal> value_of(const Cell& cell, const Origin& row) {
        const std::string words = plain_text(cell.content);
        const std::u32string text = trimmed(utf8::to_utf32(words));
        if (says_no_value(text)) return std::nullopt;
        const Origin& where = !cell.content.empty() && cell.content.front().origin.known() ? cell.content.front().origin
                              : cell.origin.known()                                        ? cell.origin
                                                                                           : row;
        const std::optional<Decimal> value = FigureReader(text, figures_).read();
        if (!value) {
            fault(where, "chart.no-number", "a chart draws figures, but here is '" + words + "'",
                  "write a figure such as 1,234.5, without its unit; leave the cell empty where there is none");
        } else if (chart_.kind == ChartKind::stacked && value->is_negative()) {
            fault(where, "chart.negative-in-stack", "parts of a whole cannot be less than nothing, but here is '" + words + "'",
                  "use kind=\"bars\"");
            return std::nullopt;
        }
        return value;
    }

    const Chart& chart_;
    const Origin& origin_;
    Diagnostics& diagnostics_;
    ChartFigures figures_;
};

}  // namespace

ChartFigures figures_of(const Chart& chart, const Origin& origin, Diagnostics& diagnostics) {
    return ChartReader(chart, origin, diagnostics).read();
}

std::string_view name_of(ChartKind kind) {
    for (const auto& [name, one] : kKinds)
        if (one == kind) return name;
    return "?";
}

std::optional<ChartKind> chart_kind(std::string_view name) {
    for (const auto& [known, kind] : kKinds)
        if (known == name) return kind;
    return std::nullopt;
}

}  // namespace rapporteur::document
