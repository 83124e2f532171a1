#include "base/utf8.h"

namespace rapporteur::utf8 {

namespace {

unsigned byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

// The number of bytes that a lead byte announces; 0 where it cannot lead (Unicode 15, table 3-7).
std::size_t announced_length(unsigned lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return 2;
    if (lead >= 0xE0 && lead <= 0xEF) return 3;
    if (lead >= 0xF0 && lead <= 0xF4) return 4;
    return 0;
}

bool allowed(char32_t character, std::size_t length) {
    if (length == 3) return character >= 0x800 && !(character >= 0xD800 && character <= 0xDFFF);
    if (length == 4) return character >= 0x10000 && character <= 0x10FFFF;
    return true;
}

}  // namespace

Decoded decode(std::string_view text, std::size_t at) {
    const unsigned lead = byte_at(text, at);
    const std::size_t length = announced_length(lead);
    if (length == 0 || at + length > text.size()) return {};
    if (length == 1) return {static_cast<char32_t>(lead), 1, true};
    char32_t character = lead & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        const unsigned next = byte_at(text, at + i);
        if ((next & 0xC0u) != 0x80u) return {};
        character = (character << 6) | (next & 0x3Fu);
    }
    if (!allowed(character, length)) return {};
    return {character, length, true};
}

void append(std::string& text, char32_t c) {
    const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3F));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

std::string encode(char32_t character) {
    std::string text;
    append(text, character);
    return text;
}

std::size_t length(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += decode(text, at).length) ++count;
    return count;
}

std::size_t first_invalid(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const Decoded next = decode(text, at);
        if (!next.valid) return at;
        at += next.length;
    }
    return at;
}

bool valid(std::string_view text) { return first_invalid(text) == text.size(); }

std::u32string to_utf32(std::string_view text) {
    std::u32string characters;
    characters.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Decoded next = decode(text, at);
        characters.push_back(next.character);
        at += next.length;
    }
    return characters;
}

}  // namespace rapporteur::utf8
