// PDF's own writing of numbers, strings and names (ISO 32000-1, 7.3).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/length.h"

namespace rapporteur::pdf {

// Thousandths as the shortest decimal: 12500 is "12.5". Exact, without floating point or locale.
void append_thousandths(std::string& out, std::int64_t thousandths);
std::string number(Length length);                     // in points
std::string hexadecimal(std::uint32_t value, int digits);

std::string byte_string(std::string_view bytes);       // "(…)"
std::string text_string(std::string_view utf8);        // "(…)" where it is plain ASCII, else UTF-16BE with its mark (7.9.2.2)
std::string name(std::string_view utf8);               // "/…", what is not plain as #xx

// UTF-16BE in hexadecimal digits.
std::string utf16_hexadecimal(std::string_view utf8);

}  // namespace rapporteur::pdf
