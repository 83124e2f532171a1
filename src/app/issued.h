// Documents that were issued: what stays of the words of each (checks/issued.h) is kept in content/<convention>/issued/ID.yml,
// written by `rapporteur issue`, so that what the facts would now make otherwise can be told (app/departures.h).
#pragma once

#include <string>

#include "app/project.h"
#include "base/diagnostic.h"

namespace rapporteur::app {

// Traces of the words that it was issued with; null where it was not, or what is kept is damaged. The project's.
const std::string* issued_words(const Project& project, const Recipe& recipe);
bool was_issued(const Project& project, const Recipe& recipe);
// The file in which they are kept: "content/ccm/issued/ccm-msp-2022-12.yml".
std::string issued_path(const Recipe& recipe);

// Reports what is kept of a document that is not there, or that the program does not make any more, and what was changed since it
// was written, which is then held to nothing.
void hold_issued(const Project& project, Diagnostics& diagnostics);

}  // namespace rapporteur::app
