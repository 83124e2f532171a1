// Facts as they stood before they were changed. Room-internal; `Former` is told in facts.h.
#pragma once

#include <vector>

#include "facts/data.h"
#include "facts/facts.h"

namespace rapporteur::facts {

// Gives each field the value that it had, in the part of the record that has it. What names no record or no way into it is passed
// over. Gives the records that are others now. REQUIRES: the records are entered and not yet joined.
std::vector<const Record*> put_back(Facts::Data& data, const std::vector<Former>& formers);

}  // namespace rapporteur::facts
