#include "value/value.h"

#include <algorithm>

#include "base/overloaded.h"

namespace rapporteur {

namespace {

constexpr std::size_t kLargeMap = 12;

bool same_entries(const Map& a, const Map& b) {
    if (&a == &b) return true;
    if (a.size() != b.size()) return false;
    return std::all_of(a.entries().begin(), a.entries().end(), [&](const Map::Entry& entry) {
        const Value* other = b.find(entry.key);
        return other && *other == entry.value;
    });
}

template <class T>
int order(const T& a, const T& b) {
    return a < b ? -1 : b < a ? 1 : 0;
}

std::optional<int> compare_lists(const List& a, const List& b) {
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        if (a[i] == b[i]) continue;
        return Value::compare(a[i], b[i]);
    }
    return order(a.size(), b.size());
}

}  // namespace

std::string_view describe(Kind kind) {
    switch (kind) {
        case Kind::missing: return "something missing";
        case Kind::null: return "nothing";
        case Kind::boolean: return "true or false";
        case Kind::integer: return "a whole number";
        case Kind::decimal: return "a decimal number";
        case Kind::date: return "a date";
        case Kind::text: return "text";
        case Kind::list: return "a list";
        case Kind::map: return "a map of fields";
        case Kind::callable: break;
    }
    return "a function";
}

Value::Value(Map map, SourceSpan place) : payload_(std::make_shared<const Map>(std::move(map))), place_(place) {}

Value Value::missing(std::string explanation, std::string hint, SourceSpan named_at) {
    Value value;
    value.payload_ = std::make_shared<const Missing>(Missing{std::move(explanation), std::move(hint), named_at});
    return value;
}

Value Value::reference(const Map& record, std::string id, SourceSpan place) {
    Value value;
    value.payload_ = std::shared_ptr<const Map>(std::shared_ptr<const Map>(), &record);     // not owned
    value.place_ = place;
    value.reference_id_ = std::make_shared<const std::string>(std::move(id));
    return value;
}

Decimal Value::as_decimal() const { return is(Kind::integer) ? Decimal::whole(integer()) : decimal(); }

bool Value::truthy() const {
    return std::visit(Overloaded{
                          [](const MissingPtr&) { return false; },
                          [](std::monostate) { return false; },
                          [](bool truth) { return truth; },
                          [](std::int64_t number) { return number != 0; },
                          [](const Decimal& number) { return !number.is_zero(); },
                          [](const Date&) { return true; },
                          [](const TextPtr& text) { return !text->characters.empty(); },
                          [](const ListPtr& list) { return !list->empty(); },
                          [](const MapPtr& map) { return !map->empty(); },
                          [](const CallablePtr&) { return true; },
                      },
                      payload_);
}

bool operator==(const Value& a, const Value& b) {
    if (a.is_number() && b.is_number()) return a.as_decimal() == b.as_decimal();
    if (a.kind() != b.kind()) return false;
    switch (a.kind()) {
        case Kind::missing:
        case Kind::null: return true;
        case Kind::boolean: return a.boolean() == b.boolean();
        case Kind::integer:
        case Kind::decimal: return a.as_decimal() == b.as_decimal();
        case Kind::date: return a.date() == b.date();
        case Kind::text: return a.text() == b.text();
        case Kind::list: return a.list() == b.list();
        case Kind::map: return a.is_reference() || b.is_reference() ? &a.map() == &b.map() : same_entries(a.map(), b.map());
        case Kind::callable: break;
    }
    return a.callable() == b.callable();
}

std::optional<int> Value::compare(const Value& a, const Value& b) {
    if (a.is(Kind::integer) && b.is(Kind::integer)) return order(a.integer(), b.integer());
    if (a.is_number() && b.is_number()) return Decimal::compare(a.as_decimal(), b.as_decimal());
    if (a.kind() != b.kind()) return std::nullopt;
    switch (a.kind()) {
        case Kind::boolean: return order(a.boolean(), b.boolean());
        case Kind::date: return order(a.date(), b.date());
        case Kind::text: return order(a.text().compare(b.text()), 0);
        case Kind::list: return compare_lists(a.list(), b.list());
        case Kind::missing:
        case Kind::null:
        case Kind::integer:
        case Kind::decimal:
        case Kind::map:
        case Kind::callable: break;
    }
    return std::nullopt;
}

std::size_t Map::position(std::string_view key) const {
    if (!index_.empty()) {
        const auto found = index_.find(std::string(key));
        return found == index_.end() ? entries_.size() : found->second;
    }
    const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.key == key; });
    return static_cast<std::size_t>(found - entries_.begin());
}

const Map::Entry* Map::find_entry(std::string_view key) const {
    const std::size_t at = position(key);
    return at < entries_.size() ? &entries_[at] : nullptr;
}

const Value* Map::find(std::string_view key) const {
    const Entry* entry = find_entry(key);
    return entry ? &entry->value : nullptr;
}

Value* Map::find_to_change(std::string_view key) {
    const std::size_t at = position(key);
    return at < entries_.size() ? &entries_[at].value : nullptr;
}

void Map::set(std::string key, Value value, SourceSpan key_place) {
    const std::size_t at = position(key);
    if (at < entries_.size()) {
        entries_[at].value = std::move(value);
        return;
    }
    if (!index_.empty()) index_.emplace(key, entries_.size());
    entries_.push_back({std::move(key), std::move(value), key_place});
    if (index_.empty() && entries_.size() > kLargeMap)
        for (std::size_t i = 0; i < entries_.size(); ++i) index_.emplace(entries_[i].key, i);
}

std::vector<std::string> Map::keys() const {
    std::vector<std::string> keys;
    for (const Entry& entry : entries_) keys.push_back(entry.key);
    return keys;
}

}  // namespace rapporteur
