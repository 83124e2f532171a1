// A length on paper: a whole number of 1/65536 points (a point is 1/72 inch), so that sums are exact and every machine
// breaks the same lines.
#pragma once

#include <compare>
#include <cstdint>

namespace rapporteur {

class Length {
public:
    static constexpr std::int64_t kUnitsPerPoint = 65536;

    constexpr Length() = default;
    static constexpr Length units(std::int64_t count) { Length l; l.units_ = count; return l; }
    // REQUIRES: a finite number of points, less than 10^12.
    static constexpr Length points(double points) {
        const double exact = points * static_cast<double>(kUnitsPerPoint);
        return units(static_cast<std::int64_t>(exact < 0 ? exact - 0.5 : exact + 0.5));
    }

    constexpr std::int64_t units() const { return units_; }
    constexpr double in_points() const { return static_cast<double>(units_) / static_cast<double>(kUnitsPerPoint); }
    // Rounded to thousandths of a point, half away from zero: what a PDF is told.
    constexpr std::int64_t thousandths() const {
        const std::int64_t scaled = units_ * 1000, half = kUnitsPerPoint / 2;
        return scaled < 0 ? -((-scaled + half) / kUnitsPerPoint) : (scaled + half) / kUnitsPerPoint;
    }
    // This length times numerator / denominator, rounded half away from zero. REQUIRES: denominator > 0.
    constexpr Length scaled(std::int64_t numerator, std::int64_t denominator) const {
        const std::int64_t product = units_ * numerator, half = denominator / 2;
        return units(product < 0 ? -((-product + half) / denominator) : (product + half) / denominator);
    }

    constexpr auto operator<=>(const Length&) const = default;
    constexpr Length operator-() const { return units(-units_); }
    constexpr Length& operator+=(Length other) { units_ += other.units_; return *this; }
    constexpr Length& operator-=(Length other) { units_ -= other.units_; return *this; }
    friend constexpr Length operator+(Length a, Length b) { return a += b; }
    friend constexpr Length operator-(Length a, Length b) { return a -= b; }
    friend constexpr Length operator*(Length a, std::int64_t n) { return units(a.units_ * n); }
    friend constexpr Length operator*(std::int64_t n, Length a) { return a * n; }
    friend constexpr Length operator/(Length a, std::int64_t n) { return a.scaled(1, n); }

private:
    std::int64_t units_ = 0;
};

// 12_pt, 0.5_pt
constexpr Length operator""_pt(long double points) { return Length::points(static_cast<double>(points)); }
constexpr Length operator""_pt(unsigned long long points) {
    return Length::units(static_cast<std::int64_t>(points) * Length::kUnitsPerPoint);
}

}  // namespace rapporteur
