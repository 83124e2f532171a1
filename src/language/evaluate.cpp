#include "language/evaluate.h"

#include "language/bulk.h"
#include "language/kit.h"
#include "language/operators.h"

namespace rapporteur::language {

namespace {

// A computed value takes the place of its first ingredient that has one.
Value placed(Value value, const Value& first, const Value* second = nullptr) {
    if (value.place().known() || value.is(Kind::missing)) return value;
    if (first.place().known()) return value.at(first.place());
    return second && second->place().known() ? value.at(second->place()) : value;
}

class Evaluator {
public:
    Evaluator(const Scope& scope, const Environment& environment) : scope_(scope), environment_(environment) {}

    Value of(const Expression& expression) const {
        return std::visit([&](const auto& node) { return evaluate_node(node, expression.place); }, expression.node);
    }

private:
    Value present(const ExpressionPtr& expression) const {
        Value value = of(*expression);
        required(value, expression->place);
        return value;
    }

    Value evaluate_node(const Literal& node, const SourceSpan&) const { return node.value; }

    Value evaluate_node(const Name& node, const SourceSpan&) const {
        if (const Value* found = scope_.find(node.name)) return *found;
        if (const Value* found = environment_.globals().find(node.name)) return *found;
        std::vector<std::string> known = scope_.names();
        for (const auto& [name, value] : environment_.globals().own()) known.push_back(name);
        return Value::missing("there is nothing called '" + node.name + "'", suggestion(node.name, known));
    }

    Value evaluate_node(const ListLiteral& node, const SourceSpan& written) const {
        List items;
        items.reserve(node.items.size());
        for (const ExpressionPtr& item : node.items) items.push_back(of(*item));
        const SourceSpan place = items.empty() ? SourceSpan{} : items.front().place();
        return bounded(Value(std::move(items), place), environment_, written);
    }

    Value evaluate_node(const MapLiteral& node, const SourceSpan& written) const {
        Map map;
        for (const auto& [key, value] : node.entries) {
            std::string name = to_text(present(key), key->place);
            map.set(std::move(name), of(*value));
        }
        return bounded(Value(std::move(map)), environment_, written);
    }

    Value evaluate_node(const Attribute& node, const SourceSpan&) const { return field_of(present(node.of), node.name); }

    Value evaluate_node(const Subscript& node, const SourceSpan& place) const {
        const Value whole = present(node.of);
        return item_of(whole, present(node.index), place);
    }

    Value evaluate_node(const Slice& node, const SourceSpan& place) const {
        const Value whole = present(node.of);
        const auto part = [&](const ExpressionPtr& one) { return one ? present(one) : Value(); };
        return slice_of(whole, part(node.from), part(node.to), part(node.step), place);
    }

    Value evaluate_node(const Call& node, const SourceSpan& place) const {
        const auto* attribute = std::get_if<Attribute>(&node.callee->node);
        if (!attribute) {
            const Value callee = present(node.callee);
            return bounded(language::call(callee, arguments(node.arguments, place), environment_), environment_, place);
        }
        const Value receiver = present(attribute->of);
        Arguments given = arguments(node.arguments, place);
        if (!has_method(receiver.kind(), attribute->name)) {
            const Value callee = field_of(receiver, attribute->name);
            return bounded(language::call(required(callee, node.callee->place), std::move(given), environment_), environment_,
                           place);
        }
        environment_.spend(work_on(receiver), place);
        return placed(bounded(*call_method(receiver, attribute->name, given, environment_), environment_, place), receiver);
    }

    Value evaluate_node(const Filter& node, const SourceSpan& place) const {
        const FilterFunction* filter = environment_.filter(node.name);
        if (!filter) fail_unknown("filter", node.name, environment_.filter_names(), place);
        if (!node.input) fail("language.syntax", place, "this filter has nothing to work on");
        const Value input = of(*node.input);
        environment_.spend(work_on(input), place);
        const Value result =
            (*filter)(input, arguments(node.arguments, input.is(Kind::missing) ? node.input->place : place), environment_);
        return placed(bounded(result, environment_, place), input);
    }

    Value evaluate_node(const Test& node, const SourceSpan& place) const {
        const TestFunction* test = environment_.test(node.name);
        if (!test) fail_unknown("test", node.name, environment_.test_names(), place);
        const Value input = of(*node.input);
        return Value((*test)(input, arguments(node.arguments, input.is(Kind::missing) ? node.input->place : place), environment_) !=
                     node.negated);
    }

    Value evaluate_node(const Negate& node, const SourceSpan& place) const {
        const Value value = present(node.of);
        return placed(negated(value, place), value);
    }

    Value evaluate_node(const UnaryPlus& node, const SourceSpan& place) const {
        const Value value = present(node.of);
        number_of(value, place);
        return value;
    }

    Value evaluate_node(const Not& node, const SourceSpan&) const { return Value(!present(node.of).truthy()); }

    Value evaluate_node(const Binary& node, const SourceSpan& place) const {
        const Value left = present(node.left);
        if (node.op == BinaryOperator::logical_and) return left.truthy() ? of(*node.right) : left;
        if (node.op == BinaryOperator::logical_or) return left.truthy() ? left : of(*node.right);
        const Value right = present(node.right);
        environment_.spend(work_on(left) + work_on(right), place);
        if (node.op != BinaryOperator::concatenate) return placed(apply(node.op, left, right, place, environment_), left, &right);
        TextBuilder text(place, environment_);
        text.add(left, node.left->place);
        text.add(right, node.right->place);
        return std::move(text).finish();
    }

    Value evaluate_node(const Compare& node, const SourceSpan& place) const {
        Value left = present(node.first);
        for (const auto& [comparison, operand] : node.rest) {
            Value right = present(operand);
            environment_.spend(work_on(right), place);
            if (!holds(comparison, left, right, place)) return Value(false);
            left = std::move(right);
        }
        return Value(true);
    }

    Value evaluate_node(const Conditional& node, const SourceSpan&) const {
        if (present(node.condition).truthy()) return of(*node.then);
        if (node.otherwise) return of(*node.otherwise);
        return Value("");                               // so in Jinja, also where all else that is missing is an error
    }

    Arguments arguments(const std::vector<Argument>& written, const SourceSpan& place) const {
        Arguments given;
        given.place = place;
        for (const Argument& argument : written) add_argument(given, argument);
        return given;
    }

    void add_argument(Arguments& given, const Argument& argument) const {
        Value value = of(*argument.value);
        switch (argument.spread) {
            case Argument::Spread::none:
                if (argument.name.empty()) given.positional.push_back(std::move(value));
                else given.named.emplace_back(argument.name, std::move(value));
                return;
            case Argument::Spread::list:
                for (Value& item : items_of(value, argument.value->place)) given.positional.push_back(std::move(item));
                return;
            case Argument::Spread::map: break;
        }
        if (!required(value, argument.value->place).is(Kind::map))
            fail("language.arguments", argument.value->place,
                 "expected a map after '**' but found " + std::string(describe(value.kind())));
        for (const Map::Entry& entry : value.map().entries()) given.named.emplace_back(entry.key, entry.value);
    }

    const Scope& scope_;
    const Environment& environment_;
};

}  // namespace

Value evaluate(const Expression& expression, const Scope& scope, const Environment& environment) {
    return Evaluator(scope, environment).of(expression);
}

}  // namespace rapporteur::language
