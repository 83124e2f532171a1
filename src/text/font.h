// Font files, opened once, and the shaping of words with HarfBuzz. The only room that sees HarfBuzz's shaping and ICU's rules
// for breaking text and for direction.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "base/files.h"
#include "base/length.h"

struct hb_face_t;
struct hb_font_t;

namespace rapporteur::text {

// One font file. Lives as long as the FontSet that opened it; its address does not change.
class FontFace {
public:
    // Takes the whole file; none with the reason where it is no font that can be embedded.
    static std::variant<std::unique_ptr<FontFace>, std::string> from_file(const std::string& path);
    ~FontFace();

    const std::string& path() const { return path_; }
    const std::string& postscript_name() const { return postscript_name_; }
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
    std::string path_, postscript_name_;
    unsigned units_per_em_ = 1000;
    int ascender_ = 0, descender_ = 0, cap_height_ = 0;
    bool italic_ = false, bold_ = false;
    hb_face_t* face_ = nullptr;
    hb_font_t* font_ = nullptr;
};

// A glyph as shaped, in font units; `cluster` is the byte of the word where its characters begin. Several glyphs may share a
// cluster (a mark on its letter), and a cluster may hold several characters (a ligature).
struct ShapedGlyph {
    std::uint32_t id = 0;
    int advance = 0, x_offset = 0, y_offset = 0;
    std::uint32_t cluster = 0;
};

struct ShapedWord {
    std::vector<ShapedGlyph> glyphs;     // in visual order
    int advance = 0;                     // of all, font units
    bool right_to_left = false;
    bool complete = true;                // false: a character has no glyph in this face
};

// Shapes words and remembers them: the same word in the same face is shaped once per run. Not for several threads at once.
class Shaper {
public:
    // Valid as long as the shaper. `features` as OpenType tags, "smcp,onum"; kerning and standard ligatures are on.
    const ShapedWord& shape(const FontFace& face, std::string_view word, std::string_view language = "en", std::string_view features = {});

private:
    struct Key {
        const FontFace* face;
        std::string language, features, word;
        bool operator==(const Key&) const = default;
    };
    struct KeyHash { std::size_t operator()(const Key& key) const; };
    std::unordered_map<Key, ShapedWord, KeyHash> words_;
};

// The faces of a style's families. Font files are named without folders ("LiberationSerif-Regular.ttf") and looked for in
// `folders`, in order, at every depth.
class FontSet {
public:
    explicit FontSet(std::vector<std::string> folders);
    ~FontSet();
    // Files in the order regular, bold, italic, bold-italic (fewer: the first stands in). Says which file is not there or is no font.
    std::optional<FileFailure> add_family(const std::string& family, const std::vector<std::string>& files);
    // REQUIRES: the family was added.
    const FontFace& face(const std::string& family, bool bold, bool italic) const;
    // The first face among `families` that has the character; null where none has.
    const FontFace* face_with(char32_t character, const std::vector<std::string>& families, bool bold, bool italic) const;

    // Where Debian, Fedora and macOS keep fonts, and fonts/ beside the program.
    static std::vector<std::string> usual_folders();

private:
    struct Data;
    std::unique_ptr<Data> data_;
};

}  // namespace rapporteur::text
