// Fields, items and slices; and what is said about those that are not there.
#include <algorithm>
#include <optional>
#include <string_view>

#include "base/utf8.h"
#include "language/kit.h"

namespace rapporteur::language {

namespace {

// Where a record stands in the data: at its first field.
SourceSpan place_of_record(const Value& record) {
    const auto& entries = record.map().entries();
    return !entries.empty() && entries.front().key_place.known() ? entries.front().key_place : record.place();
}

Value missing_field(const Value& of, std::string_view name, const std::vector<std::string>& known) {
    const std::string who = of.is_reference()  ? "'" + of.reference_id() + "'"
                            : of.is(Kind::map) ? "this record"
                                               : std::string(describe(of.kind()));
    std::string hint = suggestion(name, known);
    if (hint.empty() && has_method(of.kind(), name)) hint = "call it: write () after '" + std::string(name) + "'";
    return Value::missing(who + " has no field '" + std::string(name) + "'", std::move(hint),
                          of.is_reference() ? of.place() : SourceSpan());
}

Value date_field(const Value& date, std::string_view name) {
    if (name == "year") return Value(date.date().year(), date.place());
    if (name == "month") return Value(date.date().month(), date.place());
    if (name == "day") return Value(date.date().day(), date.place());
    if (name == "weekday") return Value(date.date().weekday(), date.place());
    return missing_field(date, name, {"year", "month", "day", "weekday"}).at(date.place());
}

// A group of `groupby` is a pair that also answers to names.
Value group_field(const Value& list, std::string_view name) {
    const bool is_group = list.list().size() == 2 && list.list()[1].is(Kind::list);
    if (is_group && name == "grouper") return list.list()[0];
    if (is_group && name == "list") return list.list()[1];
    return missing_field(list, name, {}).at(list.place());
}

Value object_field(const Value& object, std::string_view name) {
    const auto* fields = dynamic_cast<const Object*>(object.callable().get());
    return fields ? fields->field(name) : missing_field(object, name, {});
}

std::int64_t counted_from_front(std::int64_t index, std::size_t size) {
    return index < 0 ? index + static_cast<std::int64_t>(size) : index;
}

Value list_item(const Value& of, std::int64_t index) {
    const List& items = of.list();
    const std::int64_t at = counted_from_front(index, items.size());
    if (at >= 0 && at < static_cast<std::int64_t>(items.size())) return items[static_cast<std::size_t>(at)];
    return Value::missing("the list has " + std::to_string(items.size()) + (items.size() == 1 ? " item" : " items") +
                              ", none at index " + std::to_string(index),
                          items.empty() ? "" : "the first item has the index 0")
        .at(of.place());
}

Value character_of(const Value& of, std::int64_t index) {
    const std::u32string characters = utf8::to_utf32(of.text());
    const std::int64_t at = counted_from_front(index, characters.size());
    if (at >= 0 && at < static_cast<std::int64_t>(characters.size()))
        return Value(utf8::encode(characters[static_cast<std::size_t>(at)]), of.place());
    return Value::missing("the text has " + std::to_string(characters.size()) + " characters, none at index " +
                          std::to_string(index))
        .at(of.place());
}

std::int64_t slice_number(const Value& value, const SourceSpan& place) {
    if (value.is(Kind::integer)) return value.integer();
    fail("language.index", place, "the parts of a slice are whole numbers, not " + std::string(describe(value.kind())));
}

// Which items a slice takes (Python Language Reference 3.2, slice.indices).
std::vector<std::size_t> slice_indices(std::size_t size, const Value& from, const Value& to, const Value& step_value,
                                       const SourceSpan& place) {
    const std::int64_t step = step_value.is(Kind::null) ? 1 : slice_number(step_value, place);
    if (step == 0) fail("language.index", place, "the step of a slice cannot be 0");
    const auto length = static_cast<std::int64_t>(size);
    const std::int64_t lowest = step > 0 ? 0 : -1, highest = step > 0 ? length : length - 1;
    const auto bound = [&](const Value& given, std::int64_t otherwise) {
        if (given.is(Kind::null)) return otherwise;
        return std::clamp(counted_from_front(slice_number(given, place), size), lowest, highest);
    };
    const std::int64_t begin = bound(from, step > 0 ? lowest : highest), end = bound(to, step > 0 ? highest : lowest);
    std::vector<std::size_t> indices;
    if (step > 0)
        for (std::int64_t i = begin; i < end; i += std::min(step, end - i)) indices.push_back(static_cast<std::size_t>(i));
    else
        for (std::int64_t i = begin; i > end; i += std::max(step, end - i)) indices.push_back(static_cast<std::size_t>(i));
    return indices;
}

// Where the characters [from, to) of a text stand; none where a slice counts from the end or leaps. Reads no further than `to`.
std::optional<std::string_view> stretch_of(std::string_view text, const Value& from, const Value& to, const Value& step) {
    const auto counts_from_front = [](const Value& value) { return value.is(Kind::integer) && value.integer() >= 0; };
    if (!step.is(Kind::null) || !counts_from_front(to) || !(from.is(Kind::null) || counts_from_front(from))) return std::nullopt;
    const std::int64_t first = from.is(Kind::null) ? 0 : from.integer();
    std::size_t at = 0, begin = text.size();
    for (std::int64_t count = 0; at < text.size() && count < to.integer(); ++count) {
        if (count == first) begin = at;
        at += utf8::decode(text, at).length;
    }
    return begin < at ? text.substr(begin, at - begin) : std::string_view();
}

}  // namespace

const Value& required(const Value& value, const SourceSpan& template_place) {
    if (!value.is(Kind::missing)) return value;
    Diagnostic problem = error("language.missing", template_place, value.missing().explanation);
    if (!value.missing().hint.empty()) problem.hints.push_back(value.missing().hint);
    if (const SourceSpan& named = value.missing().named_at; named.known())
        problem.related.push_back({named, "the record is named here"});
    if (value.place().known()) problem.related.push_back({value.place(), "it was looked for here"});
    throw Fault(std::move(problem));
}

Value field_of(const Value& of, std::string_view name) {
    switch (of.kind()) {
        case Kind::missing: return of;
        case Kind::map:
            if (const Value* found = of.map().find(name)) return *found;
            return missing_field(of, name, of.map().keys()).at(place_of_record(of));
        case Kind::date: return date_field(of, name);
        case Kind::list: return group_field(of, name);
        case Kind::callable: return object_field(of, name);
        case Kind::null:
        case Kind::boolean:
        case Kind::integer:
        case Kind::decimal:
        case Kind::text: break;
    }
    return missing_field(of, name, {}).at(of.place());
}

Value item_of(const Value& of, const Value& index, const SourceSpan& place) {
    if (index.is(Kind::text)) return field_of(of, index.text());
    if (index.is(Kind::boolean) && of.is(Kind::list)) return list_item(of, index.boolean() ? 1 : 0);
    if (index.is(Kind::integer)) {
        if (of.is(Kind::list)) return list_item(of, index.integer());
        if (of.is(Kind::text)) return character_of(of, index.integer());
        if (of.is(Kind::map)) return field_of(of, std::to_string(index.integer()));
    }
    return Value::missing(std::string(describe(of.kind())) + " has no items by " + std::string(describe(index.kind())))
        .at(of.place().known() ? of.place() : place);
}

Value slice_of(const Value& of, const Value& from, const Value& to, const Value& step, const SourceSpan& place) {
    if (of.is(Kind::list)) {
        List taken;
        for (const std::size_t i : slice_indices(of.list().size(), from, to, step, place)) taken.push_back(of.list()[i]);
        return Value(std::move(taken), of.place());
    }
    if (!of.is(Kind::text))
        fail("language.index", place, std::string(describe(of.kind())) + " cannot be sliced", "lists and texts can");
    if (const auto stretch = stretch_of(of.text(), from, to, step)) return Value(*stretch, of.place());
    const std::u32string characters = utf8::to_utf32(of.text());
    std::string taken;
    for (const std::size_t i : slice_indices(characters.size(), from, to, step, place)) utf8::append(taken, characters[i]);
    return Value(std::move(taken), of.place());
}

namespace {

// Each remembers where it came from.
Value characters_of(const Value& text) {
    List characters;
    const std::string& all = text.text();
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t length = utf8::decode(all, at).length;
        Text one{all.substr(at, length), nullptr};
        if (const auto& map = text.text_map()) {
            SourceMap origin;
            origin.append(static_cast<std::uint32_t>(length), map->at(static_cast<std::uint32_t>(at)));
            one.map = std::make_shared<const SourceMap>(std::move(origin));
        }
        characters.emplace_back(std::move(one), text.place());
        at += length;
    }
    return Value(std::move(characters), text.place());
}

Value keys_of(const Value& map) {
    List keys;
    for (const Map::Entry& entry : map.map().entries()) keys.emplace_back(entry.key, entry.key_place);
    return Value(std::move(keys), map.place());
}

}  // namespace

