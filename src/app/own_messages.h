// docs/messages.yml: what each of the program's own messages means, by its code. A part of the program, so that `explain` knows
// them wherever it stands.
#pragma once

#include <string_view>

namespace rapporteur::app {

extern const std::string_view kOwnMessages;

}  // namespace rapporteur::app
