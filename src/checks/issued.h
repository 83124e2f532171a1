// What stays of a document once it is issued: two characters for each of its words, a line for each paragraph. From them nobody
// can read the words, so that no fact stands twice; but they tell which words, made again from the facts, are not those that were
// issued. Of 4,096 changed words one goes unseen.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "checks/reading.h"

namespace rapporteur::checks {

// Words are what blanks divide; a mark of punctuation belongs to its word.
std::string traces(const Reading& reading);
std::size_t words_in(std::string_view traces);

// Sixteen digits that tell whether traces were changed since: what `issue` writes beside them.
std::string seal(std::string_view traces);
// What is wrong with traces as they stand in a file, in words for a message; empty where nothing is.
std::string damage(std::string_view traces, std::string_view seal);

// Words of the reading that were issued otherwise.
struct Stretch {
    std::size_t begin = 0, end = 0;                 // where they stand; where none do, the word before, or the paragraph
    std::size_t words = 0, issued = 0;              // how many there are, and how many were issued in their place
};

// Where a reading departs from the traces of what was issued.
struct Departure {
    std::vector<Stretch> stretches;                 // one at least, in their order; words that stayed lie between them
    std::size_t line_begin = 0, line_end = 0;       // the paragraph around them
};

// One for each paragraph that departs, in their order. A paragraph that was moved counts as taken out and put in.
std::vector<Departure> departures(const Reading& reading, std::string_view issued);

}  // namespace rapporteur::checks
