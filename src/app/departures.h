// Documents that were issued. Such a document does not change any more, whatever becomes of the facts; so what stays of its words
// (checks/issued.h) is kept in content/<convention>/issued/ID.yml, and what the facts would now make otherwise is told.
#pragma once

#include "app/project.h"
#include "checks/checks.h"
#include "checks/reading.h"

namespace rapporteur::app {

// The code of what is told, by which it is waived.
inline constexpr const char* kAsIssued = "checks.as-issued";

bool was_issued(const Project& project, const Recipe& recipe);
// The file in which they are kept: "content/ccm/issued/ccm-msp-2022-12.yml".
std::string issued_path(const Recipe& recipe);

// Reports what is kept of a document that is not there, or that the program does not make any more, and what was changed since it was
// written, which is then held to nothing.
void hold_issued(const Project& project, Diagnostics& diagnostics);

// Where the words of a document are not those that it was issued with: warnings that point to the facts there, and name the records
// that the paragraph and the document are made of. None where it was not issued.
std::vector<checks::Finding> departures_from_issued(const Project& project, const Recipe& recipe, const checks::Reading& reading);

}  // namespace rapporteur::app
