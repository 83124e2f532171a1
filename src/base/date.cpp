#include "base/date.h"

#include <algorithm>
#include <cstdio>

namespace rapporteur {

namespace {

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

std::optional<int> digits(std::string_view text) {
    int number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return number;
}

// Days before the first of March of a year that begins in March (Howard Hinnant, "chrono-Compatible Low-Level Date
// Algorithms": days_from_civil).
std::int64_t days_from_civil(std::int64_t year, int month, int day) {
    year -= month <= 2;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t year_of_era = year - era * 400;
    const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

}  // namespace

int Date::days_in_month(int year, int month) {
    static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : kDays[month - 1];
}

std::optional<Date> Date::of(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
    Date date;
    date.year_ = static_cast<std::int16_t>(year);
    date.month_ = static_cast<std::int8_t>(month);
    date.day_ = static_cast<std::int8_t>(day);
    return date;
}

std::optional<Date> Date::parse(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)), day = digits(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    return of(*year, *month, *day);
}

std::int64_t Date::day_number() const { return days_from_civil(year_, month_, day_); }

int Date::weekday() const {
    const std::int64_t since_thursday = day_number() % 7;          // 1970-01-01 was a Thursday
    return static_cast<int>(((since_thursday + 7 + 3) % 7) + 1);
}

std::optional<Date> Date::from_day_number(std::int64_t number) {
    if (number < -719162 || number > 2932896) return std::nullopt;   // year 1 to year 9999
    const std::int64_t shifted = number + 719468;
    const std::int64_t era = shifted / 146097;
    const std::int64_t day_of_era = shifted - era * 146097;
    const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t month_index = (5 * day_of_year + 2) / 153;
    const int day = static_cast<int>(day_of_year - (153 * month_index + 2) / 5 + 1);
    const int month = static_cast<int>(month_index < 10 ? month_index + 3 : month_index - 9);
    return of(static_cast<int>(year_of_era + era * 400 + (month <= 2)), month, day);
}

std::optional<Date> Date::plus_days(std::int64_t days) const {
    if (days > 4000000 || days < -4000000) return std::nullopt;
    return from_day_number(day_number() + days);
}

std::optional<Date> Date::plus_months(std::int64_t months) const {
    const std::int64_t index = static_cast<std::int64_t>(year_) * 12 + month_ - 1 + months;
    if (index < 12) return std::nullopt;
    const int year = static_cast<int>(index / 12), month = static_cast<int>(index % 12) + 1;
    if (year > 9999) return std::nullopt;
    return of(year, month, std::min<int>(day_, days_in_month(year, month)));
}

std::string Date::to_string() const {
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", static_cast<int>(year_), static_cast<int>(month_), static_cast<int>(day_));
    return text;
}

MonthsAndDays between(Date from, Date until) {
    int months = (until.year() - from.year()) * 12 + until.month() - from.month();
    if (*from.plus_months(months) > until) --months;
    return {months, static_cast<int>(until.day_number() - from.plus_months(months)->day_number())};
}

}  // namespace rapporteur
