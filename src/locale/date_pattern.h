// Date patterns in ICU's letters, as far as a day needs them: d dd, M MM MMM MMMM, LLL LLLL (a month that stands alone),
// E to EEE, EEEE and cccc (weekday), y yy yyyy; words in single quotes. Read by our own code: ICU's SimpleDateFormat takes half a
// millisecond to make for each pattern, brings a calendar and a time zone, and a day needs neither.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace rapporteur::locale {

struct DateNames {
    std::array<std::string, 12> months, short_months;               // within a date: "2 de septiembre", "2 сентября"
    std::array<std::string, 12> months_alone, short_months_alone;   // "сентябрь"
    std::array<std::string, 7> weekdays, short_weekdays;            // Monday first
};

// What a reader must know about a pattern that is none: "it has the letter H, …".
std::optional<std::string> fault_in_date_pattern(std::string_view pattern);
// A letter that is no part of a date stays as it is.
std::string write_date(Date day, std::string_view pattern, const DateNames& names);

}  // namespace rapporteur::locale
