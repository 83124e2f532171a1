#include "markdown/cmark.h"

#include <array>

namespace rapporteur::markdown {

namespace {

struct FreeParser {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

// cmark keeps its extensions in a table of its own, which may be filled by one thread only.
void register_extensions() {
    [[maybe_unused]] static const bool registered = (cmark_gfm_core_extensions_ensure_registered(), true);
}

}  // namespace

Tree parse(std::string_view text) {
    register_extensions();
    const std::unique_ptr<cmark_parser, FreeParser> parser(
        cmark_parser_new(CMARK_OPT_SOURCEPOS | CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE));
    for (const char* name : {"table", "strikethrough", "autolink", "tasklist"})
        if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name))
            cmark_parser_attach_syntax_extension(parser.get(), extension);
    cmark_parser_feed(parser.get(), text.data(), text.size());
    return Tree(cmark_parser_finish(parser.get()));
}

Extension extension_of(cmark_node* node) {
    const std::string_view name = cmark_node_get_type_string(node);
    if (name == "table") return Extension::table;
    if (name == "table_row" || name == "table_header") return Extension::table_row;
    if (name == "table_cell") return Extension::table_cell;
    if (name == "strikethrough") return Extension::strikethrough;
    if (name == "tasklist") return Extension::task;
    return Extension::none;
}

std::string_view literal(cmark_node* node) {
    const char* text = cmark_node_get_literal(node);
    return text ? std::string_view(text) : std::string_view();
}

}  // namespace rapporteur::markdown
