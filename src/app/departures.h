// A document that was issued (app/issued.h) does not change any more, whatever becomes of the facts: where they would now make
// other words of it, that is told.
#pragma once

#include "app/project.h"
#include "checks/checks.h"
#include "checks/reading.h"

namespace rapporteur::app {

// The code of what is told, by which it is waived.
inline constexpr const char* kAsIssued = "checks.as-issued";

// Where the words of a document are not those that it was issued with: warnings that point to the facts there, and name the records
// that the paragraph and the document are made of. None where it was not issued.
std::vector<checks::Finding> departures_from_issued(const Project& project, const Recipe& recipe, const checks::Reading& reading);

}  // namespace rapporteur::app
