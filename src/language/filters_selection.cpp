// map, select, reject, selectattr, rejectattr: filters that apply a filter or a test to each item; last_below.
#include <algorithm>

#include "language/kit.h"
#include "language/operators.h"

namespace rapporteur::language {

namespace {

// Positional arguments from the given one on, and all named ones.
Arguments arguments_from(const Invocation& call, std::size_t first) {
    Arguments rest = call.arguments;
    rest.positional.erase(rest.positional.begin(),
                          rest.positional.begin() + static_cast<std::ptrdiff_t>(std::min(first, rest.positional.size())));
    return rest;
}

Value map_attribute(const Invocation& call) {
    const Arguments& given = call.arguments;
    const Value *attribute = nullptr, *otherwise = nullptr;
    for (const auto& [name, value] : given.named) {
        if (name == "attribute") attribute = &value;
        else if (name == "default") otherwise = &value;
        else
            fail("language.arguments", call.place(), "'map' has no parameter '" + name + "'",
                 suggestion(name, {"attribute", "default"}));
    }
    if (otherwise && otherwise->is(Kind::null)) otherwise = nullptr;
    if (!attribute) fail("language.arguments", call.place(), "'map' needs the name of a filter, or attribute='…'");
    const AttributePath path(attribute, call.place());
    List mapped;
    for (const Value& item : items_of(call.input, call.place())) mapped.push_back(path.of(item, otherwise));
    return Value(std::move(mapped));
}

Value map(const Invocation& call) {
    if (call.arguments.positional.empty()) return map_attribute(call);
    const std::string name = to_text(call.arguments.positional[0], call.place());
    const FilterFunction* filter = call.environment.filter(name);
    if (!filter) fail_unknown("filter", name, call.environment.filter_names(), call.place());
    const Arguments rest = arguments_from(call, 1);
    List mapped;
    for (const Value& item : items_of(call.input, call.place())) mapped.push_back((*filter)(item, rest, call.environment));
    return Value(std::move(mapped));
}

Value chosen(const Invocation& call, bool by_attribute, bool wanted) {
    const auto& given = call.arguments.positional;
    const std::size_t offset = by_attribute ? 1 : 0;
    if (by_attribute && given.empty()) fail("language.arguments", call.place(), "the name of a field is needed");
    const AttributePath path(by_attribute ? &given[0] : nullptr, call.place());
    const TestFunction* test = nullptr;
    if (given.size() > offset) {
        const std::string name = to_text(given[offset], call.place());
        test = call.environment.test(name);
        if (!test) fail_unknown("test", name, call.environment.test_names(), call.place());
    }
    const Arguments rest = arguments_from(call, offset + 1);
    List kept;
    for (const Value& item : items_of(call.input, call.place())) {
        const Value examined = path.of(item);
        const bool yes = test ? (*test)(examined, rest, call.environment) : required(examined, call.place()).truthy();
        if (yes == wanted) kept.push_back(item);
    }
    return Value(std::move(kept));
}

Value select(const Invocation& call) { return chosen(call, false, true); }
Value reject(const Invocation& call) { return chosen(call, false, false); }
Value select_by(const Invocation& call) { return chosen(call, true, true); }
Value reject_by(const Invocation& call) { return chosen(call, true, false); }

// Of items in the order of an attribute the last for which it is less; found by halves, so that each of many can ask for the one
// before it.
Value last_below(const Invocation& call) {
    const Value all = list_of(call.input, call.place());
    const AttributePath path(&call.read.value("attribute"), call.place());
    const Value& limit = call.read.value("value");
    const auto is_below = [&](const Value& item) {
        return holds(Comparison::less, required(path.of(item), call.place()), limit, call.place());
    };
    const auto end = std::partition_point(all.list().begin(), all.list().end(), is_below);
    if (end == all.list().begin())
        return Value::missing("the list has no item below " + to_text(limit, call.place())).at(call.input.place());
    return *std::prev(end);
}

}  // namespace

const std::vector<FilterRow>& selection_filters() {
    static const std::vector<FilterRow> kRows{
        {"map", {"*"}, map},
        {"select", {"*"}, select},
        {"reject", {"*"}, reject},
        {"selectattr", {"*"}, select_by},
        {"rejectattr", {"*"}, reject_by},
        {"last_below", {"attribute", "value"}, last_below},
    };
    return kRows;
}

}  // namespace rapporteur::language
