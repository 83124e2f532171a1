#include <unicode/uchar.h>

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "text/paragraph.h"
#include "text/setting.h"
#include "text/ties.h"

namespace rapporteur::text {

namespace {

constexpr int kRatherTied = 400;         // a month and its year: parted only where a line would be half as wide again

// The smallest parts that a span falls into.
enum class Kind { word, blank, tied_blank, soft_hyphen, break_opportunity };
struct Token {
    Kind kind = Kind::word;
    std::uint32_t begin = 0, end = 0;
};

// What begins at `at`, if it is no part of a word; its length in bytes is set.
std::optional<Kind> separator(std::string_view text, std::size_t at, std::uint32_t& length) {
    const char c = text[at];
    length = 1;
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v') return Kind::blank;
    if (c != '\xC2' && c != '\xE2') return std::nullopt;
    const std::string_view rest = text.substr(at);
    length = 2;
    if (rest.starts_with("\u00A0")) return Kind::tied_blank;
    if (rest.starts_with("\u00AD")) return Kind::soft_hyphen;
    length = 3;
    if (rest.starts_with("\u200B")) return Kind::break_opportunity;
    return std::nullopt;
}

bool begins_with_capital(std::string_view word) {
    return !word.empty() && u_isupper(static_cast<UChar32>(utf8::decode(word, 0).character));
}

// The next token at `at`; blanks that follow each other are one. REQUIRES: at < text.size().
Token next_token(std::string_view text, std::uint32_t at) {
    std::uint32_t length = 0;
    const auto size = static_cast<std::uint32_t>(text.size());
    const auto first = separator(text, at, length);
    Token token{first.value_or(Kind::word), at, at};
    while (token.end < size) {
        const auto now = separator(text, token.end, length);
        if (now.value_or(Kind::word) != token.kind) break;
        token.end += now ? length : 1;
        if (token.kind == Kind::soft_hyphen || token.kind == Kind::break_opportunity) break;
    }
    return token;
}

constexpr std::size_t kBytesAnItem = 2;      // of an ordinary text, about

class ItemMaker {
public:
    ItemMaker(const std::vector<Span>& spans, const ItemOptions& options, Shaper& shaper)
        : spans_(spans), options_(options), shaper_(shaper) {}

    std::vector<Item> make() {
        std::size_t bytes = 0;
        for (const Span& span : spans_) bytes += span.characters.size();
        items_.reserve(bytes / kBytesAnItem + 3);
        for (std::uint32_t i = 0; i < spans_.size(); ++i) {
            if (spans_[i].face) add_span(i);
            if (spans_[i].line_break_after) finish_line();
        }
        finish_line();
        return std::move(items_);
    }

private:
    void add_span(std::uint32_t index) {
        span_ = &spans_[index];
        index_ = index;
        space_ = Space::of(*span_);
        hyphen_ = hyphen_width();
        for (std::uint32_t at = 0; at < span_->characters.size();) {
            const Token token = next_token(span_->characters, at);
            add(token);
            at = token.end;
        }
    }

    void add(const Token& token) {
        const Piece piece{index_, token.begin, token.end};
        switch (token.kind) {
            case Kind::word: return add_word(piece);
            case Kind::blank: return add_blank(piece, false);
            case Kind::tied_blank: return add_tied(piece);
            case Kind::soft_hyphen: items_.push_back(hyphen({}, options_.hyphen_penalty, piece)); return;
            case Kind::break_opportunity: items_.push_back(Penalty{{}, 0, false, piece, false, {}}); return;
        }
    }

    std::string_view text(const Piece& piece) const {
        return std::string_view(spans_[piece.span].characters).substr(piece.begin, piece.end - piece.begin);
    }
    Length hyphen_width() const {
        const FontFace& face = *span_->face;
        return at_size(*span_, static_cast<int>(face.glyph_advance(face.glyph_for(U'-'))));
    }

    Penalty hyphen(Length correction, int cost, const Piece& piece) const {
        return {hyphen_ + correction, cost, true, piece, true, part_of(hyphen_, options_.protrusion)};
    }

    // What a stop, comma or hyphen that ends at the byte `end` may hang into the margin.
    Length hang_of(std::uint32_t end) const {
        constexpr std::string_view kHanging = "-,.;:";
        if (options_.protrusion == 0 || end == 0) return {};
        const char last = span_->characters[end - 1];
        if (kHanging.find(last) == kHanging.npos) return {};
        const FontFace& face = *span_->face;
        return part_of(at_size(*span_, static_cast<int>(face.glyph_advance(face.glyph_for(static_cast<char32_t>(last))))),
                       options_.protrusion);
    }

