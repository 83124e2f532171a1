// Checks: what must hold of the facts, said as data in the expression language of the templates.
//
//   content/checks/*.yml                  checks for every convention
//   content/checks/<convention>/*.yml     checks for that one
//   content/checks/waivers.yml            known deviations (checks/waivers.h)
//
//   # yaml-language-server: $schema=../schemas/checks.schema.json
//   checks:
//     extension-within-its-maximum:              # the check's id, and the code of its messages
//       for: requests                            # a collection: the check is made for each of its records, by the name `request`
//       as: request                              # another name for the record; usual is the collection's without its `s`
//       each: decision.reporting                 # a list in the record: the check is made for each entry, by the name `item`; an
//       item: point                              #   entry's number, from 1, is `number`
//       needs: [decision.until, state.deposited] # fields of the record (`item.…`: of the entry); one is absent: no check
//       when: request.article == "clearance"     # which of them it is for
//       let: {latest: longest_extension(request)}            # names for what follows, each seeing those before it
//       holds: request.decision.until <= latest  # what must be true
//       unique: request.symbol                   # or: what no two records (no two entries of one record) may share
//       at: decision.until                       # the field that the message points to; where it is absent, what holds it
//       severity: error                          # or warning, note
//       says: the extension is granted until {{ request.decision.until | date }}, the most is {{ latest | date }}
//       see: [{of: latest, says: the deadline stands here}]     # other places to show: of a value, of each entry of a list
//       rule: Convention on Cluster Munitions, Art. 4.5
//       do: check the date, or …
//       example: …                               # for `rapporteur explain`
//       waits_for: the first extension           # nothing it applies to is no fault; what it waits for
//
// A check is for the conventions that have all the collections that it names. An expression sees the record, every collection of
// its convention by name, and the rules, filters and functions of templates. In `says` of a check with `unique`, `other` is the
// record (or entry) that came first.
//
// A check that is at fault says so at its own place, and the others are made all the same: it does not parse, names a collection
// that no convention has or a field that no record may have, divides by zero, applies to nothing.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "base/source.h"
#include "checks/sentence.h"
#include "facts/facts.h"
#include "facts/held.h"
#include "language/evaluate.h"

namespace rapporteur::checks {

using Way = std::vector<std::string>;               // "decision.until", cut at its points

struct Named {
    std::string name;
    language::ExpressionPtr expression;
};

// What checks of facts and of words have alike.
struct Saying {
    std::string id;
    std::string convention;                         // the only one that it is for; empty: for every convention
    SourceSpan place;                               // its id in its file
    Severity severity = Severity::error;
    Sentence says;
    std::string rule, remedy, example;              // each may be empty
    std::vector<std::pair<language::ExpressionPtr, std::string>> sees;
};

struct Check : Saying {
    std::string collection, record = "record", item = "item";
    SourceSpan collection_place;
    Way each, at;
    std::vector<std::pair<Way, SourceSpan>> needs;
    std::vector<Named> lets;
    language::ExpressionPtr when, holds, unique;    // `holds` or `unique` is there, the others may be null
    std::string waits_for;                          // may be empty
};

// All checks of a project, in the order of their files. Points into the `Sources` that it was read with.
class Checks {
public:
    const std::vector<Check>& all() const { return all_; }
    const Check* find(std::string_view id) const;    // null where there is none
    std::vector<std::string> ids() const;
    bool empty() const { return all_.empty(); }

private:
    friend Checks read(const std::vector<facts::Held>&, Diagnostics&);
    std::vector<Check> all_;
};

// All files of content/checks but the waivers, held to their schema. Reports what is wrong with them.
std::vector<facts::Held> read_files(const FileSystem& files, Sources& sources, Diagnostics& diagnostics);

// The checks of these files. Reports what is wrong with each check, at its place; such a check is left out.
Checks read(const std::vector<facts::Held>& files, Diagnostics& diagnostics);

// What a check found: the message, whose code is the check's id, and the record that it is about.
struct Finding {
    std::string convention;
    std::string record;                             // that the message points into: "requests/bulgaria-3-3"
    Diagnostic diagnostic;
    std::string document{};                         // whose words: "documents/ccm-msp-2022-12"; empty: it is about facts
    std::size_t times = 1;                          // how often it stands there, where it is told once for all
};

// The environment with a convention's rules. REQUIRES: what it returns lives as long as the call of `inspect`.
using EnvironmentOf = std::function<const language::Environment&(const std::string& convention)>;

// Makes every check on every convention that it is for. What the checks found, in their order and that of the records; what is
// wrong with the checks themselves goes to `faults`. REQUIRES: `facts` were loaded without an error.
std::vector<Finding> inspect(const Checks& checks, const facts::Facts& facts, const EnvironmentOf& environment_of,
                             Diagnostics& faults);

}  // namespace rapporteur::checks
