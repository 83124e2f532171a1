// What the making of items and the setting of lines agree on.
#pragma once

#include "text/paragraph.h"

namespace rapporteur::text {

// The stretch of the glue that fills a last line: so much that nothing else stretches beside it.
inline constexpr Length kFill = Length::units(std::int64_t{1} << 44);
inline bool fills(const Glue& glue) { return glue.stretch >= kFill; }

inline Length at_size(const Span& span, int font_units) { return span.size.scaled(font_units, span.face->units_per_em()); }

inline Length part_of(Length length, double share) {
    return Length::units(static_cast<std::int64_t>(static_cast<double>(length.units()) * share));
}

// The blank between words in a span's font: as wide as its space, and how far that may give.
struct Space {
    Length width, stretch, shrink;
    static Space of(const Span& span) {
        const std::uint32_t glyph = span.face->glyph_for(U' ');
        const Length width = glyph != 0 ? at_size(span, static_cast<int>(span.face->glyph_advance(glyph))) : span.size / 4;
        return {width, width / 2, width / 3};
    }
};

}  // namespace rapporteur::text
