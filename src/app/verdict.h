// What `check` says in the end.
#pragma once

#include <string>
#include <vector>

#include "app/command_line.h"
#include "app/desk.h"

namespace rapporteur::app {

// All that was found; with a baseline only what is new; or it is written to one. `if_nothing`: said to people where there is
// nothing.
ExitCode tell(const CheckCommand& command, std::vector<Waived> waived, const Project& project, Desk& desk,
              std::string_view if_nothing);

}  // namespace rapporteur::app
