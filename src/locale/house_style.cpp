#include "locale/house_style.h"

#include <algorithm>

#include "locale/date_pattern.h"

namespace rapporteur::locale {

namespace {

constexpr std::int64_t kMostWordsBelow = 1'000'000;
constexpr std::int64_t kMostYearsFrom = 1200;
using Names = std::vector<std::string>;

const Names& plural_categories() {
    static const Names kCategories{"zero", "one", "two", "few", "many", "other"};
    return kCategories;
}

// Takes the fields of one map of the file, and says what is wrong with each at its place.
class Section {
public:
    Section(const Value& value, std::string what, Diagnostics& diagnostics) : what_(std::move(what)), diagnostics_(diagnostics) {
        if (value.is(Kind::map)) map_ = &value.map();
        else if (!value.is(Kind::null)) wrong_kind(value, what_, "a map of fields");
    }

    void only(const Names& known) const {
        if (!map_) return;
        for (const Map::Entry& entry : map_->entries())
            if (std::find(known.begin(), known.end(), entry.key) == known.end()) unknown(entry, known);
    }

    Section section(const std::string& key) const {
        const Value* value = find(key);
        return {value ? *value : Value(), "'" + key + "'", diagnostics_};
    }

    void text(const std::string& key, std::string& into) const {
        const Value* value = find(key);
        if (value && is_text(*value, "'" + key + "'")) into = value->text();
    }

    void text(const std::string& key, std::optional<std::string>& into) const {
        const Value* value = find(key);
        if (value && is_text(*value, "'" + key + "'")) into = value->text();
    }

    // A text that names what is filled in: "{from} to {until}".
    void pattern(const std::string& key, const Names& names, std::optional<std::string>& into) const {
        const Value* value = find(key);
        if (value && is_pattern(*value, "'" + key + "'", names)) into = value->text();
    }

    void number(const std::string& key, std::int64_t most, std::int64_t& into) const {
        const Value* value = find(key);
        if (!value) return;
        if (!value->is(Kind::integer)) wrong_kind(*value, "'" + key + "'", "a whole number");
        else if (value->integer() < 0 || value->integer() > most)
            diagnostics_.add(
                error("locale.number-out-of-range", value->place(),
                      "'" + key + "' is " + std::to_string(value->integer()) + " and must be from 0 to " + std::to_string(most)));
        else into = value->integer();
    }

    Forms forms(const std::string& key, const Names& names) const {
        const Section section = this->section(key);
        if (!section.map_) return {};
        section.only(plural_categories());
        Forms forms;
        for (const Map::Entry& entry : section.map_->entries())
            if (is_pattern(entry.value, "'" + key + "." + entry.key + "'", names)) forms[entry.key] = entry.value.text();
        if (forms.contains("other")) return forms;
        diagnostics_.add(
            error("locale.no-other-form", find(key)->place(), "'" + key + "' has no form 'other', which stands for all the rest"));
        return {};
    }

    std::map<std::string, std::string, std::less<>> date_patterns() const {
        std::map<std::string, std::string, std::less<>> patterns;
        for (const Map::Entry& entry : entries()) {
            if (!is_text(entry.value, "'" + entry.key + "'")) continue;
            if (const auto fault = fault_in_date_pattern(entry.value.text()))
                diagnostics_.add(
                    error("locale.date-pattern", entry.value.place(), "the pattern '" + entry.key + "': " + *fault)
                        .hint("write days as d or dd, months as M, MM, MMM or MMMM, weekdays as EEE or EEEE, years as yyyy, "
                              "and set words in single quotes"));
            else patterns[entry.key] = entry.value.text();
        }
        return patterns;
    }

    std::map<std::string, RangeStyle, std::less<>> ranges() const {
        std::map<std::string, RangeStyle, std::less<>> styles;
        for (const Map::Entry& entry : entries()) {
            if (entry.value.is(Kind::map)) styles[entry.key] = within_and_across(entry);
            else if (is_pattern(entry.value, "'" + entry.key + "'", {"from", "until"}))
                styles[entry.key] = {entry.value.text(), entry.value.text()};
        }
        return styles;
    }

    std::vector<std::string> twelve(const std::string& key) const {
        const Value* value = find(key);
        if (!value) return {};
        if (!value->is(Kind::list)) {
            wrong_kind(*value, "'" + key + "'", "a list of twelve names");
            return {};
        }
        if (value->list().size() != 12) {
            diagnostics_.add(error("locale.not-twelve-months", value->place(),
                                   "'" + key + "' must have twelve names, but has " + std::to_string(value->list().size())));
            return {};
        }
        std::vector<std::string> names;
        for (const Value& name : value->list())
            names.push_back(is_text(name, "a month in '" + key + "'") ? name.text() : std::string());
        return names;
    }

    Names words(const std::string& key) const {
        const Value* value = find(key);
        if (!value) return {};
        if (!value->is(Kind::list)) {
            wrong_kind(*value, "'" + key + "'", "a list of words");
            return {};
        }
        Names words;
        for (const Value& word : value->list())
            if (is_text(word, "a word in '" + key + "'")) words.push_back(word.text());
        return words;
    }

private:
    const Value* find(std::string_view key) const {
        const Value* value = map_ ? map_->find(key) : nullptr;
        return value && !value->is(Kind::null) ? value : nullptr;
    }

    const std::vector<Map::Entry>& entries() const {
        static const std::vector<Map::Entry> kNone;
        return map_ ? map_->entries() : kNone;
    }

