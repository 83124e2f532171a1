// Exact decimal numbers, for money and rates: a whole number of 10^-places. No binary fraction anywhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rapporteur {

// How a value that does not fit is rounded.
enum class Rounding { half_up, half_even, down, up };   // half_up: away from zero; down: towards zero; up: away from zero

class Decimal {
public:
    static constexpr int kMostDigits = 30;     // digits that a value may have in all
    static constexpr int kMostPlaces = 12;     // digits after the point; a division is rounded (half even) to these

    constexpr Decimal() = default;
    static Decimal whole(std::int64_t number);

    // "-12.50" has two places and keeps them. Nothing else is a number: no blanks, no commas, no exponent.
    // None where the text is not one or is too long.
    static std::optional<Decimal> parse(std::string_view text);

    // Each is none where the result has more digits than there is room for; division also where `b` is zero.
    static std::optional<Decimal> add(const Decimal& a, const Decimal& b);
    static std::optional<Decimal> subtract(const Decimal& a, const Decimal& b);
    static std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);
    static std::optional<Decimal> divide(const Decimal& a, const Decimal& b);        // one place at least: 10/4 = 2.5, 10/5 = 2.0
    static std::optional<Decimal> floor_divide(const Decimal& a, const Decimal& b);  // towards minus infinity, as Python's //
    static std::optional<Decimal> modulo(const Decimal& a, const Decimal& b);        // has b's sign, as Python's %

    Decimal rounded(int places, Rounding how) const;    // REQUIRES: 0 <= places <= kMostPlaces; the result has just these places
    Decimal negated() const;

    bool is_negative() const { return coefficient_ < 0; }
    bool is_zero() const { return coefficient_ == 0; }
    bool is_whole() const;
    int places() const { return places_; }
    std::optional<std::int64_t> to_whole() const;       // none where it has a fraction or is too large
    double to_double() const;                           // for those who know no decimals; never for sums
    std::string to_string() const;                      // with all its places: "-12.50"

    static int compare(const Decimal& a, const Decimal& b);       // -1, 0, 1; 1.50 equals 1.5
    friend bool operator==(const Decimal& a, const Decimal& b) { return compare(a, b) == 0; }
    friend bool operator<(const Decimal& a, const Decimal& b) { return compare(a, b) < 0; }

private:
    __extension__ using Coefficient = __int128;
    static std::optional<Decimal> fit(Coefficient coefficient, int places);
    Coefficient coefficient_ = 0;
    int places_ = 0;
};

}  // namespace rapporteur
