#include "language/operators.h"

#include <algorithm>
#include <limits>

#include "language/kit.h"

namespace rapporteur::language {

namespace {

bool is_numeric(const Value& value) { return value.is_number() || value.is(Kind::boolean); }
bool is_whole_number(const Value& value) { return value.is(Kind::integer) || value.is(Kind::boolean); }
std::int64_t whole(const Value& value) {
    return value.is(Kind::boolean) ? static_cast<std::int64_t>(value.boolean()) : value.integer();
}

[[noreturn]] void fail_overflow(const SourceSpan& place) {
    fail("language.overflow", place, "the result is too large",
         "whole numbers reach to 9,223,372,036,854,775,807, others to 30 digits");
}

[[noreturn]] void fail_kinds(std::string_view verb, const Value& a, const Value& b, const SourceSpan& place,
                             std::string hint = {}) {
    fail("language.operands", place,
         "cannot " + std::string(verb) + " " + std::string(describe(a.kind())) + " and " + std::string(describe(b.kind())),
         std::move(hint));
}

Value fit(const std::optional<Decimal>& number, const SourceSpan& place) {
    if (!number) fail_overflow(place);
    return Value(*number);
}

Value repeated_text(const Value& text, std::int64_t times, const SourceSpan& place, const Environment& environment) {
    const std::string& once = text.text();
    if (times <= 0 || once.empty()) return Value("");
    if (static_cast<std::uint64_t>(times) > environment.limits().output_bytes / once.size())
        fail("language.limit", place, "the text would be too large");
    std::string whole_text;
    whole_text.reserve(once.size() * static_cast<std::size_t>(times));
    for (; times > 0; --times) whole_text += once;
    return Value(std::move(whole_text));
}

Value repeated_list(const Value& list, std::int64_t times, const SourceSpan& place, const Environment& environment) {
    if (times <= 0 || list.list().empty()) return Value(List{});
    if (static_cast<std::uint64_t>(times) > environment.limits().range_items / list.list().size())
        fail("language.limit", place, "the list would be too long");
    List whole_list;
    for (; times > 0; --times) whole_list.insert(whole_list.end(), list.list().begin(), list.list().end());
    return Value(std::move(whole_list));
}

Value date_moved(const Value& date, std::int64_t days, const SourceSpan& place) {
    const auto moved = date.date().plus_days(days);
    if (!moved) fail("language.date", place, "the result is no date", "years are 1 to 9999");
    return Value(*moved);
}

Value concatenated_lists(const Value& left, const Value& right, const SourceSpan& place, const Environment& environment) {
    if (left.list().size() + right.list().size() > environment.limits().range_items * 10)
        fail("language.limit", place, "the list would be too long");
    List both = left.list();
    both.insert(both.end(), right.list().begin(), right.list().end());
    return Value(std::move(both));
}

Value joined_texts(const Value& left, const Value& right, const SourceSpan& place, const Environment& environment) {
    TextBuilder text(place, environment);
    text.add(left, place);
    text.add(right, place);
    return std::move(text).finish();
}

Value add(const Value& left, const Value& right, const SourceSpan& place, const Environment& environment) {
    if (is_whole_number(left) && is_whole_number(right)) {
        std::int64_t sum = 0;
        if (__builtin_add_overflow(whole(left), whole(right), &sum)) fail_overflow(place);
        return Value(sum);
    }
    if (is_numeric(left) && is_numeric(right)) return fit(Decimal::add(number_of(left, place), number_of(right, place)), place);
    if (left.is(Kind::text) && right.is(Kind::text)) return joined_texts(left, right, place, environment);
    if (left.is(Kind::list) && right.is(Kind::list)) return concatenated_lists(left, right, place, environment);
    if (left.is(Kind::date) && right.is(Kind::integer)) return date_moved(left, right.integer(), place);
    if (left.is(Kind::integer) && right.is(Kind::date)) return date_moved(right, left.integer(), place);
    fail_kinds("add", left, right, place, left.is(Kind::text) || right.is(Kind::text) ? "'~' joins anything as text" : "");
}

Value subtract(const Value& left, const Value& right, const SourceSpan& place) {
    if (is_whole_number(left) && is_whole_number(right)) {
        std::int64_t difference = 0;
        if (__builtin_sub_overflow(whole(left), whole(right), &difference)) fail_overflow(place);
        return Value(difference);
    }
    if (is_numeric(left) && is_numeric(right))
        return fit(Decimal::subtract(number_of(left, place), number_of(right, place)), place);
    if (left.is(Kind::date) && right.is(Kind::date)) return Value(left.date().day_number() - right.date().day_number());
    if (left.is(Kind::date) && right.is(Kind::integer)) {
        if (right.integer() == std::numeric_limits<std::int64_t>::min()) fail_overflow(place);
        return date_moved(left, -right.integer(), place);
    }
    fail_kinds("subtract", left, right, place);
}

Value multiply(const Value& left, const Value& right, const SourceSpan& place, const Environment& environment) {
    if (is_whole_number(left) && is_whole_number(right)) {
        std::int64_t product = 0;
        if (__builtin_mul_overflow(whole(left), whole(right), &product)) fail_overflow(place);
        return Value(product);
    }
    if (is_numeric(left) && is_numeric(right))
        return fit(Decimal::multiply(number_of(left, place), number_of(right, place)), place);
    if (left.is(Kind::text) && is_whole_number(right)) return repeated_text(left, whole(right), place, environment);
    if (is_whole_number(left) && right.is(Kind::text)) return repeated_text(right, whole(left), place, environment);
    if (left.is(Kind::list) && is_whole_number(right)) return repeated_list(left, whole(right), place, environment);
    if (is_whole_number(left) && right.is(Kind::list)) return repeated_list(right, whole(left), place, environment);
    fail_kinds("multiply", left, right, place);
}

using Division = std::optional<Decimal> (*)(const Decimal&, const Decimal&);

Decimal quotient(const Value& left, const Value& right, Division how, const SourceSpan& place) {
    if (!is_numeric(left) || !is_numeric(right)) fail_kinds("divide", left, right, place);
    const Decimal divisor = number_of(right, place);
    if (divisor.is_zero()) fail("language.division-by-zero", place, "division by zero");
    const auto result = how(number_of(left, place), divisor);
    if (!result) fail_overflow(place);
    return *result;
}

// Whole numbers stay whole, others print as Python's floats: 7 // 2 is 3, 7.0 // 2 is 3.0.
Value divided_to_whole(const Value& left, const Value& right, Division how, const SourceSpan& place) {
    const Decimal result = quotient(left, right, how, place);
    if (!is_whole_number(left) || !is_whole_number(right)) return Value(as_float(result));
    const auto number = result.to_whole();
    if (!number) fail_overflow(place);
    return Value(*number);
}

Decimal to_the_power(Decimal base, std::uint64_t times, const SourceSpan& place) {
    const auto product = [&](const Decimal& a, const Decimal& b) {
        const auto result = Decimal::multiply(a, b);
        if (!result) fail_overflow(place);
        return *result;
    };
    Decimal result = Decimal::whole(1);
    for (;;) {                                          // by squaring: 2^13 is 2 * 2^4 * 2^8
        if (times % 2 == 1) result = product(result, base);
        times /= 2;
        if (times == 0) return result;
        base = product(base, base);
    }
}

Value power(const Value& left, const Value& right, const SourceSpan& place) {
    if (!is_numeric(left) || !is_numeric(right)) fail_kinds("raise to a power", left, right, place);
    const auto exponent = number_of(right, place).to_whole();
    if (!exponent) fail("language.operands", place, "the exponent of '**' must be a whole number");
    const bool stays_whole = is_whole_number(left) && is_whole_number(right) && *exponent >= 0;
    if (*exponent < 0 && number_of(left, place).is_zero()) fail("language.division-by-zero", place, "division by zero");
    const Decimal result =
        to_the_power(number_of(left, place),
                     *exponent < 0 ? 0 - static_cast<std::uint64_t>(*exponent) : static_cast<std::uint64_t>(*exponent), place);
    if (*exponent < 0) {
        const auto inverse = result.is_zero() ? std::nullopt : Decimal::divide(Decimal::whole(1), result);
        return fit(inverse, place);
    }
    if (!stays_whole) return Value(as_float(result));
    const auto number = result.to_whole();
    if (!number) fail_overflow(place);
    return Value(*number);
}

}  // namespace

Decimal number_of(const Value& value, const SourceSpan& place) {
    if (value.is(Kind::boolean)) return Decimal::whole(value.boolean());
    if (value.is_number()) return value.as_decimal();
    fail("language.operands", place, "expected a number but found " + std::string(describe(value.kind())));
}

Value apply(BinaryOperator op, const Value& left, const Value& right, const SourceSpan& place, const Environment& environment) {
    switch (op) {
        case BinaryOperator::add: return add(left, right, place, environment);
        case BinaryOperator::subtract: return subtract(left, right, place);
        case BinaryOperator::multiply: return multiply(left, right, place, environment);
        case BinaryOperator::divide: return Value(quotient(left, right, Decimal::divide, place));
        case BinaryOperator::floor_divide: return divided_to_whole(left, right, Decimal::floor_divide, place);
        case BinaryOperator::modulo:
            if (left.is(Kind::text)) return Value(format_percent(left.text(), right, environment, place));
            return divided_to_whole(left, right, Decimal::modulo, place);
        case BinaryOperator::power: return power(left, right, place);
        case BinaryOperator::concatenate: return joined_texts(left, right, place, environment);
        case BinaryOperator::logical_and:
        case BinaryOperator::logical_or: break;
    }
    return {};
}

Value negated(const Value& value, const SourceSpan& place) {
    if (is_whole_number(value)) {
        std::int64_t result = 0;
        if (__builtin_sub_overflow(std::int64_t{0}, whole(value), &result)) fail_overflow(place);
        return Value(result);
    }
    return Value(number_of(value, place).negated());
}

bool equal(const Value& a, const Value& b) {
    if (is_numeric(a) && is_numeric(b)) return number_of(a, {}) == number_of(b, {});
    return a == b;
}

int order_of(const Value& a, const Value& b, const SourceSpan& place) {
    if (is_numeric(a) && is_numeric(b)) return Decimal::compare(number_of(a, place), number_of(b, place));
    const auto order = Value::compare(a, b);
    if (!order) fail_kinds("compare", a, b, place);
    return *order;
}

bool contains(const Value& haystack, const Value& needle, const SourceSpan& place) {
    switch (haystack.kind()) {
        case Kind::text:
            if (!needle.is(Kind::text)) fail_kinds("look for", needle, haystack, place, "only text is in text");
            return haystack.text().find(needle.text()) != std::string::npos;
        case Kind::list:
            return std::any_of(haystack.list().begin(), haystack.list().end(),
                               [&](const Value& item) { return equal(item, needle); });
        case Kind::map:
            if (needle.is(Kind::text)) return haystack.map().find(needle.text()) != nullptr;
            return needle.is(Kind::integer) && haystack.map().find(std::to_string(needle.integer())) != nullptr;
        case Kind::missing:
        case Kind::null:
        case Kind::boolean:
        case Kind::integer:
        case Kind::decimal:
        case Kind::date:
        case Kind::callable: break;
    }
    fail("language.operands", place, "nothing can be 'in' " + std::string(describe(haystack.kind())),
         "texts, lists and maps contain something");
}

bool holds(Comparison comparison, const Value& left, const Value& right, const SourceSpan& place) {
    switch (comparison) {
        case Comparison::equal: return equal(left, right);
        case Comparison::not_equal: return !equal(left, right);
        case Comparison::less: return order_of(left, right, place) < 0;
        case Comparison::less_equal: return order_of(left, right, place) <= 0;
        case Comparison::greater: return order_of(left, right, place) > 0;
        case Comparison::greater_equal: return order_of(left, right, place) >= 0;
        case Comparison::in: return contains(right, left, place);
        case Comparison::not_in: break;
    }
    return !contains(right, left, place);
}

}  // namespace rapporteur::language
