// What is done when all records are known: those that conventions share join their own, references are resolved, and the
// collections put together. Room-internal.
#pragma once

#include "base/diagnostic.h"
#include "facts/data.h"

namespace rapporteur::facts {

// Reports a field that stands in both parts of a record, a part without its other part, a reference to nothing, a field 'id'.
void join(Facts::Data& data, Diagnostics& diagnostics);

}  // namespace rapporteur::facts
