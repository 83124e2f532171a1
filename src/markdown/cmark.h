// cmark-gfm's tree with an owner, and the few questions that we ask of it.
#pragma once

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <memory>
#include <string_view>

namespace rapporteur::markdown {

struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Tree = std::unique_ptr<cmark_node, FreeNode>;

// GitHub's Markdown: tables, strikethrough, autolinks, task lists, and footnotes. Quotes and dashes stay as they are written.
Tree parse(std::string_view text);

// What cmark leaves to strings: the kinds that its extensions add have no public constants.
enum class Extension { none, table, table_row, table_cell, strikethrough, task };
Extension extension_of(cmark_node* node);

std::string_view literal(cmark_node* node);
inline bool is_text(cmark_node* node) { return cmark_node_get_type(node) == CMARK_NODE_TEXT; }
inline bool is_soft_break(cmark_node* node) { return cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK; }

}  // namespace rapporteur::markdown
