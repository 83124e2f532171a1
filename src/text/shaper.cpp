#include <hb.h>

#include <algorithm>
#include <deque>
#include <functional>
#include <list>
#include <unordered_map>

#include "base/utf8.h"
#include "text/divisions.h"
#include "text/font.h"

namespace rapporteur::text {

namespace {

// A part of a word in one script, shaped in one go.
struct ScriptRun {
    std::uint32_t begin = 0, end = 0;
    hb_script_t script = HB_SCRIPT_LATIN;
};

bool all_below_greek(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0xCD; });
}

// Unicode Standard Annex 24, 5.1: characters that many scripts share go with the one before them.
std::vector<ScriptRun> script_runs(std::string_view word) {
    const auto size = static_cast<std::uint32_t>(word.size());
    if (all_below_greek(word)) return {{0, size, HB_SCRIPT_LATIN}};
    std::vector<ScriptRun> runs;
    hb_script_t now = HB_SCRIPT_COMMON;
    std::uint32_t begin = 0;
    for (std::uint32_t at = 0; at < size;) {
        const utf8::Decoded next = utf8::decode(word, at);
        const hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), next.character);
        const bool shared = script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN;
        if (!shared && now != HB_SCRIPT_COMMON && script != now) {
            runs.push_back({begin, at, now});
            begin = at;
        }
        if (!shared) now = script;
        at += static_cast<std::uint32_t>(next.length);
    }
    runs.push_back({begin, size, now});
    return runs;
}

hb_direction_t direction_of(const ScriptRun& run, Direction wanted) {
    if (wanted == Direction::left_to_right) return HB_DIRECTION_LTR;
    if (wanted == Direction::right_to_left) return HB_DIRECTION_RTL;
    return hb_script_get_horizontal_direction(run.script) == HB_DIRECTION_RTL ? HB_DIRECTION_RTL : HB_DIRECTION_LTR;
}

std::vector<hb_feature_t> parse_features(std::string_view list) {
    std::vector<hb_feature_t> features;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        hb_feature_t feature{};
        if (hb_feature_from_string(list.data(), static_cast<int>(end), &feature)) features.push_back(feature);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return features;
}

// Readers of a PDF take a gap of a tenth of the size for a blank (pdf.js 0.102, poppler 0.1); a kern that opens a wider one, as
// some fonts have before a letter of Arabic, would tear the word apart when it is copied. In thousandths.
constexpr int kWidestGap = 95;

void close_gaps(hb_glyph_position_t& place, const FontFace& face, std::uint32_t glyph, int widest) {
    const int own = static_cast<int>(face.glyph_advance(glyph));
    if (own == 0) return;
    const int before = std::max(0, place.x_offset - widest);
    place.x_offset -= before;
    place.x_advance -= before;
    place.x_advance -= std::max(0, place.x_advance - place.x_offset - own - widest);
}

// Gives the glyphs [first, last) of one cluster, in logical order by `glyph_at`, the characters [begin, end).
template <typename GlyphAt>
void share_out(std::string_view word, std::uint32_t begin, std::uint32_t end, std::size_t count, const GlyphAt& glyph_at) {
    const bool each_its_own = count > 1 && utf8::length(word.substr(begin, end - begin)) == count;
    for (std::size_t i = 0; i < count; ++i) {
        ShapedGlyph& glyph = glyph_at(i);
        const auto one = each_its_own ? static_cast<std::uint32_t>(utf8::decode(word, begin).length) : end - begin;
        glyph.text_begin = begin;
        glyph.text_end = begin + one;
        begin += one;
    }
}

// Clusters ascend in logical order; each reaches to the next one's beginning.
void give_text(std::string_view word, const ScriptRun& run, bool backwards, ShapedGlyph* glyphs, std::size_t count) {
    const auto logical = [&](std::size_t i) -> ShapedGlyph& { return glyphs[backwards ? count - 1 - i : i]; };
    for (std::size_t i = 0; i < count;) {
        std::size_t next = i + 1;
        while (next < count && logical(next).cluster == logical(i).cluster) ++next;
        const std::uint32_t begin = i == 0 ? run.begin : logical(i).cluster;
        share_out(word, begin, next < count ? logical(next).cluster : run.end, next - i,
                  [&](std::size_t k) -> ShapedGlyph& { return logical(i + k); });
        i = next;
    }
}

