// Checks of a document's words: what a pattern finds, held to expressions over the facts.
//
//   # yaml-language-server: $schema=../schemas/checks.schema.json
//   wording:                                          # in any file of content/checks
//     ordinal-of-a-meeting:
//       of: [final-report]                            # kinds of documents (folders of templates/); without it, all
//       finds: \b(?<number>eight|nine|ten) plenary meeting\b     # a regular expression; its named groups are names, `found` is
//                                                     #   the whole; {{months}} is a list of words of the language (checks/words.h)
//       words: {publically: publicly, …}              # or: words that are wrong, each with what is `right` (checks/phrases.h)
//       near: organizations.values() | map(attribute="name")     # or: what is nearly one of these names, but for one word;
//                                                     #   `name` is it
//       given: {…}                                    # names for what follows, made once for a document; `text` is all of its
//                                                     #   words, `kind` what document it is
//       when: …                                       # asked once for a document
//       counted: short | upper                        # findings for which this is the same are counted: `nth` is which of them one
//                                                     #   is, from 1, `count` how many there are, `before` and `after` the
//                                                     #   groups of its neighbours among them and `found` (before.label);
//                                                     #   absent at the ends
//       let: {…}                                      # names made for each finding
//       holds: …                                      # what must be true of it; without it, whatever is found is a fault
//       alike: stem | lower                           # or: findings for which this is the same must be spelled the same way
//       spelled: letter                               #   which is this, usually `found` (`other`: how most are, `count`: how many)
//       once: true                                    # only the first is told; `count` says how many there are
//       at: number                                    # the group that the message points to
//       severity, says, see, rule, do, example        # as in checks of facts
#pragma once

#include <optional>
#include <set>

#include "checks/checks.h"
#include "checks/pattern.h"
#include "checks/phrases.h"
#include "checks/reading.h"
#include "checks/words.h"

namespace rapporteur::checks {

struct WordingCheck : Saying {
    std::set<std::string> kinds;                    // empty: all
    std::optional<Pattern> finds;                   // one of the three: finds, words, near
    std::optional<Phrases> words;
    language::ExpressionPtr near, when, counted, holds, alike, spelled;     // each may be null
    std::vector<Named> given, lets;
    std::vector<std::string> names;                 // that its expressions take
    bool once = false;
    std::string at;
};

// The wording checks of the files of content/checks (read_files). Reports what is wrong with each; such a check is left out.
std::vector<WordingCheck> read_wording(const std::vector<facts::Held>& files, const WordLists& words, Diagnostics& diagnostics);

// The words of one document.
struct Words {
    Reading reading;
    std::string kind;                               // "final-report"
    std::string convention;
    bool received = false;                          // not made by the program; `received` in expressions
    std::string record;                             // meant where words stand in no record, "documents/ccm-msp-2022-12"; or empty
};

// Makes the checks that are for such words. What is wrong with the checks themselves goes to `faults`.
std::vector<Finding> inspect_wording(const std::vector<WordingCheck>& checks, const Words& words, const facts::Facts& facts,
                                     const language::Environment& environment, Diagnostics& faults);

}  // namespace rapporteur::checks
