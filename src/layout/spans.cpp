#include "layout/spans.h"

#include <algorithm>
#include <cstdio>

#include "base/utf8.h"
#include "document/visit.h"
#include "layout/abbreviations.h"
#include "text/bidi.h"

namespace rapporteur::layout {

namespace {

using document::Inlines;

// Characters that need no glyph: blanks, joiners, marks of direction.
bool needs_no_glyph(char32_t c) {
    return c == 0x20 || (c >= 0x09 && c <= 0x0D) || c == 0xA0 || c == 0xAD || (c >= 0x2000 && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202F) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

std::string code_point(char32_t c) {
    char name[16];
    std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(c));
    return name;
}

class SpanMaker {
public:
    SpanMaker(Job& job, const style::FontStyle& font, pages::ElementId element) : job_(job), font_(font), element_(element) {}

    void add(const Inlines& inlines) {
        if (++depth_ > kDeepest) {
            job_.diagnostics.add(error("layout.nested-too-deep", inlines.empty() ? SourceSpan() : place_of(inlines.front().origin),
                                       "marks are nested more than 100 deep"));
        } else for (const document::Inline& one : inlines) add(one);
        --depth_;
    }

    void add_text(const std::string& characters, const Origin& origin) {
        std::size_t begin = 0;
        const bool heard = element_ != pages::kArtifact;
        for (const Abbreviated& one :
             heard ? abbreviations_in(characters, job_.document.abbreviations) : std::vector<Abbreviated>()) {
            add_words(std::string_view(characters).substr(begin, one.begin - begin), origin);
            const pages::ElementId outer = element_;
            element_ = job_.element(pages::Role::span, outer, origin);
            job_.pages.structure[element_].expansion = *one.expansion;
            add_words(std::string_view(characters).substr(one.begin, one.end - one.begin), origin);
            element_ = outer;
            begin = one.end;
        }
        add_words(std::string_view(characters).substr(begin), origin);
    }

    std::vector<text::Span> take() { return std::move(spans_); }

private:
    void add_words(std::string_view characters, const Origin& origin) {
        if (!text::may_run_leftwards(characters)) return add_in(job_.face(font_), characters, origin);
        for (const text::Part& part : text::parts_by_direction(characters))
            add_in(part.leftwards ? face_for(part.characters) : job_.face(font_), part.characters, origin);
    }

    // In this face, but for the characters that it lacks.
    void add_in(const text::FontFace& face, std::string_view characters, const Origin& origin) {
        std::size_t begin = 0;
        for (std::size_t at = 0; at < characters.size();) {
            const auto next = utf8::decode(characters, at);
            if (!has(face, next)) {
                push(face, characters.substr(begin, at - begin), origin);
                push_replaced(next.character, origin);
                begin = at + next.length;
            }
            at += next.length;
        }
        push(face, characters.substr(begin), origin);
    }

    // What runs leftwards stands in the face of its first letter, blanks, figures and stops too: readers of a PDF turn round the
    // order of glyphs in what one font shows without a break, and of nothing else.
    const text::FontFace& face_for(std::string_view leftwards) {
        const text::FontFace& own = job_.face(font_);
        for (std::size_t at = 0; at < leftwards.size();) {
            const auto next = utf8::decode(leftwards, at);
            at += next.length;
            if (has(own, next)) continue;
            const text::FontFace* other = replacement(next.character);
            return other ? *other : own;
        }
        return own;
    }

    const text::FontFace* replacement(char32_t character) const {
        const bool bold = font_.weight == style::Weight::bold, italic = font_.slant == style::Slant::italic;
        return job_.tools.fonts.face_with(character, job_.style.fallback_families, bold, italic);
    }

    void add(const document::Inline& one) {
        std::visit(document::Overloaded{
                       [&](const document::Text& text) { add_text(text.characters, one.origin); },
                       [&](const document::Emphasis& marked) { with(font_.slant, opposite(font_.slant), marked.content); },
                       [&](const document::Strong& marked) { with(font_.weight, style::Weight::bold, marked.content); },
                       [&](const document::Strikethrough& marked) { add(marked.content); },
                       [&](const document::Code& code) { add_code(code, one.origin); },
                       [&](const document::Link& link) { add_link(link, one.origin); },
                       [&](const document::Image& image) { add_text("[" + image.alternative + "]", one.origin); },
                       [&](const document::SoftBreak&) { add_text(" ", one.origin); },
                       [&](const document::HardBreak&) { end_line(one.origin); },
                       [&](const document::NoteCall& call) { add_call(call, one.origin); },
                       [&](const document::Reference& reference) { add_reference(reference, one.origin); },
                       [&](const document::Foreign& foreign) { add_foreign(foreign, one.origin); },
                       [&](const document::RawHtml& html) { add_text(html.characters, one.origin); },
                   },
                   one.node);
    }

    static style::Slant opposite(style::Slant slant) {
        return slant == style::Slant::italic ? style::Slant::upright : style::Slant::italic;
    }

    template <class T>
    void with(T& knob, T value, const Inlines& content) {
        std::swap(knob, value);
        add(content);
        std::swap(knob, value);
    }

    void add_code(const document::Code& code, const Origin& origin) {
        const auto mono = job_.style.families.find("mono");
        const style::FontStyle before = font_;
        if (mono != job_.style.families.end()) {
            font_.family = "mono";
            font_.size = font_.size.scaled(9, 10);
        }
        unbreakable_ = true;
        add_words(code.characters, origin);
        unbreakable_ = false;
        font_ = before;
    }

