// The same helper under this room's name.
#pragma once

#include "base/overloaded.h"

namespace rapporteur::document {

using rapporteur::Overloaded;

}  // namespace rapporteur::document
