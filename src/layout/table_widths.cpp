#include <algorithm>
#include <numeric>

#include "layout/table.h"

namespace rapporteur::layout {

namespace {

Length sum(const std::vector<Length>& lengths) { return std::accumulate(lengths.begin(), lengths.end(), Length()); }

// `total` divided by `shares`, to the last unit; evenly where all shares are zero.
std::vector<Length> divide(Length total, const std::vector<double>& shares) {
    const double all = std::accumulate(shares.begin(), shares.end(), 0.0);
    std::vector<Length> parts;
    double seen = 0;
    Length given;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        seen += all > 0 ? shares[i] / all : 1.0 / static_cast<double>(shares.size());
        const auto so_far = static_cast<std::int64_t>(static_cast<double>(total.units()) * seen);
        const Length until = i + 1 == shares.size() ? total : Length::units(so_far);
        parts.push_back(until - given);
        given = until;
    }
    return parts;
}

std::vector<double> points(const std::vector<Length>& lengths) {
    std::vector<double> all;
    for (const Length length : lengths) all.push_back(length.in_points() + 1);
    return all;
}

// ---- Needs

// What a cell over several columns lacks is shared among them by what they have.
void widen(std::vector<Length>& columns, const TableCell& cell, Length need) {
    const auto begin = columns.begin() + static_cast<std::ptrdiff_t>(cell.column), end = begin + static_cast<std::ptrdiff_t>(cell.columns);
    const std::vector<Length> own(begin, end);
    if (need <= sum(own)) return;
    const std::vector<Length> more = divide(need - sum(own), points(own));
    std::transform(begin, end, more.begin(), begin, [](Length a, Length b) { return a + b; });
}

class Needer {
public:
    Needer(const Job& job, std::size_t columns, Length pad, const text::Hyphenator* hyphenator)
        : job_(job), columns_(columns), pad_(pad), hyphenator_(hyphenator) {
        needs_.least.resize(columns);
        needs_.whole.resize(columns);
    }

    void read(const TablePart& part) {
        for (const auto& row : part.rows)
            for (const TableCell& cell : row) read(cell);
    }

    // Cells over few columns before those over many.
    ColumnNeeds take() {
        std::stable_sort(wide_.begin(), wide_.end(), [](const Wide& a, const Wide& b) { return a.cell->columns < b.cell->columns; });
        for (const Wide& one : wide_) {
            widen(needs_.least, *one.cell, one.natural.narrowest);
            widen(needs_.whole, *one.cell, one.natural.whole);
        }
        for (std::size_t i = 0; i < columns_; ++i) needs_.whole[i] = std::max(needs_.whole[i], needs_.least[i]);
        return std::move(needs_);
    }

private:
    struct Wide {
        const TableCell* cell;
        text::NaturalWidths natural;
    };

    void read(const TableCell& cell) {
        const Length before = cell.column == 0 ? Length() : pad_, after = cell.column + cell.columns >= columns_ ? Length() : pad_;
        const Length pads = before + after + cell.room_right + 0.5_pt;
        text::NaturalWidths natural{pads, pads};
        for (const CellPart& part : cell.parts) {
            const text::NaturalWidths one = text::measure(part.spans, job_.tools.shaper, job_.tools.ties, hyphenator_);
            natural.narrowest = std::max(natural.narrowest, one.narrowest + part.indent + pads);
            natural.whole = std::max(natural.whole, one.whole + part.indent + pads);
        }
        if (cell.columns > 1) return wide_.push_back({&cell, natural});
        needs_.least[cell.column] = std::max(needs_.least[cell.column], natural.narrowest);
        needs_.whole[cell.column] = std::max(needs_.whole[cell.column], natural.whole);
    }

    const Job& job_;
    std::size_t columns_;
    Length pad_;
    const text::Hyphenator* hyphenator_;
    ColumnNeeds needs_;
    std::vector<Wide> wide_;
};

// ---- Widths

// The shares that were asked for, but no word or figure is torn for them while another column has room: what the narrow ones lack
// is taken from the others in proportion to what they have to spare.
std::vector<Length> as_asked(std::vector<Length> widths, const std::vector<Length>& least) {
    Length lacking, spare;
    for (std::size_t i = 0; i < widths.size(); ++i) (widths[i] < least[i] ? lacking += least[i] - widths[i] : spare += widths[i] - least[i]);
    if (lacking == Length() || lacking > spare) return widths;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (widths[i] < least[i]) widths[i] = least[i];
        else widths[i] -= Length::points(lacking.in_points() * ((widths[i] - least[i]).in_points() / spare.in_points()));
    }
    return widths;
}

