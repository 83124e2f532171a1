#include "markdown/inlines.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <iterator>
#include <memory>

namespace rapporteur::markdown {

using namespace document;

namespace {

constexpr std::string_view kPage = " page";      // "[@id page]"

struct FreeIterator {
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

std::string text_of(const char* text) { return text ? text : ""; }

// "fr" of `<span lang="fr">`; empty where it is another tag.
std::string_view span_language(std::string_view tag) {
    constexpr std::string_view opening = "<span lang=\"", closing = "\">";
    if (tag.substr(0, opening.size()) != opening || tag.size() <= opening.size() + closing.size()) return {};
    if (tag.substr(tag.size() - closing.size()) != closing) return {};
    const std::string_view language = tag.substr(opening.size(), tag.size() - opening.size() - closing.size());
    const bool sound = std::all_of(language.begin(), language.end(), [](unsigned char c) { return std::isalnum(c) || c == '-'; });
    return sound ? language : std::string_view();
}

bool is_break_tag(std::string_view tag) { return tag == "<br>" || tag == "<br/>" || tag == "<br />" || tag == "<BR>"; }
bool is_comment(std::string_view html) { return html.substr(0, 4) == "<!--"; }

}  // namespace

std::string flat_text(cmark_node* node) {
    const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(node));
    std::string text;
    for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
        cmark_node* one = cmark_iter_get_node(iterator.get());
        const cmark_node_type type = cmark_node_get_type(one);
        const bool block = (type & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK;
        if (event == CMARK_EVENT_ENTER && type != CMARK_NODE_FOOTNOTE_REFERENCE) text += literal(one);
        const bool breaks = type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK || (block && event == CMARK_EVENT_EXIT);
        if (breaks && !text.empty() && text.back() != ' ') text += ' ';
    }
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

Inlines InlineReader::read(cmark_node* first, cmark_node* end) { return siblings(first, end, 0); }

Inlines InlineReader::siblings(cmark_node* first, cmark_node* end, int depth) {
    Inlines outer = std::move(out_);
    std::vector<OpenForeign> outer_open = std::move(open_);
    out_.clear();
    open_.clear();
    for (cmark_node* node = first; node && node != end; node = cmark_node_next(node)) one(node, depth);
    flush(depth == 0);
    while (!open_.empty()) close_foreign(false);
    Inlines mine = std::move(out_);
    out_ = std::move(outer);
    open_ = std::move(outer_open);
    mine.shrink_to_fit();
    return mine;
}

template <class Node>
void InlineReader::add(Node node, Range range) {
    flush(false);
    out_.push_back({std::move(node), context_.places.origin(range)});
}

Inlines InlineReader::inside(cmark_node* node, int depth) {
    flush(false);
    at_beginning_ = false;
    return siblings(cmark_node_first_child(node), nullptr, depth + 1);
}

void InlineReader::one(cmark_node* node, int depth) {
    if (depth >= kDepthLimit) return flatten(node);
    const Range place = walker_.here();
    switch (cmark_node_get_type(node)) {
        case CMARK_NODE_TEXT: return walker_.text(literal(node), run_);
        case CMARK_NODE_SOFTBREAK:
            walker_.line_end();
            flush(false);
            if (!out_.empty() || !attributes_) add(SoftBreak{}, place);      // no break after an item's attributes
            return;
        case CMARK_NODE_LINEBREAK:
            walker_.line_end();
            return add(HardBreak{}, place);
        case CMARK_NODE_CODE: return add(Code{std::string(literal(node))}, walker_.code());
        case CMARK_NODE_HTML_INLINE: return html(literal(node));
        case CMARK_NODE_FOOTNOTE_REFERENCE: {
            const std::size_t number = std::strtoul(std::string(literal(node)).c_str(), nullptr, 10);
            return add(NoteCall{number == 0 ? 0 : number - 1}, walker_.note_call());
        }
        case CMARK_NODE_EMPH: {
            walker_.skip("*_", 1);
            Emphasis emphasis{inside(node, depth)};
            walker_.skip("*_", 1);
            return add(std::move(emphasis), place);
        }
        case CMARK_NODE_STRONG: {
            walker_.skip("*_", 2);
            Strong strong{inside(node, depth)};
            walker_.skip("*_", 2);
            return add(std::move(strong), place);
        }
        case CMARK_NODE_LINK: {
            walker_.link_begin(false);
            Link link{text_of(cmark_node_get_url(node)), text_of(cmark_node_get_title(node)), inside(node, depth)};
            walker_.link_end();
            return add(std::move(link), place);
        }
        case CMARK_NODE_IMAGE: {
            walker_.link_begin(true);
            const Inlines alternative = inside(node, depth);
            walker_.link_end();
            return add(Image{text_of(cmark_node_get_url(node)), plain_text(alternative), text_of(cmark_node_get_title(node))},
                       place);
        }
        default: return extension(node, depth);
    }
}

void InlineReader::extension(cmark_node* node, int depth) {
    if (extension_of(node) != Extension::strikethrough) return flatten(node);
    const Range place = walker_.here();
    walker_.skip("~", 2);
    Strikethrough strikethrough{inside(node, depth)};
    walker_.skip("~", 2);
    add(std::move(strikethrough), place);
}

void InlineReader::flatten(cmark_node* node) {
    if (!too_deep_said_)
        context_.diagnostics.add(
            context_.places.warning_at("markdown.too-deep", walker_.here(),
                                       "marks stand more than " + std::to_string(kDepthLimit) +
                                           " deep in each other here; the innermost are dropped, their words kept"));
    too_deep_said_ = true;
    walker_.text(flat_text(node), run_);
}

void InlineReader::html(std::string_view literal) {
    const Range place = walker_.html(literal);
    if (is_break_tag(literal)) return add(HardBreak{}, place);
    if (context_.rapporteur() && is_comment(literal)) return;
    if (context_.rapporteur() && !span_language(literal).empty()) {
        flush(false);
        open_.push_back(
            {std::move(out_), std::string(span_language(literal)), std::string(literal), context_.places.origin(place)});
        out_.clear();
        return;
    }
    if (literal == "</span>" && !open_.empty()) {
        flush(false);
        return close_foreign(true);
    }
    add(RawHtml{std::string(literal)}, place);
}

void InlineReader::close_foreign(bool found) {
    OpenForeign open = std::move(open_.back());
    open_.pop_back();
    Inlines content = std::move(out_);
    out_ = std::move(open.before);
    if (found) {
        out_.push_back({Foreign{std::move(open.language), std::move(content)}, open.origin});
        return;
    }
    out_.push_back({RawHtml{std::move(open.tag)}, open.origin});
    out_.insert(out_.end(), std::make_move_iterator(content.begin()), std::make_move_iterator(content.end()));
}

// Ends the text read so far: takes attributes off it, finds the references in it, cuts it where its origin changes.
void InlineReader::flush(bool last) {
    if (run_.empty()) return;
    take_attributes(last);
    std::size_t from = 0;
    const std::string& text = run_.characters;
    for (std::size_t at = text.find('['); context_.rapporteur() && at != std::string::npos;) {
        const std::size_t length = reference(at);
        if (length > 0) {
            pieces(from, at);
            std::string id = text.substr(at + 2, length - 3);
            const bool page = id.ends_with(kPage);
            if (page) id.resize(id.size() - kPage.size());
            out_.push_back({Reference{std::move(id), "", page}, context_.places.origin(run_.source(at + 2, at + length - 1))});
            from = at + length;
        }
        at = text.find('[', at + std::max<std::size_t>(length, 1));
    }
    pieces(from, text.size());
    run_.clear();
    at_beginning_ = false;
}

// The length of "[@id]" or "[@id page]" at this place; 0 where there is none. Says what looks like one and is none, and where a
// note is called that is not there.
std::size_t InlineReader::reference(std::size_t at) {
    const std::string_view text(run_.characters);
    const char mark = at + 1 < text.size() ? text[at + 1] : '\0';
    if ((mark != '@' && mark != '^') || run_.escaped(at, context_.text)) return 0;
    const std::size_t id = id_length(text.substr(at + 2));
    std::size_t length = id;
    if (length > 0 && mark == '@' && text.substr(at + 2 + length).starts_with(kPage)) length += kPage.size();
    const bool ends = length > 0 && at + 2 + length < text.size() && text[at + 2 + length] == ']';
    if (mark == '@' && !ends) refuse_reference(at, id);
    if (!ends) return 0;
    if (mark == '@') return length + 3;
    const std::string label(text.substr(at, length + 3));
    context_.diagnostics.add(
        context_.places.warning_at("markdown.no-such-note", run_.source(at, at + length + 3), "there is no note " + label)
            .hint("write it on a line of its own: '" + label + ": …'"));
    return 0;
}

// `length`: of the id that it begins with.
void InlineReader::refuse_reference(std::size_t at, std::size_t length) {
    const std::string_view text(run_.characters);
    constexpr std::size_t kLongest = 80;
    const std::size_t close = text.substr(at, kLongest).find(']');
    const std::size_t end = close == std::string_view::npos ? at + 2 + length : at + close + 1;
    Diagnostic problem = context_.places.error_at("markdown.reference", run_.source(at, end),
                                                  "'" + std::string(text.substr(at, end - at)) + "' is no reference");
    const std::string id(text.substr(at + 2, length));
    if (length > 0 && close != std::string_view::npos)
        problem.hints.push_back("did you mean '[@" + id + "]', or '[@" + id + " page]' for the page on which it begins?");
    else
        problem.hints.push_back("write '[@id]' for the number of the block with this id, '[@id page]' for its page");
    problem.hints.push_back("to write the mark itself, put a backslash before it: \\[@");
    context_.diagnostics.add(std::move(problem));
}

void InlineReader::take_attributes(bool last) {
    if (attributes_ || ask_ == Ask::nothing) return;
    const bool leading = ask_ == Ask::leading;
    if (leading ? !at_beginning_ : !last) return;
    std::string& text = run_.characters;
    auto found = leading ? leading_attributes(text) : trailing_attributes(text);
    if (!found || run_.escaped(found->begin, context_.text)) return;
    attributes_place_ = run_.source(found->begin, found->end);
    attributes_ = std::move(found);
    if (leading) return run_.drop_front(std::min(text.find_first_not_of(' ', attributes_->end), text.size()));
    text.erase(attributes_->begin);
    text.erase(text.find_last_not_of(" \t") + 1);
}

// Text of one origin each; neighbours of one origin are one text.
void InlineReader::pieces(std::size_t begin, std::size_t end) {
    const auto append = [&](std::size_t from, std::size_t until, const Origin& origin, bool joins) {
        auto* before = joins && !out_.empty() ? std::get_if<Text>(&out_.back().node) : nullptr;
        if (before && (out_.back().origin == origin || !context_.places.mapped())) {
            before->characters.append(run_.characters, from, until - from);
            if (!context_.places.mapped()) out_.back().origin.template_place.end = origin.template_place.end;
        } else {
            out_.push_back({Text{run_.characters.substr(from, until - from)}, origin});
        }
    };
    bool joins = false;
    for (std::size_t i = run_.segment_at(begin); i < run_.segments.size() && begin < end; ++i) {
        const std::size_t stop = std::min(end, i + 1 < run_.segments.size() ? run_.segments[i + 1].begin : run_.characters.size());
        while (begin < stop) {
            const Range source = run_.source(begin, stop);
            const std::uint32_t cut = run_.segments[i].exact ? context_.places.end_of_piece(source) : source.end;
            const std::size_t until = run_.segments[i].exact ? begin + (cut - source.begin) : stop;
            append(begin, until, context_.places.origin({source.begin, cut}), joins);
            joins = true;
            begin = until;
        }
    }
}

}  // namespace rapporteur::markdown
