// Line ends in scripts that write no blanks between words, by ICU's rules and dictionaries (Unicode Standard Annex 14).
#pragma once

#include <string_view>
#include <vector>

#include "text/font.h"

namespace rapporteur::text {

// Whether the text has a character of such a script: Thai, Lao, Khmer, Myanmar, Chinese, Japanese, Korean.
bool needs_segmentation(std::string_view text);

// The places inside the text where a line may end, without their widths.
std::vector<Division> segment(std::string_view text);

}  // namespace rapporteur::text
