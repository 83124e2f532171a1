// Finished pages: what stands where, and what each thing is in the document's structure. Layout makes them, the PDF writer
// (or another) writes them, `dump --stage pages` prints them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/length.h"
#include "images/images.h"
#include "pages/rare_text.h"
#include "text/paragraph.h"

namespace rapporteur::pages {

// Places are measured from the page's left and top edges; y of text is its baseline.
struct Point { Length x, y; };

struct Colour { std::uint8_t red = 0, green = 0, blue = 0; bool operator==(const Colour&) const = default; };

// ---- Structure (ISO 32000-1, 14.8.4: standard structure types) -----------------------------------------------------------

enum class Role : std::uint8_t {
    document, part, section, division, heading_1, heading_2, heading_3, heading_4, heading_5, heading_6, paragraph, list, list_item,
    label, list_body, table, table_head, table_body, table_row, header_cell, data_cell, caption, figure, note, reference, link,
    span, block_quote, code, contents, contents_item,
};

using ElementId = std::uint32_t;
inline constexpr ElementId kArtifact = 0xFFFFFFFF;      // not part of the document: running heads, rules, repeated table heads

struct StructureElement {
    Role role = Role::paragraph;
    enum class Scope : std::uint8_t { none, row, column, both } scope = Scope::none;
    ElementId parent = 0;               // the element 0 is the document itself and its own parent
    RareText language;                  // BCP 47 where it differs from the document's
    RareText alternative;               // of a figure
    RareText actual_text;
    RareText expansion;                 // of an abbreviation
    RareText id;                        // of notes, header cells, blocks
    RareText title;
    RareText list_numbering;            // "Decimal", "UpperRoman", "LowerAlpha", "Disc", "None"
    // Tables
    std::vector<ElementId> headers;     // of a data cell: its header cells
    int columns = 1, rows = 1;
    Origin origin;
};

enum class ArtifactKind { layout, header, footer, page_number, background };

// ---- Things on a page ----------------------------------------------------------------------------------------------------

struct PlacedRun { Point at; text::GlyphRun run; Colour colour; };      // at: left end of the baseline, without run.x and rise
struct FilledRectangle { Point top_left; Length width, height; Colour colour; };
struct Rectangle { Point top_left; Length width, height, thickness; Colour colour; };    // outline, drawn inside its edges
// Many rectangles as one shape (bar codes).
struct Modules { std::vector<FilledRectangle> rectangles; };
// Straight lines from point to point, each one closed or open: closed ones are filled where `fill` is given, all are drawn where
// `thickness` is more than nothing. `dashes`: lengths of lines and gaps in turn; none: a line without gaps.
struct Path {
    struct Line { std::vector<Point> points; bool closed = false; };
    std::vector<Line> lines;
    std::optional<Colour> fill;
    Colour colour;
    Length thickness;
    std::vector<Length> dashes;
};

struct Picture { Point top_left; Length width, height; std::shared_ptr<const images::Image> image; };

using Thing = std::variant<PlacedRun, FilledRectangle, Rectangle, Modules, Path, Picture>;

// Moves it to the right and down.
void move(Thing& thing, Length right, Length down);

struct FrameItem {
    Thing thing;
    ElementId element = kArtifact;
    ArtifactKind artifact = ArtifactKind::layout;      // where element is kArtifact
};

// A place to be clicked: to an address, or to a block of this document. One Link element may have areas on several lines.
struct LinkArea {
    Point top_left;
    Length width, height;
    std::string address;                // "https://…"; empty: inside the document
    std::string block;                  // id of the block that it leads to
    ElementId element = kArtifact;      // its Link element
    std::string description;            // read aloud
};

// Where a block begins: targets of links and of the outline.
struct Anchor { std::string block; Point at; };

struct Page {
    Length width, height;
    std::string label;                  // "1", "2"
    std::vector<FrameItem> items;       // in reading order
    std::vector<LinkArea> links;
    std::vector<Anchor> anchors;
};

struct OutlineEntry { int level = 1; std::string title; std::string block; };

struct Pages {
    std::vector<Page> pages;
    std::vector<StructureElement> structure;        // [0] is the document; parents stand before their children
    std::vector<OutlineEntry> outline;
    std::string title, language, author, subject, date;
};

// Adds an element and returns its id. REQUIRES: parent is an id of `pages`.
ElementId add_element(Pages& pages, Role role, ElementId parent);
std::string_view name_of(Role role);                // "P", "H1", "TD": ISO 32000-1, 14.8.4

// The pages as text: for each page its things with places in points (one decimal), their words and roles: `dump --stage pages`.
std::string dump(const Pages& pages);

}  // namespace rapporteur::pages
