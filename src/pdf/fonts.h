// The fonts of a document as composite fonts (ISO 32000-1, 9.7): each glyph that is shown gets a number (CID) when it is first
// shown, one for each text that it stands for, so that the text copies out right ("-" or a soft hyphen, blank or no-break space).
#pragma once

#include <memory>
#include <vector>

#include "pdf/font_subset.h"
#include "pdf/haru.h"
#include "text/font.h"

namespace rapporteur::pdf {

using Cid = std::uint16_t;

class EmbeddedFont {
public:
    // Throws Failure where the font has no TrueType outlines.
    EmbeddedFont(const text::FontFace& face, std::string resource, HaruFile& file);

    const text::FontFace& face() const { return face_; }
    const std::string& resource() const { return resource_; }       // "F1": its name in content streams
    ObjectId object() const { return object_; }

    // Throws Failure where the font has no such glyph.
    Cid cid(std::uint32_t glyph, std::string_view text);
    // What the reader moves on by, in 1/100,000 of the font's size.
    std::int64_t width(Cid cid) const { return shown_[cid].width; }

    // The subset and all that describes it.
    void write(HaruFile& file) const;

private:
    struct Shown {
        std::uint32_t glyph = 0;
        std::string text;
        std::int64_t width = 0;
        Cid next = 0;                       // the same glyph for another text; 0: no more
    };
    Cid add(std::uint32_t glyph, std::string_view text);
    std::string widths() const;
    std::string glyph_numbers(const Subset& subset) const;
    std::string to_unicode() const;
    std::string subset_name() const;
    std::string descriptor(const std::string& font_name, ObjectId font_file) const;

    const text::FontFace& face_;
    std::string resource_;
    ObjectId object_;
    FontFacts facts_;
    std::vector<Cid> first_of_glyph_;       // 0: not shown yet
    std::vector<Shown> shown_;              // by CID; 0 is .notdef
};

class Fonts {
public:
    explicit Fonts(HaruFile& file) : file_(file) {}
    EmbeddedFont& of(const text::FontFace& face);
    void write() const;
    std::string resources() const;          // entries of a resource dictionary

private:
    HaruFile& file_;
    std::vector<std::unique_ptr<EmbeddedFont>> fonts_;      // in order of first use; there are a handful
};

}  // namespace rapporteur::pdf
