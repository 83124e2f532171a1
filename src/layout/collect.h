// The document to a flat list of rows. One collector a stream of rows: one for the body, one for each note.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layout/job.h"
#include "layout/paragraph.h"

namespace rapporteur::layout {

// The region that becomes the table of contents; styles need not know it.
inline constexpr const char* kContents = "contents";

// What the blocks around a block say about it.
struct Place {
    pages::ElementId parent = 0;
    const style::ParagraphStyle* paragraph = nullptr;      // how an ordinary paragraph looks here
    Length shift;
    Length wider;                                          // what a turned page has more room at the right
    int ordered = 0, lists = 0;                            // lists around it: with numbers or letters, of every kind
    std::optional<style::Align> align;
    std::uint32_t box = kNone;
    int depth = 0;
    bool in_section = true;                                // directly: headings begin sections
};

// One paragraph to be set.
struct Setting {
    const style::ParagraphStyle& form;
    pages::ElementId element = 0;
    std::string label;
    pages::ElementId label_element = 0;
    std::string id;
    Origin origin;
};

class Collector {
public:
    Collector(Job& job, std::vector<Row>& rows) : job_(job), rows_(rows) {}

    void collect_body();
    // The note of this index; its first paragraph gets the mark.
    void collect_note(std::uint32_t note, pages::ElementId parent, const style::NoteStyle& look);
    // Notes that were called and whose lines are still to be collected; for a note's own calls.
    std::vector<std::uint32_t> take_calls() { return std::move(calls_); }

private:
    void add(const document::Blocks& blocks, const Place& place);
    void add_rest(const document::Blocks& blocks, std::size_t from, const Place& place);
    void lead_in(const document::Blocks& blocks, std::size_t to);
    void add(const document::Block& block, const Place& place);
    void add(const document::Paragraph& paragraph, const document::Block& block, const Place& place);
    void add(const document::Heading& heading, const document::Block& block, const Place& place);
    void add(const document::AnnexHeading& heading, const document::Block& block, const Place& place);
    void add(const document::NumberedParagraph& numbered, const document::Block& block, const Place& place);
    void add(const document::BlockList& list, const document::Block& block, const Place& place);
    void add(const document::Table& table, const document::Block& block, const Place& place);
    // `above`: words of the table that stand above it already.
    void add_table(const document::Table& table, const document::Block& block, const Place& place, const document::Inlines& above);
    void add_table_notes(const std::vector<std::uint32_t>& notes, const Place& place, Length right);
    void add(const document::Chart& chart, const document::Block& block, const Place& place);
    void add(const document::Picture& picture, const document::Block& block, const Place& place);
    void add(const document::Quote& quote, const document::Block& block, const Place& place);
    void add(const document::CodeBlock& code, const document::Block& block, const Place& place);
    void add(const document::HtmlBlock& html, const document::Block& block, const Place& place);
    void add(const document::ThematicBreak& rule, const document::Block& block, const Place& place);
    void add(const document::PageBreak& page, const document::Block& block, const Place& place);
    void add(const document::Region& region, const document::Block& block, const Place& place);

    void add_item(const document::ListItem& item, const style::ParagraphStyle& form, const Place& place, pages::ElementId list);
    void begin_content(const document::Block& first, const Setting& setting, const Place& place);

    void set(const std::vector<text::Span>& spans, const Setting& setting, const Place& place);
    Row label_row(const Setting& setting, Column& column, const Place& place);
    int cost_before(std::size_t line, const std::vector<text::Line>& lines, const style::ParagraphStyle& form) const;
    void push(Row row, const Place& place, Length space_before, int cost);
    void call_notes(const std::vector<std::uint32_t>& notes);
    void end_block(Length space_after);
    void keep_edges(std::size_t first, const style::ParagraphStyle& form);
    void add_contents(const document::Region& contents, const Place& place, const Origin& origin);
    const style::RegionStyle& look_of(const document::Region& region, const Origin& origin);
    void refuse_region(const std::string& role, const Origin& origin);
    bool can_turn() const;
    Length turn_page();
    void take_along();

    pages::Role rank(int level);
    pages::ElementId section(int level, const Place& place, const Origin& origin);
    pages::ElementId current_section() const { return sections_.empty() ? 0 : sections_.back().element; }
    pages::ElementId parent_of(const Place& place) const { return place.in_section ? current_section() : place.parent; }
    void outline(int level, std::string title, const std::string& id);

    friend class TableSetter;
    friend class FigureSetter;
    friend class ContentsSetter;

    struct Section {
        int level = 0;
        pages::ElementId element = 0;
    };

    Job& job_;
    std::vector<Row>& rows_;
    bool is_note_ = false;
    std::vector<Section> sections_;
    std::vector<int> headings_;         // levels of the last heading and of those that it stands under
    std::vector<std::uint32_t> calls_;
    Length after_;                      // space that the last block leaves below it
    int pending_cost_ = kFree;          // of a break before the next row
    bool forced_ = false;               // a page begins with the next row
};

// The style of this name. REQUIRES: the style was read by style::read, which makes sure that it is there.
const style::ParagraphStyle& form_of(const Job& job, std::string_view name);

// Sets the lines of a note, and of notes that it calls, where they have not been set yet.
void collect_notes(Job& job, const std::vector<std::uint32_t>& notes, pages::ElementId parent);

}  // namespace rapporteur::layout
