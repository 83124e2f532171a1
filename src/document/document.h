// The hall: a document as a tree of what it is, without how it looks and without where its words came from in YAML terms.
// Each Text keeps its Origin; each block that can be cited keeps an id that lasts.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace rapporteur::document {

// ---- Inlines -------------------------------------------------------------------------------------------------------------

struct Inline;
using Inlines = std::vector<Inline>;

struct Text { std::string characters; };
struct Emphasis { Inlines content; };
struct Strong { Inlines content; };
struct Strikethrough { Inlines content; };
struct Code { std::string characters; };
struct Link { std::string target; std::string title; Inlines content; };     // target: "https://…", or "#id" of a block
struct Image { std::string source; std::string alternative; std::string title; };
struct SoftBreak {};                                  // a line end in the source: a blank on paper
struct HardBreak {};
struct NoteCall { std::size_t note = 0; };            // index into Document::notes
// "paragraph 27", "annex II": the label of a block, filled in by passes::number. Until then `shown` is empty.
// `page`: on paper the page on which the block begins, "page 7"; its label where there are no pages.
struct Reference { std::string target; std::string shown; bool page = false; };
struct Foreign { std::string language; Inlines content; };      // words in another language (BCP 47)
struct RawHtml { std::string characters; };           // shown as text

struct Inline {
    using Node = std::variant<Text, Emphasis, Strong, Strikethrough, Code, Link, Image, SoftBreak, HardBreak, NoteCall, Reference,
                              Foreign, RawHtml>;
    Node node;
    Origin origin;
};

// ---- Blocks --------------------------------------------------------------------------------------------------------------

struct Block;
using Blocks = std::vector<Block>;

struct Paragraph { Inlines content; };

// "I.", "A.", "1.": `label` is filled in by passes::number; empty for a heading without a number.
struct Heading {
    int level = 1;                      // 1 the document's title, 2 "I.", 3 "A.", 4 "1.", …
    Inlines content;
    std::string label;
    bool numbered = true;               // false: {-}
    bool skips = false;                 // a level above it is left out on purpose: its form is that of `level`, its rank one below
};

// An annex begins: "Annex I", and its title. It starts a page, and paragraph numbers begin anew.
struct AnnexHeading {
    Inlines content;
    std::string label;                  // "Annex I"
};

// A paragraph of the document's one running count, with the lists that belong to it: `content` is never empty.
struct NumberedParagraph {
    std::string label;                  // "27."
    Blocks content;
};

struct ListItem {
    std::string label;                  // "(a)", "1.", "–"; set by passes::number for ordered lists
    Blocks content;
    std::optional<bool> ticked;         // a task list's box
    std::string id;
    Origin origin;
};
struct BlockList {
    bool ordered = false;
    std::int64_t start = 1;
    bool tight = true;
    std::vector<ListItem> items;
};

enum class Alignment { none, left, centre, right };
struct Cell {
    Inlines content;
    int columns = 1;                    // that it spans
    int rows = 1;
    bool is_header = false;             // a row header; cells of head rows are headers anyway
    Origin origin;
};
struct Row { std::vector<Cell> cells; Origin origin; };
struct Table {
    std::vector<Alignment> alignments;  // one a column
    std::vector<double> widths;         // shares of the width, one a column; empty: from content
    std::vector<Row> head;
    std::vector<Row> body;
    Inlines caption;
    std::string label;                  // "Table 2"; set by passes::number where the document numbers its tables
};

// A table that is drawn as well: its first column names the categories, every further column is a series (document/chart.h).
enum class ChartKind { bars, stacked, lines };
struct Chart {
    ChartKind kind = ChartKind::bars;
    std::string label;                  // "Figure II"; set by passes::number
    std::string unit;                   // "km²"; may be empty
    std::string alternative;            // what the chart shows, for those who cannot see it
    Table table;
};

// A picture that stands alone in its paragraph.
struct Picture {
    std::string label;                  // "Figure II"; set by passes::number where there is a title
    std::string source;                 // path of its file
    std::string alternative;            // what it shows, for those who cannot see it; empty: it only adorns
    std::string title;
};

