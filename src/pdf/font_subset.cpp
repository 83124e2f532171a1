#include "pdf/font_subset.h"

#include <hb-subset.h>

#include <memory>

namespace rapporteur::pdf {
namespace {

// hb_…_destroy as a deleter.
template <auto destroy>
struct Destroy {
    template <class T>
    void operator()(T* object) const { destroy(object); }
};
using Input = std::unique_ptr<hb_subset_input_t, Destroy<hb_subset_input_destroy>>;
using Plan = std::unique_ptr<hb_subset_plan_t, Destroy<hb_subset_plan_destroy>>;
using Face = std::unique_ptr<hb_face_t, Destroy<hb_face_destroy>>;
using Blob = std::unique_ptr<hb_blob_t, Destroy<hb_blob_destroy>>;

std::string bytes_of(hb_blob_t* blob) {
    unsigned size = 0;
    const char* data = hb_blob_get_data(blob, &size);
    return std::string(data ? data : "", size);
}

std::string table(hb_face_t* face, hb_tag_t tag) { return bytes_of(Blob(hb_face_reference_table(face, tag)).get()); }

int signed_16(const std::string& bytes, std::size_t at) {
    if (at + 2 > bytes.size()) return 0;
    const int value = static_cast<unsigned char>(bytes[at]) * 256 + static_cast<unsigned char>(bytes[at + 1]);
    return value < 32768 ? value : value - 65536;
}

// A page shows glyphs by number and places them itself: what shapes, names and varies them is not needed.
void drop_tables(hb_subset_input_t* input) {
    hb_set_t* drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const char* name : {"GSUB", "GPOS", "GDEF", "BASE", "JSTF", "MATH", "kern", "name", "OS/2", "post", "cmap", "DSIG", "gasp", "hdmx",
                             "VDMX", "LTSH", "PCLT", "vhea", "vmtx", "VORG", "meta", "STAT", "fvar", "gvar", "avar", "cvar", "HVAR", "VVAR",
                             "MVAR", "COLR", "CPAL", "SVG ", "CBDT", "CBLC", "sbix", "FFTM"})
        hb_set_add(drop, hb_tag_from_string(name, -1));
}

Input subset_input(const std::vector<std::uint32_t>& glyphs) {
    Input input(hb_subset_input_create_or_fail());
    if (!input) return input;
    hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
    for (const std::uint32_t glyph : glyphs) hb_set_add(wanted, glyph);
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    drop_tables(input.get());
    return input;
}

}  // namespace

FontFacts facts_of(hb_face_t* face) {
    FontFacts facts;
    const std::string head = table(face, HB_TAG('h', 'e', 'a', 'd'));
    facts.glyphs = hb_face_get_glyph_count(face);
    facts.left = signed_16(head, 36);
    facts.bottom = signed_16(head, 38);
    facts.right = signed_16(head, 40);
    facts.top = signed_16(head, 42);
    facts.italic_angle = signed_16(table(face, HB_TAG('p', 'o', 's', 't')), 4);
    facts.has_true_type_outlines = hb_blob_get_length(Blob(hb_face_reference_table(face, HB_TAG('g', 'l', 'y', 'f'))).get()) > 0;
    return facts;
}

std::variant<Subset, Failure> subset(hb_face_t* face, const std::vector<std::uint32_t>& glyphs) {
    const Failure failed{"HarfBuzz could not take a part of the font"};
    const Input input = subset_input(glyphs);
    if (!input) return failed;
    const Plan plan(hb_subset_plan_create_or_fail(face, input.get()));
    if (!plan) return failed;
    const Face part(hb_subset_plan_execute_or_fail(plan.get()));
    if (!part) return failed;

    Subset out;
    out.file = bytes_of(Blob(hb_face_reference_blob(part.get())).get());
    if (out.file.empty()) return failed;
    const hb_map_t* ids = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
    for (const std::uint32_t glyph : glyphs) {
        const hb_codepoint_t id = hb_map_get(ids, glyph);
        if (id > 0xFFFF) return Failure{"HarfBuzz left a glyph out of the part of the font"};
        out.ids.push_back(static_cast<std::uint16_t>(id));
    }
    return out;
}

}  // namespace rapporteur::pdf
