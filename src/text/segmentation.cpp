#include "text/segmentation.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>
#include <limits>
#include <memory>

#include "base/utf8.h"

namespace rapporteur::text {

namespace {

bool is_ideographic(char32_t c) {
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool is_unspaced(char32_t c) {
    return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF);
}

struct CloseIterator { void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); } };
struct CloseText { void operator()(UText* text) const { utext_close(text); } };

}  // namespace

bool needs_segmentation(std::string_view text) {
    // U+0E00 begins with the byte E0, and so does nothing below U+0800.
    if (std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE0; })) return false;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded next = utf8::decode(text, at);
        if (is_ideographic(next.character) || is_unspaced(next.character)) return true;
        at += next.length;
    }
    return false;
}

std::vector<Division> segment(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UBreakIterator, CloseIterator> iterator(ubrk_open(UBRK_LINE, "", nullptr, 0, &status));
    const auto size = static_cast<std::int64_t>(text.size());
    const std::unique_ptr<UText, CloseText> bytes(utext_openUTF8(nullptr, text.data(), size, &status));
    if (U_FAILURE(status)) return {};
    ubrk_setUText(iterator.get(), bytes.get(), &status);
    std::vector<Division> places;
    for (std::int32_t at = ubrk_next(iterator.get()); U_SUCCESS(status) && at != UBRK_DONE; at = ubrk_next(iterator.get())) {
        if (at <= 0 || static_cast<std::size_t>(at) >= text.size()) continue;
        Division place;
        place.at = static_cast<std::uint32_t>(at);
        place.elastic = is_ideographic(utf8::decode(text, place.at).character);
        places.push_back(place);
    }
    return places;
}

}  // namespace rapporteur::text