struct Quote { Blocks content; };
struct CodeBlock { std::string characters; std::string info; };
struct HtmlBlock { std::string characters; };         // shown as text
struct ThematicBreak {};
struct PageBreak {};
// A region with a role: "summary" (the framed box), "centre", "keep", "signature", … The style says how each looks.
struct Region { std::string role; Blocks content; };

struct Block {
    std::variant<Paragraph, Heading, AnnexHeading, NumberedParagraph, BlockList, Table, Quote, CodeBlock, HtmlBlock, ThematicBreak,
                 PageBreak, Region, Chart, Picture>
        node;
    std::string id;                     // lasts across revisions; unique in the document; may be empty for blocks nobody cites
    Origin origin;
};

struct Note {
    std::string label;                  // "1"; of a table's note "a"; set by passes::number
    std::string id;                     // the same, but no two notes have one: "1", "a", "2a"
    bool of_table = false;              // called in one table and nowhere else: it stands under that table
    Blocks content;
    Origin origin;
};

// ---- The whole -----------------------------------------------------------------------------------------------------------

// A line of the session block or of the masthead's right-hand block.
struct MastheadLine {
    std::string text;
    std::string role;                   // "body", "session", "plain", "item-title"; the style says how each looks
    Origin origin;
};

// What stands above the title of a UN document, and at the foot of its first page.
struct Masthead {
    std::string organization;           // "United Nations"
    std::string symbol;                 // "CCM/MSP/2022/12"
    std::string organ;                  // "Meeting of States Parties to the Convention on Cluster Munitions"
    std::vector<MastheadLine> distribution;    // "Distr.: General", the date, "Original: English", …
    std::vector<MastheadLine> session;         // the body, the session, place and dates, agenda item
    std::string job_number;             // "GE.22-14826(E)"; empty: none known, none shown
    std::string bar_code;               // "2214826"; empty: none
    std::string recycle;                // "Please recycle"; empty: none
    std::string address;                // what the QR code says: "http://undocs.org/CCM/MSP/2022/12"; empty: none
    Origin origin;
};

// What stands at the head or foot of pages in place of what the style puts there; a side that is not given keeps the style's words.
// "{annex}", "{section_title}": layout/running.h. The first form whose names have a value stands; none: nothing does.
struct RunningForm { std::string words; Origin origin; };
struct RunningLine { std::optional<std::vector<RunningForm>> outer, inner; };

struct Document {
    std::string id;
    std::string title;                  // plain text, for metadata
    std::string language;               // BCP 47; empty: it does not say
    std::string style;                  // name of a file of templates/styles, without ending; empty: the default
    std::string author;
    std::string subject;
    std::string date;                   // ISO 8601 day, or empty
    // "un": paragraphs, headings and lettered items are numbered by passes::number; "un-sections": the same, but paragraphs begin
    // anew under each heading of level 2; empty: as written.
    std::string numbering;
    bool numbers_tables = false;        // those that have a caption
    // "CCM": "Convention on Cluster Munitions": told to who hears the document, not shown.
    std::map<std::string, std::string, std::less<>> abbreviations;
    std::optional<Masthead> masthead;
    RunningLine running_head, running_foot;
    Blocks blocks;
    std::vector<Note> notes;            // in the order of their first call
};

// True where passes::number numbers the document as the United Nations do.
bool numbered_as_un(const Document& document);

// The text of inlines alone: marks dropped, breaks as blanks, references as shown.
std::string plain_text(const Inlines& inlines);

// Calls `visit` for every block, parents first, in reading order (notes after the blocks).
void for_each_block(const Document& document, const std::function<void(const Block&)>& visit);
void for_each_inline(const Inlines& inlines, const std::function<void(const Inline&)>& visit);

// The tree as indented text, one node a line, with labels, ids and, where asked, origins: `dump --stage document`.
std::string dump(const Document& document, bool with_origins);

}  // namespace rapporteur::document
