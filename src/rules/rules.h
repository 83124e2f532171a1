// Rules: expressions with a name, which stand in content/ as data and can be called from every template and every check.
//
//   rules:
//     party_on:
//       of: [state, day]
//       is: "state.deposited is defined and state.deposited <= day"
//       says: Whether a State is a party on a day.
//
// Each is a function `party_on(s, day)`, a filter `s | party_on(day)` (so also `states.values() | map("entry_into_force")`) and a
// test `s is party_on(day)` (so also `select("party_on", day)`), whose first parameter is what stands before. What it gives is a
// value: a date, a number, a list, a record; also a field that a fact has not, with which `default()` and `is defined` may deal.
// All its parameters must be given, and none may be missing; a rule that gives a function is at fault.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "language/evaluate.h"
#include "value/value.h"

namespace rapporteur::rules {

// Gives the environment the rules of `collections`, which are the records below "rules": of (a list of names; none: no parameters),
// is. A rule sees its parameters, the collections, what the environment has, and all rules; it does not see the names of a
// template.
//
// Reports as errors, and leaves out: an expression that does not parse; a name or a parameter that is none, or stands twice; a rule
// whose name is that of a collection, of a filter, test or function of the environment, or `taken` by what templates are given
// besides.
//
// A fault in a rule that is called has the place in the rule's file, and the places of the calls that led there. Rules that call
// each other without end are such a fault (Limits::call_depth, Limits::steps of one call from outside).
//
// REQUIRES: `collections`, and the files that they were read from, outlive the environment; one thread at a time evaluates with it.
void add(const Map& collections, language::Environment& environment, Diagnostics& diagnostics,
         const std::vector<std::string>& taken = {});

}  // namespace rapporteur::rules