std::vector<Length> widened(Length total, std::vector<Length> whole) {
    const std::vector<Length> extra = divide(total - sum(whole), points(whole));
    for (std::size_t i = 0; i < whole.size(); ++i) whole[i] += extra[i];
    return whole;
}

// Columns that are content with less than an even share get all they would like, the narrowest first; the others divide the
// rest by what they lack.
std::vector<Length> shared(Length total, const std::vector<Length>& least, const std::vector<Length>& whole) {
    std::vector<std::size_t> order(whole.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return whole[a] < whole[b]; });
    std::vector<Length> widths = least;
    std::vector<double> lacking(whole.size());
    Length left = total - sum(least);
    for (const std::size_t column : order) {
        const Length lacks = whole[column] - least[column];
        const bool modest = whole[column] <= total / static_cast<std::int64_t>(whole.size()) && lacks <= left;
        if (modest) {
            widths[column] = whole[column];
            left -= lacks;
        } else lacking[column] = lacks.in_points();
    }
    const std::vector<Length> extra = divide(left, lacking);
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] += extra[i];
    return widths;
}

// Each column gets what its widest word needs, the rest by what its longest text would like.
std::vector<Length> from_content(Length total, const ColumnNeeds& needs) {
    if (sum(needs.firm) >= total) return divide(total, points(needs.firm));
    if (sum(needs.least) >= total) return shared(total, needs.firm, needs.least);
    if (sum(needs.whole) <= total) return widened(total, needs.whole);
    return shared(total, needs.least, needs.whole);
}

// ---- Bands

// A word that would take more than this share of the page is rather divided than its table.
constexpr std::int64_t kWidestWord = 6;

std::vector<std::vector<std::size_t>> columns_of_bands(const std::vector<Length>& firm, Length total) {
    std::vector<Length> needed;
    for (const Length one : firm) needed.push_back(std::min(one, total / kWidestWord));
    std::vector<std::vector<std::size_t>> bands(1);
    Length used;
    for (std::size_t column = 0; column < needed.size(); ++column) {
        if (used + needed[column] > total && bands.back().size() > (bands.size() > 1 ? 1u : 0u)) {
            bands.push_back({0});
            used = needed[0];
        }
        bands.back().push_back(column);
        used += needed[column];
    }
    return bands;
}

ColumnNeeds needs_of(const ColumnNeeds& needs, const std::vector<std::size_t>& columns) {
    ColumnNeeds some;
    for (const std::size_t column : columns) {
        some.firm.push_back(needs.firm[column]);
        some.least.push_back(needs.least[column]);
        some.whole.push_back(needs.whole[column]);
    }
    return some;
}

}  // namespace

ColumnNeeds needs_of_columns(const Job& job, const TableWords& words, Length pad, Length room) {
    const auto needs_with = [&](const text::Hyphenator* hyphenator) {
        Needer needer(job, words.columns, pad, hyphenator);
        needer.read(words.head);
        needer.read(words.body);
        return needer.take();
    };
    ColumnNeeds needs = needs_with(nullptr);
    const bool is_tight = sum(needs.least) > room && job.tools.hyphenator;
    needs.firm = is_tight ? needs_with(job.tools.hyphenator).least : needs.least;
    return needs;
}

std::vector<Band> bands_of(const ColumnNeeds& needs, const std::vector<double>& shares, Length left, Length right) {
    const Length total = right - left;
    std::vector<Band> bands;
    for (std::vector<std::size_t>& columns : columns_of_bands(needs.firm, total)) {
        const bool is_whole = columns.size() == needs.least.size();
        const std::vector<Length> widths = is_whole && shares.size() == columns.size() ? as_asked(divide(total, shares), needs.least)
                                                                                       : from_content(total, needs_of(needs, columns));
        Band band{std::move(columns), {left}};
        for (const Length width : widths) band.edges.push_back(band.edges.back() + width);
        bands.push_back(std::move(band));
    }
    return bands;
}

}  // namespace rapporteur::layout
