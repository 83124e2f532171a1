#include "markdown/blocks.h"

#include <algorithm>
#include <utility>

#include "markdown/charts.h"

namespace rapporteur::markdown {

using namespace document;

namespace {

constexpr std::string_view kFence = ":::";
constexpr std::string_view kAttributes = "{:";

bool starts_with(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// Does a line that is a fence begin with this text? It is all of its line; only a chart says more, in any words.
bool is_fence(cmark_node* node) {
    if (!is_text(node) || !starts_with(literal(node), kFence)) return false;
    cmark_node *before = cmark_node_previous(node), *after = cmark_node_next(node);
    const bool whole_line = !after || is_soft_break(after) || starts_with(literal(node), "::: chart {");
    return (!before || is_soft_break(before)) && whole_line;
}

// The line end after a fence (null at the paragraph's end): braces that open on a line may close on a later one.
cmark_node* end_of_fence(cmark_node* fence, std::string& text) {
    for (cmark_node* node = fence; node; node = cmark_node_next(node)) {
        const bool open = text.find('{') != std::string::npos && trimmed(text).back() != '}';
        if (is_soft_break(node) && !open) return node;
        text += is_soft_break(node) ? " " : flat_text(node);
    }
    return nullptr;
}

bool has_fence(cmark_node* paragraph) {
    for (cmark_node* node = cmark_node_first_child(paragraph); node; node = cmark_node_next(node))
        if (is_fence(node)) return true;
    return false;
}

bool is_comment(std::string_view html) {
    const std::size_t end = html.find("-->");
    return starts_with(html, "<!--") && end != std::string_view::npos &&
           html.find_first_not_of(" \t\r\n", end + 3) == std::string_view::npos;
}

}  // namespace

Range BlockReader::range_of(cmark_node* node) const {
    const std::uint32_t begin = lines_.offset(cmark_node_get_start_line(node), cmark_node_get_start_column(node));
    return {begin, std::max(begin, lines_.end_of(cmark_node_get_end_line(node)))};
}

void BlockReader::add(Blocks& blocks, decltype(Block::node) node, Range range, std::string id) {
    blocks.push_back({std::move(node), std::move(id), context_.places.origin(range)});
}

void BlockReader::read(cmark_node* root, Document& document) {
    Container top{0, true, {}, {}};
    for (cmark_node* node = cmark_node_first_child(root); node; node = cmark_node_next(node)) {
        // cmark puts the notes at the end, in the order of their first calls.
        if (cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION)
            document.notes.push_back({{}, {}, false, container(node, 1, false), context_.places.origin(range_of(node))});
        else
            block(node, top);
    }
    while (!top.open.empty()) close_region(top);
    document.blocks = std::move(top.blocks);
}

Blocks BlockReader::container(cmark_node* parent, int depth, bool top) {
    Container mine{depth, top, {}, {}};
    if (depth > kDepthLimit) flatten(parent, mine);
    else
        for (cmark_node* node = cmark_node_first_child(parent); node; node = cmark_node_next(node)) block(node, mine);
    while (!mine.open.empty()) close_region(mine);
    return std::move(mine.blocks);
}

void BlockReader::flatten(cmark_node* node, Container& into) {
    const Range range = range_of(node);
    if (!too_deep_said_)
        context_.diagnostics.add(context_.places.warning_at(
            "markdown.too-deep", range,
            "blocks stand more than " + std::to_string(kDepthLimit) + " deep in each other here; the innermost become plain text"));
    too_deep_said_ = true;
    std::string text = flat_text(node);
    if (!trimmed(text).empty())
        add(into.blocks, Paragraph{{{Text{std::string(trimmed(text))}, context_.places.origin(range)}}}, range);
}

void BlockReader::block(cmark_node* node, Container& into) {
    const Range range = range_of(node);
    const cmark_node_type type = cmark_node_get_type(node);
    if (type != CMARK_NODE_PARAGRAPH) item_id_ = nullptr;      // only an item's first paragraph may speak for the item
    switch (type) {
        case CMARK_NODE_PARAGRAPH: paragraph(node, into); break;
        case CMARK_NODE_HEADING: heading(node, into); break;
        case CMARK_NODE_LIST: list(node, into); break;
        case CMARK_NODE_BLOCK_QUOTE: add(into.blocks, Quote{container(node, into.depth + 1, false)}, range); break;
        case CMARK_NODE_CODE_BLOCK: {
            const char* info = cmark_node_get_fence_info(node);
            add(into.blocks, CodeBlock{std::string(literal(node)), info ? info : ""}, range);
            break;
        }
        case CMARK_NODE_HTML_BLOCK:
            if (!context_.rapporteur() || !is_comment(literal(node)))
                add(into.blocks, HtmlBlock{std::string(literal(node))}, range);
            break;
        case CMARK_NODE_THEMATIC_BREAK: add(into.blocks, ThematicBreak{}, range); break;
        default: other(node, into);
    }
    item_id_ = nullptr;
}

void BlockReader::other(cmark_node* node, Container& into) {
    if (extension_of(node) == Extension::table) table(node, into);
    else flatten(node, into);
}

std::string BlockReader::id_of(const InlineReader& reader) {
    if (!reader.attributes() || reader.attributes()->id.empty()) return {};
    ids_.push_back({reader.attributes()->id, reader.attributes_place()});
    return reader.attributes()->id;
}

void BlockReader::unknown_attributes(const InlineReader& reader, const std::vector<std::string_view>& known, bool values) {
    if (!reader.attributes()) return;
    const auto report = [&](const std::string& what) {
        context_.diagnostics.add(
            context_.places.error_at("markdown.unknown-attribute", reader.attributes_place(), "'" + what + "' means nothing here")
                .hint(values          ? "a caption may have {widths=\"3 7\"}, and {.rows} where the first column names the rows"
                      : known.empty() ? "a paragraph or an item may have {: #id}"
                                      : "a heading may have {#id}, {-} for no number, {.annex}, {.skips} where a level is left out on purpose"));
    };
    for (const std::string& one : reader.attributes()->classes)
        if (std::find(known.begin(), known.end(), one) == known.end()) report("." + one);
    for (const auto& [key, value] : reader.attributes()->values)
        if (!values || key != "widths") report(key);
    if (reader.attributes()->unnumbered && (known.empty() || values)) report("-");
}

void BlockReader::heading(cmark_node* node, Container& into) {
    const Range range = range_of(node);
    InlineReader reader(context_, range, context_.rapporteur() ? InlineReader::Ask::trailing : InlineReader::Ask::nothing);
    reader.walker().skip("#", 6);
    reader.walker().blanks();
    Inlines content = reader.read(cmark_node_first_child(node), nullptr);
    unknown_attributes(reader, {"annex", "skips"}, false);
    const auto& attributes = reader.attributes();
    std::string id = id_of(reader);
    const auto is = [&](std::string_view name) {
        return attributes && std::find(attributes->classes.begin(), attributes->classes.end(), name) != attributes->classes.end();
    };
    if (is("annex")) return add(into.blocks, AnnexHeading{std::move(content), ""}, range, std::move(id));
    const bool numbered = !(attributes && attributes->unnumbered);
    add(into.blocks, Heading{cmark_node_get_heading_level(node), std::move(content), "", numbered, is("skips")}, range, std::move(id));
}

// Lines of a paragraph that are fences part it.
void BlockReader::paragraph(cmark_node* node, Container& into) {
    if (context_.rapporteur() && caption(node, into)) return;
    const Range range = range_of(node);
    cmark_node* first = cmark_node_first_child(node);
    const bool named = first && is_text(first) && starts_with(literal(first), kAttributes);
    const bool leading = context_.rapporteur() && (item_id_ || named);
    InlineReader reader(context_, range, leading ? InlineReader::Ask::leading : InlineReader::Ask::nothing);
    if (context_.rapporteur() && has_fence(node)) {
        for (cmark_node* one = first; one; one = cmark_node_next(one)) {
            if (!is_fence(one)) continue;
            stretch(first, one, range, reader, into);
            std::string words;
            cmark_node* end = end_of_fence(one, words);
            const Range place = walk_over(one, end, reader.walker());
            fence(words, place, into);
            if (end) reader.walker().line_end();
            first = end ? cmark_node_next(end) : nullptr;      // past the line's end
            if (!first) return;
            one = end;
        }
    }
    stretch(first, nullptr, range, reader, into);
}

void BlockReader::stretch(cmark_node* first, cmark_node* end, Range range, InlineReader& reader, Container& into) {
    if (first == end && end) return;
    const Range place{reader.walker().at(), range.end};
    Inlines content = reader.read(first, end);
    if (end && !content.empty() && std::holds_alternative<SoftBreak>(content.back().node)) content.pop_back();
    std::string id;
    if (reader.attributes() && !cmark_node_previous(first)) {
        id = id_of(reader);
        unknown_attributes(reader, {}, false);
    }
    if (item_id_) *item_id_ = std::exchange(id, {});
    item_id_ = nullptr;
    if (auto* alone = content.size() == 1 ? std::get_if<Image>(&content.front().node) : nullptr)
        return add(into.blocks, Picture{"", alone->source, alone->alternative, alone->title}, place, std::move(id));
    if (!content.empty()) add(into.blocks, Paragraph{std::move(content)}, place, std::move(id));
}

// The place of a fence's words.
Range BlockReader::walk_over(cmark_node* first, cmark_node* end, Walker& walker) {
    Run words;
    for (cmark_node* node = first; node != end; node = cmark_node_next(node)) {
        if (is_soft_break(node)) walker.line_end();
        else if (is_text(node)) walker.text(literal(node), words);
    }
    return words.source(0, words.characters.size());
}

void BlockReader::fence(std::string_view line, Range place, Container& into) {
    const std::string_view role = trimmed(line.substr(std::min(line.find_first_not_of(':'), line.size())));
    if (role == "pagebreak") return add(into.blocks, PageBreak{}, place);
    if (auto chart = chart_attributes(role, place, context_)) {
        if (!chart->id.empty()) ids_.push_back({chart->id, place});
        into.open.push_back({"chart", place, std::move(into.blocks), std::move(chart)});
        into.blocks.clear();
        return;
    }
    if (!role.empty()) {
        if (!is_id(role))
            context_.diagnostics.add(
                context_.places
                    .error_at("markdown.region-role", place, "a region has one name, but here is '" + std::string(role) + "'")
                    .hint("write for instance '::: summary'"));
        into.open.push_back({std::string(role), place, std::move(into.blocks), {}});
        into.blocks.clear();
        return;
    }
    if (into.open.empty()) {
        context_.diagnostics.add(
            context_.places.error_at("markdown.region-not-open", place, "':::' ends a region, but none is open here")
                .hint("a region ends where it began: not inside a list or a quote; leave an empty line before ':::'"));
        return;
    }
    OpenRegion open = std::move(into.open.back());
    into.open.pop_back();
    Blocks content = std::move(into.blocks);
    into.blocks = std::move(open.before);
    if (open.chart) return add_chart(*open.chart, open.place, std::move(content), context_, into.blocks);
    add(into.blocks, Region{std::move(open.role), std::move(content)}, open.place);
}

void BlockReader::close_region(Container& into) {
    const OpenRegion& open = into.open.back();
    context_.diagnostics.add(
        context_.places.error_at("markdown.region-not-ended", open.place, "the region '" + open.role + "' does not end")
            .hint("write ':::' in a paragraph of its own where it ends"));
    fence(kFence, open.place, into);
}

void BlockReader::list(cmark_node* node, Container& into) {
    const bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    if (numbered_ && into.top && ordered) {
        for (cmark_node* one = cmark_node_first_child(node); one; one = cmark_node_next(one)) {
            ListItem item = this->item(one, into.depth + 1);
            Origin origin = item.origin;
            std::string id = std::move(item.id);
            into.blocks.push_back({numbered_paragraph(item, origin), std::move(id), origin});
        }
        return;
    }
    BlockList list{ordered, ordered ? cmark_node_get_list_start(node) : 1, cmark_node_get_list_tight(node) != 0, {}};
    for (cmark_node* one = cmark_node_first_child(node); one; one = cmark_node_next(one))
        list.items.push_back(item(one, into.depth + 1));
    add(into.blocks, std::move(list), range_of(node));
}

NumberedParagraph BlockReader::numbered_paragraph(ListItem& item, const Origin& origin) {
    if (item.content.empty()) item.content.push_back({Paragraph{}, "", origin});
    return {"", std::move(item.content)};
}

ListItem BlockReader::item(cmark_node* node, int depth) {
    ListItem item;
    item.origin = context_.places.origin(range_of(node));
    if (extension_of(node) == Extension::task) item.ticked = cmark_gfm_extensions_get_tasklist_item_checked(node);
    item_id_ = &item.id;
    item.content = container(node, depth, false);
    item_id_ = nullptr;
    return item;
}

}  // namespace rapporteur::markdown
