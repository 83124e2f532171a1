// What the families of filters, tests, methods and functions share. For this room only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/evaluate.h"

namespace rapporteur::language {

[[noreturn]] void fail(std::string code, const SourceSpan& place, std::string message, std::string hint = {});
[[noreturn]] void fail_unknown(std::string_view what, std::string_view name, const std::vector<std::string>& known,
                               const SourceSpan& place);

// "did you mean 'state'?", or empty where no name is near.
std::string suggestion(std::string_view written, const std::vector<std::string>& known);

// One call of a filter, a test, a method or a function, with its arguments already held to its parameters.
struct Invocation {
    const Value& input;                     // of filters and tests; of methods what stands before the point
    const ArgumentReader& read;
    const Arguments& arguments;
    const Environment& environment;

    const SourceSpan& place() const { return arguments.place; }
    const locale::Locale& locale() const { return environment.locale(); }
    std::string input_text() const { return to_text(input, place()); }
};

// A row of a table. `parameters` of {"*"}: takes what it gets.
struct FilterRow {
    std::string_view name;
    std::vector<std::string_view> parameters;
    Value (*run)(const Invocation&);
    bool takes_missing = false;
};
struct TestRow {
    std::string_view name;
    std::vector<std::string_view> parameters;
    bool (*run)(const Invocation&);
    bool takes_missing = false;
};

const std::vector<FilterRow>& text_filters();
const std::vector<FilterRow>& text_layout_filters();
const std::vector<FilterRow>& markup_filters();
const std::vector<FilterRow>& list_filters();
const std::vector<FilterRow>& selection_filters();
const std::vector<FilterRow>& number_filters();
const std::vector<FilterRow>& document_filters();
const std::vector<TestRow>& builtin_tests();
const std::vector<FilterRow>& builtin_functions();          // their input is nothing
const std::vector<FilterRow>& document_functions();
Value filled(const Invocation& call);                       // a document filter of its own file, blanks.cpp

// `x.method(…)`; none where values of this kind have no such method.
std::optional<Value> call_method(const Value& receiver, std::string_view name, const Arguments& arguments,
                                 const Environment& environment);
bool has_method(Kind kind, std::string_view name);

// `of[index]`, without throwing for what is missing.
Value item_of(const Value& of, const Value& index, const SourceSpan& place);
Value slice_of(const Value& of, const Value& from, const Value& to, const Value& step, const SourceSpan& place);

// How a value stands inside a printed list: texts in quotes (Python's repr()).
std::string quoted(const Value& value, const SourceSpan& place);

// A tuple: what pairs of a map, groups and (a, b) are. Values do not tell it from a list.
Value pair_of(Value first, Value second);

// Python's "…" % values (printf-style String Formatting): `values` is a list, a map or one value.
std::string format_percent(const std::string& pattern, const Value& values, const Environment& environment,
                           const SourceSpan& place);
// Python's "{} {0} {name}".format(…).
std::string format_braces(const std::string& pattern, const Arguments& arguments, const SourceSpan& place);

// "a.b.0": the way from an item to what a filter sorts, sums or joins by.
class AttributePath {
public:
    AttributePath(const Value* attribute, const SourceSpan& place);        // null: the item itself
    Value of(const Value& item, const Value* otherwise = nullptr) const;

private:
    std::vector<Value> parts_;
    SourceSpan place_;
};

// Text in lower case, all else as it is: what sort, unique, min and groupby compare by.
Value ignoring_case(const Value& value, const Environment& environment);

// A decimal as Python prints a float: at least one place, no needless zeros.
Decimal as_float(const Decimal& number);

// Text of pieces that remembers the origin of each.
class TextBuilder {
public:
    explicit TextBuilder(const SourceSpan& template_place, const Environment& environment);
    void add(const Value& value, const SourceSpan& written_at);
    Value finish() &&;

private:
    SourceSpan place_;
    SourceSpan first_fact_;
    std::size_t most_;
    std::string characters_;
    SourceMap map_;
    bool traced_ = false;
};

}  // namespace rapporteur::language
