#include "locale/locale.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"
#include "locale/data.h"

namespace rapporteur::locale {

namespace {

const Value* number_field(const Value& house, std::string_view name) {
    const Value* numbers = house.is(Kind::map) ? house.map().find("numbers") : nullptr;
    return numbers && numbers->is(Kind::map) ? numbers->map().find(name) : nullptr;
}

// Whether a language has a rule set, only the language can say; asked only where the house names one, for it takes time.
void check_rule_set(const Language& language, const Value& house, std::string_view field, Diagnostics& diagnostics) {
    const Value* name = number_field(house, field);
    if (!name || !name->is(Kind::text)) return;
    const std::vector<std::string> known = language.rule_sets();
    if (std::find(known.begin(), known.end(), name->text()) != known.end()) return;
    auto fault =
        error("locale.unknown-rule-set", name->place(), "the language has no rule set '" + name->text() + "' for numbers in words");
    std::string all;
    for (const std::string& one : known) all += (all.empty() ? "" : ", ") + one;
    diagnostics.add(std::move(fault).hint("it has: " + all));
}

constexpr std::string_view kCurvedApostrophes[] = {"\u2019", "\u2018", "\u02BC"};

std::string apostrophes_straight(std::string_view text) {
    std::string straight;
    straight.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto* curved = std::find_if(std::begin(kCurvedApostrophes), std::end(kCurvedApostrophes),
                                          [&](std::string_view one) { return text.substr(at, one.size()) == one; });
        const bool found = curved != std::end(kCurvedApostrophes);
        straight += found ? '\'' : text[at];
        at += found ? curved->size() : 1;
    }
    return straight;
}

bool ends_with_currency_sign(std::string_view text) {
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    return u_charType(static_cast<UChar32>(utf8::decode(text, last).character)) == U_CURRENCY_SYMBOL;
}

}  // namespace

Locale::Locale(std::string tag, const Value& house, Diagnostics& diagnostics)
    : data_(std::make_unique<Data>(std::move(tag), house, diagnostics)) {
    if (!data_->language.known())
        diagnostics.add(error("locale.unknown-language", house.place(), "'" + data_->tag + "' is not a language that ICU knows")
                            .hint("write a language tag such as en, fr or es (BCP 47)"));
    check_rule_set(data_->language, house, "cardinal_rules", diagnostics);
    check_rule_set(data_->language, house, "ordinal_rules", diagnostics);
}

Locale::~Locale() = default;
Locale::Locale(Locale&&) noexcept = default;

const std::string& Locale::tag() const { return data_->tag; }

std::string Locale::number_in_words(std::int64_t number) const {
    return data_->language.spell(number, "spellout-cardinal", data_->house.cardinal_rules).value_or(std::to_string(number));
}

std::string Locale::ordinal_in_words(std::int64_t number) const {
    auto words = data_->language.spell(number, "spellout-ordinal", data_->house.ordinal_rules);
    return words ? *words : ordinal(number);
}

std::string Locale::ordinal(std::int64_t number) const {
    if (data_->house.ordinals.empty()) return data_->language.ordinal(number);
    return fill(form_for(data_->house.ordinals, data_->language.ordinal_category(number)),
                {{"number", this->number(Decimal::whole(number))}});
}

std::string Locale::number_house_style(std::int64_t number) const {
    return number >= 0 && number < data_->house.words_below ? number_in_words(number) : this->number(Decimal::whole(number));
}

std::string Locale::number(const Decimal& number) const { return data_->language.number(number); }

// A code stands apart from its figure, a symbol does not: "CHF 2,425,799", "US$1.5".
std::string Locale::money(const Decimal& amount, std::string_view currency) const {
    if (currency.empty()) return number(amount);
    const bool symbol = ends_with_currency_sign(currency);
    const auto& pattern = symbol ? data_->house.money_symbol : data_->house.money_code;
    if (pattern) return fill(*pattern, {{"currency", currency}, {"amount", number(amount)}});
    const std::string by_language = symbol ? std::string() : data_->language.money(amount, currency);
    return by_language.empty() ? std::string(currency) + (symbol ? "" : " ") + number(amount) : by_language;
}

std::string Locale::percent(const Decimal& number) const {
    if (data_->house.percent) return fill(*data_->house.percent, {{"number", this->number(number)}});
    return data_->language.percent(number);
}

std::string Locale::list(const std::vector<std::string>& items, std::string_view word) const {
    if (items.empty()) return {};
    if (word.empty() && data_->house.list_word) word = *data_->house.list_word;
    if (word.empty()) return data_->language.list(items);
    std::string text = items.front();
    for (std::size_t i = 1; i + 1 < items.size(); ++i) text += data_->house.list_separator + items[i];
    return items.size() == 1 ? text : text + " " + std::string(word) + " " + items.back();
}

std::string Locale::period(int months, int days) const {
    const auto say = [&](int count, const Forms& forms, const icu::MeasureUnit& unit) {
        const std::string words = number_in_words(count);
        if (forms.empty()) return data_->language.measure(count, unit, words);
        return fill(form_for(forms, plural_category(count)), {{"number", words}});
    };
    const bool in_years = months != 0 && months % 12 == 0 && months >= data_->house.years_from;
    std::vector<std::string> parts;
    if (in_years) parts.push_back(say(months / 12, data_->house.years, icu::MeasureUnit::getYear()));
    else if (months != 0 || days == 0) parts.push_back(say(months, data_->house.months, icu::MeasureUnit::getMonth()));
    if (days != 0) parts.push_back(say(days, data_->house.days, icu::MeasureUnit::getDay()));
    return list(parts);
}

std::string Locale::plural_category(std::int64_t number) const { return data_->language.plural_category(number); }

int Locale::compare_names(std::string_view a, std::string_view b) const {
    return data_->language.compare(apostrophes_straight(a), apostrophes_straight(b));
}

}  // namespace rapporteur::locale
