#include <algorithm>

#include "language/kit.h"

namespace rapporteur::language {

namespace {

bool takes_anything(const std::vector<std::string_view>& parameters) { return parameters.size() == 1 && parameters[0] == "*"; }

// Arguments held to a row's parameters. A filter that takes anything reads `arguments` itself.
ArgumentReader reader(std::string_view what, const Arguments& arguments, const std::vector<std::string_view>& parameters) {
    static const Arguments kNone{};
    return takes_anything(parameters) ? ArgumentReader(what, kNone, {}) : ArgumentReader(what, arguments, parameters);
}

FilterFunction filter_from(const FilterRow& row) {
    return [row](const Value& input, const Arguments& arguments, const Environment& environment) {
        if (!row.takes_missing) required(input, arguments.place);
        return row.run({input, reader(row.name, arguments, row.parameters), arguments, environment});
    };
}

TestFunction test_from(const TestRow& row) {
    return [row](const Value& input, const Arguments& arguments, const Environment& environment) {
        if (!row.takes_missing) required(input, arguments.place);
        return row.run({input, reader(row.name, arguments, row.parameters), arguments, environment});
    };
}

class TableFunction final : public Function {
public:
    explicit TableFunction(const FilterRow& row) : row_(row) {}
    std::string_view name() const override { return row_.name; }
    Value call(Arguments arguments, const Environment& environment) const override {
        return row_.run({Value(), reader(row_.name, arguments, row_.parameters), arguments, environment});
    }

private:
    FilterRow row_;
};

template <class T>
std::vector<std::string> names_of(const std::map<std::string, T, std::less<>>& table) {
    std::vector<std::string> names;
    for (const auto& [name, entry] : table) names.push_back(name);
    return names;
}

}  // namespace

void fail(std::string code, const SourceSpan& place, std::string message, std::string hint) {
    Diagnostic problem = error(std::move(code), place, std::move(message));
    if (!hint.empty()) problem.hints.push_back(std::move(hint));
    throw Fault(std::move(problem));
}

std::string suggestion(std::string_view written, const std::vector<std::string>& known) {
    const std::string near = nearest(written, known);
    return near.empty() ? "" : "did you mean '" + near + "'?";
}

void fail_unknown(std::string_view what, std::string_view name, const std::vector<std::string>& known, const SourceSpan& place) {
    fail("language.unknown-" + std::string(what), place, "unknown " + std::string(what) + " '" + std::string(name) + "'",
         suggestion(name, known));
}

void Scope::set(std::string name, Value value) {
    for (auto& [own_name, own_value] : names_) {
        if (own_name != name) continue;
        own_value = std::move(value);
        return;
    }
    names_.emplace_back(std::move(name), std::move(value));
}

const Value* Scope::find_here(std::string_view name) const {
    for (const auto& [own_name, value] : names_)
        if (own_name == name) return &value;
    return nullptr;
}

const Value* Scope::find(std::string_view name) const {
    for (const Scope* scope = this; scope; scope = scope->outer_)
        if (const Value* found = scope->find_here(name)) return found;
    return nullptr;
}

std::vector<std::string> Scope::names() const {
    std::vector<std::string> all;
    for (const Scope* scope = this; scope; scope = scope->outer_)
        for (const auto& [name, value] : scope->names_) all.push_back(name);
    return all;
}

Environment::Environment(const locale::Locale& locale, Limits limits) : locale_(&locale), limits_(limits) {
    for (const auto* family : {&text_filters(), &text_layout_filters(), &markup_filters(), &list_filters(), &selection_filters(),
                               &number_filters(), &document_filters()})
        for (const FilterRow& row : *family) add_filter(std::string(row.name), filter_from(row));
    for (const TestRow& row : builtin_tests()) add_test(std::string(row.name), test_from(row));
    for (const auto* family : {&builtin_functions(), &document_functions()})
        for (const FilterRow& row : *family)
            add_global(std::string(row.name), Value(std::shared_ptr<const Callable>(std::make_shared<TableFunction>(row))));
}

const FilterFunction* Environment::filter(std::string_view name) const {
    const auto found = filters_.find(name);
    return found == filters_.end() ? nullptr : &found->second;
}

const TestFunction* Environment::test(std::string_view name) const {
    const auto found = tests_.find(name);
    return found == tests_.end() ? nullptr : &found->second;
}

void Environment::spend(std::size_t values, const SourceSpan& place) const {
    spent_ += values;
    if (spent_ > limits_.work)
        fail(
            std::string(kTooMuchWork), place,
            "there is too much to go through: more than " + std::to_string(limits_.work / 1'000'000) + " million values up to here",
            "look for long lists that are made or searched again in every turn of a loop");
}

std::vector<std::string> Environment::filter_names() const { return names_of(filters_); }
std::vector<std::string> Environment::test_names() const { return names_of(tests_); }

Value Object::call(Arguments arguments, const Environment&) const {
    fail("language.not-a-function", arguments.place, "'" + std::string(name()) + "' cannot be called");
}

ArgumentReader::ArgumentReader(std::string_view what, const Arguments& arguments, std::vector<std::string_view> parameters)
    : what_(what), place_(arguments.place), parameters_(std::move(parameters)), values_(parameters_.size(), nullptr) {
    const std::string who = "'" + std::string(what_) + "'";
    if (arguments.positional.size() > parameters_.size())
        fail("language.arguments", place_,
             who + " takes " + (parameters_.empty() ? "no arguments" : "at most " + std::to_string(parameters_.size())) +
                 ", found " + std::to_string(arguments.positional.size()));
    for (std::size_t i = 0; i < arguments.positional.size(); ++i) values_[i] = &arguments.positional[i];
    for (const auto& [name, value] : arguments.named) {
        const auto found = std::find(parameters_.begin(), parameters_.end(), name);
        if (found == parameters_.end())
            fail("language.arguments", place_, who + " has no parameter '" + name + "'",
                 suggestion(name, {parameters_.begin(), parameters_.end()}));
        const Value*& slot = values_[static_cast<std::size_t>(found - parameters_.begin())];
        if (slot) fail("language.arguments", place_, who + " is given '" + name + "' twice");
        slot = &value;
    }
}

const Value* ArgumentReader::find(std::string_view parameter) const {
    const auto found = std::find(parameters_.begin(), parameters_.end(), parameter);
    return found == parameters_.end() ? nullptr : values_[static_cast<std::size_t>(found - parameters_.begin())];
}

Value ArgumentReader::value(std::string_view parameter, Value otherwise) const {
    const Value* given = find(parameter);
    return given ? required(*given, place_) : std::move(otherwise);
}

const Value& ArgumentReader::value(std::string_view parameter) const {
    const Value* given = find(parameter);
    if (!given)
        fail("language.arguments", place_, "'" + std::string(what_) + "' needs its argument '" + std::string(parameter) + "'");
    return required(*given, place_);
}

std::string ArgumentReader::text(std::string_view parameter) const { return to_text(value(parameter), place_); }

std::string ArgumentReader::text(std::string_view parameter, std::string otherwise) const {
    return find(parameter) ? text(parameter) : std::move(otherwise);
}

std::int64_t ArgumentReader::integer(std::string_view parameter) const {
    const Value& given = value(parameter);
    if (given.is(Kind::integer)) return given.integer();
    if (given.is(Kind::boolean)) return given.boolean() ? 1 : 0;
    fail("language.arguments", place_,
         "'" + std::string(parameter) + "' of '" + std::string(what_) + "' must be a whole number, found " +
             std::string(describe(given.kind())));
}

std::int64_t ArgumentReader::integer(std::string_view parameter, std::int64_t otherwise) const {
    return find(parameter) ? integer(parameter) : otherwise;
}

bool ArgumentReader::boolean(std::string_view parameter, bool otherwise) const {
    return find(parameter) ? value(parameter).truthy() : otherwise;
}

Value call(const Value& callee, Arguments arguments, const Environment& environment) {
    required(callee, arguments.place);
    const auto* function = callee.is(Kind::callable) ? dynamic_cast<const Function*>(callee.callable().get()) : nullptr;
    if (!function) fail("language.not-a-function", arguments.place, std::string(describe(callee.kind())) + " cannot be called");
    return function->call(std::move(arguments), environment);
}

}  // namespace rapporteur::language
