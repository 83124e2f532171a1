// Font files, opened once, and the shaping of words with HarfBuzz. The only room that sees HarfBuzz's shaping and ICU's rules
// for breaking text and for direction.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/files.h"
#include "base/length.h"

struct hb_face_t;
struct hb_font_t;

namespace rapporteur::text {

class Hyphenator;

// One font file. Lives as long as the FontSet that opened it; its address does not change.
class FontFace {
public:
    // Takes the whole file; none with the reason where it is no font that can be embedded. `features`: OpenType tags, "onum,-liga",
    // with which all its words are shaped; kerning and standard ligatures are on.
    static std::variant<std::unique_ptr<FontFace>, std::string> from_file(const std::string& path, std::string features = {});
    ~FontFace();

    const std::string& path() const { return path_; }
    const std::string& postscript_name() const { return postscript_name_; }
    const std::string& features() const { return features_; }
    // "Version 2.1.5, checksum 1A2B3C4D": its maker's word and the sum over its file (OpenType, head, checksumAdjustment).
    std::string version() const;
    unsigned units_per_em() const { return units_per_em_; }
    Length ascent(Length size) const;
    Length descent(Length size) const;           // positive
    Length cap_height(Length size) const;
    std::uint32_t glyph_for(char32_t character) const;      // 0 where it has none
    unsigned glyph_advance(std::uint32_t glyph) const;      // font units
    bool has(char32_t character) const { return glyph_for(character) != 0; }
    bool is_italic() const { return italic_; }
    bool is_bold() const { return bold_; }
    hb_face_t* harfbuzz_face() const { return face_; }      // borrowed
    hb_font_t* harfbuzz_font() const { return font_; }

private:
    FontFace() = default;
    FontFace(const FontFace&) = delete;
    FontFace& operator=(const FontFace&) = delete;
    void read_tables();
    std::uint32_t look_up(char32_t character) const;
    std::string path_, postscript_name_, features_;
    unsigned units_per_em_ = 1000;
    int ascender_ = 0, descender_ = 0, cap_height_ = 0;
    bool italic_ = false, bold_ = false;
    std::array<std::uint32_t, 128> ascii_{};     // their glyphs: asked for at every blank
    hb_face_t* face_ = nullptr;
    hb_font_t* font_ = nullptr;
};

// A glyph as shaped, in font units. Of the glyphs that share a cluster (a mark on its letter) each has its own character where
// there are as many of the one as of the other, else the first has them all; a ligature has several.
struct ShapedGlyph {
    std::uint32_t id = 0;
    int advance = 0, x_offset = 0, y_offset = 0;
    std::uint32_t cluster = 0;                          // the byte of the word where its cluster begins
    std::uint32_t text_begin = 0, text_end = 0;         // the bytes of the word that it stands for; may be none
    bool unsafe_to_break = false;                       // before its cluster: the parts would be shaped otherwise
};

// A place inside a word where a line may end.
struct Division {
    std::uint32_t at = 0;                // byte of the word
    int before = 0;                      // width of what stands before it, font units
    int correction = 0;                  // added to `before` where the line does end here (a ligature or kern that falls apart)
    int cost = 0;                        // where no hyphen is added
    bool adds_hyphen = false;            // found by the hyphenator
    bool flagged = false;                // ends in a hyphen or dash, its own or an added one
    bool elastic = false;                // between ideographs: may stretch a little
};

struct ShapedWord {
    std::vector<ShapedGlyph> glyphs;     // in visual order
    int advance = 0;                     // of all, font units
    bool right_to_left = false;
    bool complete = true;                // false: a character has no glyph in this face
    std::vector<Division> divisions;     // ascending; filled in by Shaper::divide
};

enum class Direction { by_script, left_to_right, right_to_left };

// Shapes words and remembers them: the same word in the same face is shaped, and divided, once per run. Not for several threads at
// once.
class Shaper {
public:
    Shaper();
    ~Shaper();
    Shaper(Shaper&&) noexcept;
    Shaper& operator=(Shaper&&) noexcept;

    // Valid as long as the shaper. Bytes that are not UTF-8 are shaped as U+FFFD.
    const ShapedWord& shape(const FontFace& face, std::string_view word, std::string_view language = "en",
                            Direction direction = Direction::by_script);
    // A glyph that stands for these characters without being shaped: a blank, the hyphen of a divided word.
    const ShapedWord& sign(const FontFace& face, std::uint32_t glyph, std::string_view characters);
    // The same as `shape`, with its divisions. Without a hyphenator those that add a hyphen may be there nevertheless: pass over
    // them.
    const ShapedWord& divide(const FontFace& face, std::string_view word, std::string_view language, const Hyphenator* hyphenator);

private:
    struct Data;
    std::unique_ptr<Data> data_;
};

// The faces of a style's families. Font files are named without folders ("LiberationSerif-Regular.ttf") and looked for in
// `folders`, in order, at every depth.
class FontSet {
public:
    explicit FontSet(std::vector<std::string> folders);
    ~FontSet();
    // Files in the order regular, bold, italic, bold-italic (fewer: the first stands in). Says which file is missing or is no font.
    // `features` as in FontFace::from_file.
    std::optional<FileFailure> add_family(const std::string& family, const std::vector<std::string>& files,
                                          const std::string& features = {});
    // A family that `face_with` opens when it comes to it; one whose files are not there it passes over.
    void add_reserve(const std::string& family, const std::vector<std::string>& files);
    // REQUIRES: the family was added, and is no reserve.
    const FontFace& face(const std::string& family, bool bold, bool italic) const;
    // The first face among `families`, then among the reserves in the order in which they were added, that has the character; null
    // where none has. May be asked by several threads.
    const FontFace* face_with(char32_t character, const std::vector<std::string>& families, bool bold, bool italic) const;
    // Files of reserves that were looked for and are not there.
    std::vector<std::string> missing_reserves() const;

    // Where Debian, Fedora and macOS keep fonts, and fonts/ beside the program.
    static std::vector<std::string> usual_folders();

private:
    struct Data;
    std::unique_ptr<Data> data_;
};

}  // namespace rapporteur::text
