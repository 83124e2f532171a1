// "%s of %d" % (…) and "{} of {}".format(…): Python Library Reference, printf-style String Formatting; Format String Syntax.
#include <algorithm>

#include "base/utf8.h"
#include "language/kit.h"
#include "language/operators.h"
#include "language/text_tools.h"

namespace rapporteur::language {

namespace {

struct Specification {
    bool left = false, zeros = false, plus = false, blank = false, alternative = false, grouped = false;
    bool centre = false, right = false;
    std::int64_t width = 0;
    std::int64_t precision = -1;
    char fill = ' ';
    char conversion = 's';
};

std::string digits_of(Decimal number, int places) {
    return (number.is_negative() ? number.negated() : number).rounded(places, Rounding::half_even).to_string();
}

std::string in_base(std::uint64_t number, unsigned base, bool large) {
    const std::string_view figures = large ? "0123456789ABCDEF" : "0123456789abcdef";
    std::string digits;
    do digits.insert(digits.begin(), figures[number % base]);
    while ((number /= base) > 0);
    return digits;
}

void group_thousands(std::string& digits) {
    for (auto at = static_cast<std::int64_t>(std::min(digits.find('.'), digits.size())) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
}

std::string padded(std::string sign, std::string body, const Specification& how, bool is_number) {
    const auto length = static_cast<std::int64_t>(utf8::length(sign) + utf8::length(body));
    const auto blanks = static_cast<std::size_t>(std::max<std::int64_t>(0, how.width - length));
    if (how.centre) return std::string(blanks / 2, how.fill) + sign + body + std::string(blanks - blanks / 2, how.fill);
    if (how.left) return sign + body + std::string(blanks, how.fill);
    if (how.zeros && is_number) return sign + std::string(blanks, '0') + body;
    return std::string(blanks, how.fill) + sign + body;
}

std::string number_text(const Value& value, const Specification& how, const SourceSpan& place) {
    Decimal number = number_of(value, place);
    std::string body;
    switch (how.conversion) {
        case 'd':
        case 'i':
        case 'u':
        case 'x':
        case 'X':
        case 'o': {
            number = number.rounded(0, Rounding::down);
            const auto whole = number.to_whole();
            if (!whole) fail("language.overflow", place, "the number is too large");
            const auto size = *whole < 0 ? 0 - static_cast<std::uint64_t>(*whole) : static_cast<std::uint64_t>(*whole);
            const bool hex = how.conversion == 'x' || how.conversion == 'X';
            body = in_base(size, hex ? 16 : how.conversion == 'o' ? 8 : 10, how.conversion == 'X');
            if (how.precision > static_cast<std::int64_t>(body.size()))
                body.insert(0, static_cast<std::size_t>(how.precision) - body.size(), '0');
            break;
        }
        default: {
            const int places = how.precision < 0 ? 6 : static_cast<int>(how.precision);
            const Decimal shown =
                how.conversion == '%'
                    ? *Decimal::multiply(number.rounded(Decimal::kMostPlaces / 2, Rounding::half_even), Decimal::whole(100))
                    : number;
            body = digits_of(shown, places) + (how.conversion == '%' ? "%" : "");
        }
    }
    if (how.grouped) group_thousands(body);
    const bool zero = body.find_first_of("123456789abcdefABCDEF") == body.npos && number.is_zero();
    return padded(number.is_negative() && !zero ? "-" : how.plus ? "+" : how.blank ? " " : "", body, how, true);
}

std::string first_characters(std::string text, std::int64_t most) {
    if (most < 0) return text;
    std::size_t at = 0;
    for (; most > 0 && at < text.size(); --most) at += utf8::decode(text, at).length;
    return text.substr(0, at);
}

class PercentFormat {
public:
    PercentFormat(const std::string& pattern, const Value& values, const SourceSpan& place)
        : pattern_(pattern), values_(values), place_(place) {}

    std::string run(std::size_t most_bytes) {
        std::string text;
        while (at_ < pattern_.size()) {
            if (pattern_[at_] != '%') text.push_back(pattern_[at_++]);
            else text += conversion();
            if (text.size() > most_bytes) fail("language.limit", place_, "the text would be too large");
        }
        if (values_.is(Kind::list) && used_ < values_.list().size())
            fail("language.format", place_, "there are more values than the pattern has places for");
        if (!values_.is(Kind::list) && !values_.is(Kind::map) && used_ == 0)
            fail("language.format", place_, "the pattern has no place for the value");
        return text;
    }

private:
    [[noreturn]] void incomplete() const {
        fail("language.format", place_, "the pattern '" + pattern_ + "' ends in the middle of a '%'",
             "write %% for a per cent sign");
    }

    char here() const {
        if (at_ >= pattern_.size()) incomplete();
        return pattern_[at_];
    }

    Value next_value() {
        if (values_.is(Kind::map) || !values_.is(Kind::list)) {
            if (used_++ > 0) fail("language.format", place_, "the pattern needs more values than it is given");
            return values_;
        }
        if (used_ >= values_.list().size()) fail("language.format", place_, "the pattern needs more values than it is given");
        return values_.list()[used_++];
    }

    Value named_value() {
        const std::size_t end = pattern_.find(')', at_);
        if (end == pattern_.npos) incomplete();
        const std::string name = pattern_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
        if (!values_.is(Kind::map))
            fail("language.format", place_, "the pattern names '" + name + "', but the values have no names");
        return required(field_of(values_, name), place_);
    }

    std::int64_t number(std::int64_t otherwise) {
        if (here() == '*') {
            ++at_;
            return held_width(next_value().as_decimal().to_whole().value_or(0), place_);
        }
        std::int64_t result = otherwise;
        for (; at_ < pattern_.size() && pattern_[at_] >= '0' && pattern_[at_] <= '9'; ++at_)
            result = held_width(std::max<std::int64_t>(result, 0) * 10 + (pattern_[at_] - '0'), place_);
        return result;
    }

    std::string conversion() {
        ++at_;
        if (here() == '%') return ++at_, "%";
        Specification how;
        std::optional<Value> named;
        if (here() == '(') named = named_value();
        for (std::string_view flags = "-0+ #"; flags.find(here()) != flags.npos; ++at_) {
            how.left = how.left || pattern_[at_] == '-';
            how.zeros = how.zeros || pattern_[at_] == '0';
            how.plus = how.plus || pattern_[at_] == '+';
            how.blank = how.blank || pattern_[at_] == ' ';
        }
        how.width = number(0);
        if (here() == '.') ++at_, how.precision = number(0);
        how.conversion = here();
        ++at_;
        const Value value = named ? *named : next_value();
        required(value, place_);
        return converted(value, how);
    }

    std::string converted(const Value& value, const Specification& how) const {
        switch (how.conversion) {
            case 's': return padded("", first_characters(to_text(value, place_), how.precision), how, false);
            case 'r':
            case 'a': return padded("", first_characters(quoted(value, place_), how.precision), how, false);
            case 'c':
                return padded("",
                              value.is(Kind::integer)
                                  ? utf8::encode(static_cast<char32_t>(std::clamp<std::int64_t>(value.integer(), 0, 0xD7FF)))
                                  : first_characters(to_text(value, place_), 1),
                              how, false);
            case 'd': case 'i': case 'u': case 'x': case 'X': case 'o': case 'f': case 'F':
                if (how.precision > Decimal::kMostPlaces && (how.conversion == 'f' || how.conversion == 'F'))
                    fail("language.format", place_, "at most 12 places after the point");
                return number_text(value, how, place_);
            default: break;
        }
        fail("language.format", place_, std::string("there is no conversion '%") + how.conversion + "'",
             "%s text, %d whole number, %.2f decimal number");
    }

    const std::string& pattern_;
    const Value& values_;
    const SourceSpan& place_;
    std::size_t at_ = 0;
    std::size_t used_ = 0;
};

// [[fill]align][sign][0][width][,][.precision][type]
Specification brace_specification(std::string_view text, bool is_number, const SourceSpan& place) {
    Specification how;
    std::size_t at = 0;
    const auto is_align = [](char c) { return c == '<' || c == '>' || c == '^'; };
    const auto align = [&](char c) { how.left = c == '<', how.right = c == '>', how.centre = c == '^'; };
    if (text.size() > 1 && is_align(text[1])) how.fill = text[0], align(text[1]), at = 2;
    else if (!text.empty() && is_align(text[0])) align(text[0]), at = 1;
    if (at < text.size() && (text[at] == '+' || text[at] == ' ' || text[at] == '-'))
        how.plus = text[at] == '+', how.blank = text[at] == ' ', ++at;
    if (at < text.size() && text[at] == '0') how.zeros = true, ++at;
    const auto number = [&] {
        std::int64_t result = 0;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at)
            result = held_width(result * 10 + (text[at] - '0'), place);
        return result;
    };
    how.width = number();
    if (at < text.size() && text[at] == ',') how.grouped = true, ++at;
    if (at < text.size() && text[at] == '.') ++at, how.precision = number();
    how.conversion = at < text.size() ? text[at++] : '\0';
    if (at < text.size() || std::string_view("sdfFxXo%\0", 9).find(how.conversion) == std::string_view::npos ||
        how.precision > Decimal::kMostPlaces)
        fail("language.format", place, "the format '" + std::string(text) + "' is not understood",
             "for instance {:,} or {:.2f} or {:>10}");
    if (!is_number && !how.right && !how.centre) how.left = true;
    return how;
}

std::string braced(const Value& value, std::string_view specification, const SourceSpan& place) {
    if (specification.empty()) return to_text(value, place);
    Specification how = brace_specification(specification, value.is_number(), place);
    if (value.is_number() && how.conversion == '\0' && value.is(Kind::integer)) how.conversion = 'd';
    if (value.is_number() && how.conversion == '\0') {
        how.conversion = 'f';
        if (how.precision < 0) how.precision = value.decimal().places();
    }
    if (value.is_number() && how.conversion != 's') return number_text(value, how, place);
    return padded("", first_characters(to_text(value, place), how.precision), how, false);
}

}  // namespace

std::string format_percent(const std::string& pattern, const Value& values, const Environment& environment,
                           const SourceSpan& place) {
    return PercentFormat(pattern, values, place).run(environment.limits().output_bytes);
}

std::string format_braces(const std::string& pattern, const Arguments& arguments, const SourceSpan& place) {
    std::string text;
    std::size_t next = 0;
    const auto lookup = [&](const std::string& name) -> Value {
        const bool number = name.size() < 6 && name.find_first_not_of("0123456789") == name.npos;
        if (number) {
            const std::size_t index = name.empty() ? next++ : static_cast<std::size_t>(std::stoul(name));
            if (index < arguments.positional.size()) return required(arguments.positional[index], place);
            fail("language.format", place, "the pattern needs more values than it is given");
        }
        for (const auto& [given, value] : arguments.named)
            if (given == name) return required(value, place);
        fail("language.format", place, "the pattern names '" + name + "', which is not given");
    };
    for (std::size_t at = 0; at < pattern.size();) {
        const char c = pattern[at];
        if ((c == '{' || c == '}') && at + 1 < pattern.size() && pattern[at + 1] == c) {
            text.push_back(c);
            at += 2;
        } else if (c == '{') {
            const std::size_t end = pattern.find('}', at);
            if (end == pattern.npos) fail("language.format", place, "a '{' in the pattern is not closed");
            const std::string inside = pattern.substr(at + 1, end - at - 1);
            const std::size_t colon = std::min(inside.find(':'), inside.size());
            text +=
                braced(lookup(inside.substr(0, colon)), std::string_view(inside).substr(std::min(colon + 1, inside.size())), place);
            at = end + 1;
        } else {
            text.push_back(c);
            ++at;
        }
    }
    return text;
}

}  // namespace rapporteur::language
