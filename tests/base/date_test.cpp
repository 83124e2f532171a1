#include "base/date.h"

#include "support/catch.h"

using rapporteur::between;
using rapporteur::Date;

TEST_CASE("only days that exist are dates") {
    CHECK(Date::parse("2022-09-02")->to_string() == "2022-09-02");
    for (const char* text : {"2022-02-29", "2022-13-01", "2022-00-10", "2022-9-2", "2022-09-02 ", "20220902", "0000-01-01"}) {
        CAPTURE(text);
        CHECK_FALSE(Date::parse(text));
    }
    CHECK(Date::parse("2024-02-29"));
    CHECK_FALSE(Date::parse("1900-02-29"));
    CHECK(Date::parse("2000-02-29"));
}

TEST_CASE("weekdays and day numbers") {
    CHECK(Date::parse("2022-09-02")->weekday() == 5);      // a Friday
    CHECK(Date::parse("1969-12-31")->weekday() == 3);
    CHECK(Date::parse("1970-01-01")->day_number() == 0);
    for (const char* text : {"0001-01-01", "1600-03-01", "1999-12-31", "2024-02-29", "9999-12-31"})
        CHECK(Date::from_day_number(Date::parse(text)->day_number())->to_string() == text);
    CHECK_FALSE(Date::parse("9999-12-31")->plus_days(1));
}

TEST_CASE("months are counted by the calendar") {
    CHECK(Date::parse("2023-09-01")->plus_months(13)->to_string() == "2024-10-01");
    CHECK(Date::parse("2024-01-31")->plus_months(1)->to_string() == "2024-02-29");
    CHECK(Date::parse("2024-03-31")->plus_months(-1)->to_string() == "2024-02-29");
    const auto period = between(*Date::parse("2023-09-01"), *Date::parse("2024-10-01"));
    CHECK(period.months == 13);
    CHECK(period.days == 0);
    const auto odd = between(*Date::parse("2022-10-01"), *Date::parse("2023-12-31"));
    CHECK(odd.months == 14);
    CHECK(odd.days == 30);
}
