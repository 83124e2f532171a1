// A paragraph's words as boxes, glue and penalties, and the total-fit choice of its line ends (Donald E. Knuth and Michael F.
// Plass, "Breaking Paragraphs into Lines", Software: Practice and Experience 11, 1981).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "base/length.h"
#include "base/source.h"
#include "text/font.h"
#include "text/hyphenate.h"
#include "text/ties.h"

namespace rapporteur::text {

// ---- What is set ----------------------------------------------------------------------------------------------------------

// A stretch of text in one font. `user` is the caller's own mark for it (which link, which structure element): it comes back on the
// runs of the lines. `rise` lifts the baseline (a note's mark).
struct Span {
    std::string characters;              // UTF-8
    const FontFace* face = nullptr;
    Length size;
    Length rise;
    std::uint32_t user = 0;
    Origin origin;
    bool unbreakable = false;            // symbols of documents, code: no hyphen
    bool line_break_after = false;       // a hard break
    std::string language = "en";
};

// ---- Knuth and Plass's items ----------------------------------------------------------------------------------------------

// The characters [begin, end) of one span: what a box shows.
struct Piece { std::uint32_t span = 0, begin = 0, end = 0; };

// `hang`: how much of its last stop or hyphen may stand in the margin where a line ends after it.
struct Box { Length width; Piece piece; Length hang; };
struct Glue { Length width, stretch, shrink; Piece piece; };
struct Penalty {
    Length width;                        // that a break here adds: of the hyphen
    int cost = 0;
    bool flagged = false;                // the line would end in a hyphen or dash
    Piece piece;                         // a soft hyphen or break opportunity of the text itself
    bool adds_hyphen = false;
    Length hang;                         // of the hyphen that it adds
};

inline constexpr int kNever = 10000, kAlways = -10000;
inline constexpr int kLastResort =
    1500;  // of a break that is made only where lines would else be too loose (BreakOptions::tolerance)
inline constexpr int kOnlyToFit = 9000;         // and only where a line would else run over its end
using Item = std::variant<Box, Glue, Penalty>;

struct ItemOptions {
    const Hyphenator* hyphenator = nullptr;      // null: no word is divided
    const Ties* ties = nullptr;                  // null: only what the text itself ties
    bool justified = true;                       // else blanks keep their width (see BreakOptions::ragged)
    int hyphen_penalty = 50;
    int name_hyphen_penalty = kLastResort;      // for words with a capital, which names of States and persons are
    double protrusion = 0;  // the share of a stop or hyphen that may hang into the right margin (not where text runs leftwards)
};

// Spans to items. Glue never tears (no break) where `ties` hold words together, and at NBSP; a symbol
// of a document (CCM/MSP/2022/12) may break after a slash only at a high cost, and never before its last number.
// Spans are shaped word by word; kerning across spans is not done. Ends with the finishing glue and forced break.
std::vector<Item> make_items(const std::vector<Span>& spans, const ItemOptions& options, Shaper& shaper);

// ---- Choosing the breaks --------------------------------------------------------------------------------------------------

struct BreakOptions {
    // The width of line `n` (from 0).
    std::function<Length(std::size_t)> width;
    Length ragged;                       // where lines are not justified: stretch at the end of each, about 2 em
    // Largest adjustment ratio: passes that find their way below it are followed by none. The first, which adds no hyphens, allows
    // a quarter of it, the last any.
    double tolerance = 2.0;
    // The share by which the letters of a justified line may become wider or narrower before its blanks give (Hermann Zapf, "About
    // micro-typography and the hz-program", 1993: unseen up to two per cent).
    double letter_stretch = 0;
    double letter_stretch_at_need = 0;   // where lines would be uneven otherwise; counts if it is more
    int line_penalty = 10;
    int consecutive_hyphens = 3000;      // demerits for two flagged breaks in a row
    int long_ladder = 100'000'000;       // for a third and further: rather a line with holes
    int fitness_class_change = 3000;
    int hyphen_on_last_line_but_one = 500000;
    Length least_last_line;  // a paragraph of several lines rather ends in none that is shorter, or the mere end of a word
    int short_last_line = 100'000'000;
    bool balanced = false;               // not justified: lines as even as can be, without adding one
};

struct LineEnd {
    std::uint32_t item = 0;              // the item at which the line breaks (a Glue or Penalty)
    double ratio = 0;                    // adjustment ratio r: < 0 shrinks, > 0 stretches
    bool overfull = false;               // could not be fitted; set at its shrunken width
    double letter_stretch = 0;           // as far as its letters may give
};

// Ends of all lines in order; never empty for items from make_items. Text is never lost: a box wider than the line has a line of
// its own and is marked overfull. Linear in the length of the paragraph. REQUIRES: the last item is a forced break.
std::vector<LineEnd> break_lines(const std::vector<Item>& items, const BreakOptions& options);

// ---- The lines, ready to be placed ----------------------------------------------------------------------------------------

// A word, a blank or a hyphen as it stands in a run. Its glyphs are in the memory of the shaper: a long document has each word
// there once, and here only where it stands.
struct SetWord {
    const ShapedWord* shaped = nullptr;
    std::uint32_t text_begin = 0;        // of its text in the run's `characters`
    std::int32_t added = 0;              // to its last glyph's advance: units of Length
};

// A glyph where it stands; lengths at the run's size.
struct Glyph {
    std::uint32_t id = 0;
    Length advance;                      // to the next glyph, justification included
    Length x_offset, y_offset;
    std::uint32_t text_begin = 0, text_end = 0;      // the bytes of the run's `characters` that it stands for; may be none
};

// Valid as long as the shaper and the face.
struct GlyphRun {
    const FontFace* face = nullptr;
    Length size;
    Length x;                            // from the line's left edge
    Length rise;
    std::vector<SetWord> words;          // visual order
    std::string characters;              // UTF-8, logical order; a hyphen that the break added is U+00AD
    int widened = 0;                     // its letters are drawn wider by so many hundred-thousandths; the advances are so already
    std::uint32_t user = 0;
    bool right_to_left = false;

