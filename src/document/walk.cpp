#include "document/document.h"

#include "base/overloaded.h"

namespace rapporteur::document {

namespace {

using BlockVisitor = std::function<void(const Block&)>;

void walk(const Blocks& blocks, const BlockVisitor& visit);

void walk_inside(const Block& block, const BlockVisitor& visit) {
    std::visit(Overloaded{
                   [](const Paragraph&) {},
                   [](const Heading&) {},
                   [](const AnnexHeading&) {},
                   [&](const NumberedParagraph& paragraph) { walk(paragraph.content, visit); },
                   [&](const BlockList& list) {
                       for (const ListItem& item : list.items) walk(item.content, visit);
                   },
                   [](const Table&) {},
                   [](const Chart&) {},
                   [](const Picture&) {},
                   [&](const Quote& quote) { walk(quote.content, visit); },
                   [](const CodeBlock&) {},
                   [](const HtmlBlock&) {},
                   [](const ThematicBreak&) {},
                   [](const PageBreak&) {},
                   [&](const Region& region) { walk(region.content, visit); },
               },
               block.node);
}

void walk(const Blocks& blocks, const BlockVisitor& visit) {
    for (const Block& block : blocks) {
        visit(block);
        walk_inside(block, visit);
    }
}

const Inlines* content_of(const Inline& one) {
    return std::visit(Overloaded{
                          [](const Text&) -> const Inlines* { return nullptr; },
                          [](const Emphasis& emphasis) { return &emphasis.content; },
                          [](const Strong& strong) { return &strong.content; },
                          [](const Strikethrough& strikethrough) { return &strikethrough.content; },
                          [](const Code&) -> const Inlines* { return nullptr; },
                          [](const Link& link) { return &link.content; },
                          [](const Image&) -> const Inlines* { return nullptr; },
                          [](const SoftBreak&) -> const Inlines* { return nullptr; },
                          [](const HardBreak&) -> const Inlines* { return nullptr; },
                          [](const NoteCall&) -> const Inlines* { return nullptr; },
                          [](const Reference&) -> const Inlines* { return nullptr; },
                          [](const Foreign& foreign) { return &foreign.content; },
                          [](const RawHtml&) -> const Inlines* { return nullptr; },
                      },
                      one.node);
}

std::string own_text(const Inline& one) {
    return std::visit(Overloaded{
                          [](const Text& text) { return text.characters; },
                          [](const Emphasis&) { return std::string(); },
                          [](const Strong&) { return std::string(); },
                          [](const Strikethrough&) { return std::string(); },
                          [](const Code& code) { return code.characters; },
                          [](const Link&) { return std::string(); },
                          [](const Image& image) { return image.alternative; },
                          [](const SoftBreak&) { return std::string(" "); },
                          [](const HardBreak&) { return std::string(" "); },
                          [](const NoteCall&) { return std::string(); },
                          [](const Reference& reference) { return reference.shown; },
                          [](const Foreign&) { return std::string(); },
                          [](const RawHtml& html) { return html.characters; },
                      },
                      one.node);
}

}  // namespace

void for_each_block(const Document& document, const BlockVisitor& visit) {
    walk(document.blocks, visit);
    for (const Note& note : document.notes) walk(note.content, visit);
}

void for_each_inline(const Inlines& inlines, const std::function<void(const Inline&)>& visit) {
    for (const Inline& one : inlines) {
        visit(one);
        if (const Inlines* content = content_of(one)) for_each_inline(*content, visit);
    }
}

bool numbered_as_un(const Document& document) { return document.numbering == "un" || document.numbering == "un-sections"; }

std::string plain_text(const Inlines& inlines) {
    std::string text;
    for_each_inline(inlines, [&](const Inline& one) { text += own_text(one); });
    return text;
}

}  // namespace rapporteur::document
