#include "locale/language.h"

#include <unicode/currunit.h>
#include <unicode/dcfmtsym.h>
#include <unicode/dtfmtsym.h>
#include <unicode/formattedvalue.h>
#include <unicode/ures.h>

#include <algorithm>
#include <limits>

namespace rapporteur::locale {

namespace {

icu::UnicodeString wide(std::string_view text) {
    const std::size_t most = std::numeric_limits<std::int32_t>::max();
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(std::min(text.size(), most))));
}

std::string narrow(const icu::UnicodeString& text) {
    std::string bytes;
    text.toUTF8String(bytes);
    return bytes;
}

// The language whose data ICU takes ("he" for the old "iw"); empty where it has none. ICU falls back to the language of the machine
// where it does not know one; a document must not.
std::string language_of_data(const icu::Locale& locale) {
    UErrorCode status = U_ZERO_ERROR;
    UResourceBundle* bundle = ures_open(nullptr, locale.getBaseName(), &status);
    const bool found = U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING;
    const char* actual = found ? ures_getLocaleByType(bundle, ULOC_ACTUAL_LOCALE, &status) : nullptr;
    const std::string language = actual ? icu::Locale(actual).getLanguage() : "";
    ures_close(bundle);
    return language;
}

bool speaks(const icu::Locale& actual, const icu::Locale& wanted) {
    const std::string_view language = actual.getLanguage();
    return language.empty() || language == "root" || language == wanted.getLanguage();
}

// None where there is no such rule set.
std::optional<std::string> formatted(const icu::RuleBasedNumberFormat& rules, std::int64_t number,
                                     const icu::UnicodeString& rule_set) {
    icu::UnicodeString text;
    icu::FieldPosition nowhere;
    UErrorCode status = U_ZERO_ERROR;
    rules.format(number, rule_set, text, nowhere, status);
    text.findAndReplace(u"\u00AD", u"");        // hyphenation is the business of the one who breaks lines
    return U_SUCCESS(status) ? std::optional(narrow(text)) : std::nullopt;
}

// A number that takes the same plural form and is small enough for a double: only the last digits and the size tell forms apart.
double for_plural(std::int64_t number) {
    constexpr std::int64_t kMillion = 1'000'000;
    const std::int64_t size = number < 0 ? -(number % kMillion) : number % kMillion;
    const bool large = number >= kMillion || number <= -kMillion;
    return static_cast<double>(large ? size + kMillion : size);
}

std::string category(const icu::PluralRules* rules, std::int64_t number) {
    return rules ? narrow(rules->select(for_plural(number))) : "other";
}

std::array<std::string, 12> month_names(const icu::DateFormatSymbols& symbols, icu::DateFormatSymbols::DtContextType context,
                                        icu::DateFormatSymbols::DtWidthType width) {
    std::int32_t count = 0;
    const icu::UnicodeString* found = symbols.getMonths(count, context, width);
    std::array<std::string, 12> names;
    for (std::size_t i = 0; i < std::min<std::size_t>(12, static_cast<std::size_t>(count)); ++i) names[i] = narrow(found[i]);
    return names;
}

std::array<std::string, 7> weekday_names(const icu::DateFormatSymbols& symbols, icu::DateFormatSymbols::DtWidthType width) {
    std::int32_t count = 0;
    const icu::UnicodeString* found = symbols.getWeekdays(count, icu::DateFormatSymbols::FORMAT, width);    // 1 is Sunday
    std::array<std::string, 7> names;
    for (std::size_t day = 0; day < 7 && count == 8; ++day) names[day] = narrow(found[day == 6 ? 1 : day + 2]);
    return names;
}

std::unique_ptr<DateNames> make_date_names(const icu::Locale& locale) {
    using Symbols = icu::DateFormatSymbols;
    UErrorCode status = U_ZERO_ERROR;
    const Symbols symbols(locale, "gregorian", status);
    auto names = std::make_unique<DateNames>();
    if (U_FAILURE(status)) return names;
    names->months = month_names(symbols, Symbols::FORMAT, Symbols::WIDE);
    names->short_months = month_names(symbols, Symbols::FORMAT, Symbols::ABBREVIATED);
    names->months_alone = month_names(symbols, Symbols::STANDALONE, Symbols::WIDE);
    names->short_months_alone = month_names(symbols, Symbols::STANDALONE, Symbols::ABBREVIATED);
    names->weekdays = weekday_names(symbols, Symbols::WIDE);
    names->short_weekdays = weekday_names(symbols, Symbols::ABBREVIATED);
    return names;
}

