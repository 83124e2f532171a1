// Which names the expressions of a check take, and which fields of them. Room-internal.
#pragma once

#include <string>
#include <vector>

#include "checks/checks.h"
#include "checks/wording.h"

namespace rapporteur::checks {

// A name and the fields taken from it: "request.decision.until".
struct Taken {
    std::string name;
    Way way;
    SourceSpan place;
};

// In the order in which they stand; a name as often as it does.
std::vector<Taken> taken_by(const Check& check);
std::vector<Taken> taken_by(const WordingCheck& check);

}  // namespace rapporteur::checks