    void add_word(const Piece& piece) {
        settle_blank(text(piece));
        const Hyphenator* hyphenator = divides() ? options_.hyphenator : nullptr;
        const ShapedWord& word = shaper_.divide(*span_->face, text(piece), span_->language, hyphenator);
        std::uint32_t begin = piece.begin;
        int width = 0;
        const int cost = begins_with_capital(text(piece)) ? options_.name_hyphen_penalty : options_.hyphen_penalty;
        for (const Division& place : word.divisions) {
            if (place.adds_hyphen && !divides()) continue;
            items_.push_back(Box{at_size(*span_, place.before) - at_size(*span_, width),
                                 {index_, begin, piece.begin + place.at},
                                 hang_of(piece.begin + place.at)});
            add_division(place, cost);
            begin = piece.begin + place.at;
            width = place.before;
        }
        items_.push_back(
            Box{at_size(*span_, word.advance) - at_size(*span_, width), {index_, begin, piece.end}, hang_of(piece.end)});
        last_word_ = piece;
    }

    bool divides() const { return options_.hyphenator && !span_->unbreakable; }

    void add_division(const Division& place, int hyphen_cost) {
        const Length correction = at_size(*span_, place.correction);
        if (place.elastic && options_.justified) items_.push_back(Glue{{}, span_->size / 10, {}, {}});
        else if (place.adds_hyphen) items_.push_back(hyphen(correction, hyphen_cost, {}));
        else items_.push_back(Penalty{correction, place.cost, place.flagged, {}, false, {}});
    }

    // A blank waits for the word after it, which decides whether it may tear. A second one, from the next span, is dropped, as is
    // one at a line's beginning.
    void add_blank(const Piece& piece, bool tied) {
        if (at_line_start()) return;
        if (waiting_) {
            waiting_->tied = waiting_->tied || tied;
            return;
        }
        waiting_ = Waiting{piece, space_, tied};
    }

    // One no-break space is a blank that holds; more of them, or at a line's beginning, are an indent that somebody drew.
    void add_tied(const Piece& piece) {
        const bool one = piece.end - piece.begin == 2;
        if (one && !at_line_start()) return add_blank(piece, true);
        settle_blank({});
        const Length width = space_.width * ((piece.end - piece.begin) / 2);
        items_.push_back(Box{width, piece, {}});
        last_word_.reset();
    }

    bool at_line_start() const {
        if (items_.empty()) return !waiting_;
        const auto* penalty = std::get_if<Penalty>(&items_.back());
        return !waiting_ && penalty && penalty->cost <= kAlways;
    }

    void settle_blank(std::string_view next_word) {
        if (!waiting_) return;
        const Waiting blank = *waiting_;
        waiting_.reset();
        const std::string_view previous = last_word_ ? text(*last_word_) : std::string_view();
        const bool tied = blank.tied || ties(previous, next_word, spans_[blank.piece.span].language);
        if (tied) keep_last_word_whole();
        if (tied) items_.push_back(Penalty{{}, kNever, false, {}, false, {}});
        else if (rather_ties(previous, next_word, spans_[blank.piece.span].language))
            items_.push_back(Penalty{{}, kRatherTied, false, {}, false, {}});
        if (options_.justified) items_.push_back(Glue{blank.space.width, blank.space.stretch, blank.space.shrink, blank.piece});
        else items_.push_back(Glue{blank.space.width, {}, {}, blank.piece});
    }

    // "art-|icle 7": what holds to its neighbour is rather not torn itself.
    void keep_last_word_whole() {
        for (auto item = items_.rbegin(); item != items_.rend() && !std::holds_alternative<Glue>(*item); ++item)
            if (auto* penalty = std::get_if<Penalty>(&*item); penalty && penalty->adds_hyphen)
                penalty->cost = std::max(penalty->cost, kLastResort);
    }

    bool ties(std::string_view before, std::string_view after, const std::string& language) const {
        return options_.ties && options_.ties->hold_together(before, after, language);
    }

    bool rather_ties(std::string_view before, std::string_view after, const std::string& language) const {
        return options_.ties && options_.ties->rather_hold_together(before, after, language);
    }

    void finish_line() {
        if (waiting_ && waiting_->tied) settle_blank({});
        waiting_.reset();
        last_word_.reset();
        items_.push_back(Penalty{{}, kNever, false, {}, false, {}});
        items_.push_back(Glue{{}, kFill, {}, {}});
        items_.push_back(Penalty{{}, kAlways, false, {}, false, {}});
    }

    struct Waiting {
        Piece piece;
        Space space;
        bool tied = false;
    };

    const std::vector<Span>& spans_;
    const ItemOptions& options_;
    Shaper& shaper_;
    std::vector<Item> items_;
    const Span* span_ = nullptr;
    std::uint32_t index_ = 0;
    Space space_;
    Length hyphen_;                      // as wide as it is in the span's font
    std::optional<Waiting> waiting_;
    std::optional<Piece> last_word_;
};

}  // namespace

std::vector<Item> make_items(const std::vector<Span>& spans, const ItemOptions& options, Shaper& shaper) {
    return ItemMaker(spans, options, shaper).make();
}

}  // namespace rapporteur::text
