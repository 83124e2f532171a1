#include "base/decimal.h"

#include <algorithm>
#include <limits>

namespace rapporteur {

namespace {

__extension__ using Wide = __int128;

// 10^exponent. REQUIRES: 0 <= exponent <= 38.
Wide power_of_ten(int exponent) {
    Wide power = 1;
    for (; exponent > 0; --exponent) power *= 10;
    return power;
}

bool multiply_overflows(Wide a, Wide b, Wide& product) { return __builtin_mul_overflow(a, b, &product); }

// `numerator / denominator` rounded. REQUIRES: denominator > 0.
Wide divide_rounded(Wide numerator, Wide denominator, Rounding how) {
    const bool negative = numerator < 0;
    const Wide size = negative ? -numerator : numerator;
    Wide quotient = size / denominator;
    const Wide rest = size % denominator;
    const Wide twice = rest * 2;
    bool bump = false;
    switch (how) {
        case Rounding::half_up: bump = twice >= denominator; break;
        case Rounding::half_even: bump = twice > denominator || (twice == denominator && quotient % 2 == 1); break;
        case Rounding::down: break;
        case Rounding::up: bump = rest != 0; break;
    }
    if (bump) ++quotient;
    return negative ? -quotient : quotient;
}

Wide floor_quotient(Wide a, Wide b) {
    const Wide quotient = a / b;
    return (a % b != 0 && (a < 0) != (b < 0)) ? quotient - 1 : quotient;
}

}  // namespace

Decimal Decimal::whole(std::int64_t number) {
    Decimal result;
    result.coefficient_ = number;
    return result;
}

std::optional<Decimal> Decimal::fit(Coefficient coefficient, int places) {
    const Wide limit = power_of_ten(kMostDigits);
    while (places > kMostPlaces) {
        coefficient = divide_rounded(coefficient, 10, Rounding::half_even);
        --places;
    }
    if (coefficient >= limit || coefficient <= -limit) return std::nullopt;
    Decimal result;
    result.coefficient_ = coefficient;
    result.places_ = places;
    return result;
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
    std::size_t at = 0;
    const bool negative = !text.empty() && text[0] == '-';
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) at = 1;
    Wide coefficient = 0;
    int digits = 0, places = 0;
    bool point = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '.' && !point && digits > 0) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9') return std::nullopt;
        if (++digits > kMostDigits) return std::nullopt;
        coefficient = coefficient * 10 + (c - '0');
        if (point) ++places;
    }
    if (digits == 0 || (point && places == 0) || places > kMostPlaces) return std::nullopt;
    return fit(negative ? -coefficient : coefficient, places);
}

std::optional<Decimal> Decimal::add(const Decimal& a, const Decimal& b) {
    const int places = std::max(a.places_, b.places_);
    Wide left, right;
    if (multiply_overflows(a.coefficient_, power_of_ten(places - a.places_), left)) return std::nullopt;
    if (multiply_overflows(b.coefficient_, power_of_ten(places - b.places_), right)) return std::nullopt;
    return fit(left + right, places);
}

std::optional<Decimal> Decimal::subtract(const Decimal& a, const Decimal& b) { return add(a, b.negated()); }

std::optional<Decimal> Decimal::multiply(const Decimal& a, const Decimal& b) {
    Wide product;
    if (multiply_overflows(a.coefficient_, b.coefficient_, product)) return std::nullopt;
    return fit(product, a.places_ + b.places_);
}

std::optional<Decimal> Decimal::divide(const Decimal& a, const Decimal& b) {
    if (b.is_zero()) return std::nullopt;
    const int shift = kMostPlaces - a.places_ + b.places_;
    Wide numerator;
    if (multiply_overflows(a.coefficient_, power_of_ten(std::max(0, shift)), numerator)) return std::nullopt;
    Wide denominator = b.coefficient_;
    if (denominator < 0) {
        denominator = -denominator;
        numerator = -numerator;
    }
    Wide quotient = divide_rounded(numerator, denominator, Rounding::half_even);
    int places = kMostPlaces;
    while (places > 1 && quotient % 10 == 0) {
        quotient /= 10;
        --places;
    }
    return fit(quotient, places);
}

std::optional<Decimal> Decimal::floor_divide(const Decimal& a, const Decimal& b) {
    if (b.is_zero()) return std::nullopt;
    const int places = std::max(a.places_, b.places_);
    Wide left, right;
    if (multiply_overflows(a.coefficient_, power_of_ten(places - a.places_), left)) return std::nullopt;
    if (multiply_overflows(b.coefficient_, power_of_ten(places - b.places_), right)) return std::nullopt;
    return fit(floor_quotient(left, right), 0);
}

std::optional<Decimal> Decimal::modulo(const Decimal& a, const Decimal& b) {
    const auto quotient = floor_divide(a, b);
    if (!quotient) return std::nullopt;
    const auto taken = multiply(*quotient, b);
    return taken ? subtract(a, *taken) : std::nullopt;
}

Decimal Decimal::rounded(int places, Rounding how) const {
    Decimal result = *this;
    result.places_ = places;
    if (places < places_)
        result.coefficient_ = divide_rounded(coefficient_, power_of_ten(places_ - places), how);
    else
        result.coefficient_ = coefficient_ * power_of_ten(places - places_);
    return result;
}

Decimal Decimal::negated() const {
    Decimal result = *this;
    result.coefficient_ = -coefficient_;
    return result;
}

bool Decimal::is_whole() const { return coefficient_ % power_of_ten(places_) == 0; }

std::optional<std::int64_t> Decimal::to_whole() const {
    if (!is_whole()) return std::nullopt;
    const Wide value = coefficient_ / power_of_ten(places_);
    if (value > std::numeric_limits<std::int64_t>::max() || value < std::numeric_limits<std::int64_t>::min()) return std::nullopt;
    return static_cast<std::int64_t>(value);
}

double Decimal::to_double() const {
    return static_cast<double>(coefficient_) / static_cast<double>(power_of_ten(places_));
}

std::string Decimal::to_string() const {
    Wide size = coefficient_ < 0 ? -coefficient_ : coefficient_;
    std::string reversed;
    for (int written = 0; size > 0 || written <= places_; ++written) {
        if (written == places_ && places_ > 0) reversed += '.';
        reversed += static_cast<char>('0' + static_cast<int>(size % 10));
        size /= 10;
    }
    if (coefficient_ < 0) reversed += '-';
    return {reversed.rbegin(), reversed.rend()};
}

int Decimal::compare(const Decimal& a, const Decimal& b) {
    const Wide scale_a = power_of_ten(a.places_), scale_b = power_of_ten(b.places_);
    const Wide whole_a = a.coefficient_ / scale_a, whole_b = b.coefficient_ / scale_b;
    if (whole_a != whole_b) return whole_a < whole_b ? -1 : 1;
    const Wide rest_a = a.coefficient_ % scale_a * power_of_ten(kMostPlaces - a.places_);
    const Wide rest_b = b.coefficient_ % scale_b * power_of_ten(kMostPlaces - b.places_);
    return rest_a == rest_b ? 0 : rest_a < rest_b ? -1 : 1;
}

}  // namespace rapporteur
