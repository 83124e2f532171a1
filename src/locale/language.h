// What ICU knows of one language, behind a few plain functions. Each of ICU's formatters is made when it is first needed (a
// tenth of a millisecond to half of one) and never changes afterwards.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <unicode/coll.h>
#include <unicode/dtptngen.h>
#include <unicode/listformatter.h>
#include <unicode/locid.h>
#include <unicode/measunit.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>
#include <unicode/rbnf.h>

#include "locale/date_pattern.h"
#include "locale/lazy.h"

namespace rapporteur::locale {

class Language {
public:
    // Of a BCP 47 tag; the root where it is none or ICU does not know the language.
    explicit Language(const std::string& tag);
    bool known() const { return known_; }

    // By the first of these rule sets that the language has ("spellout-cardinal-verbose"), or by its default.
    std::string spell(std::int64_t number, const std::vector<std::string>& rule_sets) const;
    std::vector<std::string> rule_sets() const;
    std::string ordinal(std::int64_t number) const;                                  // "1er"

    const DateNames& date_names() const;
    std::string date_pattern(const char* skeleton) const;                            // "yMMMMd" -> "d MMMM y"

    // `digits` as Decimal writes them; separators of the language where none is given.
    struct Separators { std::optional<std::string> thousands, decimal; };
    std::string number(const std::string& digits, int places, const Separators& separators) const;
    std::string money(const std::string& digits, int places, std::string_view currency) const;    // empty: no ISO 4217 code
    std::string percent(const std::string& digits, int places) const;
    // "13 months" with `words` in place of the figure, and plain blanks.
    std::string measure(std::int64_t count, const icu::MeasureUnit& unit, const std::string& words) const;

    std::string plural_category(std::int64_t number) const;
    std::string ordinal_category(std::int64_t number) const;
    std::string list(const std::vector<std::string>& items) const;
    int compare(std::string_view a, std::string_view b) const;

private:
    icu::RuleBasedNumberFormat* speller() const;
    std::unique_ptr<icu::RuleBasedNumberFormat> make_rules(icu::URBNFRuleSetTag kind) const;

    bool known_ = true;
    icu::Locale locale_;
    // A RuleBasedNumberFormat makes parts of itself while it formats: one thread at a time.
    mutable std::mutex spelling_;
    Lazy<icu::RuleBasedNumberFormat> speller_, ordinals_;
    Lazy<icu::PluralRules> plurals_, ordinal_plurals_;
    Lazy<icu::Collator> collator_;
    Lazy<icu::ListFormatter> lists_;
    Lazy<DateNames> date_names_;
    mutable std::mutex patterns_;
    Lazy<icu::DateTimePatternGenerator> pattern_generator_;
};

}  // namespace rapporteur::locale
