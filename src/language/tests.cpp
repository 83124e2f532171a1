// Jinja's tests (`is …`), and `date` and `decimal`. Of what is missing only `defined` and `undefined` may be asked.
#include "language/kit.h"
#include "language/operators.h"
#include "language/text_tools.h"

namespace rapporteur::language {

namespace {

bool is_defined(const Invocation& call) { return !call.input.is(Kind::missing); }
bool is_undefined(const Invocation& call) { return call.input.is(Kind::missing); }

template <Kind kind>
bool is_kind(const Invocation& call) {
    return call.input.is(kind);
}

bool is_true(const Invocation& call) { return call.input.is(Kind::boolean) && call.input.boolean(); }
bool is_false(const Invocation& call) { return call.input.is(Kind::boolean) && !call.input.boolean(); }
bool is_number(const Invocation& call) { return call.input.is_number() || call.input.is(Kind::boolean); }
bool is_sequence(const Invocation& call) {
    return call.input.is(Kind::list) || call.input.is(Kind::text) || call.input.is(Kind::map);
}
bool is_lower(const Invocation& call) { return all_lower(call.input_text(), call.locale()); }
bool is_upper(const Invocation& call) { return all_upper(call.input_text(), call.locale()); }
bool is_escaped(const Invocation&) { return false; }

bool leaves(const Invocation& call, const Value& divisor, std::int64_t rest) {
    const Value remainder =
        apply(BinaryOperator::modulo, Value(number_of(call.input, call.place())), divisor, call.place(), call.environment);
    return remainder.as_decimal() == Decimal::whole(rest);
}
bool is_odd(const Invocation& call) { return leaves(call, Value(2), 1); }
bool is_even(const Invocation& call) { return leaves(call, Value(2), 0); }
bool is_divisible(const Invocation& call) { return leaves(call, call.read.value("num"), 0); }

template <Comparison comparison>
bool compares(const Invocation& call) {
    return holds(comparison, call.input, call.read.value("other"), call.place());
}

bool is_same(const Invocation& call) {
    const Value& other = call.read.value("other");
    return call.input.kind() == other.kind() && call.input == other;
}

bool is_filter(const Invocation& call) { return call.environment.filter(call.input_text()) != nullptr; }
bool is_test(const Invocation& call) { return call.environment.test(call.input_text()) != nullptr; }

}  // namespace

const std::vector<TestRow>& builtin_tests() {
    static const std::vector<TestRow> kRows{
        {"defined", {}, is_defined, true},
        {"undefined", {}, is_undefined, true},
        {"none", {}, is_kind<Kind::null>},
        {"boolean", {}, is_kind<Kind::boolean>},
        {"true", {}, is_true},
        {"false", {}, is_false},
        {"integer", {}, is_kind<Kind::integer>},
        {"float", {}, is_kind<Kind::decimal>},
        {"decimal", {}, is_kind<Kind::decimal>},
        {"number", {}, is_number},
        {"date", {}, is_kind<Kind::date>},
        {"string", {}, is_kind<Kind::text>},
        {"mapping", {}, is_kind<Kind::map>},
        {"sequence", {}, is_sequence},
        {"iterable", {}, is_sequence},
        {"callable", {}, is_kind<Kind::callable>},
        {"lower", {}, is_lower},
        {"upper", {}, is_upper},
        {"escaped", {}, is_escaped},
        {"odd", {}, is_odd},
        {"even", {}, is_even},
        {"divisibleby", {"num"}, is_divisible},
        {"eq", {"other"}, compares<Comparison::equal>},
        {"equalto", {"other"}, compares<Comparison::equal>},
        {"==", {"other"}, compares<Comparison::equal>},
        {"ne", {"other"}, compares<Comparison::not_equal>},
        {"!=", {"other"}, compares<Comparison::not_equal>},
        {"lt", {"other"}, compares<Comparison::less>},
        {"lessthan", {"other"}, compares<Comparison::less>},
        {"<", {"other"}, compares<Comparison::less>},
        {"le", {"other"}, compares<Comparison::less_equal>},
        {"<=", {"other"}, compares<Comparison::less_equal>},
        {"gt", {"other"}, compares<Comparison::greater>},
        {"greaterthan", {"other"}, compares<Comparison::greater>},
        {">", {"other"}, compares<Comparison::greater>},
        {"ge", {"other"}, compares<Comparison::greater_equal>},
        {">=", {"other"}, compares<Comparison::greater_equal>},
        {"in", {"other"}, compares<Comparison::in>},
        {"sameas", {"other"}, is_same},
        {"filter", {}, is_filter},
        {"test", {}, is_test},
    };
    return kRows;
}

}  // namespace rapporteur::language
