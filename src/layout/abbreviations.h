// Where a text names something by its initials: who hears the document is told the whole name.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::layout {

// The bytes [begin, end) of a text, and what they stand for.
struct Abbreviated {
    std::size_t begin = 0, end = 0;
    const std::string* expansion = nullptr;        // borrowed from the table
};

// The abbreviations of `table` ("CCM": "Convention on Cluster Munitions") that stand in the text as words of their own: not inside others, nor
// inside the symbol of a document ("CCM/MSP/2022/12"). They begin with two capitals. Linear in the length of the text.
std::vector<Abbreviated> abbreviations_in(std::string_view text, const std::map<std::string, std::string, std::less<>>& table);

}  // namespace rapporteur::layout
