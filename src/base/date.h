// A day of the Gregorian calendar. No clock: today is a fact like any other.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rapporteur {

class Date {
public:
    constexpr Date() = default;
    // None where there is no such day (30 February), or the year is not 1 to 9999.
    static std::optional<Date> of(int year, int month, int day);
    // "2022-09-02" and nothing else (ISO 8601, extended form).
    static std::optional<Date> parse(std::string_view text);

    int year() const { return year_; }
    int month() const { return month_; }       // 1 to 12
    int day() const { return day_; }           // 1 to 31
    int weekday() const;                       // 1 Monday to 7 Sunday (ISO 8601)
    std::int64_t day_number() const;           // days since 1970-01-01

    static std::optional<Date> from_day_number(std::int64_t number);
    std::optional<Date> plus_days(std::int64_t days) const;
    // The same day that many months later, or the last of that month where it has no such day. REQUIRES: |months| < 200000.
    std::optional<Date> plus_months(std::int64_t months) const;

    std::string to_string() const;             // "2022-09-02"
    auto operator<=>(const Date&) const = default;

    static int days_in_month(int year, int month);

private:
    std::int16_t year_ = 1970;
    std::int8_t month_ = 1;
    std::int8_t day_ = 1;
};

// Whole months from `from` to `until`, and the days left over: 1 Sept. 2023 to 1 Oct. 2024 is 13 months and 0 days.
// REQUIRES: from <= until.
struct MonthsAndDays {
    int months = 0;
    int days = 0;
};
MonthsAndDays between(Date from, Date until);

}  // namespace rapporteur
