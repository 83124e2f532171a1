// What + - * / // % ** ~ and the comparisons mean for each kind of value. For this room only.
#pragma once

#include "language/evaluate.h"
#include "language/expression.h"

namespace rapporteur::language {

// REQUIRES: neither is missing; `op` is neither `and` nor `or`.
Value apply(BinaryOperator op, const Value& left, const Value& right, const SourceSpan& place, const Environment& environment);
Value negated(const Value& value, const SourceSpan& place);

bool equal(const Value& a, const Value& b);
bool holds(Comparison comparison, const Value& left, const Value& right, const SourceSpan& place);
// -1, 0, 1; throws Fault where the two have no order.
int order_of(const Value& a, const Value& b, const SourceSpan& place);
bool contains(const Value& haystack, const Value& needle, const SourceSpan& place);

Decimal number_of(const Value& value, const SourceSpan& place);       // also of true and false, which are 1 and 0

}  // namespace rapporteur::language
