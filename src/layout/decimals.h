// Columns of figures whose decimal marks stand one below the other.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "text/paragraph.h"

namespace rapporteur::layout {

// The mark before decimals among cells of one column: the stop or comma after which some figure has other than three digits, which could
// be thousands. 0 where no cell has decimals.
char decimal_mark(const std::vector<std::string>& cells);

// The words of a cell without raised marks.
std::string figure_of(const std::vector<text::Span>& spans);

// What stands from the decimal mark on, marks of notes included; nothing where the figure has no decimals. None where the words are no
// figure.
std::optional<std::vector<text::Span>> decimals_of(const std::vector<text::Span>& spans, char mark);

}  // namespace rapporteur::layout
