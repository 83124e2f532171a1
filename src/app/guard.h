// The last net: what no room may let out is caught here, so that the program ends with a code and a sentence, never with a crash.
#pragma once

#include <functional>

#include "app/exit_code.h"

namespace rapporteur::app {

// What `run` returns, or `internal_fault` where it throws; then says so on standard error.
ExitCode guarded(const std::function<ExitCode()>& run);

}  // namespace rapporteur::app