    Length width() const;
    std::vector<Glyph> glyphs() const;   // visual order
    template <typename Visit>
    void for_each_glyph(const Visit& visit) const;

    // So many font units, as they are drawn.
    Length drawn(int font_units) const { return widen(size.scaled(font_units, face->units_per_em())); }

private:
    Length widen(Length natural) const { return widened == 0 ? natural : natural.scaled(100'000 + widened, 100'000); }
};

// Each glyph ends where the sum of advances ends, rounded: a word is exactly as wide as it was measured.
template <typename Visit>
void GlyphRun::for_each_glyph(const Visit& visit) const {
    for (const SetWord& word : words) {
        const std::vector<ShapedGlyph>& shaped = word.shaped->glyphs;
        int sum = 0;
        Length end;
        for (std::size_t i = 0; i < shaped.size(); ++i) {
            const ShapedGlyph& glyph = shaped[i];
            sum += glyph.advance;
            const Length next = drawn(sum), added = Length::units(i + 1 == shaped.size() ? word.added : 0);
            const Length x_offset = glyph.x_offset == 0 ? Length() : drawn(glyph.x_offset);      // most stand where they fall
            const Length y_offset = glyph.y_offset == 0 ? Length() : size.scaled(glyph.y_offset, face->units_per_em());
            visit(Glyph{glyph.id, next - end + added, x_offset, y_offset, word.text_begin + glyph.text_begin,
                        word.text_begin + glyph.text_end});
            end = next;
        }
    }
}

struct Line {
    std::vector<GlyphRun> runs;          // left to right
    Length width;                        // of what is set, without the blank at its end
    double ratio = 0;
    bool overfull = false;
    bool hyphenated = false;
};

enum class LineAlign { left, centre, right, justified };

// Items and their ends to lines of glyphs: blanks set so that justified lines end at the measure to the last unit, hyphens added,
// text of mixed directions put in visual order (Unicode Standard Annex 9). The blank at which a line broke stands at its end, with
// no width of its own, so that words never run together when copied. REQUIRES: the same spans, items and options as before.
std::vector<Line> set_lines(const std::vector<Span>& spans, const std::vector<Item>& items, const std::vector<LineEnd>& ends,
                            const BreakOptions& options, LineAlign align, Shaper& shaper);

// All three steps. What `align` asks for goes before `item_options.justified`; without a `ragged` it is 2 em of the first span.
// Words of lines that are not justified are divided only to fit.
std::vector<Line> set_paragraph(const std::vector<Span>& spans, const ItemOptions& item_options, const BreakOptions& break_options,
                                LineAlign align, Shaper& shaper);

// The widths of a text set on one line, and of its widest unbreakable part: for the columns of tables. With a hyphenator, words
// break.
struct NaturalWidths { Length whole, narrowest; };
NaturalWidths measure(const std::vector<Span>& spans, Shaper& shaper, const Ties* ties = nullptr,
                      const Hyphenator* hyphenator = nullptr);

}  // namespace rapporteur::text
