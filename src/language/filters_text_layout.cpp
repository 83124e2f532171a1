// Filters that set text in lines: center, indent, truncate, wordwrap.
#include <algorithm>

#include "base/utf8.h"
#include "language/kit.h"
#include "language/text_tools.h"

namespace rapporteur::language {

namespace {

Value center(const Invocation& call) { return Value(centred(call.input_text(), call.read.integer("width", 80), call.place())); }

Value indent(const Invocation& call) {
    const Value width = call.read.value("width", Value(4));
    const auto blanks = [&] {
        const std::int64_t wished = held_width(call.read.integer("width", 4), call.place());
        return std::string(static_cast<std::size_t>(std::max<std::int64_t>(0, wished)), ' ');
    };
    const std::string margin = width.is(Kind::text) ? width.text() : blanks();
    const bool blank = call.read.boolean("blank", false);
    const std::string text = call.input_text();
    const std::vector<std::string> lines = lines_of(text + "\n");
    std::string result = call.read.boolean("first", false) ? margin : "";
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0) result += blank || !lines[i].empty() ? "\n" + margin : "\n";
        result += lines[i];
        if (result.size() > call.environment.limits().output_bytes)
            fail("language.limit", call.place(), "the text would be too large");
    }
    return Value(std::move(result));
}

std::string front(std::u32string_view characters, std::int64_t count) {
    std::string text;
    for (std::int64_t i = 0; i < count; ++i) utf8::append(text, characters[static_cast<std::size_t>(i)]);
    return text;
}

Value truncate(const Invocation& call) {
    const std::string text = call.input_text(), end = call.read.text("end", "...");
    const std::int64_t length = call.read.integer("length", 255),
                       leeway = call.read.value("leeway", Value()).is(Kind::null) ? 5 : call.read.integer("leeway");
    const auto end_length = static_cast<std::int64_t>(utf8::length(end));
    if (length < end_length)
        fail("language.arguments", call.place(),
             "'truncate' to " + std::to_string(length) + " characters leaves no room for '" + end + "'");
    if (leeway < 0) fail("language.arguments", call.place(), "the leeway of 'truncate' must not be negative");
    const std::u32string characters = utf8::to_utf32(text);
    if (static_cast<std::int64_t>(characters.size()) - leeway <= length)
        return call.input.is(Kind::text) ? call.input : Value(text);
    std::string kept = front(characters, length - end_length);
    if (!call.read.boolean("killwords", false)) kept = kept.substr(0, kept.rfind(' '));
    return Value(kept + end);
}

// Python's textwrap.wrap, as jinja2 calls it (expand_tabs and replace_whitespace off): chunks are words, hyphenated pieces of
// words, and stretches of blanks; blanks at the ends of lines fall away.
class Wrapper {
public:
    Wrapper(std::size_t width, bool break_long, bool at_hyphens)
        : width_(width), break_long_(break_long), at_hyphens_(at_hyphens) {}

    std::vector<std::string> wrap(const std::string& line) {
        const std::u32string text = utf8::to_utf32(line);
        std::vector<std::u32string_view> chunks = chunks_of(text);
        std::reverse(chunks.begin(), chunks.end());
        std::vector<std::string> lines;
        while (!chunks.empty()) take_line(chunks, lines);
        return lines;
    }

private:
    static bool blank(std::u32string_view chunk) { return std::all_of(chunk.begin(), chunk.end(), is_blank); }
    static bool letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0xC0; }

    std::vector<std::u32string_view> chunks_of(std::u32string_view text) const {
        std::vector<std::u32string_view> chunks;
        for (std::size_t at = 0; at < text.size();) {
            std::size_t end = at;
            const bool blanks = is_blank(text[at]);
            while (end < text.size() && is_blank(text[end]) == blanks) {
                ++end;
                if (!blanks && at_hyphens_ && breaks_after(text, at, end)) break;
            }
            chunks.push_back(text.substr(at, end - at));
            at = end;
        }
        return chunks;
    }

    // After a hyphen with two letters before it and a letter after the next letter (textwrap.wordsep_re).
    static bool breaks_after(std::u32string_view text, std::size_t begin, std::size_t end) {
        if (text[end - 1] != '-' || end - begin < 3 || end + 1 >= text.size()) return false;
        return letter(text[end - 2]) && letter(text[end - 3]) && letter(text[end]) &&
               (letter(text[end + 1]) || text[end + 1] == '-');
    }

    void take_line(std::vector<std::u32string_view>& chunks, std::vector<std::string>& lines) const {
        if (blank(chunks.back()) && !lines.empty()) chunks.pop_back();
        std::vector<std::u32string_view> line;
        std::size_t length = 0;
        while (!chunks.empty() && length + chunks.back().size() <= width_) move_chunk(chunks, line, length);
        if (!chunks.empty() && chunks.back().size() > width_) take_long(chunks, line, length);
        if (!line.empty() && blank(line.back())) line.pop_back();
        if (line.empty()) return;
        std::string text;
        for (const std::u32string_view chunk : line) text += front(chunk, static_cast<std::int64_t>(chunk.size()));
        lines.push_back(std::move(text));
    }

    static void move_chunk(std::vector<std::u32string_view>& chunks, std::vector<std::u32string_view>& line, std::size_t& length) {
        length += chunks.back().size();
        line.push_back(chunks.back());
        chunks.pop_back();
    }

    void take_long(std::vector<std::u32string_view>& chunks, std::vector<std::u32string_view>& line, std::size_t length) const {
        const std::size_t room = width_ - length;
        if (break_long_) {
            const std::size_t hyphen = at_hyphens_ && room > 0 ? chunks.back().rfind(U'-', room - 1) : std::u32string::npos;
            const bool at_hyphen = hyphen != std::u32string::npos && chunks.back().find_first_not_of(U'-') < hyphen;
            const std::size_t end = at_hyphen ? hyphen + 1 : room;
            line.push_back(chunks.back().substr(0, end));
            chunks.back().remove_prefix(end);
        } else if (line.empty()) {
            move_chunk(chunks, line, length);
        }
    }

    std::size_t width_;
    bool break_long_, at_hyphens_;
};

Value wordwrap(const Invocation& call) {
    const std::int64_t width = held_width(call.read.integer("width", 79), call.place());
    if (width < 1) fail("language.arguments", call.place(), "'wordwrap' needs a width of at least 1");
    const Value between_value = call.read.value("wrapstring", Value());
    const std::string between = between_value.is(Kind::null) ? "\n" : to_text(between_value, call.place());
    Wrapper wrapper(static_cast<std::size_t>(width), call.read.boolean("break_long_words", true),
                    call.read.boolean("break_on_hyphens", true));
    std::string result;
    bool first_line = true;
    for (const std::string& line : lines_of(call.input_text())) {
        if (!first_line) result += between;
        first_line = false;
        bool first = true;
        for (const std::string& piece : wrapper.wrap(line)) {
            if (!first) result += between;
            first = false;
            result += piece;
            if (result.size() > call.environment.limits().output_bytes)
                fail("language.limit", call.place(), "the text would be too large");
        }
    }
    return Value(std::move(result));
}

}  // namespace

const std::vector<FilterRow>& text_layout_filters() {
    static const std::vector<FilterRow> kRows{
        {"center", {"width"}, center},
        {"indent", {"width", "first", "blank"}, indent},
        {"truncate", {"length", "killwords", "end", "leeway"}, truncate},
        {"wordwrap", {"width", "break_long_words", "wrapstring", "break_on_hyphens"}, wordwrap},
    };
    return kRows;
}

}  // namespace rapporteur::language
