// What a house adds to a language, read from templates/locales/<tag>.yml. Whatever it leaves out comes from ICU.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "value/value.h"

namespace rapporteur::locale {

// A wording by CLDR plural category: {"one": "month", "other": "months"}. Empty, or with "other" at least.
using Forms = std::map<std::string, std::string, std::less<>>;
const std::string& form_for(const Forms& forms, std::string_view category);      // REQUIRES: not empty

// How two dates are joined: within one month ("4–6 September"), and where the first says its month ("30 April – 1 May").
struct RangeStyle {
    std::string within, across;
};

struct HouseStyle {
    std::int64_t words_below = 10;                              // "nine", then "10"
    std::optional<std::string> cardinal_rules, ordinal_rules;   // names of ICU's rule sets
    std::optional<std::string> thousands, decimal_mark;
    Forms ordinals;                                             // {"one": "{number}st"}

    std::map<std::string, std::string, std::less<>> date_patterns;
    std::vector<std::string> short_months;                      // none or twelve
    std::map<std::string, RangeStyle, std::less<>> ranges;

    std::optional<std::string> list_word;
    std::string list_separator = ", ";

    std::optional<std::string> money_code, money_symbol, percent;
    Forms years, months, days;
    std::int64_t years_from = 24;                               // months
};

// The lists of words in the section `ties`, by name: what holds together at line ends (titles, before_number, …), which the
// printing wing must know. Reported: a list of another name, a word that is no text.
using WordLists = std::map<std::string, std::vector<std::string>, std::less<>>;
WordLists read_ties(const Value& house, Diagnostics& diagnostics);

HouseStyle read_house_style(const Value& house, Diagnostics& diagnostics);

// "{from} to {until}" with its names filled in. A name that is not given stays as it is.
std::string fill(std::string_view pattern, const std::vector<std::pair<std::string_view, std::string_view>>& names);

}  // namespace rapporteur::locale
