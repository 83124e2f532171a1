// Lists in the cells of tables. Markdown has no blocks there, so an item is a line: "- first<br>- second".
#pragma once

#include <string>
#include <vector>

#include "document/document.h"

namespace rapporteur::document {

// A line of a cell: an item of a list, or other words.
struct CellLine {
    enum class Kind { words, bullet, ordered } kind = Kind::words;
    std::string label;                  // of an ordered item: "1.", "(a)"
    Inlines content;                    // without its label
};

// The lines of a cell that holds a list; none where it holds none. An item begins with "-", "–", "•" or "*" and a blank, or, where
// a neighbouring line does so too, with "1.", "2)", "(a)" or "(iv)" and a blank. A dash before a figure is a minus where it stands
// alone.
std::vector<CellLine> list_in(const Inlines& cell);

}  // namespace rapporteur::document
