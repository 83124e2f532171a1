// A project's checks, made on its facts.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/messages.h"
#include "app/project.h"
#include "base/diagnostic.h"
#include "checks/checks.h"
#include "checks/waivers.h"

namespace rapporteur::app {

struct Inspected {
    checks::Checks checks;
    std::vector<checks::Waiver> waivers;
    std::vector<checks::KnownDeviation> known;      // points into the two above
};

// Makes all checks of content/checks. What they found, and what is wrong with the checks themselves, goes to `diagnostics`; what is
// waived on the latest day that a document of `ids` bears is returned. REQUIRES: the facts were loaded without an error.
std::unique_ptr<const Inspected> inspect(Project& project, const std::vector<std::string>& ids, Diagnostics& diagnostics);

// What is waived, with its reason. Points into `inspected`.
std::vector<Waived> waived(const Inspected& inspected);

}  // namespace rapporteur::app
