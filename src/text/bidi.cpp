#include "text/bidi.h"

#include <unicode/ubidi.h>

#include <algorithm>
#include <memory>

#include "base/utf8.h"

namespace rapporteur::text {

namespace {

constexpr std::size_t kLongest = 1u << 28;      // ICU counts in 32 bits

bool runs_leftwards(char32_t c) {
    return (c >= 0x0590 && c <= 0x08FF) || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
           (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF) || (c >= 0x10800 && c <= 0x10FFF) ||
           (c >= 0x1E800 && c <= 0x1EFFF);
}

// The paragraph as ICU reads it, and for each of its units the byte where its character begins.
struct Sixteen {
    std::u16string units;
    std::vector<std::size_t> bytes;

    void append(std::string_view text, std::size_t offset) {
        for (std::size_t at = 0; at < text.size();) {
            const utf8::Decoded next = utf8::decode(text, at);
            const std::size_t before = units.size();
            if (next.character < 0x10000) units.push_back(static_cast<char16_t>(next.character));
            else {
                units.push_back(static_cast<char16_t>(0xD7C0 + (next.character >> 10)));
                units.push_back(static_cast<char16_t>(0xDC00 + (next.character & 0x3FF)));
            }
            bytes.insert(bytes.end(), units.size() - before, offset + at);
            at += next.length;
        }
    }
};

struct CloseBidi { void operator()(UBiDi* bidi) const { ubidi_close(bidi); } };

}  // namespace

bool may_run_leftwards(std::string_view text) {
    // The first such character, U+0590, begins with the byte D6.
    if (std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xD6; })) return false;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded next = utf8::decode(text, at);
        if (runs_leftwards(next.character)) return true;
        at += next.length;
    }
    return false;
}

Levels::Levels(const std::vector<Span>& spans) {
    std::size_t size = 0;
    for (const Span& span : spans) size += span.characters.size();
    const auto mixed = [](const Span& span) { return may_run_leftwards(span.characters); };
    const bool plain = std::none_of(spans.begin(), spans.end(), mixed);
    if (plain || size > kLongest) return;

    Sixteen paragraph;
    for (const Span& span : spans) {
        starts_.push_back(starts_.empty() ? 0 : starts_.back() + spans[starts_.size() - 1].characters.size());
        paragraph.append(span.characters, starts_.back());
    }
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UBiDi, CloseBidi> bidi(ubidi_open());
    const auto length = static_cast<std::int32_t>(paragraph.units.size());
    ubidi_setPara(bidi.get(), paragraph.units.data(), length, UBIDI_DEFAULT_LTR, nullptr, &status);
    const UBiDiLevel* found = ubidi_getLevels(bidi.get(), &status);
    if (U_FAILURE(status) || !found) return;
    paragraph_ = ubidi_getParaLevel(bidi.get());
    levels_.assign(size, paragraph_);
    for (std::size_t i = 0; i < paragraph.bytes.size(); ++i) {
        const std::size_t end = i + 1 < paragraph.bytes.size() ? paragraph.bytes[i + 1] : size;
        for (std::size_t byte = paragraph.bytes[i]; byte < end; ++byte) levels_[byte] = found[i];
    }
}

std::vector<Part> parts_by_direction(std::string_view text) {
    Span whole;
    whole.characters = std::string(text);
    const Levels levels({whole});
    std::vector<Part> parts;
    std::size_t begin = 0;
    for (std::uint32_t at = 1; at <= text.size(); ++at) {
        if (at < text.size() && (levels.of(0, at) > 0) == (levels.of(0, at - 1) > 0)) continue;
        parts.push_back({text.substr(begin, at - begin), levels.of(0, at - 1) > 0});
        begin = at;
    }
    return parts;
}

std::vector<std::size_t> visual_order(const std::vector<Level>& levels) {
    std::vector<std::int32_t> map(levels.size());
    ubidi_reorderVisual(levels.data(), static_cast<std::int32_t>(levels.size()), map.data());
    return {map.begin(), map.end()};
}

}  // namespace rapporteur::text