// "en" alone is what the United Nations writes, and that is not the English of the United States.
icu::Locale icu_locale(const std::string& tag) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale = icu::Locale::forLanguageTag(tag == "en" ? "en-001" : tag, status);
    if (U_FAILURE(status) || tag.empty()) return icu::Locale::getRoot();
    const std::string language = language_of_data(locale);
    if (language.empty()) return icu::Locale::getRoot();
    if (language != locale.getLanguage()) locale.canonicalize(status);      // only there: it takes a third of a millisecond
    locale.setKeywordValue("numbers", "latn", status);
    locale.setKeywordValue("calendar", "gregorian", status);
    return locale;
}

}  // namespace

Language::Language(const std::string& tag, Separators separators) : locale_(icu_locale(tag)), separators_(std::move(separators)) {}

std::unique_ptr<icu::RuleBasedNumberFormat> Language::make_rules(icu::URBNFRuleSetTag kind) const {
    UErrorCode status = U_ZERO_ERROR;
    auto rules = std::make_unique<icu::RuleBasedNumberFormat>(kind, locale_, status);
    UErrorCode whose = U_ZERO_ERROR;
    if (U_SUCCESS(status) && speaks(rules->getLocale(ULOC_ACTUAL_LOCALE, whose), locale_)) return rules;
    status = U_ZERO_ERROR;
    rules = std::make_unique<icu::RuleBasedNumberFormat>(kind, icu::Locale::getRoot(), status);
    return U_SUCCESS(status) ? std::move(rules) : nullptr;
}

icu::RuleBasedNumberFormat* Language::speller() const {
    return speller_.get([&] { return make_rules(icu::URBNF_SPELLOUT); });
}

std::vector<std::string> Language::rule_sets() const {
    const std::lock_guard lock(spelling_);
    const icu::RuleBasedNumberFormat* rules = speller();
    std::vector<std::string> names;
    for (std::int32_t i = 0; rules && i < rules->getNumberOfRuleSetNames(); ++i)
        names.push_back(narrow(rules->getRuleSetName(i)).substr(1));
    return names;
}

std::optional<std::string> Language::spell(std::int64_t number, std::string_view family,
                                           const std::optional<std::string>& preferred) const {
    const std::string plain(family);
    if (preferred)
        if (auto words = spell_by(*preferred, number)) return words;
    // "verbose" is the English of "one hundred and five"; where a language has genders, the masculine is its plain form.
    for (const std::string_view form : {"-verbose", "", "-masculine"})
        if (auto words = spell_by(plain + std::string(form), number)) return words;
    const std::vector<std::string> names = rule_sets();
    const auto any = std::find_if(names.begin(), names.end(), [&](const std::string& name) { return name.starts_with(family); });
    return any == names.end() ? std::nullopt : spell_by(*any, number);
}

std::optional<std::string> Language::spell_by(const std::string& rule_set, std::int64_t number) const {
    const std::lock_guard lock(spelling_);
    const icu::RuleBasedNumberFormat* rules = speller();
    return rules ? formatted(*rules, number, wide("%" + rule_set)) : std::nullopt;
}

std::string Language::ordinal(std::int64_t number) const {
    const std::lock_guard lock(spelling_);
    const icu::RuleBasedNumberFormat* rules = ordinals_.get([&] { return make_rules(icu::URBNF_ORDINAL); });
    const auto text = rules ? formatted(*rules, number, rules->getDefaultRuleSetName()) : std::nullopt;
    return text.value_or(std::to_string(number) + ".");
}

const DateNames& Language::date_names() const {
    return *date_names_.get([&] { return make_date_names(locale_); });
}

std::string Language::date_pattern(const char* skeleton) const {
    const std::lock_guard lock(patterns_);
    UErrorCode status = U_ZERO_ERROR;
    icu::DateTimePatternGenerator* generator = pattern_generator_.get([&] {
        return std::unique_ptr<icu::DateTimePatternGenerator>(icu::DateTimePatternGenerator::createInstance(locale_, status));
    });
    if (!generator) return "yyyy-MM-dd";
    status = U_ZERO_ERROR;
    const icu::UnicodeString pattern = generator->getBestPattern(wide(skeleton), status);
    return U_SUCCESS(status) ? narrow(pattern) : "yyyy-MM-dd";
}

