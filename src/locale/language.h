// What ICU knows of one language, behind a few plain functions. Each of ICU's formatters is made when it is first needed (a
// tenth of a millisecond to half of one) and never changes afterwards.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
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

#include "base/decimal.h"
#include "locale/date_pattern.h"
#include "locale/lazy.h"

namespace rapporteur::locale {

class Language {
public:
    // Of figures; those of the language where none is given.
    struct Separators { std::optional<std::string> thousands, decimal; };

    // Of a BCP 47 tag; the root where it is none or ICU does not know the language.
    Language(const std::string& tag, Separators separators);
    bool known() const { return *locale_.getLanguage() != '\0'; }

    // By the rule set `preferred`, or by the plainest of a family ("spellout-ordinal"); none where the language has none of it.
    std::optional<std::string> spell(std::int64_t number, std::string_view family,
                                     const std::optional<std::string>& preferred) const;
    std::vector<std::string> rule_sets() const;
    std::string ordinal(std::int64_t number) const;                                  // "1er"

    const DateNames& date_names() const;
    std::string date_pattern(const char* skeleton) const;                            // "yMMMMd" -> "d MMMM y"

    std::string number(const Decimal& number) const;                                 // all its places kept
    std::string money(const Decimal& amount, std::string_view currency) const;       // empty: no ISO 4217 code
    std::string percent(const Decimal& number) const;
    // "13 months" with `words` in place of the figure, and plain blanks.
    std::string measure(std::int64_t count, const icu::MeasureUnit& unit, const std::string& words) const;

    std::string plural_category(std::int64_t number) const;
    std::string ordinal_category(std::int64_t number) const;
    std::string list(const std::vector<std::string>& items) const;
    int compare(std::string_view a, std::string_view b) const;

private:
    icu::RuleBasedNumberFormat* speller() const;
    std::optional<std::string> spell_by(const std::string& rule_set, std::int64_t number) const;
    std::unique_ptr<icu::number::LocalizedNumberFormatter> make_numbers(int places) const;
    std::unique_ptr<icu::RuleBasedNumberFormat> make_rules(icu::URBNFRuleSetTag kind) const;

    icu::Locale locale_;
    Separators separators_;
    // A RuleBasedNumberFormat makes parts of itself while it formats: one thread at a time.
    mutable std::mutex spelling_;
    Lazy<icu::RuleBasedNumberFormat> speller_, ordinals_;
    Lazy<icu::PluralRules> plurals_, ordinal_plurals_;
    Lazy<icu::Collator> collator_;
    Lazy<icu::ListFormatter> lists_;
    std::array<Lazy<icu::number::LocalizedNumberFormatter>, Decimal::kMostPlaces + 1> numbers_;     // by places
    Lazy<DateNames> date_names_;
    mutable std::mutex patterns_;
    Lazy<icu::DateTimePatternGenerator> pattern_generator_;
};

}  // namespace rapporteur::locale
