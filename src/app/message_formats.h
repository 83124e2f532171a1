// The forms of messages that services ask for, a file each.
#pragma once

#include <string>

#include "app/messages.h"

namespace rapporteur::app {

// One object: a list of `messages`, a list of `known_deviations`, and how many errors, warnings and notes there are.
std::string to_json(const Messages& messages);
// SARIF 2.1.0 (OASIS), for services that show findings in code; what is waived is there, as suppressed.
std::string to_sarif(const Messages& messages);
// A workflow command of GitHub, which becomes an annotation; with its line end.
std::string to_github(const Diagnostic& diagnostic);

}  // namespace rapporteur::app
