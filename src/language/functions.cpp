// Jinja's global functions.
#include <algorithm>

#include "language/kit.h"

namespace rapporteur::language {

namespace {

// range(stop), range(start, stop), range(start, stop, step).
Value range(const Invocation& call) {
    const auto& given = call.arguments.positional;
    if (given.empty() || given.size() > 3 || !call.arguments.named.empty())
        fail("language.arguments", call.place(), "'range' takes one to three whole numbers");
    const auto number = [&](std::size_t i) {
        if (!required(given[i], call.place()).is(Kind::integer))
            fail("language.arguments", call.place(),
                 "'range' needs whole numbers, found " + std::string(describe(given[i].kind())));
        return given[i].integer();
    };
    const std::int64_t start = given.size() > 1 ? number(0) : 0, stop = given.size() > 1 ? number(1) : number(0),
                       step = given.size() > 2 ? number(2) : 1;
    if (step == 0) fail("language.arguments", call.place(), "the step of 'range' cannot be 0");
    List numbers;
    for (std::int64_t i = start; step > 0 ? i < stop : i > stop;) {
        if (numbers.size() >= call.environment.limits().range_items)
            fail("language.limit", call.place(), "the range is too long",
                 "at most " + std::to_string(call.environment.limits().range_items) + " numbers");
        numbers.emplace_back(i);
        if (__builtin_add_overflow(i, step, &i)) break;
    }
    return Value(std::move(numbers));
}

Map named_arguments(const Invocation& call) {
    Map map;
    if (call.arguments.positional.size() > 1)
        fail("language.arguments", call.place(), "at most one value may stand without a name");
    for (const Value& given : call.arguments.positional) {
        if (required(given, call.place()).is(Kind::map)) {
            for (const Map::Entry& entry : given.map().entries()) map.set(entry.key, entry.value, entry.key_place);
            continue;
        }
        for (const Value& pair : items_of(given, call.place())) {
            const List two = items_of(pair, call.place());
            if (two.size() != 2) fail("language.arguments", call.place(), "a map is made of pairs");
            map.set(to_text(two[0], call.place()), two[1]);
        }
    }
    for (const auto& [name, value] : call.arguments.named) map.set(name, value);
    return map;
}

Value dict(const Invocation& call) { return Value(named_arguments(call)); }

// Holds what a loop wants to keep: `set ns.found = true`.
class Namespace final : public Object {
public:
    explicit Namespace(Map fields) : fields_(std::move(fields)) {}
    std::string_view name() const override { return "namespace"; }
    Value field(std::string_view name) const override {
        if (const Value* found = fields_.find(name)) return *found;
        return Value::missing("the namespace has no field '" + std::string(name) + "'", suggestion(name, fields_.keys()));
    }
    std::vector<std::string> fields() const override { return fields_.keys(); }
    bool set_field(std::string_view name, const Value& value) const override {
        fields_.set(std::string(name), value);
        return true;
    }

private:
    mutable Map fields_;
};

class Method final : public Function {
public:
    using Work = std::function<Value()>;
    Method(std::string name, Work work) : name_(std::move(name)), work_(std::move(work)) {}
    std::string_view name() const override { return name_; }
    Value call(Arguments arguments, const Environment&) const override {
        const ArgumentReader none(name_, arguments, {});
        return work_();
    }

private:
    std::string name_;
    Work work_;
};

Value method(std::string name, Method::Work work) {
    return Value(std::shared_ptr<const Callable>(std::make_shared<Method>(std::move(name), std::move(work))));
}

// Gives its items in turn, for ever.
class Cycler final : public Object {
public:
    explicit Cycler(List items) : state_(std::make_shared<State>(State{std::move(items), 0})) {}
    std::string_view name() const override { return "cycler"; }
    Value field(std::string_view name) const override {
        const auto state = state_;
        if (name == "current") return state->items[state->at];
        if (name == "next")
            return method("next",
                          [state] { return state->items[std::exchange(state->at, (state->at + 1) % state->items.size())]; });
        if (name == "reset") return method("reset", [state] { return state->at = 0, Value(); });
        return Value::missing("a cycler has no field '" + std::string(name) + "'", suggestion(name, fields()));
    }
    std::vector<std::string> fields() const override { return {"current", "next", "reset"}; }

private:
    struct State {
        List items;
        std::size_t at;
    };
    std::shared_ptr<State> state_;
};

// Nothing the first time, the separator from then on.
class Joiner final : public Function {
public:
    explicit Joiner(Value separator) : separator_(std::move(separator)) {}
    std::string_view name() const override { return "joiner"; }
    Value call(Arguments arguments, const Environment&) const override {
        const ArgumentReader none("joiner", arguments, {});
        return std::exchange(used_, true) ? separator_ : Value("");
    }

private:
    Value separator_;
    mutable bool used_ = false;
};

template <class T, class Made>
Value object(Made made) {
    return Value(std::shared_ptr<const Callable>(std::make_shared<T>(std::move(made))));
}

Value make_namespace(const Invocation& call) { return object<Namespace>(named_arguments(call)); }

Value cycler(const Invocation& call) {
    if (call.arguments.positional.empty()) fail("language.arguments", call.place(), "'cycler' needs at least one item");
    return object<Cycler>(call.arguments.positional);
}

Value joiner(const Invocation& call) { return object<Joiner>(call.read.value("sep", Value(", "))); }

Value refuse_lipsum(const Invocation& call) {
    fail("language.not-deterministic", call.place(), "'lipsum' is refused: a document says what its facts say");
}

}  // namespace

const std::vector<FilterRow>& builtin_functions() {
    static const std::vector<FilterRow> kRows{
        {"range", {"*"}, range},
        {"dict", {"*"}, dict},
        {"namespace", {"*"}, make_namespace},
        {"cycler", {"*"}, cycler},
        {"joiner", {"sep"}, joiner},
        {"lipsum", {"*"}, refuse_lipsum},
    };
    return kRows;
}

}  // namespace rapporteur::language
