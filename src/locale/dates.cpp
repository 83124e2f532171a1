#include <algorithm>
#include <array>
#include <charconv>

#include "locale/data.h"
#include "locale/date_pattern.h"

namespace rapporteur::locale {

namespace {

// Names of patterns, and what ICU is asked for where the house says nothing: a skeleton (UTS 35), or (none) the pattern itself.
struct NamedPattern {
    std::string_view name;
    const char* skeleton;
    std::string_view pattern;
};
constexpr NamedPattern kPatterns[] = {
    {"day", nullptr, "d"},          {"day-month", "MMMMd", ""},   {"full", "yMMMMEEEEd", ""},
    {"iso", nullptr, "yyyy-MM-dd"}, {"long", "yMMMMd", ""},       {"month", nullptr, "LLLL"},
    {"month-year", "yMMMM", ""},    {"weekday", nullptr, "cccc"}, {"year", nullptr, "y"},
};

template <class Things>
void add_keys(std::vector<std::string>& names, const Things& things) {
    for (const auto& [name, ignored] : things) names.push_back(name);
}

std::vector<std::string> sorted_once(std::vector<std::string> names) {
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

std::optional<std::string> pattern_named(std::string_view name, const HouseStyle& house, const Language& language) {
    const auto own = house.date_patterns.find(name);
    if (own != house.date_patterns.end()) return own->second;
    const auto* known =
        std::find_if(std::begin(kPatterns), std::end(kPatterns), [&](const NamedPattern& one) { return one.name == name; });
    if (known == std::end(kPatterns)) return std::nullopt;
    return known->skeleton ? language.date_pattern(known->skeleton) : std::string(known->pattern);
}

std::unique_ptr<DateNames> names_with_house(const Language& language, const HouseStyle& house) {
    auto names = std::make_unique<DateNames>(language.date_names());
    if (!house.short_months.empty()) std::copy(house.short_months.begin(), house.short_months.end(), names->short_months.begin());
    if (!house.short_months.empty()) names->short_months_alone = names->short_months;
    return names;
}

bool same_month(Date a, Date b) { return a.year() == b.year() && a.month() == b.month(); }

RangeStyle range_style(std::string_view style, const HouseStyle& house) {
    const auto own = house.ranges.find(style);
    if (own != house.ranges.end()) return own->second;
    if (style == "hyphen") return {"{from}-{until}", "{from} - {until}"};
    return {"{from}–{until}", "{from} – {until}"};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Those that are too large for a date are 0.
std::vector<int> whole_numbers_in(std::string_view text) {
    std::vector<int> numbers;
    for (auto begin = std::find_if(text.begin(), text.end(), is_digit); begin != text.end();) {
        const auto end = std::find_if_not(begin, text.end(), is_digit);
        int number = 0;
        std::from_chars(&*begin, &*begin + (end - begin), number);
        numbers.push_back(number);
        begin = std::find_if(end, text.end(), is_digit);
    }
    return numbers;
}

}  // namespace

std::string Locale::date(Date day, std::string_view pattern) const {
    const DateNames& names = *data_->date_names.get([&] { return names_with_house(data_->language, data_->house); });
    return write_date(day, pattern_named(pattern, data_->house, data_->language).value_or(std::string(pattern)), names);
}

// Its figures are the day and the year, in the order of the language; its month is the one that is written as the text is.
std::optional<Date> Locale::read_date(std::string_view text) const {
    const std::vector<int> numbers = whole_numbers_in(text);
    if (numbers.size() != 2) return std::nullopt;
    for (const auto& [year, day] : std::array{std::pair(numbers[1], numbers[0]), std::pair(numbers[0], numbers[1])})
        for (int month = 1; month <= 12; ++month)
            if (const auto written = Date::of(year, month, day); written && date(*written) == text) return written;
    return std::nullopt;
}

// What both days share is said once, with the second; so only in languages that write the day first.
std::string Locale::date_range(Date from, Date until, std::string_view style) const {
    if (from == until) return date(until);
    const bool day_first = pattern_named("long", data_->house, data_->language).value_or("").starts_with("d");
    const bool share_year = day_first && from.year() == until.year(), share_month = share_year && same_month(from, until);
    const std::string first = date(from, share_month ? "day" : share_year ? "day-month" : "long"), last = date(until);
    if (style == "and" && !data_->house.ranges.contains(style)) return list({first, last});
    const RangeStyle join = range_style(style, data_->house);
    return fill(share_month ? join.within : join.across, {{"from", first}, {"until", last}});
}

std::vector<std::string> Locale::date_pattern_names() const {
    std::vector<std::string> names;
    for (const NamedPattern& one : kPatterns) names.emplace_back(one.name);
    add_keys(names, data_->house.date_patterns);
    return sorted_once(std::move(names));
}

std::vector<std::string> Locale::range_style_names() const {
    std::vector<std::string> names{"and", "dash", "from", "hyphen", "to"};
    add_keys(names, data_->house.ranges);
    return sorted_once(std::move(names));
}

std::optional<std::string> Locale::fault_in_date_pattern(std::string_view pattern) const {
    return pattern_named(pattern, data_->house, data_->language) ? std::nullopt : locale::fault_in_date_pattern(pattern);
}

}  // namespace rapporteur::locale
