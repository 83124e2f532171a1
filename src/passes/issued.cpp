#include "passes/issued.h"

#include <map>

namespace rapporteur::passes {

using namespace document;

namespace {

using Places = std::map<std::string, Inlines*>;        // where the words of each block with an id stand

void find_in(Blocks& blocks, Places& places);

Inlines* first_paragraph(Blocks& blocks) {
    if (blocks.empty()) return nullptr;
    Paragraph* paragraph = std::get_if<Paragraph>(&blocks.front().node);
    return paragraph ? &paragraph->content : nullptr;
}

void note_place(Places& places, const std::string& id, Inlines* words) {
    if (!id.empty() && words) places.emplace(id, words);
}

struct FindIn {
    Places& places;
    const std::string& id;

    void operator()(Paragraph& node) const { note_place(places, id, &node.content); }
    void operator()(Heading& node) const { note_place(places, id, &node.content); }
    void operator()(AnnexHeading& node) const { note_place(places, id, &node.content); }
    void operator()(NumberedParagraph& node) const {
        note_place(places, id, first_paragraph(node.content));
        find_in(node.content, places);
    }
    void operator()(BlockList& node) const {
        for (ListItem& item : node.items) {
            note_place(places, item.id, first_paragraph(item.content));
            find_in(item.content, places);
        }
    }
    void operator()(Table&) const {}
    void operator()(Chart&) const {}
    void operator()(Picture&) const {}
    void operator()(Quote& node) const { find_in(node.content, places); }
    void operator()(CodeBlock&) const {}
    void operator()(HtmlBlock&) const {}
    void operator()(ThematicBreak&) const {}
    void operator()(PageBreak&) const {}
    void operator()(Region& node) const { find_in(node.content, places); }
};

void find_in(Blocks& blocks, Places& places) {
    for (Block& block : blocks) std::visit(FindIn{places, block.id}, block.node);
}

Places places_of(Document& document) {
    Places places;
    find_in(document.blocks, places);
    for (Note& note : document.notes) note_place(places, "note:" + note.label, first_paragraph(note.content));
    return places;
}

// The words of a run of neighbouring Text nodes, and where in them each node begins.
struct Run {
    std::size_t first = 0, last = 0;        // nodes [first, last)
    std::string words;
};

Run run_from(const Inlines& inlines, std::size_t first) {
    Run run{first, first, {}};
    while (run.last < inlines.size()) {
        const Text* text = std::get_if<Text>(&inlines[run.last].node);
        if (!text) break;
        run.words += text->characters;
        ++run.last;
    }
    return run;
}

// Copies the part [begin, end) of a run's words, each byte with the origin of its node.
void copy_part(const Inlines& from, const Run& run, std::size_t begin, std::size_t end, Inlines& to) {
    std::size_t node_begin = 0;
    for (std::size_t i = run.first; i < run.last; ++i) {
        const std::string& characters = std::get<Text>(from[i].node).characters;
        const std::size_t node_end = node_begin + characters.size();
        const std::size_t a = std::max(begin, node_begin), b = std::min(end, node_end);
        if (a < b) to.push_back({Text{characters.substr(a - node_begin, b - a)}, from[i].origin});
        node_begin = node_end;
    }
}

Origin origin_at(const Inlines& inlines, const Run& run, std::size_t offset) {
    std::size_t node_begin = 0;
    for (std::size_t i = run.first; i < run.last; ++i) {
        node_begin += std::get<Text>(inlines[i].node).characters.size();
        if (offset < node_begin) return inlines[i].origin;
    }
    return {};
}

bool replace_in_run(const Inlines& inlines, const Run& run, const Slip& slip, Inlines& result) {
    std::size_t from = 0;
    bool found = false;
    for (std::size_t at; (at = run.words.find(slip.correct, from)) != std::string::npos; from = at + slip.correct.size()) {
        copy_part(inlines, run, from, at, result);
        if (!slip.issued.empty()) result.push_back({Text{slip.issued}, {origin_at(inlines, run, at).template_place, slip.place}});
        found = true;
    }
    copy_part(inlines, run, from, run.words.size(), result);
    return found;
}

bool apply(Inlines& inlines, const Slip& slip) {
    Inlines result;
    bool found = false;
    for (std::size_t i = 0; i < inlines.size();) {
        const Run run = run_from(inlines, i);
        if (run.first == run.last) {
            result.push_back(std::move(inlines[i++]));
            continue;
        }
        found |= replace_in_run(inlines, run, slip, result);
        i = run.last;
    }
    inlines = std::move(result);
    return found;
}

Diagnostic no_such_block(const Slip& slip, const Places& places) {
    std::vector<std::string> ids;
    for (const auto& [id, words] : places) ids.push_back(id);
    Diagnostic problem =
        error("issued.no-such-paragraph", slip.place, "the document has no paragraph '" + slip.at + "' for this slip");
    const std::string near = nearest(slip.at, ids);
    if (!near.empty()) problem.hints.push_back("did you mean '" + near + "'?");
    return problem;
}

}  // namespace

Document as_issued(Document document, const std::vector<Slip>& slips, Diagnostics& diagnostics) {
    const Places places = places_of(document);
    for (const Slip& slip : slips) {
        const auto found = places.find(slip.at);
        if (found == places.end()) {
            diagnostics.add(no_such_block(slip, places));
        } else if (slip.correct.empty() || !apply(*found->second, slip)) {
            diagnostics.add(error("issued.words-not-there", slip.place,
                                  "the words '" + slip.correct + "' do not stand in paragraph '" + slip.at + "'")
                                .hint("The paragraph reads: " + plain_text(*found->second)));
        }
    }
    return document;
}

}  // namespace rapporteur::passes
