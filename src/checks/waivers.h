// Known deviations: findings that someone has looked at and lets stand, with a reason, a name and an end.
//
//   # yaml-language-server: $schema=../schemas/waivers.schema.json
//   waivers:
//     - check: line-at-its-rate         # or several: [line-at-its-rate, budget-adds-up]; or, so that a new one is told, with how
//                                       #   many places or with words of the messages: {often-mistyped: 2, spelled-alike: [toward]}
//       record: budgets/isu-2023        # or a document, for all of its words: documents/ccm-msp-2022-12
//       reason: so in the document as issued
//       name: A. Drafter
//       until: 2025-12-31               # a document dated later is held to the check again; no clock is asked
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/date.h"
#include "checks/checks.h"

namespace rapporteur::checks {

struct Waiver {
    std::string check, record, reason, name;
    Date until;
    SourceSpan place;                   // of the check's name in it
    SourceSpan record_place, until_place;
    std::optional<std::size_t> times;   // of how many places it lets this be said; none: of any number
    List words;                         // texts, one of which a message must have to stand; none: all stand
    SourceSpan limit_place;             // where one of the two stands
};

// Reads content/checks/waivers.yml, which need not be there. Reports what is wrong with it.
std::vector<Waiver> read_waivers(const FileSystem& files, Sources& sources, Diagnostics& diagnostics);

struct KnownDeviation {
    const Waiver* waiver = nullptr;
    Finding finding;
};
// What waivers were needed for: the most places in one text, and which of their words.
struct Need {
    std::size_t times = 0;
    std::set<std::size_t> words;        // their indices in the waiver
};
using Needs = std::map<const Waiver*, Need>;
// So that `all` are the needs of both.
void add(Needs& all, const Needs& more);

struct Judged {
    std::vector<Finding> standing;      // not waived; or waived until a day before `day`, or more than are waived: which is told
    std::vector<KnownDeviation> known;
    Needs needed;
};

// Takes out what is waived on `day`, the day that the document bears (none: a waiver holds without end). REQUIRES: `waivers`
// outlives what is returned.
Judged judge(std::vector<Finding> findings, const std::vector<Waiver>& waivers, std::optional<Date> day);

// Reports waivers of checks that are not among `known`, and of those that were made the ones that nothing needs, or only in part.
void hold_waivers(const std::vector<Waiver>& waivers, const std::vector<std::string>& known, const std::vector<std::string>& made,
                  const Needs& needed, Diagnostics& diagnostics);

}  // namespace rapporteur::checks
