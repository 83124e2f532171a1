// Messages that someone lets stand (checks/waivers.h), as people are told of them.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace rapporteur::app {

struct Waived {
    const Diagnostic* diagnostic = nullptr;     // borrowed
    std::string record;                         // that the waiver is for: "documents/ccm-msp-2022-12"
    std::string reason;                         // "so in the document as issued"
    std::string by;                             // "A. Drafter, until 2025-12-31"

    std::string whole_reason() const { return reason + " (" + by + ")"; }
};

// A line for each record and reason, with how many there are, below those who answer for them.
std::string known_deviations_in_short(const std::vector<Waived>& waived);
// Every one of them, with its place and its reason.
std::string each_known_deviation(const std::vector<Waived>& waived);

}  // namespace rapporteur::app
