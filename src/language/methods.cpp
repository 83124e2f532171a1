// The methods of values: those of Python's str, dict and list that change nothing.
#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "language/kit.h"
#include "language/operators.h"
#include "language/text_tools.h"

namespace rapporteur::language {

namespace {

Value map_items(const Invocation& call) {
    List pairs;
    for (const Map::Entry& entry : call.input.map().entries())
        pairs.push_back(pair_of(Value(entry.key, entry.key_place), entry.value));
    return Value(std::move(pairs));
}

Value map_keys(const Invocation& call) { return Value(items_of(call.input, call.place())); }

Value map_values(const Invocation& call) {
    List values;
    for (const Map::Entry& entry : call.input.map().entries()) values.push_back(entry.value);
    return Value(std::move(values));
}

Value map_get(const Invocation& call) {
    const Value* found = call.input.map().find(call.read.text("key"));
    return found ? *found : call.read.value("default", Value());
}

Value map_copy(const Invocation& call) { return call.input; }

Value upper(const Invocation& call) { return Value(call.locale().upper(call.input.text())); }
Value lower(const Invocation& call) { return Value(call.locale().lower(call.input.text())); }
Value title(const Invocation& call) { return Value(python_title(call.input.text(), call.locale())); }
Value capitalize(const Invocation& call) { return Value(python_capitalize(call.input.text(), call.locale())); }

std::optional<std::string> characters_to_strip(const Invocation& call) {
    const Value given = call.read.value("chars", Value());
    if (given.is(Kind::null)) return std::nullopt;
    return to_text(given, call.place());
}
Value strip(const Invocation& call) { return Value(stripped(call.input.text(), characters_to_strip(call), true, true)); }
Value strip_left(const Invocation& call) { return Value(stripped(call.input.text(), characters_to_strip(call), true, false)); }
Value strip_right(const Invocation& call) { return Value(stripped(call.input.text(), characters_to_strip(call), false, true)); }

Value list_of(std::vector<std::string> texts) {
    List items;
    items.reserve(texts.size());
    for (std::string& text : texts) items.emplace_back(std::move(text));
    return Value(std::move(items));
}

Value split(const Invocation& call) {
    const Value separator = call.read.value("sep", Value());
    const std::int64_t most = call.read.integer("maxsplit", -1);
    if (separator.is(Kind::null)) return list_of(split_at_blanks(call.input.text(), most));
    const std::string between = to_text(separator, call.place());
    if (between.empty()) fail("language.arguments", call.place(), "'split' needs a text to split at");
    return list_of(split_at(call.input.text(), between, most));
}

Value split_lines(const Invocation& call) { return list_of(lines_of(call.input.text())); }

Value join(const Invocation& call) {
    TextBuilder text(call.place(), call.environment);
    bool first = true;
    for (const Value& item : items_of(call.read.value("iterable"), call.place())) {
        if (!item.is(Kind::text))
            fail("language.operands", call.place(), "'join' joins texts, not " + std::string(describe(item.kind())),
                 "the filter 'join' takes anything");
        if (!first) text.add(call.input, call.place());
        first = false;
        text.add(item, call.place());
    }
    return std::move(text).finish();
}

Value replace(const Invocation& call) {
    return Value(replaced(call.input.text(), call.read.text("old"), call.read.text("new"), call.read.integer("count", -1),
                          call.environment.limits().output_bytes, call.place()));
}

bool any_affix(const Invocation& call, bool (*fits)(const std::string&, const std::string&)) {
    const Value& given = call.read.value("prefix");
    if (given.is(Kind::text)) return fits(call.input.text(), given.text());
    for (const Value& one : items_of(given, call.place()))
        if (fits(call.input.text(), to_text(one, call.place()))) return true;
    return false;
}
Value starts_with(const Invocation& call) {
    return Value(any_affix(call, [](const std::string& text, const std::string& affix) { return text.starts_with(affix); }));
}
Value ends_with(const Invocation& call) {
    return Value(any_affix(call, [](const std::string& text, const std::string& affix) { return text.ends_with(affix); }));
}

Value position(const std::string& text, std::size_t byte) {
    if (byte == text.npos) return Value(-1);
    return Value(static_cast<std::int64_t>(utf8::length(std::string_view(text).substr(0, byte))));
}
Value find(const Invocation& call) { return position(call.input.text(), call.input.text().find(call.read.text("sub"))); }
Value find_last(const Invocation& call) { return position(call.input.text(), call.input.text().rfind(call.read.text("sub"))); }
Value index_in_text(const Invocation& call) {
    const Value found = find(call);
    if (found.integer() < 0)
        fail("language.not-found", call.place(), "the text does not hold '" + call.read.text("sub") + "'",
             "'find' gives -1 instead");
    return found;
}

Value count_in_text(const Invocation& call) {
    const std::string sought = call.read.text("sub");
    if (sought.empty()) return Value(static_cast<std::int64_t>(utf8::length(call.input.text()) + 1));
    std::int64_t count = 0;
    const std::string& text = call.input.text();
    for (std::size_t at = 0; (at = text.find(sought, at)) != text.npos; at += sought.size()) ++count;
    return Value(count);
}

bool only(const std::string& text, bool (*fits)(char32_t)) {
    const std::u32string characters = utf8::to_utf32(text);
    return !characters.empty() && std::all_of(characters.begin(), characters.end(), fits);
}
Value is_digit(const Invocation& call) { return Value(only(call.input.text(), [](char32_t c) { return c >= '0' && c <= '9'; })); }
Value is_space(const Invocation& call) { return Value(only(call.input.text(), is_blank)); }
Value is_upper(const Invocation& call) { return Value(all_upper(call.input.text(), call.locale())); }
Value is_lower(const Invocation& call) { return Value(all_lower(call.input.text(), call.locale())); }
Value is_alpha(const Invocation& call) {
    return Value(only(call.input.text(), [](char32_t c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c != 0xD7 && c != 0xF7);
    }));
}

Value centre(const Invocation& call) { return Value(centred(call.input.text(), call.read.integer("width"), call.place())); }
Value just(const Invocation& call, bool left) {
    const std::int64_t width = held_width(call.read.integer("width"), call.place());
    const auto length = static_cast<std::int64_t>(utf8::length(call.input.text()));
    const std::string fill(static_cast<std::size_t>(std::max<std::int64_t>(0, width - length)), ' ');
    return Value(left ? call.input.text() + fill : fill + call.input.text());
}
Value just_left(const Invocation& call) { return just(call, true); }
Value just_right(const Invocation& call) { return just(call, false); }
Value fill_with_zeros(const Invocation& call) {
    const std::string& text = call.input.text();
    const std::int64_t width = held_width(call.read.integer("width"), call.place());
    const auto length = static_cast<std::int64_t>(utf8::length(text));
    const std::size_t sign = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    return Value(text.substr(0, sign) + std::string(static_cast<std::size_t>(std::max<std::int64_t>(0, width - length)), '0') +
                 text.substr(sign));
}

Value format(const Invocation& call) { return Value(format_braces(call.input.text(), call.arguments, call.place())); }

Value index_in_list(const Invocation& call) {
    const List& items = call.input.list();
    for (std::size_t i = 0; i < items.size(); ++i)
        if (equal(items[i], call.read.value("value"))) return Value(static_cast<std::int64_t>(i));
    fail("language.not-found", call.place(), "the list does not hold " + quoted(call.read.value("value"), call.place()));
}

Value count_in_list(const Invocation& call) {
    const Value& sought = call.read.value("value");
    return Value(static_cast<std::int64_t>(std::count_if(call.input.list().begin(), call.input.list().end(),
                                                         [&](const Value& item) { return equal(item, sought); })));
}

Value iso_format(const Invocation& call) { return Value(call.input.date().to_string()); }

Value refuse_change(const Invocation& call) {
    fail("language.no-change", call.place(), "values do not change: this method would change one",
         "build a new value: list + [item], or 'set'");
}

const std::map<std::string_view, FilterRow>& methods_of(Kind kind) {
    static const auto table = [](std::vector<FilterRow> rows) {
        std::map<std::string_view, FilterRow> named;
        for (FilterRow& row : rows) named.emplace(row.name, row);
        return named;
    };
    static const auto kMap = table({{"items", {}, map_items},
                                    {"keys", {}, map_keys},
                                    {"values", {}, map_values},
                                    {"get", {"key", "default"}, map_get},
                                    {"copy", {}, map_copy},
                                    {"update", {"*"}, refuse_change},
                                    {"pop", {"*"}, refuse_change},
                                    {"setdefault", {"*"}, refuse_change},
                                    {"clear", {"*"}, refuse_change}});
    static const auto kText = table({{"upper", {}, upper},
                                     {"lower", {}, lower},
                                     {"title", {}, title},
                                     {"capitalize", {}, capitalize},
                                     {"strip", {"chars"}, strip},
                                     {"lstrip", {"chars"}, strip_left},
                                     {"rstrip", {"chars"}, strip_right},
                                     {"split", {"sep", "maxsplit"}, split},
                                     {"splitlines", {}, split_lines},
                                     {"join", {"iterable"}, join},
                                     {"replace", {"old", "new", "count"}, replace},
                                     {"startswith", {"prefix"}, starts_with},
                                     {"endswith", {"prefix"}, ends_with},
                                     {"find", {"sub"}, find},
                                     {"rfind", {"sub"}, find_last},
                                     {"index", {"sub"}, index_in_text},
                                     {"count", {"sub"}, count_in_text},
                                     {"isdigit", {}, is_digit},
                                     {"isnumeric", {}, is_digit},
                                     {"isspace", {}, is_space},
                                     {"isupper", {}, is_upper},
                                     {"islower", {}, is_lower},
                                     {"isalpha", {}, is_alpha},
                                     {"center", {"width"}, centre},
                                     {"ljust", {"width"}, just_left},
                                     {"rjust", {"width"}, just_right},
                                     {"zfill", {"width"}, fill_with_zeros},
                                     {"format", {"*"}, format}});
    static const auto kList = table({{"index", {"value"}, index_in_list},
                                     {"count", {"value"}, count_in_list},
                                     {"copy", {}, map_copy},
                                     {"append", {"*"}, refuse_change},
                                     {"extend", {"*"}, refuse_change},
                                     {"insert", {"*"}, refuse_change},
                                     {"pop", {"*"}, refuse_change},
                                     {"remove", {"*"}, refuse_change},
                                     {"sort", {"*"}, refuse_change},
                                     {"reverse", {"*"}, refuse_change},
                                     {"clear", {"*"}, refuse_change}});
    static const auto kDate = table({{"isoformat", {}, iso_format}});
    static const std::map<std::string_view, FilterRow> kNone;
    switch (kind) {
        case Kind::map: return kMap;
        case Kind::text: return kText;
        case Kind::list: return kList;
        case Kind::date: return kDate;
        case Kind::missing:
        case Kind::null:
        case Kind::boolean:
        case Kind::integer:
        case Kind::decimal:
        case Kind::callable: break;
    }
    return kNone;
}

}  // namespace

bool has_method(Kind kind, std::string_view name) { return methods_of(kind).count(name) > 0; }

std::optional<Value> call_method(const Value& receiver, std::string_view name, const Arguments& arguments,
                                 const Environment& environment) {
    const auto& methods = methods_of(receiver.kind());
    const auto found = methods.find(name);
    if (found == methods.end()) return std::nullopt;
    const FilterRow& row = found->second;
    const bool anything = row.parameters.size() == 1 && row.parameters[0] == "*";
    const ArgumentReader read = anything ? ArgumentReader(row.name, {}, {}) : ArgumentReader(row.name, arguments, row.parameters);
    return row.run({receiver, read, arguments, environment});
}

}  // namespace rapporteur::language
