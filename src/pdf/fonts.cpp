#include "pdf/fonts.h"

#include <algorithm>

#include "base/utf8.h"
#include "pdf/fingerprint.h"
#include "pdf/syntax.h"

namespace rapporteur::pdf {
namespace {

constexpr std::size_t kMostCids = 65535;
constexpr std::size_t kMappingsInABlock = 100;         // Adobe Technical Note 5014, bfchar
constexpr std::size_t kLongestMapping = 256;           // bytes of text for one glyph; a string there holds 512 bytes of UTF-16

// A glyph without text of its own (a mark that its letter's cluster has taken the text of) still must map to something: a word
// joiner is invisible and, unlike a zero-width space, parts no word.
constexpr char kNoText[] = "\xE2\x81\xA0";

// U+0000, U+FEFF and U+FFFE are no text (ISO 19005-3, 6.2.11.7.2).
std::string mappable(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded decoded = utf8::decode(text, at);
        const char32_t c = decoded.character;
        utf8::append(out, c == 0 || c == 0xFEFF || c == 0xFFFE ? utf8::kReplacement : c);
        at += decoded.length;
    }
    return out.empty() ? kNoText : out;
}

std::int64_t per_mille(int font_units, unsigned units_per_em) {
    return std::int64_t{font_units} * 1000 / static_cast<std::int64_t>(units_per_em);
}

// Nearly every glyph stands for one letter: of those a call for each would be the dearest part.
bool is_same(const std::string& shown, std::string_view text) {
    if (shown.size() != text.size()) return false;
    return text.size() == 1 ? shown[0] == text[0] : shown == text;
}

std::string mapping(std::size_t cid, std::string_view text) {
    return "<" + hexadecimal(static_cast<std::uint32_t>(cid), 4) + "> <" + utf16_hexadecimal(mappable(text)) + ">\n";
}

}  // namespace

EmbeddedFont::EmbeddedFont(const text::FontFace& face, std::string resource, HaruFile& file)
    : face_(face), resource_(std::move(resource)), object_(file.reserve()), facts_(facts_of(face.harfbuzz_face())) {
    if (!facts_.has_true_type_outlines)
        throw Failure{"the font " + face.path() + " has no TrueType outlines, which are the only ones embedded so far"};
    first_of_glyph_.resize(facts_.glyphs, 0);
    shown_.emplace_back();
    shown_.front().width = 100 * per_mille(static_cast<int>(face.glyph_advance(0)), face.units_per_em());
}

Cid EmbeddedFont::cid(std::uint32_t glyph, std::string_view text) {
    if (glyph >= first_of_glyph_.size())
        throw Failure{"the font " + face_.path() + " has " + std::to_string(facts_.glyphs) + " glyphs, none with the number " +
            std::to_string(glyph)};
    for (Cid cid = first_of_glyph_[glyph]; cid != 0; cid = shown_[cid].next)
        if (is_same(shown_[cid].text, text)) return cid;
    return add(glyph, text);
}

Cid EmbeddedFont::add(std::uint32_t glyph, std::string_view text) {
    if (shown_.size() >= kMostCids)
        throw Failure{"the document shows more than 65,534 different glyphs of the font " + face_.path()};
    if (text.size() > kLongestMapping)
        throw Failure{"a glyph of the font " + face_.path() + " stands for more than 256 bytes of text"};
    const auto cid = static_cast<Cid>(shown_.size());
    const std::int64_t advance = face_.glyph_advance(glyph), em = face_.units_per_em();
    shown_.push_back({glyph, std::string(text), (advance * 100000 + em / 2) / em, first_of_glyph_[glyph]});
    first_of_glyph_[glyph] = cid;
    return cid;
}

std::string EmbeddedFont::widths() const {
    std::string out = "[0 [";
    for (const Shown& shown : shown_) {
        append_thousandths(out, shown.width * 10);
        out += ' ';
    }
    out.back() = ']';
    return out + "]";
}

std::string EmbeddedFont::glyph_numbers(const Subset& subset) const {
    std::string out(2, '\0');
    for (const std::uint16_t id : subset.ids) {
        out += static_cast<char>(id >> 8);
        out += static_cast<char>(id & 255);
    }
    return out;
}

