#include "passes/settle.h"

#include <set>
#include <unordered_set>

#include "document/visit.h"

namespace rapporteur::passes {

using namespace document;

namespace {

SourceSpan place_of(const Origin& origin) { return origin.template_place.known() ? origin.template_place : origin.fact_place; }

std::unordered_set<std::string> ids_of(const Document& document) {
    std::unordered_set<std::string> ids;
    for_each_block(document, [&](const Block& block) {
        if (!block.id.empty()) ids.insert(block.id);
        if (const auto* list = std::get_if<BlockList>(&block.node))
            for (const ListItem& item : list->items) ids.insert(item.id);
    });
    ids.erase("");
    return ids;
}

class Settler {
public:
    Settler(std::unordered_set<std::string> ids, Diagnostics& diagnostics) : ids_(std::move(ids)), diagnostics_(diagnostics) {}

    void settle(Document& document) {
        settle(document.blocks);
        in_note_ = true;
        for (Note& note : document.notes) settle(note.content);
    }

private:
    void settle(Blocks& blocks) {
        std::erase_if(blocks, [](const Block& block) {
            const auto* heading = std::get_if<Heading>(&block.node);
            return heading && plain_text(heading->content).empty();
        });
        for (Block& block : blocks) {
            std::visit([&](auto& node) { settle_inside(node); }, block.node);
            if (std::holds_alternative<Heading>(block.node)) settle_heading(block);
        }
    }

    template <class Node>
    void settle_inside(Node& node) {
        if constexpr (requires { node.content; }) settle(node.content);
    }
    void settle_inside(BlockList& list) {
        for (ListItem& item : list.items) settle(item.content);
    }
    void settle_inside(Table& table) {
        for (auto* rows : {&table.head, &table.body})
            for (Row& row : *rows)
                for (Cell& cell : row.cells) settle(cell.content);
        settle(table.caption);
    }

    void settle_inside(Chart& chart) { settle_inside(chart.table); }
    void settle_inside(Picture& picture) { name(picture); }
    void settle_inside(Image& image) { name(image); }

    // A picture that says nothing is called by its title, or its file's name.
    template <class Shown>
    void name(Shown& picture) {
        if (picture.alternative.find_first_not_of(" \t\n") != std::string::npos) return;
        picture.alternative = !picture.title.empty() ? picture.title : picture.source.substr(picture.source.rfind('/') + 1);
        if (picture.alternative.empty()) picture.alternative = "?";
        if (told_of_pictures_.insert(picture.source).second)
            diagnostics_.add(warning("passes.no-alternative", {},
                                     "the picture '" + picture.source +
                                         "' has no alternative text; who hears the document hears '" + picture.alternative + "'"));
    }

    void settle_heading(Block& block) {
        auto& heading = std::get<Heading>(block.node);
        if (in_note_) {
            Inlines words = std::move(heading.content);
            Inline strong{Strong{std::move(words)}, block.origin};
            Paragraph paragraph;
            paragraph.content.push_back(std::move(strong));
            block.node = std::move(paragraph);
            return;
        }
        while (!open_.empty() && open_.back() >= heading.level) open_.pop_back();
        const int above = open_.empty() ? 0 : open_.back();
        open_.push_back(heading.level);
        const bool on_purpose = heading.skips;
        heading.skips = heading.level > above + 1;
        if (heading.skips && !on_purpose && above > 0 && told_.emplace(above, heading.level).second)
            diagnostics_.add(warning("passes.heading-level", place_of(block.origin),
                                     "a heading of level " + std::to_string(heading.level) + " stands below one of level " +
                                         std::to_string(above) + "; who hears the document is told that it is of level " +
                                         std::to_string(open_.size())));
    }

    void settle(Inlines& inlines) {
        for (Inline& one : inlines) {
            std::visit([&](auto& node) { settle_inside(node); }, one.node);
            if (const auto* link = std::get_if<Link>(&one.node); link && leads_nowhere(*link)) unlink(one);
        }
    }

    bool leads_nowhere(const Link& link) const {
        return link.target.empty() || (link.target[0] == '#' && !ids_.contains(link.target.substr(1)));
    }

    // What is left is a stretch of words, in the document's own language.
    void unlink(Inline& one) {
        auto& link = std::get<Link>(one.node);
        diagnostics_.add(
            warning("passes.link-to-nowhere", place_of(one.origin),
                    link.target.size() < 2 ? "this link has no target" : "there is no block '" + link.target.substr(1) + "'"));
        Inlines words = std::move(link.content);
        one.node = Foreign{{}, std::move(words)};
    }

    std::unordered_set<std::string> ids_;
    Diagnostics& diagnostics_;
    std::vector<int> open_;                     // levels of the last heading and of those that it stands under
    std::set<std::string> told_of_pictures_;
    std::set<std::pair<int, int>> told_;        // what was said once need not be said of every heading alike
    bool in_note_ = false;
};

std::string first_heading(const Document& document) {
    std::string title;
    for_each_block(document, [&](const Block& block) {
        const auto* heading = std::get_if<Heading>(&block.node);
        if (title.empty() && heading) title = plain_text(heading->content);
    });
    return title;
}

}  // namespace

Document settle(Document document, Diagnostics& diagnostics) {
    Settler(ids_of(document), diagnostics).settle(document);
    if (document.title.empty()) document.title = first_heading(document);
    if (document.title.empty()) document.title = document.id;
    if (document.language.empty()) document.language = "en";
    return document;
}

}  // namespace rapporteur::passes