// HarfBuzz's time for letters with thousands of marks on them grows with the square of their number, so what is no word is shaped
// in pieces; each is shaped with what is around it, so that letters which join do so across the cut.
std::vector<ScriptRun> in_pieces(std::vector<ScriptRun> runs, std::string_view word) {
    constexpr std::uint32_t kLongest = 252;         // bytes; of more than 256, no glyph of a PDF can say that it stands for them
    if (word.size() <= kLongest) return runs;
    std::vector<ScriptRun> pieces;
    for (const ScriptRun& run : runs) {
        ScriptRun piece = run;
        for (std::uint32_t at = run.begin; at < run.end; piece.begin = at) {
            at = std::min(at + kLongest, run.end);
            while (at < run.end && (static_cast<unsigned char>(word[at]) & 0xC0) == 0x80) ++at;
            piece.end = at;
            pieces.push_back(piece);
        }
    }
    return pieces;
}

struct WordHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
};

struct Remembered {
    ShapedWord shaped;
    bool divided = false;
    const Hyphenator* hyphenator = nullptr;      // that it was divided with
};

}  // namespace

struct Shaper::Data {
    // All that decides how a word is shaped, and the words that were.
    struct Setup {
        const FontFace* face;
        std::string language;
        Direction direction;
        hb_language_t harfbuzz_language;
        std::vector<hb_feature_t> harfbuzz_features;
        std::unordered_map<std::string, Remembered, WordHash, std::equal_to<>> words;

        bool is_for(const FontFace& f, std::string_view l, Direction d) const {
            return face == &f && direction == d && language == l;
        }
    };

    struct Sign {
        const FontFace* face;
        std::uint32_t glyph;
        std::string characters;
        ShapedWord shaped;
    };

    hb_buffer_t* buffer = hb_buffer_create();
    std::list<Setup> setups;      // few; the last used stands first
    std::deque<Sign> signs;       // a handful

    Data() = default;
    ~Data() { hb_buffer_destroy(buffer); }
    Data(const Data&) = delete;
    Data& operator=(const Data&) = delete;

    Setup& setup(const FontFace& face, std::string_view language, Direction direction) {
        const auto found = std::find_if(setups.begin(), setups.end(),
                                        [&](const Setup& s) { return s.is_for(face, language, direction); });
        if (found != setups.end()) {
            if (found != setups.begin()) setups.splice(setups.begin(), setups, found);
            return setups.front();
        }
        const hb_language_t tag = hb_language_from_string(language.data(), static_cast<int>(language.size()));
        Setup made{&face, std::string(language), direction, tag, parse_features(face.features()), {}};
        return setups.emplace_front(std::move(made));
    }

    Remembered& word(Setup& setup, std::string_view word) {
        if (const auto found = setup.words.find(word); found != setup.words.end()) return found->second;
        return setup.words.emplace(std::string(word), Remembered{shape(setup, word), false, nullptr}).first->second;
    }

    ShapedWord shape(const Setup& setup, std::string_view word) {
        ShapedWord shaped;
        std::vector<ScriptRun> runs = in_pieces(script_runs(word), word);
        shaped.right_to_left = direction_of(runs.front(), setup.direction) == HB_DIRECTION_RTL;
        if (shaped.right_to_left) std::reverse(runs.begin(), runs.end());
        for (const ScriptRun& run : runs) append(shaped, setup, word, run);
        return shaped;
    }

