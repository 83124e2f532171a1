// Columns of figures whose decimal marks stand one below the other.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "text/paragraph.h"

namespace rapporteur::layout {

// A figure is one number with what belongs to it: "1,234.5", "(3.2)", "−4 km²", "CHF 1,200", "78.5 per cent". No figures are dates, ranges
// ("3–5") and words with a number in them.

// The mark before decimals among cells of one column: the stop or comma after which some figure has other than three digits, which could
// be thousands. 0 where no cell has decimals.
char decimal_mark(const std::vector<std::string>& cells);

// The words of a cell without raised marks.
std::string figure_of(const std::vector<text::Span>& spans);

// What stands from the decimal mark on, units and marks of notes included; where the figure has no decimals, what stands after its last
// digit. Nothing for a dash, "..", "…", which end where whole numbers do. None where the words are no figure.
std::optional<std::vector<text::Span>> decimals_of(const std::vector<text::Span>& spans, char mark);

}  // namespace rapporteur::layout
