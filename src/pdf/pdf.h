// Pages to the bytes of a PDF file (ISO 32000-1), tagged, with fonts subset and embedded. It decides nothing: every place, word and
// role is in the Pages. libharu's object layer is seen only by pdf/haru.cpp, hb-subset only by pdf/font_subset.cpp.
#pragma once

#include <string>
#include <variant>

#include "pages/pages.h"

namespace rapporteur::pdf {

struct Options {
    bool tagged = true;
    bool object_streams = true;         // smaller files; false writes a classic cross-reference table
    std::string producer = "rapporteur";
};

struct Failure { std::string reason; };

// The same pages give the same bytes: no clock, no random number; dates come from `pages.date` (none: no dates).
std::variant<std::string, Failure> write(const pages::Pages& pages, const Options& options = {});

}  // namespace rapporteur::pdf