    void append(ShapedWord& shaped, const Setup& setup, std::string_view word, const ScriptRun& run) {
        hb_buffer_reset(buffer);
        hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
        hb_buffer_set_script(buffer, run.script);
        hb_buffer_set_language(buffer, setup.harfbuzz_language);
        hb_buffer_set_direction(buffer, direction_of(run, setup.direction));
        hb_buffer_add_utf8(buffer, word.data(), static_cast<int>(word.size()), run.begin, static_cast<int>(run.end - run.begin));
        const std::vector<hb_feature_t>& features = setup.harfbuzz_features;
        hb_shape(setup.face->harfbuzz_font(), buffer, features.data(), static_cast<unsigned>(features.size()));
        unsigned count = 0;
        const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
        const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer, &count);
        const std::size_t first = shaped.glyphs.size();
        const int widest = static_cast<int>(setup.face->units_per_em()) * kWidestGap / 1000;
        if (first == 0) shaped.glyphs.reserve(count);
        for (unsigned i = 0; i < count; ++i) {
            const bool unsafe = hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK;
            hb_glyph_position_t place = places[i];
            if (place.x_offset > widest || place.x_advance > widest) close_gaps(place, *setup.face, infos[i].codepoint, widest);
            shaped.glyphs.push_back(
                {infos[i].codepoint, place.x_advance, place.x_offset, place.y_offset, infos[i].cluster, 0, 0, unsafe});
            shaped.advance += place.x_advance;
            if (infos[i].codepoint == 0) shaped.complete = false;
        }
        give_text(word, run, direction_of(run, setup.direction) == HB_DIRECTION_RTL, shaped.glyphs.data() + first, count);
    }

    // One walk along the glyphs. A fragment is shaped for itself only where HarfBuzz says that the word's own glyphs will not do.
    // Words that run leftwards, even in part, are not divided.
    void measure_divisions(Setup& setup, std::string_view text, ShapedWord& shaped) {
        const std::vector<ShapedGlyph>& glyphs = shaped.glyphs;
        const auto earlier = [](const ShapedGlyph& a, const ShapedGlyph& b) { return a.cluster < b.cluster; };
        if (shaped.right_to_left || !std::is_sorted(glyphs.begin(), glyphs.end(), earlier)) shaped.divisions.clear();
        std::size_t glyph = 0;
        int width = 0;
        Division last;
        for (Division& division : shaped.divisions) {
            for (; glyph < glyphs.size() && glyphs[glyph].text_end <= division.at; ++glyph) width += glyphs[glyph].advance;
            const bool inside = glyph < glyphs.size() && glyphs[glyph].cluster < division.at;
            division.before = width + (inside ? share_before(glyphs[glyph], division.at) : 0);
            if (inside || (glyph < glyphs.size() && glyphs[glyph].unsafe_to_break))
                division.correction = advance(setup, text.substr(last.at, division.at - last.at)) - (division.before - last.before);
            last = division;
        }
    }

    int advance(Setup& setup, std::string_view fragment) { return word(setup, fragment).shaped.advance; }

    // Of a ligature's width the part before the byte `at`.
    static int share_before(const ShapedGlyph& glyph, std::uint32_t at) {
        if (glyph.text_end <= glyph.text_begin || at <= glyph.text_begin) return 0;
        return static_cast<int>(std::int64_t{glyph.advance} * (at - glyph.text_begin) / (glyph.text_end - glyph.text_begin));
    }
};

Shaper::Shaper() : data_(std::make_unique<Data>()) {}
Shaper::~Shaper() = default;
Shaper::Shaper(Shaper&&) noexcept = default;
Shaper& Shaper::operator=(Shaper&&) noexcept = default;

const ShapedWord& Shaper::shape(const FontFace& face, std::string_view word, std::string_view language, Direction direction) {
    return data_->word(data_->setup(face, language, direction), word).shaped;
}

const ShapedWord& Shaper::sign(const FontFace& face, std::uint32_t glyph, std::string_view characters) {
    for (const Data::Sign& one : data_->signs)
        if (one.face == &face && one.glyph == glyph && one.characters == characters) return one.shaped;
    const int advance = static_cast<int>(face.glyph_advance(glyph));
    const auto bytes = static_cast<std::uint32_t>(characters.size());
    ShapedWord shaped;
    shaped.glyphs.push_back({glyph, advance, 0, 0, 0, 0, bytes, false});
    shaped.advance = advance;
    shaped.complete = glyph != 0;
    return data_->signs.emplace_back(Data::Sign{&face, glyph, std::string(characters), std::move(shaped)}).shaped;
}

const ShapedWord& Shaper::divide(const FontFace& face, std::string_view word, std::string_view language,
                                 const Hyphenator* hyphenator) {
    Data::Setup& setup = data_->setup(face, language, Direction::by_script);
    Remembered& remembered = data_->word(setup, word);
    if (remembered.divided && (!hyphenator || remembered.hyphenator == hyphenator)) return remembered.shaped;
    remembered.divided = true;
    remembered.hyphenator = hyphenator;
    remembered.shaped.divisions = divisions(word, hyphenator);
    remembered.shaped.divisions.shrink_to_fit();
    data_->measure_divisions(setup, word, remembered.shaped);
    return remembered.shaped;
}

}  // namespace rapporteur::text
