#include "markdown/write_inlines.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "base/utf8.h"
#include "document/visit.h"
#include "markdown/escape.h"

namespace rapporteur::markdown {

using namespace document;

namespace {

class InlineWriter {
public:
    InlineWriter(const Document& document, Place place) : document_(document), place_(place) {}

    std::string write(const Inlines& inlines) {
        content(inlines, '\0');
        while (!out_.empty() && (out_.back() == ' ' || out_.back() == '\n')) out_.pop_back();
        if (place_ == Place::heading) keep_last_marks();
        return std::move(out_);
    }

private:
    void content(const Inlines& inlines, char after);
    void one(const Inline& one, char next);
    void text(std::string_view characters, char next);
    void marked(const Inlines& inlines, std::string mark, bool& inside, char next);
    void link(const Link& link);
    void hard_break(char next);
    char first_of(const Inline& one) const;
    std::string note_label(std::size_t note) const;
    void encode_last();
    void keep_last_marks();
    bool line_start() const { return place_ == Place::paragraph && (out_.empty() || out_.back() == '\n'); }

    const Document& document_;
    Place place_;
    std::string out_;
    bool in_emphasis_ = false, in_strong_ = false, in_strikethrough_ = false, in_link_ = false;
    bool encode_next_ = false;      // a mark ended after punctuation: the next letter must look like punctuation too
};

// The first byte that will be written for an inline: what the words before it must reckon with.
char InlineWriter::first_of(const Inline& one) const {
    const auto first = [](const std::string& text) { return text.empty() ? ' ' : text[0]; };
    return std::visit(Overloaded{
                          [&](const Text& text) { return first(text.characters); },
                          [](const Emphasis&) { return '*'; },
                          [](const Strong&) { return '*'; },
                          [](const Strikethrough&) { return '~'; },
                          [](const Code&) { return '`'; },
                          [](const Link&) { return '['; },
                          [](const Image&) { return '!'; },
                          [](const SoftBreak&) { return ' '; },
                          [](const HardBreak&) { return '\n'; },
                          [](const NoteCall&) { return '['; },
                          [](const Reference&) { return '['; },
                          [this](const Foreign& foreign) { return foreign.content.empty() ? ' ' : first_of(foreign.content.front()); },
                          [](const RawHtml&) { return '<'; },
                      },
                      one.node);
}

void InlineWriter::content(const Inlines& inlines, char after) {
    for (std::size_t i = 0; i < inlines.size(); ++i) one(inlines[i], i + 1 < inlines.size() ? first_of(inlines[i + 1]) : after);
}

void InlineWriter::one(const Inline& one, char next) {
    if (!std::holds_alternative<Text>(one.node)) encode_next_ = false;
    std::visit(Overloaded{
                   [&](const Text& plain) { text(plain.characters, next); },
                   [&](const Emphasis& emphasis) { marked(emphasis.content, "*", in_emphasis_, next); },
                   [&](const Strong& strong) { marked(strong.content, "**", in_strong_, next); },
                   [&](const Strikethrough& strikethrough) { marked(strikethrough.content, "~~", in_strikethrough_, next); },
                   [&](const Code& code) {
                       if (!code.characters.empty()) out_ += code_span(code.characters, place_ == Place::cell);
                   },
                   [&](const Link& target) { link(target); },
                   [&](const Image& image) {
                       out_ += "![";
                       append_escaped(out_, image.alternative, {']', false, place_ == Place::cell, true});
                       out_ += "](" + link_target(image.source) + link_title(image.title) + ")";
                   },
                   [&](const SoftBreak&) { text(" ", next); },
                   [&](const HardBreak&) { hard_break(next); },
                   [&](const NoteCall& call) { out_ += "[^" + note_label(call.note) + "]"; },
                   [&](const Reference& reference) {
                       if (in_link_) return text(reference.shown, next);
                       link({"#" + reference.target, "", {{Text{reference.shown}, {}}}});
                   },
                   [&](const Foreign& foreign) { content(foreign.content, next); },
                   [&](const RawHtml& html) { out_ += html.characters; },
               },
               one.node);
}

void InlineWriter::text(std::string_view characters, char next) {
    if (characters.empty()) return;
    if (encode_next_ && (is_ascii_alphanumeric(characters[0]) || static_cast<unsigned char>(characters[0]) >= 0x80)) {
        const auto first = utf8::decode(characters, 0);
        out_ += "&#" + std::to_string(static_cast<std::uint32_t>(first.character)) + ";";
        characters.remove_prefix(first.length);
    }
    encode_next_ = false;
    append_escaped(out_, characters, {next, line_start(), place_ == Place::cell, in_link_});
}

bool is_punctuation(char c) { return c != '\0' && c != ' ' && c != '\n' && !is_ascii_alphanumeric(c) && static_cast<unsigned char>(c) < 0x80; }
bool is_letter(char c) { return is_ascii_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80; }

// Marks stand close to their words: blanks at the edges go outside. A mark between a letter and punctuation would not be read as
// one (CommonMark 0.29, 6.4, flanking): then the letter is written as an entity, which is punctuation to that rule.
void InlineWriter::marked(const Inlines& inlines, std::string mark, bool& inside, char next) {
    if (inside) return content(inlines, next);
    const std::size_t begin = out_.size();
    inside = true;
    out_ += mark;
    content(inlines, mark[0]);
    inside = false;
    const std::string words = out_.substr(begin + mark.size());
    out_.resize(begin);
    const std::size_t first = words.find_first_not_of(" \n"), last = words.find_last_not_of(" \n");
    if (first == std::string::npos) {
        out_ += words;
        return;
    }
    out_ += words.substr(0, first);
    if (!out_.empty() && is_letter(out_.back()) && !is_letter(words[first])) encode_last();
    if (mark == "*" && !out_.empty() && out_.back() == '*' && !is_letter(next)) mark = "_";
    out_ += mark + words.substr(first, last + 1 - first) + mark + words.substr(last + 1);
    encode_next_ = last + 1 == words.size() && is_punctuation(words[last]) && is_letter(next);
}

void InlineWriter::link(const Link& link) {
    if (in_link_) return content(link.content, ']');
    const std::string words = plain_text(link.content);
    const bool automatic = words == link.target && link.title.empty() && (words.rfind("http://", 0) == 0 || words.rfind("https://", 0) == 0) &&
                           words.find_first_of(" <>\\|") == std::string::npos;
    if (automatic) {
        out_ += "<" + words + ">";
        return;
    }
    out_ += '[';
    in_link_ = true;
    content(link.content, ']');
    in_link_ = false;
    out_ += "](" + link_target(link.target) + link_title(link.title) + ")";
}

// Two blanks and a line end; a tag where there are no lines, and where an empty line would end the paragraph.
void InlineWriter::hard_break(char next) {
    if (place_ == Place::paragraph && !out_.empty() && out_.back() != '\n' && next != '\n') {
        while (!out_.empty() && out_.back() == ' ') out_.pop_back();
        out_ += "  \n";
    } else {
        out_ += "<br>";
    }
}

std::string InlineWriter::note_label(std::size_t note) const {
    const bool labelled = note < document_.notes.size() && !document_.notes[note].label.empty();
    return labelled ? document_.notes[note].label : std::to_string(note + 1);
}

void InlineWriter::encode_last() {
    std::size_t begin = out_.size() - 1;
    while (begin > 0 && (static_cast<unsigned char>(out_[begin]) & 0xC0u) == 0x80u) --begin;
    const auto last = utf8::decode(out_, begin);
    out_.resize(begin);
    out_ += "&#" + std::to_string(static_cast<std::uint32_t>(last.character)) + ";";
}

// Number signs at a heading's end would be read as its closing (CommonMark 0.29, 4.2).
void InlineWriter::keep_last_marks() {
    const std::size_t last = out_.find_last_not_of('#');
    const std::size_t marks = last == std::string::npos ? 0 : last + 1;
    if (marks < out_.size() && (marks == 0 || out_[marks - 1] == ' ')) out_.insert(marks, 1, '\\');
}

}  // namespace

std::string write_inlines(const Inlines& inlines, const Document& document, Place place) { return InlineWriter(document, place).write(inlines); }

std::string write_words(const std::string& words) {
    std::string out;
    append_escaped(out, words, {'\0', true, false, false});
    return out;
}

}  // namespace rapporteur::markdown
