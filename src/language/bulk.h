// How much a value that a template made may hold: lists in lists, doubled in every turn of a loop, would fill any memory and any
// stack. For this room only.
#pragma once

#include "language/evaluate.h"
#include "value/value.h"

namespace rapporteur::language {

// The value itself, what it holds counted as work; throws Fault where it is nested more than 100 deep or holds more than a million
// values. Maps of the facts count as one: the reader of YAML has bounded them.
Value bounded(Value value, const Environment& environment, const SourceSpan& place);

// What it costs to go through a value once: the items of a list or map; of a text, some bytes at a time.
std::size_t work_on(const Value& value);

}  // namespace rapporteur::language
