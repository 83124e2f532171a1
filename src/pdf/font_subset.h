// The part of a font that a document needs. The only file that sees hb-subset is font_subset.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "pdf/pdf.h"

struct hb_face_t;

namespace rapporteur::pdf {

// What a PDF must say of a font, in its own units (OpenType 1.9: head, post, maxp).
struct FontFacts {
    std::uint32_t glyphs = 0;
    int left = 0, bottom = 0, right = 0, top = 0;      // the box around all glyphs
    int italic_angle = 0;                              // degrees, negative to the right
    bool has_true_type_outlines = false;
};
FontFacts facts_of(hb_face_t* face);

struct Subset {
    std::string file;                                  // a TrueType font with glyph 0 and those asked for
    std::vector<std::uint16_t> ids;                    // of each glyph asked for, its number there
};

// REQUIRES: `glyphs` are less than the face's number of glyphs.
std::variant<Subset, Failure> subset(hb_face_t* face, const std::vector<std::uint32_t>& glyphs);

}  // namespace rapporteur::pdf
