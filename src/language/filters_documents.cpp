// Filters that documents need beyond Jinja's: words of numbers, dates, money, lists of names. The words are the locale's.
#include <algorithm>

#include "language/kit.h"
#include "language/operators.h"

namespace rapporteur::language {

namespace {

std::int64_t whole_input(const Invocation& call, std::string_view filter) {
    if (call.input.is_number())
        if (const auto whole = call.input.as_decimal().to_whole()) return *whole;
    fail("language.operands", call.place(),
         "'" + std::string(filter) + "' needs a whole number, found " + std::string(describe(call.input.kind())));
}

Date date_input(const Invocation& call, std::string_view filter) {
    if (call.input.is(Kind::date)) return call.input.date();
    fail("language.operands", call.place(),
         "'" + std::string(filter) + "' needs a date, found " + std::string(describe(call.input.kind())),
         "a date is written 2022-09-02");
}

Value ordinal_words(const Invocation& call) { return Value(call.locale().ordinal_in_words(whole_input(call, "ordinal_words"))); }
Value ordinal(const Invocation& call) { return Value(call.locale().ordinal(whole_input(call, "ordinal"))); }
Value number_words(const Invocation& call) { return Value(call.locale().number_in_words(whole_input(call, "number_words"))); }
Value number(const Invocation& call) { return Value(call.locale().number_house_style(whole_input(call, "number"))); }
Value grouped(const Invocation& call) { return Value(call.locale().number(number_of(call.input, call.place()))); }
Value money(const Invocation& call) {
    return Value(call.locale().money(number_of(call.input, call.place()), call.read.text("currency", "")));
}
Value percent(const Invocation& call) { return Value(call.locale().percent(number_of(call.input, call.place()))); }

Value date(const Invocation& call) {
    const Date day = date_input(call, "date");
    const std::string pattern = call.read.text("pattern", "long");
    if (const auto fault = call.locale().fault_in_date_pattern(pattern))
        fail("language.date", call.place(), "'" + pattern.substr(0, 100) + "' is no form of a date: " + *fault,
             suggestion(pattern, call.locale().date_pattern_names()));
    return Value(call.locale().date(day, pattern));
}

Value read_date(const Invocation& call) {
    const auto day = call.locale().read_date(call.input_text());
    return day ? Value(*day).at(call.input.place()) : Value();
}

std::string joined(const Invocation& call, std::string_view word) {
    const AttributePath path(call.read.find("attribute"), call.place());
    std::vector<std::string> texts;
    for (const Value& item : items_of(call.input, call.place())) texts.push_back(to_text(path.of(item), call.place()));
    return call.locale().list(texts, word);
}
Value and_list(const Invocation& call) { return Value(joined(call, call.read.text("word", ""))); }
Value or_list(const Invocation& call) { return Value(joined(call, "or")); }

Value period_of_months(const Invocation& call) {
    const std::int64_t months = whole_input(call, "period");
    if (months < 0 || months > 120'000)
        fail("language.operands", call.place(), "'period' needs a number of months from 0 to 120000");
    return Value(call.locale().period(static_cast<int>(months)));
}

Value plural(const Invocation& call) {
    const std::string category = call.locale().plural_category(whole_input(call, "plural"));
    return category == "one" ? call.read.value("one") : call.read.value("other");
}

Value sort_names(const Invocation& call) {
    const AttributePath path(call.read.find("attribute"), call.place());
    std::vector<std::pair<std::string, Value>> named;
    for (const Value& item : items_of(call.input, call.place())) named.emplace_back(to_text(path.of(item), call.place()), item);
    std::stable_sort(named.begin(), named.end(),
                     [&](const auto& a, const auto& b) { return call.locale().compare_names(a.first, b.first) < 0; });
    List sorted;
    for (auto& [name, item] : named) sorted.push_back(std::move(item));
    return Value(std::move(sorted));
}

Value capitalized(const Invocation& call) { return Value(call.locale().capitalized(call.input_text())); }

Value moved(const std::optional<Date>& date, const Invocation& call) {
    if (!date) fail("language.date", call.place(), "the result is no date", "years are 1 to 9999");
    return Value(*date);
}

std::int64_t count_of(const Invocation& call, std::int64_t most) {
    const std::int64_t count = call.read.integer("count");
    if (count > most || count < -most) fail("language.date", call.place(), "the result is no date", "years are 1 to 9999");
    return count;
}
Value plus_days(const Invocation& call) { return moved(date_input(call, "plus_days").plus_days(count_of(call, 4'000'000)), call); }
Value plus_months(const Invocation& call) {
    return moved(date_input(call, "plus_months").plus_months(count_of(call, 120'000)), call);
}
Value plus_years(const Invocation& call) {
    return moved(date_input(call, "plus_years").plus_months(12 * count_of(call, 10'000)), call);
}

Value first_of_month(const Invocation& call) {
    const Date day = date_input(call, "first_of_month");
    return moved(Date::of(day.year(), day.month(), 1), call);
}

Value make_date(const Invocation& call) {
    const auto part = [&](std::string_view name, std::int64_t most) {
        const std::int64_t number = call.read.integer(name);
        return number >= 1 && number <= most ? static_cast<int>(number) : 0;
    };
    const auto day = Date::of(part("year", 9999), part("month", 12), part("day", 31));
    if (!day)
        fail("language.date", call.place(), "there is no such day",
             "a date is made of a year, a month and a day: date(2022, 9, 2)");
    return Value(*day).at(call.read.value("year").place());
}

Date date_argument(const Invocation& call, std::string_view name) {
    const Value& given = call.read.value(name);
    if (given.is(Kind::date)) return given.date();
    fail("language.operands", call.place(),
         "'" + std::string(name) + "' must be a date, found " + std::string(describe(given.kind())),
         "a date is written 2022-09-02");
}

std::pair<Date, Date> span_of(const Invocation& call) {
    const std::pair<Date, Date> span(date_argument(call, "from"), date_argument(call, "until"));
    if (span.second < span.first)
        fail("language.date", call.place(),
             "the span ends on " + span.second.to_string() + ", before it begins on " + span.first.to_string());
    return span;
}

Value with_place_of_start(Value value, const Invocation& call) { return value.at(call.read.value("from").place()); }

Value date_range(const Invocation& call) {
    const auto [from, until] = span_of(call);
    const std::string style = call.read.text("style", "to");
    const std::vector<std::string> known = call.locale().range_style_names();
    if (std::find(known.begin(), known.end(), style) == known.end())
        fail("language.date", call.place(), "'" + style.substr(0, 100) + "' is no form of a range of dates",
             suggestion(style, known));
    return with_place_of_start(Value(call.locale().date_range(from, until, style)), call);
}

Value period(const Invocation& call) {
    const auto [from, until] = span_of(call);
    const MonthsAndDays length = between(from, until);
    return with_place_of_start(Value(call.locale().period(length.months, length.days)), call);
}

Value months_between(const Invocation& call) {
    const auto [from, until] = span_of(call);
    return with_place_of_start(Value(between(from, until).months), call);
}

}  // namespace

const std::vector<FilterRow>& document_filters() {
    static const std::vector<FilterRow> kRows{
        {"ordinal_words", {}, ordinal_words},
        {"ordinal", {}, ordinal},
        {"number_words", {}, number_words},
        {"number", {}, number},
        {"grouped", {}, grouped},
        {"money", {"currency"}, money},
        {"percent", {}, percent},
        {"date", {"pattern"}, date},
        {"read_date", {}, read_date},
        {"and_list", {"attribute", "word"}, and_list},
        {"or_list", {"attribute"}, or_list},
        {"period", {}, period_of_months},
        {"plural", {"one", "other"}, plural},
        {"filled", {"blanks"}, filled},
        {"sort_names", {"attribute"}, sort_names},
        {"capitalized", {}, capitalized},
        {"first_of_month", {}, first_of_month},
        {"plus_days", {"count"}, plus_days},
        {"plus_months", {"count"}, plus_months},
        {"plus_years", {"count"}, plus_years},
    };
    return kRows;
}

const std::vector<FilterRow>& document_functions() {
    static const std::vector<FilterRow> kRows{
        {"date", {"year", "month", "day"}, make_date},
        {"date_range", {"from", "until", "style"}, date_range},
        {"period", {"from", "until"}, period},
        {"months_between", {"from", "until"}, months_between},
    };
    return kRows;
}

}  // namespace rapporteur::language
