// Names that are nearly one of those on record: as many words, and all but one the same. Room-internal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checks/pattern.h"

namespace rapporteur::checks {

struct NearMiss {
    Range at;                   // in the text
    std::string name;           // that was perhaps meant
};

// Names of four words and more may differ in any word, those of three in one that begins alike ("Implementing" for "Implementation").
std::vector<NearMiss> near_misses(std::string_view text, const std::vector<std::string>& names);

}  // namespace rapporteur::checks
