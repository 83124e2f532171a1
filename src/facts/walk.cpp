#include "facts/walk.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "facts/data.h"

namespace rapporteur::facts {

namespace {

constexpr std::size_t kMostFaults = 100;
constexpr std::size_t kMostListed = 15;
constexpr std::size_t kLongestUnique = 3000;

unsigned type_of(const Value& value) {
    switch (value.kind()) {
        case Kind::missing:
        case Kind::callable:
        case Kind::null: return kNull;
        case Kind::boolean: return kBoolean;
        case Kind::integer: return kInteger;
        case Kind::decimal: return kNumber;
        case Kind::date:
        case Kind::text: return kText;
        case Kind::list: return kList;
        case Kind::map: break;
    }
    return kMap;
}

bool accepts_type(const Schema& schema, const Value& value) { return schema.types == 0 || (schema.types & type_of(value)) != 0; }

// Null where something is written: what could not be read, of which the reader has told.
bool was_told(const Value& value) {
    if (!value.is(Kind::null)) return false;
    const std::string_view written = value.place().text();
    return !written.empty() && written != "~" && written != "null" && written != "Null" && written != "NULL";
}

bool is_allowed(const Schema& schema, const Value& value) {
    return std::any_of(schema.allowed.begin(), schema.allowed.end(), [&](const Value& one) { return one == value; });
}

// ---- What was found, in words ---------------------------------------------------------------------------------------------------

std::string shortened(const std::string& text) {
    const std::string line = text.substr(0, text.find('\n'));
    if (line.size() == text.size() && text.size() <= 50) return text;
    std::size_t end = std::min<std::size_t>(line.size(), 50);
    while (end > 0 && end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0u) == 0x80u) --end;
    return line.substr(0, end) + "\u2026";
}

std::string found_words(const Value& value) {
    if (value.is(Kind::text)) return "'" + shortened(value.text()) + "'";
    if (value.is(Kind::integer)) return std::to_string(value.integer());
    if (value.is(Kind::decimal)) return value.decimal().to_string();
    if (value.is(Kind::boolean)) return value.boolean() ? "true" : "false";
    if (value.is(Kind::date)) return value.date().to_string();
    return std::string(describe(value.kind()));
}

// "14 Sept. 2022", "September 14, 2022", "2022-9-14", "14/9/2022" or "14.9.2022", as far as a day can be told from it.
std::optional<Date> guess_date(const std::string& text) {
    static constexpr std::array kMonths = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    std::vector<int> numbers;
    int month = 0;
    for (std::size_t i = 0; i < text.size() && text.size() <= 40;) {
        if (text[i] >= '0' && text[i] <= '9') {
            int number = 0;
            for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i)
                number = std::min(number * 10 + (text[i] - '0'), 100'000);
            numbers.push_back(number);
            continue;
        }
        std::string word;
        for (; i < text.size() && ((text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z'); ++i)
            word += static_cast<char>(text[i] | 0x20);
        for (std::size_t m = 0; m < kMonths.size() && month == 0; ++m)
            if (word.substr(0, 3) == kMonths[m]) month = static_cast<int>(m) + 1;
        if (word.empty()) ++i;
    }
    if (month != 0 && numbers.size() == 2)
        return Date::of(std::max(numbers[0], numbers[1]), month, std::min(numbers[0], numbers[1]));
    if (month == 0 && numbers.size() == 3 && numbers[0] > 31) return Date::of(numbers[0], numbers[1], numbers[2]);
    if (month == 0 && numbers.size() == 3) return Date::of(numbers[2], numbers[1], numbers[0]);
    return std::nullopt;
}

// ---- The walk -------------------------------------------------------------------------------------------------------------------

class Walk {
public:
    // Without `diagnostics` it only finds out whether a value holds.
    explicit Walk(Diagnostics* diagnostics) : diagnostics_(diagnostics) {}

    bool holds(const Schema& schema, const Value& value, const Step& step) {
        if (was_told(value)) return true;
        if (schema.same_as) return holds(*schema.same_as, value, step);
        if (schema.refuses_all) return fault("facts.not-allowed", place(value, step), subject(step) + " is not allowed here");
        if (!holds_type(schema, value, step)) return false;
        bool well = true;
        if (schema.restricted && !is_allowed(schema, value)) well = refuse_value(schema, value, step);
        if (well) well = holds_by_kind(schema, value, step);
        return holds_parts(schema, value, step) && well;
    }

private:
    bool silent() const { return diagnostics_ == nullptr; }

    bool fault(const char* code, SourceSpan where, std::string message, std::vector<std::string> hints = {}) {
        if (silent() || ++faults_ > kMostFaults) return false;
        Diagnostic diagnostic = error(code, where, std::move(message));
        diagnostic.hints = std::move(hints);
        diagnostics_->add(std::move(diagnostic));
        return false;
    }

    // A value that was left out has no place of its own; a record is named by its id.
    static SourceSpan place(const Value& value, const Step& step) {
        const bool named = value.place().begin == value.place().end || value.is(Kind::map) || value.is(Kind::list);
        return named && step.name_place.known() ? step.name_place : value.place();
    }

    // ---- types, dates, allowed values

    bool holds_type(const Schema& schema, const Value& value, const Step& step) {
        if (!accepts_type(schema, value)) return silent() ? false : refuse_type(schema, value, step);
        if (schema.date && value.is(Kind::text)) return silent() ? false : refuse_as_date(value, step);
        if (!schema.date && value.is(Kind::date) && (schema.types & kText) != 0 && !is_allowed(schema, value))
            return silent() ? false
                            : fault("facts.wrong-type", place(value, step),
                                    subject(step) + " is a date here, and " + expectation(schema) + " is expected",
                                    {"put it in quotes if it is text"});
        return true;
    }

    bool refuse_type(const Schema& schema, const Value& value, const Step& step) {
        if (value.is(Kind::null))
            return fault("facts.empty-field", place(value, step),
                         subject(step) + " is empty, and " + expectation(schema) + " is expected",
                         {"fill it in, or take the line out"});
        std::vector<std::string> hints;
        const bool scalar = value.is_number() || value.is(Kind::boolean) || value.is(Kind::date);
        if (schema.date) hints.emplace_back("a date is written year-month-day: 2022-09-14");
        else if ((schema.types & kText) && scalar) hints.emplace_back("put it in quotes if it is text");
        else if (value.is(Kind::text) && (schema.types & kInteger))
            hints.emplace_back("write the number in digits, without quotes, commas or blanks");
        return fault("facts.wrong-type", place(value, step),
                     subject(step) + " must be " + expectation(schema) + ", and here is " + describe_found(value),
                     std::move(hints));
    }

    static std::string describe_found(const Value& value) {
        if (value.is(Kind::list) || value.is(Kind::map)) return found_words(value);
        return std::string(describe(value.kind())) + ", " + found_words(value);
    }

    bool refuse_as_date(const Value& value, const Step& step) {
        if (Date::parse(value.text()))
            return fault("facts.not-a-date", value.place(), subject(step) + " is a date in quotes, which makes it text",
                         {"take the quotes away"});
        const auto guess = guess_date(value.text());
        return fault("facts.not-a-date", place(value, step), "'" + shortened(value.text()) + "' is not a date",
                     {guess ? "write it as " + guess->to_string() : "a date is written year-month-day: 2022-09-14"});
    }

    bool refuse_value(const Schema& schema, const Value& value, const Step& step) {
        if (silent()) return false;
        std::vector<std::string> texts, hints;
        for (const Value& one : schema.allowed)
            if (one.is(Kind::text)) texts.push_back(one.text());
        if (value.is(Kind::text))
            if (const std::string near = nearest(value.text(), texts); !near.empty())
                hints.push_back("did you mean '" + near + "'?");
        return fault("facts.not-allowed", place(value, step),
                     subject(step) + " is " + found_words(value) + ", and " + expectation(schema) + " is expected",
                     std::move(hints));
    }

    // ---- by kind

    bool holds_by_kind(const Schema& schema, const Value& value, const Step& step) {
        if (value.is(Kind::text)) return holds_text(schema, value, step);
        if (value.is_number()) return holds_number(schema, value, step);
        if (value.is(Kind::list)) return holds_list(schema, value, step);
        if (value.is(Kind::map)) return holds_map(schema, value, step);
        return true;
    }

    bool holds_text(const Schema& schema, const Value& value, const Step& step) {
        if (schema.pattern && !schema.pattern->matches(value.text())) return silent() ? false : refuse_pattern(schema, value, step);
        if (!schema.shortest && !schema.longest) return true;
        const std::size_t length = utf8::length(value.text());
        if (schema.shortest && length < *schema.shortest)
            return fault("facts.too-short", place(value, step),
                         length == 0 ? subject(step) + " is empty text, and something must stand there"
                                     : subject(step) + " must have at least " + std::to_string(*schema.shortest) + " characters");
        if (schema.longest && length > *schema.longest)
            return fault(
                "facts.too-long", place(value, step),
                subject(step) + " has " + std::to_string(length) + " characters, and may have " + std::to_string(*schema.longest));
        return true;
    }

    bool refuse_pattern(const Schema& schema, const Value& value, const Step& step) {
        std::string wanted = schema.expected.empty() ? schema.description : schema.expected;
        if (wanted.empty()) wanted = "text of the form " + schema.pattern->source;
        return fault("facts.wrong-form", place(value, step),
                     subject(step) + " is " + found_words(value) + ", and this is expected: " + wanted);
    }

    bool holds_number(const Schema& schema, const Value& value, const Step& step) {
        const Decimal number = value.as_decimal();
        if (schema.least && (number < *schema.least || (schema.above_least && number == *schema.least)))
            return fault("facts.too-small", place(value, step),
                         subject(step) + " is " + found_words(value) + ", and must be " +
                             (schema.above_least ? "more than " : "at least ") + schema.least->to_string());
        if (schema.most && (*schema.most < number || (schema.below_most && number == *schema.most)))
            return fault("facts.too-large", place(value, step),
                         subject(step) + " is " + found_words(value) + ", and must be " +
                             (schema.below_most ? "less than " : "at most ") + schema.most->to_string());
        return true;
    }

    bool holds_list(const Schema& schema, const Value& value, const Step& step) {
        bool well = true;
        const std::size_t size = value.list().size();
        if (schema.fewest && size < *schema.fewest)
            well = fault("facts.too-few", place(value, step),
                         subject(step) + " has " + std::to_string(size) + " entries, and must have at least " +
                             std::to_string(*schema.fewest));
        if (schema.most_entries && size > *schema.most_entries)
            well = fault(
                "facts.too-many", place(value, step),
                subject(step) + " has " + std::to_string(size) + " entries, and may have " + std::to_string(*schema.most_entries));
        if (schema.no_entry_twice) well = holds_no_entry_twice(value, step) && well;
        for (std::size_t i = 0; schema.items && i < size && (well || !silent()); ++i) {
            const Value& entry = value.list()[i];
            well = holds(*schema.items, entry, {&step, nullptr, i, entry.place(), schema.items}) && well;
        }
        return well;
    }

    bool holds_no_entry_twice(const Value& value, const Step& step) {
        const List& list = value.list();
        if (list.size() > kLongestUnique)
            return fault(
                "facts.too-many", place(value, step),
                subject(step) + " has " + std::to_string(list.size()) + " entries, too many to see whether one stands twice");
        for (std::size_t i = 1; i < list.size(); ++i)
            if (std::find(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(i), list[i]) !=
                list.begin() + static_cast<std::ptrdiff_t>(i))
                return fault("facts.entry-twice", list[i].place(),
                             found_words(list[i]) + " stands a second time in " + subject(step), {"take one of the two out"});
        return true;
    }

    // ---- maps

    bool holds_map(const Schema& schema, const Value& value, const Step& step) {
        bool well = holds_field_count(schema, value, step);
        std::vector<std::string> missing;
        for (const std::string& name : schema.required)
            if (!value.map().find(name)) missing.push_back(name);
        if (silent() && !missing.empty()) return false;
        for (const Map::Entry& entry : value.map().entries()) {
            if (silent() && !well) return false;
            well = holds_field(schema, value.map(), entry, step, missing) && well;
        }
        for (const std::string& name : missing) well = refuse_missing(name, value, step);
        return well;
    }

    bool holds_field_count(const Schema& schema, const Value& value, const Step& step) {
        const std::size_t size = value.map().size();
        if (schema.fewest_fields && size < *schema.fewest_fields)
            return fault("facts.too-few", place(value, step),
                         subject(step) + " has " + std::to_string(size) + " fields, and must have at least " +
                             std::to_string(*schema.fewest_fields));
        if (schema.most_fields && size > *schema.most_fields)
            return fault(
                "facts.too-many", place(value, step),
                subject(step) + " has " + std::to_string(size) + " fields, and may have " + std::to_string(*schema.most_fields));
        return true;
    }

    bool holds_field(const Schema& schema, const Map& map, const Map::Entry& entry, const Step& step,
                     std::vector<std::string>& missing) {
        const Schema* field = schema_of_field(schema, entry.key);
        if (!field) return true;
        if (field == schema.additional && resolved(*field).refuses_all) return refuse_unknown(schema, map, entry, step, missing);
        return holds(*field, entry.value, {&step, &entry.key, 0, entry.key_place, field});
    }

    // A missing field that was misspelt is one fault, not two.
    bool refuse_unknown(const Schema& schema, const Map& map, const Map::Entry& entry, const Step& step,
                        std::vector<std::string>& missing) {
        if (silent()) return false;
        std::vector<std::string> free;
        for (const std::string& name : schema.property_order)
            if (!map.find(name)) free.push_back(name);
        std::string near = nearest(entry.key, missing);
        if (near.empty()) near = nearest(entry.key, free);
        missing.erase(std::remove(missing.begin(), missing.end(), near), missing.end());
        const Step* up = step.up;
        const std::string owner_words =
            up && up->up && !up->up->up && up->field && step.field ? kind_of_record(step) : subject(step);
        const std::string message = !up ? "'" + entry.key + "' is not a collection that belongs in this file"
                                        : "field '" + entry.key + "' is not one that " + owner_words + " has";
        return fault("facts.unknown-field", entry.key_place, message,
                     {near.empty() ? all_fields(schema) : "did you mean '" + near + "'?"});
    }

    static std::string kind_of_record(const Step& record) {
        const std::string noun = noun_of(*record.up->field, record.schema);
        const bool vowel = !noun.empty() && std::string_view("aeiouAEIOU").find(noun[0]) != std::string_view::npos;
        return (vowel ? "an " : "a ") + noun;
    }

    static std::string all_fields(const Schema& schema) {
        std::string text;
        for (std::size_t i = 0; i < schema.property_order.size() && i < kMostListed; ++i)
            text += (i ? ", " : "it has: ") + schema.property_order[i];
        if (schema.property_order.size() > kMostListed) text += ", \u2026";
        return text.empty() ? "it has no fields at all" : text;
    }

    bool refuse_missing(const std::string& name, const Value& value, const Step& step) {
        const bool record = step.up && step.up->up && !step.up->up->up && step.field;
        const std::string rest =
            record ? ", which every " + noun_of(*step.up->field, step.schema) + " must have" : ", which it must have";
        const SourceSpan where = step.name_place.known() ? step.name_place : value.place();
        return fault("facts.missing-field", where, subject(step) + (step.up ? " has no field '" : " has no '") + name + "'" + rest);
    }

    // ---- schemas of the same value

    bool holds_parts(const Schema& schema, const Value& value, const Step& step) {
        bool well = true;
        for (const Schema* part : schema.all_of) well = holds(*part, value, step) && well;
        if (!schema.any_of.empty()) well = holds_one(schema.any_of, value, step, false) && well;
        if (!schema.one_of.empty()) well = holds_one(schema.one_of, value, step, true) && well;
        if (schema.condition) {
            const Schema* next = Walk(nullptr).holds(*schema.condition, value, step) ? schema.consequence : schema.alternative;
            if (next) well = holds(*next, value, step) && well;
        }
        return well;
    }

    bool holds_one(const std::vector<const Schema*>& choices, const Value& value, const Step& step, bool only_one) {
        std::vector<const Schema*> near;
        std::size_t fitting = 0;
        for (const Schema* choice : choices) {
            if (Walk(nullptr).holds(*choice, value, step)) ++fitting;
            else if (accepts_type(resolved(*choice), value)) near.push_back(choice);
        }
        if (fitting == 1 || (fitting > 1 && !only_one)) return true;
        if (silent()) return false;
        if (fitting > 1)
            return fault("facts.ambiguous", place(value, step), subject(step) + " can be understood in more than one way");
        if (near.size() == 1) return holds(*near[0], value, step);
        return refuse_choices(choices, value, step);
    }

    bool refuse_choices(const std::vector<const Schema*>& choices, const Value& value, const Step& step) {
        std::string wanted;
        for (const Schema* choice : choices) wanted += (wanted.empty() ? "" : " or ") + expectation(*choice);
        return fault("facts.wrong-type", place(value, step),
                     subject(step) + " must be " + wanted + ", and here is " + describe_found(value));
    }

    Diagnostics* diagnostics_;
    std::size_t faults_ = 0;
};

}  // namespace

bool walk(const Schema& root, const Value& file, Diagnostics& diagnostics) {
    Step step;
    step.schema = &root;
    const std::uint32_t begin = file.place().begin;
    step.name_place = {file.place().file, begin, std::min(begin + 1, file.place().end)};
    return Walk(&diagnostics).holds(root, file, step);
}

bool walk(const Record& record, Diagnostics& diagnostics) {
    const Step file, collection{&file, &record.collection, 0, record.key_place, nullptr};
    const Step step{record.single ? &file : &collection, &record.id, 0, record.key_place, record.schema};
    return !record.schema || Walk(&diagnostics).holds(*record.schema, record.written, step);
}

bool fits(const Schema& schema, const Value& value) { return Walk(nullptr).holds(schema, value, {}); }

}  // namespace rapporteur::facts
