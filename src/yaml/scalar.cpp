#include "yaml/scalar.h"

#include <algorithm>

namespace rapporteur::yaml {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// 2022-09-02 in form; whether there is such a day is another question.
bool looks_like_date(std::string_view text) {
    if (text.size() != 10) return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (i == 4 || i == 7 ? text[i] != '-' : !is_digit(text[i])) return false;
    return true;
}

// -12 or 12.50
bool looks_like_number(std::string_view text) {
    if (text.substr(0, 1) == "-") text.remove_prefix(1);
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point), fraction = text.substr(std::min(point + 1, text.size()));
    if (point < text.size() && fraction.empty()) return false;
    return !whole.empty() && std::all_of(whole.begin(), whole.end(), is_digit) &&
           std::all_of(fraction.begin(), fraction.end(), is_digit);
}

bool has_needless_zero(std::string_view number) {
    if (number.front() == '-') number.remove_prefix(1);
    return number.size() > 1 && number[0] == '0' && is_digit(number[1]);
}

Value read_date(const std::string& characters, SourceSpan place, ScalarFault& fault) {
    if (const auto date = Date::parse(characters)) return {*date, place};
    fault = {"yaml.no-such-date", "there is no such day as '" + characters + "'", "a date is written year-month-day: 2022-09-02"};
    return Value().at(place);
}

Value read_number(const std::string& characters, SourceSpan place, ScalarFault& fault) {
    if (has_needless_zero(characters)) {
        fault = {"yaml.leading-zero", "'" + characters + "' is a number that begins with a zero",
                 "put it in quotes if the zero must stay, as in a document's number; else leave the zero out"};
        return {characters, place};
    }
    const auto number = Decimal::parse(characters);
    if (!number) {
        fault = {"yaml.number-too-long", "the number '" + characters.substr(0, 40) + "' has too many digits",
                 "a number may have " + std::to_string(Decimal::kMostDigits) + " digits, " + std::to_string(Decimal::kMostPlaces) +
                     " of them after the point; put it in quotes if it is not for sums"};
        return Value().at(place);
    }
    const auto whole = number->to_whole();
    if (number->places() == 0 && whole) return {*whole, place};
    return {*number, place};
}

bool is_null(std::string_view text) { return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL"; }
bool is_true(std::string_view text) { return text == "true" || text == "True" || text == "TRUE"; }
bool is_false(std::string_view text) { return text == "false" || text == "False" || text == "FALSE"; }

}  // namespace

Value read_plain(std::string characters, SourceSpan place, ScalarFault& fault) {
    if (is_null(characters)) return Value().at(place);
    const char first = characters.front();
    if (is_digit(first) || first == '-') {
        if (looks_like_date(characters)) return read_date(characters, place, fault);
        if (looks_like_number(characters)) return read_number(characters, place, fault);
    }
    if (is_true(characters)) return {true, place};
    if (is_false(characters)) return {false, place};
    return {std::move(characters), place};
}

bool reads_as_text(const std::string& characters) {
    return !is_null(characters) && !is_true(characters) && !is_false(characters) && !looks_like_date(characters) &&
           !looks_like_number(characters);
}

}  // namespace rapporteur::yaml
