// How much a value that a template made may hold: lists in lists, doubled in every turn of a loop, would fill any memory and any
// stack. For this room only.
#pragma once

#include "value/value.h"

namespace rapporteur::language {

// The value itself; throws Fault where it is nested more than 100 deep or holds more than a million values. Maps of the facts count as
// one: the reader of YAML has bounded them.
Value bounded(Value value, const SourceSpan& place);

}  // namespace rapporteur::language