std::unique_ptr<icu::number::LocalizedNumberFormatter> Language::make_numbers(int places) const {
    using Symbols = icu::DecimalFormatSymbols;
    UErrorCode status = U_ZERO_ERROR;
    Symbols symbols(locale_, status);
    if (separators_.thousands) symbols.setSymbol(Symbols::kGroupingSeparatorSymbol, wide(*separators_.thousands), false);
    if (separators_.decimal) symbols.setSymbol(Symbols::kDecimalSeparatorSymbol, wide(*separators_.decimal), false);
    return std::make_unique<icu::number::LocalizedNumberFormatter>(icu::number::NumberFormatter::withLocale(locale_)
                                                                       .precision(icu::number::Precision::fixedFraction(places))
                                                                       .symbols(symbols));
}

std::string Language::number(const Decimal& number) const {
    const int places = number.places();
    const auto* formatter = numbers_[static_cast<std::size_t>(places)].get([&] { return make_numbers(places); });
    UErrorCode status = U_ZERO_ERROR;
    const auto text = formatter->formatDecimal(number.to_string(), status).toString(status);
    return U_SUCCESS(status) ? narrow(text) : number.to_string();
}

std::string Language::money(const Decimal& amount, std::string_view currency) const {
    UErrorCode status = U_ZERO_ERROR;
    const icu::CurrencyUnit unit(icu::StringPiece(currency.data(), static_cast<std::int32_t>(currency.size())), status);
    const auto text = icu::number::NumberFormatter::withLocale(locale_)
                          .unit(unit)
                          .unitWidth(UNUM_UNIT_WIDTH_ISO_CODE)
                          .precision(icu::number::Precision::fixedFraction(amount.places()))
                          .formatDecimal(amount.to_string(), status)
                          .toString(status);
    return U_SUCCESS(status) ? narrow(text) : std::string();
}

std::string Language::percent(const Decimal& number) const {
    UErrorCode status = U_ZERO_ERROR;
    const auto text = icu::number::NumberFormatter::withLocale(locale_)
                          .unit(icu::NoUnit::percent())
                          .precision(icu::number::Precision::fixedFraction(number.places()))
                          .formatDecimal(number.to_string(), status)
                          .toString(status);
    return U_SUCCESS(status) ? narrow(text) : number.to_string() + "%";
}

std::string Language::measure(std::int64_t count, const icu::MeasureUnit& unit, const std::string& words) const {
    UErrorCode status = U_ZERO_ERROR;
    const auto formatted =
        icu::number::NumberFormatter::withLocale(locale_).unit(unit).unitWidth(UNUM_UNIT_WIDTH_FULL_NAME).formatInt(count, status);
    icu::UnicodeString text = formatted.toString(status);
    icu::ConstrainedFieldPosition figure;
    figure.constrainField(UFIELD_CATEGORY_NUMBER, UNUM_INTEGER_FIELD);
    if (formatted.nextPosition(figure, status)) text.replaceBetween(figure.getStart(), figure.getLimit(), wide(words));
    for (const char16_t* blank : {u"\u00A0", u"\u202F"}) text.findAndReplace(blank, u" ");
    return U_SUCCESS(status) ? narrow(text) : words;
}

std::string Language::plural_category(std::int64_t number) const {
    UErrorCode status = U_ZERO_ERROR;
    return category(plurals_.get([&] { return std::unique_ptr<icu::PluralRules>(icu::PluralRules::forLocale(locale_, status)); }),
                    number);
}

std::string Language::ordinal_category(std::int64_t number) const {
    UErrorCode status = U_ZERO_ERROR;
    const auto make = [&] {
        return std::unique_ptr<icu::PluralRules>(icu::PluralRules::forLocale(locale_, UPLURAL_TYPE_ORDINAL, status));
    };
    return category(ordinal_plurals_.get(make), number);
}

std::string Language::list(const std::vector<std::string>& items) const {
    UErrorCode status = U_ZERO_ERROR;
    const icu::ListFormatter* formatter =
        lists_.get([&] { return std::unique_ptr<icu::ListFormatter>(icu::ListFormatter::createInstance(locale_, status)); });
    std::vector<icu::UnicodeString> wide_items;
    for (const std::string& item : items) wide_items.push_back(wide(item));
    icu::UnicodeString text;
    status = U_ZERO_ERROR;
    if (formatter) formatter->format(wide_items.data(), static_cast<std::int32_t>(wide_items.size()), text, status);
    return narrow(text);
}

int Language::compare(std::string_view a, std::string_view b) const {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Collator* collator =
        collator_.get([&] { return std::unique_ptr<icu::Collator>(icu::Collator::createInstance(locale_, status)); });
    if (!collator) return a.compare(b);
    const auto piece = [](std::string_view text) { return icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())); };
    status = U_ZERO_ERROR;
    return static_cast<int>(collator->compareUTF8(piece(a), piece(b), status));
}

}  // namespace rapporteur::locale
