// What `for` goes through, and what a tuple of names is taken from.
#pragma once

#include "value/value.h"

namespace rapporteur::templating {

// The value as a list: of a map its keys, of a text its characters (each with its origin). Throws Fault for anything else.
Value items_of(const Value& value, const SourceSpan& template_place);

}  // namespace rapporteur::templating
