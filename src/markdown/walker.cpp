#include "markdown/walker.h"

#include <algorithm>

#include "base/utf8.h"

namespace rapporteur::markdown {

namespace {

constexpr std::size_t kWindow = 512;           // how far words are looked for that do not stand where they should
constexpr std::size_t kLongestEntity = 34;     // &CounterClockwiseContourIntegral;

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_line_end(char c) { return c == '\n' || c == '\r'; }
bool is_punctuation(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}
bool is_entity_character(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '#'; }

// The length of what looks like an entity at the beginning of the text; 0 where nothing does (CommonMark 0.29, 6.2).
std::size_t entity_length(std::string_view text) {
    std::size_t length = 1;
    while (length < std::min(text.size(), kLongestEntity) && is_entity_character(text[length])) ++length;
    return length > 1 && length < text.size() && text[length] == ';' ? length + 1 : 0;
}

}  // namespace

void Run::clear() {
    characters.clear();
    segments.clear();
}

std::size_t Run::segment_at(std::size_t at) const {
    const auto next =
        std::upper_bound(segments.begin(), segments.end(), at, [](std::size_t a, const Segment& s) { return a < s.begin; });
    return static_cast<std::size_t>(next - segments.begin()) - (next == segments.begin() ? 0 : 1);
}

Range Run::source(std::size_t begin, std::size_t end) const {
    const Segment &first = segments[segment_at(begin)], &last = segments[segment_at(end - 1)];
    const auto in = [](const Segment& segment, std::size_t at) {
        return segment.source + static_cast<std::uint32_t>(at - segment.begin);
    };
    return {first.exact ? in(first, begin) : first.source, last.exact ? in(last, end) : last.source_end};
}

void Run::drop_front(std::size_t count) {
    if (count >= characters.size()) return clear();
    const std::size_t first = segment_at(count);
    segments.erase(segments.begin(), segments.begin() + static_cast<std::ptrdiff_t>(first));
    if (segments[0].exact) segments[0].source += static_cast<std::uint32_t>(count - segments[0].begin);
    segments[0].begin = count;
    for (Segment& segment : segments) segment.begin -= count;
    characters.erase(0, count);
}

bool Run::escaped(std::size_t at, std::string_view text) const {
    const auto backslash_before = [&](std::size_t i) {
        const std::uint32_t place = source(i, i + 1).begin;
        return place > 0 && text[place - 1] == '\\';
    };
    if (!backslash_before(at)) return false;
    return at == 0 || characters[at - 1] != '\\' || source(at - 1, at).begin + 1 != source(at, at + 1).begin;
}

Range Walker::here() const { return {at_, std::min(at_ + 1, end_)}; }

void Walker::blanks() {
    while (is_blank(peek())) ++at_;
}

void Walker::skip(std::string_view any_of, std::size_t most) {
    for (; most > 0 && at_ < end_ && any_of.find(peek()) != std::string_view::npos; --most) ++at_;
}

void Walker::line_end() {
    blanks();
    if (peek() == '\\') ++at_;
    if (peek() == '\r') ++at_;
    if (peek() == '\n') ++at_;
    while (is_blank(peek()) || peek() == '>') ++at_;
}

bool Walker::begins_here(std::string_view literal) const {
    if (literal.empty() || at_ >= end_) return true;
    const char c = peek();
    return c == literal[0] || c == '&' || (c == '\\' && peek(1) == literal[0]);
}

// Once a block anywhere (its words may stand after definitions of links), else nearby, so that no text makes this quadratic.
void Walker::find(std::string_view literal) {
    const std::size_t reach = searched_ ? std::min<std::size_t>(kWindow, end_ - at_) : end_ - at_;
    searched_ = true;
    const std::string_view key = literal.substr(0, std::min(literal.find_first_of("\\&<|*_"), std::size_t{12}));
    if (key.empty()) return;
    const std::size_t found = text_.substr(at_, reach).find(key);
    if (found != std::string_view::npos) at_ += static_cast<std::uint32_t>(found);
}

void Walker::text(std::string_view literal, Run& run) {
    if (literal.empty()) return;
    if (!begins_here(literal)) find(literal);
    const std::string_view ahead = text_.substr(at_, std::min<std::size_t>(literal.size(), end_ - at_));
    if (ahead == literal && literal.find_first_of("\\&") == std::string_view::npos) {
        run.segments.push_back({run.characters.size(), at_, 0, true});
        run.characters += literal;
        at_ += static_cast<std::uint32_t>(literal.size());
        return;
    }
    align(literal, run);
}

// Byte by byte: a backslash before punctuation and an entity stand for one character (CommonMark 0.29, 6.1 and 6.2).
void Walker::align(std::string_view literal, Run& run) {
    bool continues = false;       // the byte before stood just before this one
    for (std::size_t i = 0; i < literal.size();) {
        const char c = peek();
        if (const std::size_t taken = c == '&' ? entity(literal.substr(i), run) : 0; taken > 0) {
            i += taken;
            continues = false;
            continue;
        }
        if (c == '\\' && is_punctuation(literal[i]) && peek(1) == literal[i]) {
            ++at_;
            continues = false;
        } else if (at_ >= end_ || c != literal[i]) {
            run.segments.push_back({run.characters.size(), at_, at_ + (at_ < end_ ? 1 : 0), false});
            run.characters += literal.substr(i);
            return;
        }
        if (!continues) run.segments.push_back({run.characters.size(), at_, 0, true});
        continues = true;
        run.characters += literal[i++];
        ++at_;
    }
}

// How many bytes of the text the entity here stands for; 0 where it is none. Most stand for one character, a few for two.
std::size_t Walker::entity(std::string_view rest, Run& run) {
    const std::size_t length = entity_length(text_.substr(at_, end_ - at_));
    if (length == 0 || rest.substr(0, length) == text_.substr(at_, length)) return 0;
    std::size_t bytes = utf8::decode(rest, 0).length;
    const char after = peek(length);
    const bool fits = bytes == rest.size() || rest[bytes] == after || after == '\\' || after == '&';
    if (!fits) {
        const std::size_t more = bytes + utf8::decode(rest, bytes).length;
        if (more == rest.size() || rest[more] == after) bytes = more;
    }
    run.segments.push_back({run.characters.size(), at_, at_ + static_cast<std::uint32_t>(length), false});
    run.characters += rest.substr(0, bytes);
    at_ += static_cast<std::uint32_t>(length);
    return bytes;
}

Range Walker::code() {
    const std::uint32_t begin = at_;
    while (peek() == '`') ++at_;
    const std::size_t ticks = at_ - begin;
    if (ticks == 0) return here();
    const std::uint32_t content = at_;
    for (std::size_t run = 0; at_ < end_; ++at_) {
        run = peek() == '`' ? run + 1 : 0;
        if (run == ticks && peek(1) != '`') break;
    }
    const Range range{content, at_ >= content + ticks ? at_ + 1 - static_cast<std::uint32_t>(ticks) : content};
    if (at_ < end_) ++at_;
    return range;
}

Range Walker::html(std::string_view literal) {
    const std::uint32_t begin = at_;
    if (text_.substr(at_, literal.size()) == literal) at_ += static_cast<std::uint32_t>(literal.size());
    at_ = std::min(at_, end_);
    return {begin, std::max(at_, std::min(begin + 1, end_))};
}

Range Walker::note_call() {
    const std::uint32_t begin = at_;
    if (peek() == '[' && peek(1) == '^')
        while (at_ < end_ && text_[at_++] != ']') {}
    return {begin, std::max(at_, std::min(begin + 1, end_))};
}

void Walker::link_begin(bool image) {
    if (image) skip("!", 1);
    skip("[<", 1);
}

void Walker::link_end() {
    if (peek() == '>') {
        ++at_;
        return;
    }
    if (peek() != ']') return;
    ++at_;
    if (peek() == '(') destination();
    else if (peek() == '[')
        while (at_ < end_ && text_[at_++] != ']') {}
}

// "(/url "title")" (CommonMark 0.29, 6.6).
void Walker::destination() {
    char quote = '\0';
    for (int depth = 0; at_ < end_; ++at_) {
        const char c = peek();
        if (c == '\\') ++at_;
        else if (quote != '\0') quote = c == quote ? '\0' : quote;
        else if (c == '<' && text_[at_ - 1] == '(') quote = '>';
        else if ((c == '"' || c == '\'') && (is_blank(text_[at_ - 1]) || is_line_end(text_[at_ - 1]))) quote = c;
        else if (c == '(') ++depth;
        else if (c == ')' && --depth == 0) break;
    }
    at_ = std::min(at_ + 1, end_);
}

}  // namespace rapporteur::markdown
