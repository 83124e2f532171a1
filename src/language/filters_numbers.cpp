// Jinja's filters of numbers. Rounding is that of exact decimals: 42.55 is 42.55, not the nearest binary fraction.
#include <algorithm>
#include <array>

#include "language/kit.h"
#include "language/operators.h"
#include "language/text_tools.h"

namespace rapporteur::language {

namespace {

Value absolute(const Invocation& call) {
    if (call.input.is(Kind::integer)) return call.input.integer() < 0 ? negated(call.input, call.place()) : call.input;
    const Decimal number = number_of(call.input, call.place());
    return call.input.is(Kind::boolean) ? Value(*number.to_whole()) : Value(number.is_negative() ? number.negated() : number);
}

Decimal power_of_ten(std::int64_t exponent) {
    Decimal power = Decimal::whole(1);
    for (; exponent > 0; --exponent) power = *Decimal::multiply(power, Decimal::whole(10));
    return power;
}

// The greatest number of `places` that is not above; `up`: the smallest that is not below.
Decimal rounded_towards(const Decimal& number, int places, bool up) {
    const bool away = number.is_negative() != up;
    return number.rounded(places, away ? Rounding::up : Rounding::down);
}

Decimal rounded_to(const Decimal& number, int places, const std::string& method, const SourceSpan& place) {
    if (method == "common") return number.rounded(places, Rounding::half_even);
    if (method == "half_up") return number.rounded(places, Rounding::half_up);
    if (method == "ceil") return rounded_towards(number, places, true);
    if (method == "floor") return rounded_towards(number, places, false);
    fail("language.arguments", place, "'round' has no method '" + method + "'", "common, half_up, ceil or floor");
}

Value round(const Invocation& call) {
    const std::string method = call.read.text("method", "common");
    const std::int64_t precision = call.read.integer("precision", 0);
    const Decimal number = number_of(call.input, call.place());
    const bool stays_whole = !call.input.is(Kind::decimal) && (method == "common" || method == "half_up");
    if (precision < -18) fail("language.arguments", call.place(), "'round' reaches from -18 to 12 places");
    const int places = static_cast<int>(std::clamp<std::int64_t>(precision, 0, Decimal::kMostPlaces));
    Decimal result;
    if (precision >= 0) {
        if (places >= number.places()) result = number;
        else result = rounded_to(number, places, method, call.place());
    } else {
        const Decimal unit = power_of_ten(-precision);
        const auto product = Decimal::multiply(rounded_to(*Decimal::divide(number, unit), 0, method, call.place()), unit);
        if (!product) fail("language.overflow", call.place(), "the result is too large");
        result = *product;
    }
    if (!stays_whole) return Value(as_float(result));
    const auto whole = result.to_whole();
    if (!whole) fail("language.overflow", call.place(), "the result is too large");
    return Value(*whole);
}

// "1_000", "0x1F" with base 16, " 12 ": Python's int(text, base).
std::optional<std::int64_t> whole_from(std::string text, std::int64_t base) {
    text = stripped(text, std::nullopt, true, true);
    const bool negative = text.starts_with("-");
    if (negative || text.starts_with("+")) text.erase(0, 1);
    const char kind = text.size() > 2 && text[0] == '0' ? static_cast<char>(text[1] | 0x20) : '\0';
    if ((kind == 'x' && base == 16) || (kind == 'o' && base == 8) || (kind == 'b' && base == 2)) text.erase(0, 2);
    if (text.empty() || text.front() == '_' || text.back() == '_' || text.find("__") != text.npos) return std::nullopt;
    std::int64_t result = 0;
    for (const char c : text) {
        if (c == '_') continue;
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'z' ? c - 'a' + 10
                          : c >= 'A' && c <= 'Z' ? c - 'A' + 10
                                                 : 99;
        if (digit >= base || __builtin_mul_overflow(result, base, &result) ||
            __builtin_add_overflow(result, negative ? -digit : digit, &result))
            return std::nullopt;
    }
    return result;
}

std::optional<Decimal> decimal_from(const Value& value) {
    if (value.is_number() || value.is(Kind::boolean)) return number_of(value, {});
    if (!value.is(Kind::text)) return std::nullopt;
    return Decimal::parse(stripped(value.text(), std::nullopt, true, true));
}

Value to_whole(const Invocation& call) {
    const std::int64_t base = call.read.integer("base", 10);
    if (base < 2 || base > 36) fail("language.arguments", call.place(), "the base is 2 to 36");
    if (call.input.is(Kind::text))
        if (const auto whole = whole_from(call.input.text(), base)) return Value(*whole);
    if (const auto number = decimal_from(call.input))
        if (const auto whole = number->rounded(0, Rounding::down).to_whole()) return Value(*whole);
    return call.read.value("default", Value(0));
}

Value to_decimal(const Invocation& call) {
    const auto number = decimal_from(call.input);
    return number ? Value(as_float(*number)) : call.read.value("default", Value(*Decimal::parse("0.0")));
}

Value filesizeformat(const Invocation& call) {
    const bool binary = call.read.boolean("binary", false);
    const auto given = decimal_from(call.input);
    if (!given) fail("language.operands", call.place(), "'filesizeformat' needs a number");
    const Decimal base = Decimal::whole(binary ? 1024 : 1000);
    if (Decimal::compare(*given, Decimal::whole(1)) == 0) return Value("1 Byte");
    if (*given < base) return Value(given->rounded(0, Rounding::down).to_string() + " Bytes");
    constexpr std::array<std::string_view, 8> kPrefixes{"k", "M", "G", "T", "P", "E", "Z", "Y"};
    Decimal size = *given;
    std::size_t step = 0;
    for (size = *Decimal::divide(size, base); !(size < base) && step + 1 < kPrefixes.size(); ++step)
        size = *Decimal::divide(size, base);
    const std::string prefix = binary && step == 0 ? "K" : std::string(kPrefixes[step]);
    return Value(size.rounded(1, Rounding::half_even).to_string() + " " + prefix + (binary ? "iB" : "B"));
}

}  // namespace

Decimal as_float(const Decimal& number) {
    if (number.places() == 0) return number.rounded(1, Rounding::down);
    Decimal shorter = number;
    while (shorter.places() > 1) {
        const Decimal candidate = shorter.rounded(shorter.places() - 1, Rounding::down);
        if (!(candidate == shorter)) break;
        shorter = candidate;
    }
    return shorter;
}

const std::vector<FilterRow>& number_filters() {
    static const std::vector<FilterRow> kRows{
        {"abs", {}, absolute},
        {"round", {"precision", "method"}, round},
        {"int", {"default", "base"}, to_whole},
        {"float", {"default"}, to_decimal},
        {"filesizeformat", {"binary"}, filesizeformat},
    };
    return kRows;
}

}  // namespace rapporteur::language
