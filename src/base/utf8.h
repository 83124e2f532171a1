// UTF-8, read one character at a time. What is not UTF-8 reads as U+FFFD, one byte at a time, so nothing is ever lost
// from view and no loop runs past the end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace rapporteur::utf8 {

inline constexpr char32_t kReplacement = 0xFFFD;

struct Decoded {
    char32_t character = kReplacement;
    std::size_t length = 1;      // bytes taken, at least 1
    bool valid = false;
};

// The character that begins at `text[at]`. REQUIRES: at < text.size().
Decoded decode(std::string_view text, std::size_t at);

void append(std::string& text, char32_t character);
std::string encode(char32_t character);

std::size_t length(std::string_view text);       // in characters
bool valid(std::string_view text);
// Byte offset of the first byte that is not UTF-8; text.size() where all is well.
std::size_t first_invalid(std::string_view text);
std::u32string to_utf32(std::string_view text);

}  // namespace rapporteur::utf8
