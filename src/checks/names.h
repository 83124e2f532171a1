// Which names an expression of a check takes, held to what there is: a misspelt field is told before any record is looked at.
// Room-internal.
#pragma once

#include "checks/checks.h"
#include "checks/wording.h"

namespace rapporteur::checks {

// True where the check names a collection that other conventions have and this one has not: then it is not for this one.
bool is_for_others(const Check& check, const facts::Facts& facts, const std::string& convention,
                   const language::Environment& environment);

// REQUIRES: `check.names` are there.
bool is_for_others(const WordingCheck& check, const facts::Facts& facts, const std::string& convention);

// All names that its expressions take, each once.
std::vector<std::string> names_taken_by(const WordingCheck& check);

// Adds an error for each name that nothing has and each field that no record may have, at its place in the check. True where none.
bool hold_names(const Check& check, const facts::Facts& facts, const std::string& convention,
                const language::Environment& environment, Diagnostics& faults);

}  // namespace rapporteur::checks
