// What an expression means, given names. A missing value is an error wherever it is used, with its place in the template, the
// place of the data it was looked for in, and the nearest name that is there; only `default()`, `is defined`, `is undefined`
// and `items` may touch one. Where it is Jinja's, it is as Jinja 3.1 with StrictUndefined: tests/language/against_jinja.py; where
// it differs on purpose, tests/language/README.md says so.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "language/expression.h"
#include "locale/locale.h"
#include "value/value.h"

namespace rapporteur::language {

// What a filter, test or function is called with. Values by position (for filters and tests: after the input) and by name.
struct Arguments {
    std::vector<Value> positional;
    std::vector<std::pair<std::string, Value>> named;
    SourceSpan place;           // of the call in the template
};

class Environment;

// A macro, `loop.cycle`, `range`, `caller`, a bound method: anything that `()` works on. Throws Fault.
class Function : public Callable {
public:
    virtual Value call(Arguments arguments, const Environment& environment) const = 0;
};

// A value with fields that are computed or may change (`loop`, `namespace()`, an imported module): `.` and `[]` ask it.
class Object : public Function {
public:
    virtual Value field(std::string_view name) const = 0;                // Value::missing(...) where it has none
    virtual std::vector<std::string> fields() const = 0;
    virtual bool set_field(std::string_view, const Value&) const { return false; }   // only namespace() takes it
    Value call(Arguments arguments, const Environment& environment) const override;   // throws: this cannot be called
};

// Names to values, scope in scope. Looking up walks outwards.
class Scope {
public:
    explicit Scope(const Scope* outer = nullptr) : outer_(outer) {}
    void set(std::string name, Value value);
    const Value* find(std::string_view name) const;      // null where no scope has it
    const Value* find_here(std::string_view name) const;
    std::vector<std::string> names() const;              // of all scopes, for "did you mean"
    const Scope* outer() const { return outer_; }
    const std::vector<std::pair<std::string, Value>>& own() const { return names_; }

private:
    const Scope* outer_;
    std::vector<std::pair<std::string, Value>> names_;
};

using FilterFunction = std::function<Value(const Value& input, const Arguments& arguments, const Environment& environment)>;
using TestFunction = std::function<bool(const Value& input, const Arguments& arguments, const Environment& environment)>;

struct Limits {
    std::size_t output_bytes = 64u << 20;
    std::size_t call_depth = 100;             // macros in macros, includes in includes
    std::size_t steps = 5'000'000;            // loop turns and calls of one rendering
    std::size_t range_items = 100'000;
    std::size_t work = 50'000'000;            // values that expressions of one rendering, one check, walk through and make
};

constexpr std::string_view kTooMuchWork = "language.too-much-work";    // the code of the fault

// The filters, tests and global functions that every template has, and the language whose words they use.
// One per run; does not change while templates are rendered.
class Environment {
public:
    // With Jinja's filters, tests and functions and those of documents (ordinal, date, money, …): see filters.h.
    // REQUIRES: `locale` outlives it.
    explicit Environment(const locale::Locale& locale, Limits limits = {});

    void add_filter(std::string name, FilterFunction filter) { filters_[std::move(name)] = std::move(filter); }
    void add_test(std::string name, TestFunction test) { tests_[std::move(name)] = std::move(test); }
    void add_global(std::string name, Value value) { globals_.set(std::move(name), std::move(value)); }

    const FilterFunction* filter(std::string_view name) const;
    const TestFunction* test(std::string_view name) const;
    std::vector<std::string> filter_names() const;
    std::vector<std::string> test_names() const;
    const Scope& globals() const { return globals_; }
    const locale::Locale& locale() const { return *locale_; }
    const Limits& limits() const { return limits_; }

    // What expressions cost is counted from `begin_work` on; `spend` throws Fault where it is too much. Only one thread at a time
    // may evaluate in an environment.
    void begin_work() const { spent_ = 0; }
    void spend(std::size_t values, const SourceSpan& place) const;

private:
    const locale::Locale* locale_;
    Limits limits_;
    std::map<std::string, FilterFunction, std::less<>> filters_;
    std::map<std::string, TestFunction, std::less<>> tests_;
    Scope globals_;
    mutable std::size_t spent_ = 0;
};

// The value of an expression. May be `missing`: the caller decides (a template's output statement makes it an error by
// `required`). Throws Fault on everything else that is wrong. Its place is that of the fact it came from.
Value evaluate(const Expression& expression, const Scope& scope, const Environment& environment);

// The value itself, or a Fault that explains what is missing, where, and what was perhaps meant. A missing value's own place is
// that of the record it was looked for in.
const Value& required(const Value& value, const SourceSpan& template_place);

// `of.name` and `of[index]` as templates see them, without throwing for what is missing.
Value field_of(const Value& of, std::string_view name);

// What `for` goes through: the value as a list, of a map its keys, of a text its characters (each with its origin). Throws Fault
// for all else.
Value list_of(const Value& value, const SourceSpan& template_place);
List items_of(const Value& value, const SourceSpan& template_place);       // a copy of its items

// How a value stands in text: 12, 1.50, 2022-09-02, True, None, ['a', 'b'], {'a': 1} (Python's str(), as Jinja does).
// Throws Fault for what is missing, and for functions.
std::string to_text(const Value& value, const SourceSpan& template_place);

// Calls any callable value. Throws Fault where it is none.
Value call(const Value& callee, Arguments arguments, const Environment& environment);

// For writers of filters and functions: takes arguments off by position or name, and says what is wrong about the rest.
//   ArgumentReader read("round", arguments, {"precision", "method"});
//   const auto places = read.integer("precision", 0);
class ArgumentReader {
public:
    // Throws Fault: too many, unknown name (with the nearest), given twice.
    ArgumentReader(std::string_view what, const Arguments& arguments, std::vector<std::string_view> parameters);
    const Value* find(std::string_view parameter) const;                       // null where not given
    Value value(std::string_view parameter, Value otherwise) const;
    const Value& value(std::string_view parameter) const;                      // throws where not given
    std::string text(std::string_view parameter) const;
    std::string text(std::string_view parameter, std::string otherwise) const;
    std::int64_t integer(std::string_view parameter) const;
    std::int64_t integer(std::string_view parameter, std::int64_t otherwise) const;
    bool boolean(std::string_view parameter, bool otherwise) const;

private:
    std::string_view what_;
    SourceSpan place_;
    std::vector<std::string_view> parameters_;
    std::vector<const Value*> values_;
};

}  // namespace rapporteur::language