Value list_of(const Value& value, const SourceSpan& template_place) {
    switch (required(value, template_place).kind()) {
        case Kind::list: return value;
        case Kind::map: return keys_of(value);
        case Kind::text: return characters_of(value);
        case Kind::missing:
        case Kind::null:
        case Kind::boolean:
        case Kind::integer:
        case Kind::decimal:
        case Kind::date:
        case Kind::callable: break;
    }
    Diagnostic fault = error("language.not-a-list", template_place,
                             "expected a list but found " + std::string(describe(value.kind())));
    if (value.place().known()) fault.related.push_back({value.place(), "it was given here"});
    throw Fault(std::move(fault));
}

List items_of(const Value& value, const SourceSpan& template_place) { return list_of(value, template_place).list(); }

Value pair_of(Value first, Value second) {
    const SourceSpan place = first.place().known() ? first.place() : second.place();
    return Value(List{std::move(first), std::move(second)}, place);
}

AttributePath::AttributePath(const Value* attribute, const SourceSpan& place) : place_(place) {
    if (!attribute || attribute->is(Kind::null)) return;
    if (!attribute->is(Kind::text)) {
        parts_.push_back(*attribute);
        return;
    }
    const std::string& path = attribute->text();
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('.', begin), path.size());
        const std::string part = path.substr(begin, end - begin);
        const bool number = !part.empty() && part.size() < 10 && part.find_first_not_of("0123456789") == part.npos;
        parts_.push_back(number ? Value(static_cast<std::int64_t>(std::stoll(part))) : Value(part));
        begin = end + 1;
    }
}

Value AttributePath::of(const Value& item, const Value* otherwise) const {
    Value at = item;
    for (const Value& part : parts_) {
        at = item_of(required(at, place_), part, place_);
        if (at.is(Kind::missing) && otherwise) at = *otherwise;
    }
    return at;
}

}  // namespace rapporteur::language
