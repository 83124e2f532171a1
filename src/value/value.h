// What a fact, an expression's result or a template's variable can be: nothing, a truth, a number, a date, text, a list,
// a map in written order, something to call, or the trace of something that is missing. Each remembers where it was written.
//
// Values are cheap to copy: lists, maps and texts are shared and never change once shared.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/source.h"

namespace rapporteur {

class Value;
class Map;
using List = std::vector<Value>;

// What a template calls: a macro, a filter bound to nothing, a function of the language. Its work is the business of the
// room that makes it (language, templating), which derives from this.
class Callable {
public:
    virtual ~Callable() = default;
    virtual std::string_view name() const = 0;
};

// Text made of several pieces (a macro's result, a captured block) remembers the origin of each byte.
struct Text {
    std::string characters;                    // UTF-8
    std::shared_ptr<const SourceMap> map;      // null: the whole text comes from the value's own place
};

// A value that is not there, and why: "meeting 'msp-10' has no field 'presidnet'". Using it is an error; `default()` and
// `is defined` may look at it.
struct Missing {
    std::string explanation;
    std::string hint;                          // "did you mean 'president'?", or empty
    SourceSpan named_at{};                     // where the record that it was looked for in is referred to
};

enum class Kind { missing, null, boolean, integer, decimal, date, text, list, map, callable };

// "a list", "text", "a date": for messages.
std::string_view describe(Kind kind);

class Value {
public:
    Value() = default;                                                          // null
    Value(bool truth, SourceSpan place = {}) : payload_(truth), place_(place) {}
    Value(std::int64_t number, SourceSpan place = {}) : payload_(number), place_(place) {}
    Value(int number, SourceSpan place = {}) : Value(static_cast<std::int64_t>(number), place) {}
    Value(Decimal number, SourceSpan place = {}) : payload_(number), place_(place) {}
    Value(Date date, SourceSpan place = {}) : payload_(date), place_(place) {}
    Value(std::string text, SourceSpan place = {})
        : payload_(std::make_shared<const Text>(Text{std::move(text), nullptr})), place_(place) {}
    Value(std::string_view text, SourceSpan place = {}) : Value(std::string(text), place) {}
    Value(const char* text, SourceSpan place = {}) : Value(std::string(text), place) {}
    Value(Text text, SourceSpan place = {}) : payload_(std::make_shared<const Text>(std::move(text))), place_(place) {}
    Value(List list, SourceSpan place = {}) : payload_(std::make_shared<const List>(std::move(list))), place_(place) {}
    Value(Map map, SourceSpan place = {});
    Value(std::shared_ptr<const List> list, SourceSpan place = {}) : payload_(std::move(list)), place_(place) {}
    Value(std::shared_ptr<const Map> map, SourceSpan place = {}) : payload_(std::move(map)), place_(place) {}
    Value(std::shared_ptr<const Callable> callable, SourceSpan place = {}) : payload_(std::move(callable)), place_(place) {}
    static Value missing(std::string explanation, std::string hint = {}, SourceSpan named_at = {});

    // A value that stands for a record written elsewhere ("state: bulgaria"): reads as the record itself, keeps the place of
    // the reference, is printed by `dump` as a reference. REQUIRES: `record` outlives the value.
    static Value reference(const Map& record, std::string id, SourceSpan place);
    bool is_reference() const { return reference_id_ != nullptr; }
    const std::string& reference_id() const { return *reference_id_; }          // REQUIRES: is_reference()

    Kind kind() const { return static_cast<Kind>(payload_.index()); }
    bool is(Kind kind) const { return this->kind() == kind; }
    bool is_number() const { return is(Kind::integer) || is(Kind::decimal); }

    // Each REQUIRES the kind that it names.
    bool boolean() const { return std::get<bool>(payload_); }
    std::int64_t integer() const { return std::get<std::int64_t>(payload_); }
    const Decimal& decimal() const { return std::get<Decimal>(payload_); }
    Date date() const { return std::get<Date>(payload_); }
    const std::string& text() const { return std::get<TextPtr>(payload_)->characters; }
    const std::shared_ptr<const SourceMap>& text_map() const { return std::get<TextPtr>(payload_)->map; }
    const List& list() const { return *std::get<ListPtr>(payload_); }
    const Map& map() const { return *std::get<MapPtr>(payload_); }
    const std::shared_ptr<const Callable>& callable() const { return std::get<CallablePtr>(payload_); }
    const Missing& missing() const { return *std::get<MissingPtr>(payload_); }
    Decimal as_decimal() const;                                                 // REQUIRES: is_number()

    // Where it was written; for a computed value, where its first ingredient was. Unknown for what only a template said.
    const SourceSpan& place() const { return place_; }
    Value at(SourceSpan place) const { Value copy = *this; copy.place_ = place; return copy; }

    // Jinja's truth: nothing, missing, false, zero, empty text, list and map are false.
    bool truthy() const;

    // Deep equality by content; 1 equals 1.0; places do not count; records are equal when they are the same record.
    friend bool operator==(const Value& a, const Value& b);

    // -1, 0, 1 where the two can be ordered: numbers, dates, texts (by code point), truths, lists of such; none otherwise.
    static std::optional<int> compare(const Value& a, const Value& b);

private:
    using TextPtr = std::shared_ptr<const Text>;
    using ListPtr = std::shared_ptr<const List>;
    using MapPtr = std::shared_ptr<const Map>;
    using CallablePtr = std::shared_ptr<const Callable>;
    using MissingPtr = std::shared_ptr<const Missing>;
    // In the order of Kind.
    std::variant<MissingPtr, std::monostate, bool, std::int64_t, Decimal, Date, TextPtr, ListPtr, MapPtr, CallablePtr> payload_{
        std::monostate{}};
    SourceSpan place_;
    std::shared_ptr<const std::string> reference_id_;
};

// Keys are text, in the order in which they were written; a key stands once.
class Map {
public:
    struct Entry {
        std::string key;
        Value value;
        SourceSpan key_place;
    };

    const Value* find(std::string_view key) const;      // null where there is none
    const Entry* find_entry(std::string_view key) const;
    // Adds at the end, or replaces the value of a key that is there.
    void set(std::string key, Value value, SourceSpan key_place = {});
    // For the one who builds the map, before it is shared.
    Value* find_to_change(std::string_view key);

    const std::vector<Entry>& entries() const { return entries_; }
    std::size_t size() const { return entries_.size(); }
    bool empty() const { return entries_.empty(); }
    std::vector<std::string> keys() const;

private:
    std::vector<Entry> entries_;
    std::unordered_map<std::string, std::size_t> index_;       // kept only where the map is large
    std::size_t position(std::string_view key) const;           // entries_.size() where there is none
};

}  // namespace rapporteur
