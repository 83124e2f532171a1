// A project's checks, made on its facts and on the words of documents.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/compose.h"
#include "app/messages.h"
#include "app/project.h"
#include "base/diagnostic.h"
#include "checks/checks.h"
#include "checks/waivers.h"
#include "checks/wording.h"

namespace rapporteur::app {

struct Inspected {
    checks::Checks checks;
    std::vector<checks::WordingCheck> wording;
    std::vector<checks::Waiver> waivers;
    std::vector<checks::KnownDeviation> known;      // points into the waivers
    checks::Needs needed;
    bool facts_can_be_held = false;                 // else the checks or the rules are at fault, which was told
    bool broke_off = false;                         // rules are not there that most checks and templates ask for

    std::vector<std::string> ids() const;           // of all checks
};

// Reads all checks of content/checks and makes those of the facts. What they found, and what is wrong with the checks themselves,
// goes to `diagnostics`; what is waived on the latest day that a document of `ids` bears is kept. REQUIRES: the facts were loaded
// without an error.
std::unique_ptr<Inspected> inspect(Project& project, const std::vector<std::string>& ids, Diagnostics& diagnostics);

// The same in three steps; the second is for any thread.
struct FactsFound {
    std::vector<checks::Finding> found;
    Diagnostics faults;
};
std::unique_ptr<Inspected> read_checks(Project& project, Diagnostics& diagnostics);
FactsFound hold_facts(const Inspected& inspected, const facts::Facts& facts, const checks::EnvironmentOf& environment_of);
void tell_facts(FactsFound found, const Project& project, const std::vector<std::string>& ids, Inspected& inspected,
                Diagnostics& diagnostics);

// Makes the checks of wording; `day` is the one that the document bears. Those of documents that the program makes:
// app/proofreaders.h.
void inspect_words(Project& project, Inspected& inspected, const checks::Words& words, std::optional<Date> day,
                   Diagnostics& diagnostics);
// Reports what checks found but for what is waived on that day, which is kept.
void keep(std::vector<checks::Finding> findings, std::optional<Date> day, Inspected& inspected, Diagnostics& diagnostics);

// A document that was issued with another masthead or other marks: what a template makes of it is not its words as they should be.
bool is_issued_otherwise(const Recipe& recipe);

// The kind of a document: the folder of its template, "final-report".
std::string kind_of(const Recipe& recipe);

// Reports waivers of checks of wording that nothing needed. REQUIRES: the words of all documents were inspected.
void hold_waivers_of_words(const Inspected& inspected, Diagnostics& diagnostics);

// What is waived, with its reason. Points into `inspected`.
std::vector<Waived> waived(const Inspected& inspected);

}  // namespace rapporteur::app