    pages::ElementId leading_to(pages::Role role, Target target, const Origin& origin) {
        const pages::ElementId made = job_.element(role, element_, origin);
        job_.targets.emplace(made, std::move(target));
        return made;
    }

    void add_link(const document::Link& link, const Origin& origin) {
        Target target;
        if (link.target.starts_with("#")) target.block = link.target.substr(1);
        else target.address = link.target;
        target.description = link.title.empty() ? document::plain_text(link.content) : link.title;
        with(element_, leading_to(pages::Role::link, std::move(target), origin), link.content);
    }

    void add_foreign(const document::Foreign& foreign, const Origin& origin) {
        if (foreign.language.empty()) return add(foreign.content);
        const pages::ElementId outer = element_;
        element_ = job_.element(pages::Role::span, outer, origin);
        job_.pages.structure[element_].language = foreign.language;
        with(language_, foreign.language, foreign.content);
        element_ = outer;
    }

    void add_reference(const document::Reference& reference, const Origin& origin) {
        std::string words = reference.shown.empty() ? reference.target : reference.shown;
        if (reference.page) {
            job_.shows_pages = true;
            const auto known = job_.page_numbers.find(reference.target);
            words = job_.style.page_word + "\u00A0" + (known == job_.page_numbers.end() ? "0" : known->second);
        }
        const pages::ElementId outer = element_;
        element_ = leading_to(pages::Role::link, {{}, reference.target, words, kNone}, origin);
        add_words(words, origin);
        element_ = outer;
    }

    // The call of a note: its number, small and raised; a Reference, and in it the Link that leads there.
    void add_call(const document::NoteCall& call, const Origin& origin) {
        if (call.note >= job_.document.notes.size()) return;
        const document::Note& note = job_.document.notes[call.note];
        const pages::ElementId outer = element_;
        const Length size = font_.size;
        const style::Slant slant = font_.slant;
        const auto index = static_cast<std::uint32_t>(call.note);
        element_ = job_.element(pages::Role::reference, outer, origin);
        element_ = leading_to(pages::Role::link, {{}, id_of_note(note, call.note), "note " + note.label, index}, origin);
        font_.size = mark_scaled(job_.style.notes.mark_size, size);
        rise_ = mark_scaled(job_.style.notes.mark_rise, size);
        if (note.of_table) font_.slant = style::Slant::italic;
        add_text(note.label, origin);
        rise_ = {};
        font_.size = size;
        font_.slant = slant;
        element_ = outer;
    }

    void end_line(const Origin& origin) {
        if (spans_.empty()) push(job_.face(font_), "\u200B", origin);
        if (!spans_.empty()) spans_.back().line_break_after = true;
    }

    bool has(const text::FontFace& face, const utf8::Decoded& next) {
        return needs_no_glyph(next.character) || face.has(next.character);
    }

    void push_replaced(char32_t character, const Origin& origin) {
        if (const text::FontFace& own = job_.face(font_); own.has(character)) return push(own, utf8::encode(character), origin);
        if (const text::FontFace* other = replacement(character)) return push(*other, utf8::encode(character), origin);
        const std::string name = code_point(character) + (character < 0xA0 ? "" : " '" + utf8::encode(character) + "'");
        job_.diagnostics.add(error("layout.missing-character", place_of(origin),
                                   "no font of the style '" + job_.style.name + "' has the character " + name)
                                 .hint(hint_for_missing()));
        const text::FontFace& face = job_.face(font_);
        push(face, face.has(utf8::kReplacement) ? utf8::encode(utf8::kReplacement) : "?", origin);
    }

    std::string hint_for_missing() const {
        std::string files;
        for (const std::string& file : job_.tools.fonts.missing_reserves()) files += (files.empty() ? "" : ", ") + file;
        if (files.empty()) return "add a family of fonts that has it to reserve_families of the style";
        return "these fonts of the style are not installed: " + files;
    }

    void push(const text::FontFace& face, std::string_view characters, const Origin& origin) {
        if (characters.empty()) return;
        if (!spans_.empty() && joins(spans_.back(), face, origin)) {
            spans_.back().characters += characters;
            return;
        }
        text::Span span;
        span.characters = std::string(characters);
        span.face = &face;
        span.size = font_.size;
        span.rise = rise_;
        span.user = element_;
        span.origin = origin;
        span.unbreakable = unbreakable_;
        span.language = language();
        spans_.push_back(std::move(span));
    }

    bool joins(const text::Span& last, const text::FontFace& face, const Origin& origin) const {
        const bool looks_alike = last.face == &face && last.size == font_.size && last.rise == rise_;
        return looks_alike && last.user == element_ && last.origin == origin && !last.line_break_after &&
               last.unbreakable == unbreakable_ && last.language == language();
    }

    const std::string& language() const { return language_.empty() ? job_.document.language : language_; }

    Job& job_;
    style::FontStyle font_;
    pages::ElementId element_;
    Length rise_;
    std::string language_;
    bool unbreakable_ = false;
    int depth_ = 0;
    std::vector<text::Span> spans_;
};

}  // namespace

std::vector<text::Span> spans_of(Job& job, const Inlines& inlines, const style::FontStyle& font, pages::ElementId element) {
    SpanMaker maker(job, font, element);
    maker.add(inlines);
    return maker.take();
}

std::vector<text::Span> spans_of(Job& job, const std::string& characters, const style::FontStyle& font, pages::ElementId element,
                                 const Origin& origin) {
    SpanMaker maker(job, font, element);
    maker.add_text(characters, origin);
    return maker.take();
}

}  // namespace rapporteur::layout
