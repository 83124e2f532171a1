// What later documents changed. A document may say that it changed facts which earlier ones stated; those are then made from the
// facts as they stood, and stay as they were issued:
//
//   documents:
//     ccm-msp-2023-5:
//       date: 2023-06-01                         # from this day on the fact is what the facts say
//       changes:
//         - fact: meetings/11msp                 # the record
//           field: sessions.1.from               # in it; an entry of a list by its number
//           was: 2023-09-11                      # what earlier documents say; left out where they say nothing
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "facts/facts.h"

namespace rapporteur::app {

struct Change {
    Date day;                           // that the document bears
    facts::Former former;
};

// All of one convention, whose documents alone they are for, the latest first. Reports a change of no record or of no field, one
// that changes nothing, a former value of another kind than the later one, a field changed twice on one day, and a document that
// changes something and bears no date; such a change is left out.
std::vector<Change> changes_in(const facts::Facts& facts, const std::string& convention, Diagnostics& diagnostics);

}  // namespace rapporteur::app
