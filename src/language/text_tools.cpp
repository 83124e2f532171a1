#include "language/text_tools.h"

#include <algorithm>

#include "base/utf8.h"
#include "language/kit.h"

namespace rapporteur::language {

bool is_blank(char32_t c) {
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

std::string stripped(std::string_view text, const std::optional<std::string>& characters, bool left, bool right) {
    const std::u32string all = utf8::to_utf32(text), taken = characters ? utf8::to_utf32(*characters) : std::u32string();
    const auto falls = [&](char32_t c) { return characters ? taken.find(c) != taken.npos : is_blank(c); };
    std::size_t begin = 0, end = all.size();
    while (left && begin < end && falls(all[begin])) ++begin;
    while (right && end > begin && falls(all[end - 1])) --end;
    std::string result;
    for (std::size_t i = begin; i < end; ++i) utf8::append(result, all[i]);
    return result;
}

std::vector<std::string> split_at(std::string_view text, std::string_view separator, std::int64_t most) {
    std::vector<std::string> parts;
    for (;;) {
        const std::size_t at = most == 0 ? text.npos : text.find(separator);
        parts.emplace_back(text.substr(0, at));
        if (at == text.npos) return parts;
        text.remove_prefix(at + separator.size());
        --most;
    }
}

std::vector<std::string> split_at_blanks(std::string_view text, std::int64_t most) {
    std::vector<std::string> parts;
    std::size_t begin = 0, at = 0;
    const auto skip = [&](bool blanks) {
        while (at < text.size()) {
            const auto byte = static_cast<unsigned char>(text[at]);
            const utf8::Decoded here = byte < 0x80 ? utf8::Decoded{byte, 1} : utf8::decode(text, at);
            if (is_blank(here.character) != blanks) return;
            at += here.length;
        }
    };
    for (;;) {
        skip(true);
        if (at >= text.size()) return parts;
        begin = at;
        if (most-- == 0) {
            parts.emplace_back(text.substr(begin));
            return parts;
        }
        skip(false);
        parts.emplace_back(text.substr(begin, at - begin));
    }
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find_first_of("\n\r\v\f");
        lines.emplace_back(text.substr(0, end));
        if (end == text.npos) break;
        text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
    }
    return lines;
}

std::string replaced(std::string_view text, std::string_view old, std::string_view with, std::int64_t most, std::size_t most_bytes,
                     const SourceSpan& place) {
    std::string result;
    const auto append = [&](std::string_view piece) {
        if (result.size() + piece.size() > most_bytes) fail("language.limit", place, "the text would be too large");
        result += piece;
    };
    if (old.empty()) {                                  // Python puts it before each character and at the end
        for (std::size_t at = 0; at < text.size() && most != 0; --most) {
            const std::size_t length = utf8::decode(text, 0).length;
            append(with);
            append(text.substr(0, length));
            text.remove_prefix(length);
        }
        if (most != 0) append(with);
        append(text);
        return result;
    }
    for (; most != 0; --most) {
        const std::size_t at = text.find(old);
        if (at == text.npos) break;
        append(text.substr(0, at));
        append(with);
        text.remove_prefix(at + old.size());
    }
    append(text);
    return result;
}

std::string python_title(std::string_view text, const locale::Locale& locale) {
    std::string result;
    bool inside = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto next = utf8::decode(text, at);
        const std::string character(text.substr(at, next.length)), low = locale.lower(character), high = locale.upper(character);
        const bool cased = low != high;
        result += !cased ? character : inside ? low : high;
        inside = cased;
        at += next.length;
    }
    return result;
}

std::string python_capitalize(std::string_view text, const locale::Locale& locale) {
    if (text.empty()) return {};
    const std::size_t first = utf8::decode(text, 0).length;
    return locale.upper(text.substr(0, first)) + locale.lower(text.substr(first));
}

bool all_upper(std::string_view text, const locale::Locale& locale) {
    return locale.upper(text) == text && locale.lower(text) != text;
}

bool all_lower(std::string_view text, const locale::Locale& locale) {
    return locale.lower(text) == text && locale.upper(text) != text;
}

std::int64_t held_width(std::int64_t width, const SourceSpan& place) {
    if (width > 100'000)
        fail("language.limit", place, "a width of " + std::to_string(width) + " is beyond all reason", "at most 100000");
    return width;
}

// Where the blanks do not divide, Python puts the odd one left of an odd width.
std::string centred(std::string_view text, std::int64_t width, const SourceSpan& place) {
    const std::int64_t blanks = held_width(width, place) - static_cast<std::int64_t>(utf8::length(text));
    if (blanks <= 0) return std::string(text);
    const auto left = static_cast<std::size_t>(blanks / 2 + (blanks & width & 1));
    return std::string(left, ' ') + std::string(text) + std::string(static_cast<std::size_t>(blanks) - left, ' ');
}

}  // namespace rapporteur::language
