#include "text/font.h"

#include <hb-ot.h>
#include <hb.h>

#include <cstdio>
#include <filesystem>
#include <system_error>

namespace rapporteur::text {

namespace {

// A table of a font, held as long as it is read. Its numbers are big-endian (OpenType 1.9, "Data types").
class Table {
public:
    Table(hb_face_t* face, hb_tag_t tag) : blob_(hb_face_reference_table(face, tag)) { data_ = hb_blob_get_data(blob_, &size_); }
    ~Table() { hb_blob_destroy(blob_); }
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;

    bool there() const { return size_ > 0; }
    // 0 past the end.
    unsigned u16(unsigned at) const { return at + 2 <= size_ ? byte(at) << 8 | byte(at + 1) : 0; }

private:
    unsigned byte(unsigned at) const { return static_cast<unsigned char>(data_[at]); }
    hb_blob_t* blob_;
    const char* data_ = nullptr;
    unsigned size_ = 0;
};

// Why a font may not be embedded (OpenType 1.9, OS/2, fsType); empty where it may. Of several usage bits the mildest counts.
std::string embedding_refused(hb_face_t* face) {
    const unsigned type = Table(face, HB_TAG('O', 'S', '/', '2')).u16(8);
    if ((type & 0x000Fu) == 0x0002u) return "its maker does not allow it to be embedded in documents";
    if (type & 0x0100u) return "its maker does not allow a part of it to be embedded in documents";
    if (type & 0x0200u) return "its maker allows only its bitmaps to be embedded in documents";
    return {};
}

std::string why_unusable(hb_face_t* face) {
    if (hb_face_get_glyph_count(face) == 0) return "it is not a font file";
    const bool outlines = Table(face, HB_TAG('g', 'l', 'y', 'f')).there() || Table(face, HB_TAG('C', 'F', 'F', ' ')).there();
    if (!outlines) return "the font has no outlines that a document can hold";
    if (!Table(face, HB_TAG('c', 'm', 'a', 'p')).there()) return "the font does not say which characters it has";
    return embedding_refused(face);
}

std::string name_of(hb_face_t* face, hb_ot_name_id_t kind = HB_OT_NAME_ID_POSTSCRIPT_NAME) {
    char name[128];
    unsigned size = sizeof name;
    hb_ot_name_get_utf8(face, kind, HB_LANGUAGE_INVALID, &size, name);
    return std::string(name, size);
}

// What a PostScript name may hold (OpenType 1.9, name ID 6): printable ASCII but for brackets, slash and per cent.
std::string cleaned(std::string name) {
    constexpr std::string_view kBarred = "[](){}<>/%";
    std::erase_if(name, [&](char c) { return c <= ' ' || c > '~' || kBarred.find(c) != kBarred.npos; });
    return name.empty() ? "Font" : name.substr(0, 63);
}

}  // namespace

std::variant<std::unique_ptr<FontFace>, std::string> FontFace::from_file(const std::string& path, std::string features) {
    std::error_code trouble;
    if (!std::filesystem::is_regular_file(path, trouble))
        return trouble ? trouble.message() : std::string("it is not a plain file");
    hb_blob_t* blob = hb_blob_create_from_file_or_fail(path.c_str());
    if (!blob) return std::string("it cannot be read");
    std::unique_ptr<FontFace> face(new FontFace);
    face->path_ = path;
    face->features_ = std::move(features);
    face->face_ = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    hb_face_make_immutable(face->face_);
    if (std::string reason = why_unusable(face->face_); !reason.empty()) return reason;
    face->read_tables();
    return face;
}

void FontFace::read_tables() {
    font_ = hb_font_create(face_);
    hb_font_make_immutable(font_);
    units_per_em_ = hb_face_get_upem(face_);
    const std::string name = name_of(face_);
    postscript_name_ = cleaned(name.empty() ? std::filesystem::path(path_).stem().string() : name);
    hb_font_extents_t extents{};
    hb_font_get_h_extents(font_, &extents);
    ascender_ = extents.ascender;
    descender_ = extents.descender;
    hb_position_t height = 0;
    hb_ot_metrics_get_position_with_fallback(font_, HB_OT_METRICS_TAG_CAP_HEIGHT, &height);
    cap_height_ = height;
    for (char32_t character = 0; character < ascii_.size(); ++character) ascii_[character] = look_up(character);
    italic_ = hb_style_get_value(font_, HB_STYLE_TAG_ITALIC) > 0;
    bold_ = hb_style_get_value(font_, HB_STYLE_TAG_WEIGHT) >= 600;
}

FontFace::~FontFace() {
    hb_font_destroy(font_);
    hb_face_destroy(face_);
}

std::string FontFace::version() const {
    const Table head(face_, HB_TAG('h', 'e', 'a', 'd'));
    char sum[16];
    std::snprintf(sum, sizeof sum, "%04X%04X", head.u16(8), head.u16(10));
    return name_of(face_, HB_OT_NAME_ID_VERSION_STRING) + ", checksum " + sum;
}

Length FontFace::ascent(Length size) const { return size.scaled(ascender_, units_per_em_); }
Length FontFace::descent(Length size) const { return size.scaled(-descender_, units_per_em_); }
Length FontFace::cap_height(Length size) const { return size.scaled(cap_height_, units_per_em_); }

std::uint32_t FontFace::glyph_for(char32_t character) const {
    return character < ascii_.size() ? ascii_[character] : look_up(character);
}

std::uint32_t FontFace::look_up(char32_t character) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(font_, character, &glyph) ? glyph : 0;
}

unsigned FontFace::glyph_advance(std::uint32_t glyph) const {
    const hb_position_t advance = hb_font_get_glyph_h_advance(font_, glyph);
    return advance > 0 ? static_cast<unsigned>(advance) : 0;
}

}  // namespace rapporteur::text
