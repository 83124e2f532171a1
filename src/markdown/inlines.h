// The words of one block: cmark's inlines to ours, each with its origin.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/document.h"
#include "markdown/attributes.h"
#include "markdown/cmark.h"
#include "markdown/markdown.h"
#include "markdown/places.h"
#include "markdown/walker.h"

namespace rapporteur::markdown {

// What reading inlines and blocks shares.
struct Context {
    const ReadOptions& options;
    std::string_view text;
    const Places& places;
    Diagnostics& diagnostics;

    bool rapporteur() const { return options.dialect == Dialect::rapporteur; }
};

inline constexpr int kDepthLimit = 100;

class InlineReader {
public:
    enum class Ask { nothing, leading, trailing };      // where attributes may stand

    InlineReader(const Context& context, Range block, Ask ask) : context_(context), walker_(context.text, block), ask_(ask) {}

    // From one sibling up to another, which is not read (null: to the last).
    document::Inlines read(cmark_node* first, cmark_node* end);

    // The attributes that were found, with their place.
    const std::optional<Attributes>& attributes() const { return attributes_; }
    Range attributes_place() const { return attributes_place_; }
    Walker& walker() { return walker_; }

private:
    // "<span lang="fr">" waits for its "</span>".
    struct OpenForeign {
        document::Inlines before;
        std::string language;
        std::string tag;
        Origin origin;
    };

    document::Inlines siblings(cmark_node* first, cmark_node* end, int depth);
    void one(cmark_node* node, int depth);
    void extension(cmark_node* node, int depth);
    void html(std::string_view literal);
    void close_foreign(bool found);
    document::Inlines inside(cmark_node* node, int depth);
    template <class Node>
    void add(Node node, Range range);
    void flush(bool last);
    void take_attributes(bool last);
    void pieces(std::size_t begin, std::size_t end);
    void flatten(cmark_node* node);
    std::size_t reference(std::size_t at);
    void refuse_reference(std::size_t at, std::size_t length);

    const Context& context_;
    Walker walker_;
    Ask ask_;
    std::optional<Attributes> attributes_;
    Range attributes_place_;
    Run run_;
    document::Inlines out_;
    std::vector<OpenForeign> open_;
    bool at_beginning_ = true;
    bool too_deep_said_ = false;
};

// The text of a subtree, whatever its depth.
std::string flat_text(cmark_node* node);

}  // namespace rapporteur::markdown
