// The forms of labels of a UN document, in one table (UN Editorial Manual, "Headings", "Paragraphs and subparagraphs").
#pragma once

#include <cstdint>
#include <string>

namespace rapporteur::passes {

// 1 i, 4 iv, 9 ix, … up to 3999; larger numbers in figures.
std::string roman(std::int64_t number);
// 1 a, 26 z, 27 aa, 28 bb, …: a letter doubled, as subparagraphs are lettered.
std::string letter(std::int64_t number);

std::string heading_label(int level, std::int64_t number);           // level 2 "I.", 3 "A.", 4 "1.", 5 "(a)", 6 "(i)"
std::string item_label(std::size_t depth, std::int64_t number);      // 0 "(a)", 1 "(i)", 2 "a.", 3 "i."; then these again
std::string annex_label(std::int64_t number, std::int64_t of);       // "Annex" where it is the only one, else "Annex II"

std::string figure_label(std::int64_t number, std::int64_t of);      // "Figure" where it is the only one, else "Figure II"

std::string table_label(std::int64_t number, std::int64_t of);       // "Table" where it is the only one, else "Table 2"

// The label as a sentence refers to it: without its full stop, "annex II", "figure II" and "table 2" without their capitals.
std::string as_reference(std::string label);

}  // namespace rapporteur::passes
