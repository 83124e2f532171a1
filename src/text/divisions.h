// Where a line may end inside a word: at its hyphens and dashes, in addresses and symbols of documents, between ideographs, and
// where the hyphenator says.
#pragma once

#include <string_view>
#include <vector>

#include "text/font.h"
#include "text/hyphenate.h"

namespace rapporteur::text {

// Ascending, without their widths.
std::vector<Division> divisions(std::string_view word, const Hyphenator* hyphenator);

// Whether the word is the symbol of a document: "CCM/MSP/2022/12", "A/RES/70/1".
bool is_symbol(std::string_view word);
// Whether the word is an address: "https://…", "www.…", "a@b.org".
bool is_address(std::string_view word);

// The word without quotes, brackets and stops around it.
std::string_view core_of(std::string_view word);

}  // namespace rapporteur::text
