#include "markdown/write_inlines.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "base/overloaded.h"
#include "base/utf8.h"
#include "markdown/escape.h"

namespace rapporteur::markdown {

using namespace document;

namespace {

// Neither blank nor punctuation to the rule of flanking (CommonMark 0.29, 6.4); Unicode's marks that reports use.
bool is_letter(char32_t c) {
    if (c < 0x80) return is_ascii_alphanumeric(static_cast<char>(c));
    return c > 0xBF && !(c >= 0x2000 && c <= 0x206F) && !(c >= 0x3000 && c <= 0x303F);
}

char32_t first_character(std::string_view text) { return text.empty() ? U' ' : utf8::decode(text, 0).character; }

char32_t last_character(std::string_view text) {
    std::size_t begin = text.empty() ? 0 : text.size() - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0u) == 0x80u) --begin;
    return first_character(text.substr(begin));
}

template <class Mark>
bool joins(Inline& before, const Inline& next) {
    auto* first = std::get_if<Mark>(&before.node);
    const auto* second = std::get_if<Mark>(&next.node);
    if (!first || !second) return false;
    first->content.insert(first->content.end(), second->content.begin(), second->content.end());
    return true;
}

bool joins_code(Inline& before, const Inline& next) {
    auto* first = std::get_if<Code>(&before.node);
    const auto* second = std::get_if<Code>(&next.node);
    if (first && second) first->characters += second->characters;
    return first && second;
}

// Two marked words without a blank between would read as one mark in the other: "**a****b**". They are one mark.
Inlines join_neighbours(const Inlines& inlines) {
    Inlines joined;
    for (const Inline& one : inlines) {
        const bool taken = !joined.empty() && (joins<Emphasis>(joined.back(), one) || joins<Strong>(joined.back(), one) ||
                                               joins<Strikethrough>(joined.back(), one) || joins_code(joined.back(), one));
        if (!taken) joined.push_back(one);
    }
    return joined;
}

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
    bool has_lines() const { return place_ == Place::paragraph || place_ == Place::after_label; }
    bool line_start() const { return out_.empty() ? place_ == Place::paragraph : has_lines() && out_.back() == '\n'; }

    const Document& document_;
    Place place_;
    std::string out_;
    bool in_emphasis_ = false, in_strong_ = false, in_strikethrough_ = false, in_link_ = false;
    bool encode_next_ = false;      // a mark ended after punctuation: the next letter must look like punctuation too
};

// The first byte that will be written for an inline: what the words before it must reckon with.
char InlineWriter::first_of(const Inline& one) const {
    const auto first = [](const std::string& text) { return text.empty() ? ' ' : text[0]; };
    return std::visit(
        Overloaded{
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
    const Inlines joined = join_neighbours(inlines);
    for (std::size_t i = 0; i < joined.size(); ++i) one(joined[i], i + 1 < joined.size() ? first_of(joined[i + 1]) : after);
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
    if (encode_next_ && is_letter(first_character(characters))) {
        const auto first = utf8::decode(characters, 0);
        out_ += "&#" + std::to_string(static_cast<std::uint32_t>(first.character)) + ";";
        characters.remove_prefix(first.length);
    }
    encode_next_ = false;
    append_escaped(out_, characters, {next, line_start(), place_ == Place::cell, in_link_});
}

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
    const bool letter_follows =
        last + 1 == words.size() && (is_ascii_alphanumeric(next) || static_cast<unsigned char>(next) >= 0x80);
    if (is_letter(last_character(out_)) && !is_letter(first_character(std::string_view(words).substr(first)))) encode_last();
    if (mark == "*" && !out_.empty() && out_.back() == '*' && !letter_follows) mark = "_";
    out_ += mark + words.substr(first, last + 1 - first) + mark + words.substr(last + 1);
    encode_next_ = letter_follows && !is_letter(last_character(std::string_view(words).substr(0, last + 1)));
}

void InlineWriter::link(const Link& link) {
    if (in_link_) return content(link.content, ']');
    const std::string words = plain_text(link.content);
    const bool automatic = words == link.target && link.title.empty() &&
                           (words.rfind("http://", 0) == 0 || words.rfind("https://", 0) == 0) &&
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
    if (has_lines() && out_.empty()) return;      // a tag at the beginning would make the paragraph HTML
    if (has_lines() && !out_.empty() && out_.back() != '\n' && next != '\n') {
        while (!out_.empty() && out_.back() == ' ') out_.pop_back();
        out_ += "  \n";
    } else {
        out_ += "<br>";
    }
}

std::string InlineWriter::note_label(std::size_t note) const {
    const bool labelled = note < document_.notes.size() && !document_.notes[note].id.empty();
    return labelled ? document_.notes[note].id : std::to_string(note + 1);
}

void InlineWriter::encode_last() {
    const char32_t last = last_character(out_);
    out_.resize(out_.size() - utf8::encode(last).size());
    out_ += "&#" + std::to_string(static_cast<std::uint32_t>(last)) + ";";
}

// Number signs at a heading's end would be read as its closing (CommonMark 0.29, 4.2).
void InlineWriter::keep_last_marks() {
    const std::size_t last = out_.find_last_not_of('#');
    const std::size_t marks = last == std::string::npos ? 0 : last + 1;
    if (marks < out_.size() && (marks == 0 || out_[marks - 1] == ' ')) out_.insert(marks, 1, '\\');
}

}  // namespace

std::string write_inlines(const Inlines& inlines, const Document& document, Place place) {
    return InlineWriter(document, place).write(inlines);
}

std::string write_words(const std::string& words) {
    std::string out;
    append_escaped(out, words, {'\0', true, false, false});
    return out;
}

}  // namespace rapporteur::markdown