    RangeStyle within_and_across(const Map::Entry& entry) const {
        const Section section = this->section(entry.key);
        section.only({"within", "across"});
        std::optional<std::string> within, across;
        section.pattern("within", {"from", "until"}, within);
        section.pattern("across", {"from", "until"}, across);
        if (!section.find("within") || !section.find("across"))
            diagnostics_.add(error("locale.missing-field", entry.key_place,
                                   "'" + entry.key + "' needs both 'within' (one month) and 'across' (two months)"));
        return {within.value_or("{from}–{until}"), across.value_or("{from} – {until}")};
    }

    bool is_text(const Value& value, const std::string& what) const {
        if (value.is(Kind::text)) return true;
        wrong_kind(value, what, "text");
        return false;
    }

    bool is_pattern(const Value& value, const std::string& what, const Names& names) const {
        if (!is_text(value, what)) return false;
        bool whole = true;
        for (const std::string& name : names)
            if (value.text().find("{" + name + "}") == std::string::npos) {
                diagnostics_.add(
                    error("locale.missing-placeholder", value.place(), what + " does not say where {" + name + "} stands"));
                whole = false;
            }
        return whole && knows_placeholders(value, what, names);
    }

    bool knows_placeholders(const Value& value, const std::string& what, const Names& names) const {
        const std::string& text = value.text();
        for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
            const std::string name = text.substr(open + 1, std::min(text.find('}', open), text.size()) - open - 1);
            if (std::find(names.begin(), names.end(), name) != names.end()) continue;
            diagnostics_.add(error("locale.unknown-placeholder", value.place(), what + " has no {" + name + "} to fill in"));
            return false;
        }
        return true;
    }

    void wrong_kind(const Value& value, const std::string& what, std::string_view expected) const {
        auto fault = error("locale.wrong-kind", value.place(),
                           what + " must be " + std::string(expected) + ", but is " + std::string(describe(value.kind())));
        const bool unquoted = expected == "text" && (value.is_number() || value.is(Kind::boolean) || value.is(Kind::date));
        if (unquoted) fault.hints.push_back("put it in quotes");
        diagnostics_.add(std::move(fault));
    }

    void unknown(const Map::Entry& entry, const Names& known) const {
        auto fault = error("locale.unknown-field", entry.key_place, what_ + " has no field '" + entry.key + "'");
        const std::string meant = nearest(entry.key, known);
        std::string all;
        for (const std::string& name : known) all += (all.empty() ? "" : ", ") + name;
        fault.hints.push_back(meant.empty() ? "it may have: " + all : "did you mean '" + meant + "'?");
        diagnostics_.add(std::move(fault));
    }

    const Map* map_ = nullptr;
    std::string what_;
    Diagnostics& diagnostics_;
};

void read_numbers(const Section& numbers, HouseStyle& style) {
    numbers.only({"words_below", "cardinal_rules", "ordinal_rules", "thousands", "decimal", "ordinals"});
    numbers.number("words_below", kMostWordsBelow, style.words_below);
    numbers.text("cardinal_rules", style.cardinal_rules);
    numbers.text("ordinal_rules", style.ordinal_rules);
    numbers.text("thousands", style.thousands);
    numbers.text("decimal", style.decimal_mark);
    style.ordinals = numbers.forms("ordinals", {"number"});
}

void read_money(const Section& money, HouseStyle& style) {
    money.only({"code", "symbol"});
    money.pattern("code", {"currency", "amount"}, style.money_code);
    money.pattern("symbol", {"currency", "amount"}, style.money_symbol);
}

void read_periods(const Section& periods, HouseStyle& style) {
    periods.only({"years_from", "years", "months", "days"});
    periods.number("years_from", kMostYearsFrom, style.years_from);
    style.years = periods.forms("years", {"number"});
    style.months = periods.forms("months", {"number"});
    style.days = periods.forms("days", {"number"});
}

}  // namespace

const std::string& form_for(const Forms& forms, std::string_view category) {
    const auto found = forms.find(category);
    return found != forms.end() ? found->second : forms.find("other")->second;
}

HouseStyle read_house_style(const Value& house, Diagnostics& diagnostics) {
    HouseStyle style;
    const Section file(house, "the file of a language", diagnostics);
    file.only({"numbers", "dates", "short_months", "ranges", "lists", "money", "percent", "periods", "ties", "words"});
    read_numbers(file.section("numbers"), style);
    style.date_patterns = file.section("dates").date_patterns();
    style.short_months = file.twelve("short_months");
    style.ranges = file.section("ranges").ranges();
    const Section lists = file.section("lists");
    lists.only({"word", "separator"});
    lists.text("word", style.list_word);
    lists.text("separator", style.list_separator);
    read_money(file.section("money"), style);
    file.pattern("percent", {"number"}, style.percent);
    read_periods(file.section("periods"), style);
    return style;
}

WordLists read_ties(const Value& house, Diagnostics& diagnostics) {
    static const Names kLists{"titles",      "before_number", "after_number", "currencies",
                              "never_first", "never_last",    "pairs",        "before_year"};
    const Section ties = Section(house, "the file of a language", diagnostics).section("ties");
    ties.only(kLists);
    WordLists lists;
    for (const std::string& name : kLists) lists[name] = ties.words(name);
    return lists;
}

std::string fill(std::string_view pattern, const std::vector<std::pair<std::string_view, std::string_view>>& names) {
    std::string text;
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t close = pattern[at] == '{' ? pattern.find('}', at) : std::string_view::npos;
        const std::string_view name = close == std::string_view::npos ? std::string_view() : pattern.substr(at + 1, close - at - 1);
        const auto found =
            std::find_if(names.begin(), names.end(), [&](const auto& pair) { return !name.empty() && pair.first == name; });
        if (found == names.end()) {
            text += pattern[at++];
            continue;
        }
        text += found->second;
        at = close + 1;
    }
    return text;
}

}  // namespace rapporteur::locale
