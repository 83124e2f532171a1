// How a document looks: page, paragraphs, headings, lists, tables, notes, masthead and page furniture, read from a style file
// (templates/styles/<name>.yml, handed in as a Value). All places are measured from the left or top edge of the page.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/length.h"
#include "value/value.h"

namespace rapporteur::style {

enum class Align { left, centre, right, justified };
enum class Weight { regular, bold };
enum class Slant { upright, italic };

struct FontStyle {
    std::string family = "serif";       // a key of `Style::families`
    Length size = 10_pt;
    Weight weight = Weight::regular;
    Slant slant = Slant::upright;
};

// A paragraph's form. `first_line` and `left` are x of the first line's text and of the following lines; `label_x` of its label
// (number, letter, bullet), which is set at its left edge, or ends at `label_right` where that is given.
struct ParagraphStyle {
    FontStyle font;
    Length leading = 12_pt;             // from baseline to baseline
    Length space_before, space_after;
    Length left, first_line, right;     // right: x of the right edge of the lines
    Length label_x;
    std::optional<Length> label_right;
    std::string label;                  // where the document gives none: a bullet
    Align align = Align::left;
    bool hyphenate = true;
    bool balance = false;               // where it is not justified: lines as even as can be
    Length last_line;                   // a last line is rather not shorter
    bool keep_with_next = false;
    bool keep_together = false;
    int widow_lines = 2, orphan_lines = 2;     // the fewest lines of a paragraph at a page's top and foot
};

struct PageStyle {
    Length width, height;
    Length body_top, body_bottom;       // y of the top of the first line's box and of the lowest place for text (or notes)
    Length body_left, body_right;
    Length first_body_bottom;           // on the page with the masthead's foot
};

struct RuleStyle { Length x1, x2, y, thickness; };

// A line at the head or foot of all pages but the first. `outer`: words at the outer edge (left on even pages, right on odd ones),
// `inner` at the other; the first form whose names have a value stands (layout/running.h).
struct RunningForm { std::string words; SourceSpan place; };
struct RunningLine {
    FontStyle font;
    Length baseline;
    Length left, right;
    std::optional<RuleStyle> rule;
    std::vector<RunningForm> outer, inner;
};
// `of_all`: "2/3", the page and how many there are.
struct PageNumber { FontStyle font; Length baseline; Length left, right; bool on_first_page = false, of_all = false; };

struct NoteStyle {
    FontStyle font;
    Length leading = 11_pt;
    Length left, first_line, right, label_x;
    std::optional<Length> label_right;  // x where the mark ends, instead of label_x
    Length rule_length, rule_thickness, space_above_rule, space_below_rule, space_between;
    Length mark_size, mark_rise;        // of the call in the text and of the mark at the note
};

struct TableStyle {
    FontStyle head_font, body_font, caption_font;
    Length leading;
    Length left, right;
    Length cell_pad_x, cell_pad_y;
    Length top_rule, head_rule, bottom_rule, row_rule;      // thickness; zero: none
    Length space_before, space_after;
    std::string continued;              // said above a head that is repeated: "(continued)"; empty: nothing
};

// The placed words of the masthead, by role: organization, symbol, symbol_rest, organ, distribution, and of the first page's foot.
struct PlacedText { FontStyle font; Length x, baseline, leading; Length width; Align align = Align::left; };
// A picture below the project's folder; `y`: its top edge. Its height follows from its width.
struct EmblemStyle { std::string file; Length x, y, width; SourceSpan place; };
struct MastheadStyle {
    PlacedText organization, symbol_first, symbol_rest, organ, distribution;
    RuleStyle thin_rule, thick_rule;
    Length session_top;                                     // y where the session block begins
    std::map<std::string, ParagraphStyle> session;          // by role of the line: body, session, plain, item-title
    PlacedText job_number;
    Length bar_code_x, bar_code_y, bar_code_width, bar_code_height;      // y: top edge
    PlacedText bar_code_text;
    PlacedText recycle;
    Length qr_x, qr_y, qr_size;
    std::optional<EmblemStyle> emblem;
};

struct RegionStyle {                     // of Region roles: "summary" is a framed box
    bool framed = false;
    Length frame_thickness, frame_left, frame_right, pad;
    Length left_shift;                   // added to `left`, `first_line` of what is inside; below 0 to the left
    std::optional<Align> align;
    std::optional<ParagraphStyle> paragraph;     // how ordinary paragraphs inside look; none: as outside
    bool keep_together = false;
    bool landscape = false;             // on pages of its own, turned
};

struct Colour { std::uint8_t red = 0, green = 0, blue = 0; };

// A chart, and "Figure II" and the title above it.
struct ChartStyle {
    FontStyle font;                     // of all words in the chart
    Length leading;
    FontStyle label_font, title_font;
    Length caption_leading;
    Length left, right;
    Length height;                      // of the field in which upright bars and lines stand
    Length space_before, space_after;   // space_after: to its table
    std::vector<Colour> colours;        // one a series; what has none is grey
};

// A table of contents: the word above its page numbers; empty: none.
struct ContentsStyle { FontStyle head_font; std::string page_head; };

// A short line in the middle of the page that says: here the document ends.
struct EndRule { Length width, thickness, space_above; };

enum class Dividing { never, rarely, freely };       // only to fit; rather than set a line too loose; as other words

// The fewest letters before and after a hyphen, and how words with a capital are divided, which names are.
struct HyphenStyle { int before = 2, after = 2; Dividing names = Dividing::rarely; };

struct Style {
    std::string name;
    std::map<std::string, std::vector<std::string>> families;       // "serif": files by regular, bold, italic, bold-italic
    std::map<std::string, std::string> features;                    // of a family's fonts, OpenType tags: "onum,-liga"
    std::vector<std::string> fallback_families;
    struct Reserve {
        std::string name;
        std::vector<std::string> files;
    };
    std::vector<Reserve> reserve_families;  // looked at after these, in order; opened only then, passed over where not installed
    PageStyle page;
    // By name: title, heading-2 … heading-6, annex-label, annex-title, body, numbered (paragraph), plain, item-1 (lettered),
    // item-2 (roman), item-3, bullet-1, bullet-2, bullet-3, ordered (as written), quote, code. Every one of them is there.
    std::map<std::string, ParagraphStyle, std::less<>> paragraphs;
    NoteStyle notes;
    TableStyle table;
    ChartStyle chart;                   // left out of the file: as tables look
    RunningLine running_head;           // what the file does not say: {symbol} outside, nothing inside
    std::optional<RunningLine> running_foot;
    PageNumber page_number;
    std::optional<MastheadStyle> masthead;
    std::map<std::string, RegionStyle> regions;
    ContentsStyle contents;
    std::optional<EndRule> end_rule;
    std::string page_word = "page";     // "see page 7"
    std::string hyphenation;            // pattern file's language, "en_GB"; empty: none
    HyphenStyle hyphens;
    double protrusion = 0;              // the share of a stop or hyphen that may hang into the right margin
    double letter_stretch = 0;          // the share by which letters may be widened or narrowed to even out the blanks
    double letter_stretch_at_need = 0;  // in paragraphs that would be uneven otherwise
};

// Reads a style. Sizes are points, written as numbers. A paragraph style may say `like: body` and give only what differs. Reported,
// with places: a field that is missing, unknown (with the nearest name), of the wrong kind, negative where it cannot be.
Style read(const Value& file, const std::string& name, Diagnostics& diagnostics);

}  // namespace rapporteur::style
