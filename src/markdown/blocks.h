// cmark's blocks to ours: lists that number paragraphs, annexes, regions, captions, notes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/document.h"
#include "markdown/cmark.h"
#include "markdown/inlines.h"
#include "markdown/spans.h"

namespace rapporteur::markdown {

// An id that somebody wrote, and where.
struct WrittenId {
    std::string id;
    Range place;
};

class BlockReader {
public:
    // `numbered`: ordered lists at the top level are the document's numbered paragraphs.
    BlockReader(const Context& context, const Lines& lines, bool numbered)
        : context_(context), lines_(lines), numbered_(numbered) {}

    // Fills blocks and notes.
    void read(cmark_node* root, document::Document& document);

    // In the order of the text.
    const std::vector<WrittenId>& written_ids() const { return ids_; }

private:
    // The blocks of one container; regions that are open in it, outermost first.
    struct OpenRegion {
        std::string role;
        Range place;
        document::Blocks before;
        std::optional<Attributes> chart;      // what a chart says about itself
    };
    struct Container {
        int depth = 0;
        bool top = false;
        document::Blocks blocks;
        std::vector<OpenRegion> open;
    };

    document::Blocks container(cmark_node* parent, int depth, bool top);
    void block(cmark_node* node, Container& into);
    void other(cmark_node* node, Container& into);
    void heading(cmark_node* node, Container& into);
    void paragraph(cmark_node* node, Container& into);
    void stretch(cmark_node* first, cmark_node* end, Range range, InlineReader& reader, Container& into);
    bool caption(cmark_node* node, Container& into);
    static Range walk_over(cmark_node* first, cmark_node* end, Walker& walker);
    void fence(std::string_view line, Range place, Container& into);
    void close_region(Container& into);
    void list(cmark_node* node, Container& into);
    document::ListItem item(cmark_node* node, int depth);
    document::NumberedParagraph numbered_paragraph(document::ListItem& item, const Origin& origin);
    void table(cmark_node* node, Container& into);
    WrittenRow row(cmark_node* node);
    void refuse_rest(Range rest, std::size_t columns);
    void flatten(cmark_node* node, Container& into);
    std::vector<double> widths(const InlineReader& reader);
    void unknown_attributes(const InlineReader& reader, const std::vector<std::string_view>& known, bool values);
    std::string id_of(const InlineReader& reader);

    Range range_of(cmark_node* node) const;
    void add(document::Blocks& blocks, decltype(document::Block::node) node, Range range, std::string id = {});

    const Context& context_;
    const Lines& lines_;
    bool numbered_;
    bool too_deep_said_ = false;
    std::vector<WrittenId> ids_;
    // The attributes at the beginning of an item's first paragraph belong to the item.
    std::string* item_id_ = nullptr;
};

}  // namespace rapporteur::markdown
