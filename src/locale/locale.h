// One language: its words for numbers, ordinals and dates, how it writes money and joins a list, how it orders names.
// What the language itself says comes from ICU; what the house style adds comes from templates/locales/<tag>.yml (a Value).
// The only room that sees ICU's data of languages.
//
// A Locale never changes after it was made and may be used by several threads; it caches ICU's slow formatters within itself.
// Digits are always 0 to 9, the calendar is always the Gregorian one, and nothing depends on the machine's own language.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/diagnostic.h"
#include "value/value.h"

namespace rapporteur::locale {

class Locale {
public:
    // `house` is the content of templates/locales/<tag>.yml; null for ICU alone. Reports a file that is not of the right form,
    // and a tag that is no language; such a locale speaks the root's plain language of figures. "en" alone is read as
    // international English (en-001), not that of the United States.
    Locale(std::string tag, const Value& house, Diagnostics& diagnostics);
    ~Locale();
    Locale(Locale&&) noexcept;

    const std::string& tag() const;                                     // BCP 47: "en", "fr"

    // UN Editorial Manual: numbers under ten in words, from ten in figures.
    std::string number_in_words(std::int64_t number) const;             // "thirteen", "twenty-one", "one hundred and five"
    std::string ordinal_in_words(std::int64_t number) const;            // "first", "tenth", "twenty-first"
    std::string ordinal(std::int64_t number) const;                     // "1st", "30th"
    std::string number_house_style(std::int64_t number) const;          // "nine", "10", "1,234"

    // Patterns by name: "long" 2 September 2022, "day-month" 2 September, "month-year" September 2022, "weekday" Friday,
    // "full" Friday, 2 September 2022, "iso", "month" September, "day" 2, "year" 2022, and what the house file adds ("short").
    // Any other text is a pattern in ICU's letters d, M, L, E, c and y (d MMM yyyy); other letters stay as they are.
    std::string date(Date day, std::string_view pattern = "long") const;
    // The day that is written so by "long"; none where it is no date, or there is no such day (31 September 2022).
    std::optional<Date> read_date(std::string_view text) const;
    // Both days in one: "30 August to 2 September 2022", "4–6 September 2017" by style "dash", "16 and 17 May 2022" by "and",
    // "7-11 September 2015" by "hyphen", "from 30 August to 2 September 2022" by "from"; months and years that both share are
    // said once. The same day twice is one date. A style that the language does not know is joined with a dash.
    std::string date_range(Date from, Date until, std::string_view style = "to") const;
    // For messages: the names above with those of the house file, sorted; and what is wrong with a pattern that is none of them.
    std::vector<std::string> date_pattern_names() const;
    std::vector<std::string> range_style_names() const;
    std::optional<std::string> fault_in_date_pattern(std::string_view pattern) const;

    std::string number(const Decimal& number) const;                    // grouped: "1,234.5"; all its places kept
    std::string money(const Decimal& amount, std::string_view currency) const;   // "CHF 2,425,799"; no currency: the figure alone
    std::string percent(const Decimal& number) const;                   // "20 per cent"

    // "A", "A and B", "A, B and C": no comma before the last (UN Editorial Manual). `word` other than "and" where given.
    std::string list(const std::vector<std::string>& items, std::string_view word = {}) const;
    // A period in words: 13 months "thirteen months"; 36 months "three years"; 18 months "eighteen months"; singular where one.
    // Whole years from two years on; 14 months and 30 days "fourteen months and thirty days".
    std::string period(int months, int days = 0) const;
    // The form for a number among what is given: {"one": "State", "other": "States"} (CLDR plural categories).
    std::string plural_category(std::int64_t number) const;

    // Order of names as the language sorts them (UCA, accents after letters): < 0, 0, > 0. An apostrophe is an apostrophe,
    // straight or curved.
    int compare_names(std::string_view a, std::string_view b) const;

    // The same in every language: no Turkish dotless i comes into a key or a symbol.
    std::string upper(std::string_view text) const;
    std::string lower(std::string_view text) const;
    // As Jinja's filter: "the HALO trust" -> "The Halo Trust"; words begin after blanks, hyphens and opening brackets.
    std::string title(std::string_view text) const;
    std::string capitalized(std::string_view text) const;               // first letter upper, the rest as it is

private:
    struct Data;
    std::unique_ptr<Data> data_;
};

}  // namespace rapporteur::locale
