// What the document is collected into: a flat list of rows in reading order, each with the cost of a page break before it. The page
// breaker chooses among these breaks; nothing is set anew afterwards.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/length.h"
#include "layout/page_costs.h"
#include "pages/pages.h"

namespace rapporteur::layout {

inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

// A strip over the whole width of the page that no break divides: a line with its label, a row of a table. Places inside are x on
// the page and y from the strip's top.
struct Row {
    Length height, space_before;                // the space falls away at a page's top
    int cost = kFree;                           // of a page break before it
    std::vector<pages::FrameItem> items;
    std::vector<pages::LinkArea> links;
    std::vector<pages::Anchor> anchors;
    std::uint32_t notes_end = 0;                // lines of notes that are called up to here, this row included
    std::uint32_t table = kNone;                // whose head is repeated where a page begins with this row
    std::uint32_t box = kNone;                  // the frame that it stands in
    bool goes_on = false;                       // with the paragraph of the row before
    bool landscape = false;                     // on turned pages; where that changes, a page begins
};

// A line at the page's foot.
struct NoteLine {
    Row row;
    std::uint32_t first = 0;                    // the first line of its note
};

// `above`: the head that stands before it; kNone: none. Rows without a height are set into the row that follows.
struct TableHead {
    std::vector<Row> rows;
    Length height;                              // with that of the head above
    std::uint32_t above = kNone;
};

struct FramedBox { Length left, right, thickness, pad; };

// A heading of level 2, or an annex, that running heads can name.
struct SectionStart {
    std::string block, label, title;
    bool is_annex = false;
};

struct Material {
    std::vector<Row> rows;
    std::vector<NoteLine> notes;
    std::vector<TableHead> heads;
    std::vector<FramedBox> boxes;
    std::vector<SectionStart> sections;

    // What a frame needs above or below a row that begins or ends a page inside it.
    Length frame_room(const Row& row) const { return row.box == kNone ? Length() : boxes[row.box].pad + boxes[row.box].thickness; }
};

// A thing that is no part of the document.
inline void add_artifact(std::vector<pages::FrameItem>& items, pages::Thing thing,
                         pages::ArtifactKind kind = pages::ArtifactKind::layout) {
    pages::FrameItem& item = items.emplace_back();
    item.thing = std::move(thing);
    item.artifact = kind;
}

// In Word, in which the United Nations make their forms, exact line spacing puts the baseline at four fifths of the line.
inline Length baseline_of(Length leading) { return leading.scaled(4, 5); }

}  // namespace rapporteur::layout
