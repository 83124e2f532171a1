// Capitals and small letters, by ICU's root rules.
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "locale/locale.h"

namespace rapporteur::locale {

namespace {

icu::StringPiece piece(std::string_view text) { return {text.data(), static_cast<std::int32_t>(text.size())}; }

using Mapping = void (*)(const char*, std::uint32_t, icu::StringPiece, icu::ByteSink&, icu::Edits*, UErrorCode&);

std::string mapped(std::string_view text, Mapping mapping) {
    std::string result;
    icu::StringByteSink<std::string> sink(&result);
    UErrorCode status = U_ZERO_ERROR;
    mapping("", 0, piece(text), sink, nullptr, status);
    return U_SUCCESS(status) ? result : std::string(text);
}

// Where Jinja's title filter splits: [-\s({\[<].
bool ends_word(char32_t c) {
    if (c == U'-' || c == U'(' || c == U'{' || c == U'[' || c == U'<') return true;
    return u_isUWhiteSpace(static_cast<UChar32>(c)) || (c >= 0x1C && c <= 0x1F);      // as Python's \s
}

std::size_t end_of_word(std::string_view text, std::size_t at, bool within_word) {
    while (at < text.size()) {
        const auto next = utf8::decode(text, at);
        if (ends_word(next.character) == within_word) break;
        at += next.length;
    }
    return at;
}

}  // namespace

std::string Locale::upper(std::string_view text) const { return mapped(text, icu::CaseMap::utf8ToUpper); }
std::string Locale::lower(std::string_view text) const { return mapped(text, icu::CaseMap::utf8ToLower); }

std::string Locale::capitalized(std::string_view text) const {
    if (text.empty()) return {};
    const std::size_t first = utf8::decode(text, 0).length;
    return upper(text.substr(0, first)) + std::string(text.substr(first));
}

std::string Locale::title(std::string_view text) const {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t word = end_of_word(text, at, false), end = end_of_word(text, word, true);
        result += text.substr(at, word - at);
        const std::size_t first = word < end ? utf8::decode(text, word).length : 0;
        result += upper(text.substr(word, first)) + lower(text.substr(word + first, end - word - first));
        at = end;
    }
    return result;
}

}  // namespace rapporteur::locale