std::string EmbeddedFont::to_unicode() const {
    std::string out =
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 "
        "def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    for (std::size_t cid = 1; cid < shown_.size(); cid += kMappingsInABlock) {
        const std::size_t end = std::min(shown_.size(), cid + kMappingsInABlock);
        out += std::to_string(end - cid) + " beginbfchar\n";
        for (std::size_t i = cid; i < end; ++i) out += mapping(i, shown_[i].text);
        out += "endbfchar\n";
    }
    return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

// Six letters that tell this part of the font from others (ISO 32000-1, 9.6.4).
std::string EmbeddedFont::subset_name() const {
    std::string used;
    for (const Shown& shown : shown_) used += std::to_string(shown.glyph) + " ";
    std::uint64_t hash = fnv1a(used);
    std::string out;
    for (int i = 0; i < 6; ++i, hash /= 26) out += static_cast<char>('A' + hash % 26);
    return out + "+" + face_.postscript_name();
}

std::string EmbeddedFont::descriptor(const std::string& font_name, ObjectId font_file) const {
    const auto whole = [](Length length) { return std::to_string(length.thousandths() / 1000); };
    const unsigned em = face_.units_per_em();
    const Length thousand = Length::points(1000);
    std::string box;
    for (const int edge : {facts_.left, facts_.bottom, facts_.right, facts_.top}) box += std::to_string(per_mille(edge, em)) + " ";
    box.pop_back();
    const int symbolic = 4, italic = 64;                // 9.8.2, table 123
    return "/Type /FontDescriptor\n/FontName " + font_name +
           "\n/Flags " + std::to_string(face_.is_italic() ? symbolic + italic : symbolic) + "\n/FontBBox [" + box +
           "]\n/ItalicAngle " + std::to_string(facts_.italic_angle) + "\n/Ascent " + whole(face_.ascent(thousand)) +
           "\n/Descent " + whole(-face_.descent(thousand)) + "\n/CapHeight " + whole(face_.cap_height(thousand)) +
           "\n/StemV " + (face_.is_bold() ? "140" : "80") + "\n/FontFile2 " + reference(font_file) + "\n";
}

void EmbeddedFont::write(HaruFile& file) const {
    std::vector<std::uint32_t> glyphs;
    for (std::size_t cid = 1; cid < shown_.size(); ++cid) glyphs.push_back(shown_[cid].glyph);
    const auto result = subset(face_.harfbuzz_face(), glyphs);
    if (const auto* failure = std::get_if<Failure>(&result)) throw Failure{failure->reason + ": " + face_.path()};
    const Subset& part = std::get<Subset>(result);

    const std::string font_name = name(subset_name());
    const ObjectId font_file = file.add_deflated("/Length1 " + std::to_string(part.file.size()) + "\n", part.file);
    const ObjectId descriptor_object = file.add(descriptor(font_name, font_file));
    const ObjectId numbers = file.add_deflated("", glyph_numbers(part));
    const ObjectId unicode = file.add_deflated("", to_unicode());
    const ObjectId descendant = file.add(
        "/Type /Font\n/Subtype /CIDFontType2\n/BaseFont " + font_name +
        "\n/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>\n/FontDescriptor " +
        reference(descriptor_object) + "\n/CIDToGIDMap " + reference(numbers) + "\n/W " + widths() + "\n");
    file.set(object_, "/Type /Font\n/Subtype /Type0\n/BaseFont " + font_name + "\n/Encoding /Identity-H\n/DescendantFonts [" +
                          reference(descendant) + "]\n/ToUnicode " + reference(unicode) + "\n");
}

EmbeddedFont& Fonts::of(const text::FontFace& face) {
    for (const auto& font : fonts_)
        if (&font->face() == &face) return *font;
    fonts_.push_back(std::make_unique<EmbeddedFont>(face, "F" + std::to_string(fonts_.size() + 1), file_));
    return *fonts_.back();
}

void Fonts::write() const {
    for (const auto& font : fonts_) font->write(file_);
}

std::string Fonts::resources() const {
    std::string out = "/Font <<";
    for (const auto& font : fonts_) out += "/" + font->resource() + " " + reference(font->object()) + " ";
    return fonts_.empty() ? "" : out + ">>\n";
}

}  // namespace rapporteur::pdf
