// The plain lines of YAML: "name: value", "- entry", nested by indentation; values on one line, without or in simple quotes, lists
// and maps in brackets on one line, text below | and >. No tabs, of escapes only \" \\ \n \t; no tags, anchors, documents, text
// folded without a mark.
#include <algorithm>

#include "yaml/readers.h"

namespace rapporteur::yaml {

namespace {

struct Unsure {};

struct Line {
    std::uint32_t begin = 0, end = 0;      // without the line end
    std::uint32_t indent = 0;              // blanks at its beginning; the whole line where it is blank
    bool blank = false, comment = false;
    bool ended = false;                    // by a line end, not by the file's
};

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

class PlainLines {
public:
    PlainLines(const SourceFile& file, std::uint32_t text_begin, const Limits& limits, Builder& builder)
        : text_(file.text()), limits_(limits), builder_(builder) {
        cut_into_lines(text_begin);
    }

    void read() {
        skip_to_words();
        if (at_end() || line().indent != 0 || begins_with_dash(line().begin)) throw Unsure{};
        collection(0, 1);
        if (!at_end()) throw Unsure{};
    }

private:
    // ---- lines

    void cut_into_lines(std::uint32_t begin) {
        if (text_.find('\t', begin) != std::string_view::npos || text_.find("\xEF\xBB\xBF", begin) != std::string_view::npos)
            throw Unsure{};
        while (begin < text_.size()) {
            const std::size_t end = std::min(text_.find('\n', begin), text_.size());
            Line line{begin, static_cast<std::uint32_t>(end), 0, false, false, end < text_.size()};
            if (line.end > line.begin && text_[line.end - 1] == '\r' && line.ended) --line.end;
            if (text_.substr(line.begin, line.end - line.begin).find('\r') != std::string_view::npos) throw Unsure{};
            while (line.begin + line.indent < line.end && text_[line.begin + line.indent] == ' ') ++line.indent;
            line.blank = line.begin + line.indent == line.end;
            line.comment = !line.blank && text_[line.begin + line.indent] == '#';
            lines_.push_back(line);
            begin = static_cast<std::uint32_t>(end + 1);
        }
    }

    bool at_end() const { return here_ >= lines_.size(); }
    const Line& line() const { return lines_[here_]; }
    void skip_to_words() {
        while (!at_end() && (line().blank || line().comment)) ++here_;
        if (at_end() || line().indent != 0) return;
        const std::string_view marker = text_.substr(line().begin, 3);
        if (marker == "---" || marker == "...") throw Unsure{};
    }

    char at(std::size_t offset) const { return offset < line().end ? text_[offset] : '\n'; }
    std::uint32_t past_blanks(std::uint32_t offset) const {
        while (at(offset) == ' ') ++offset;
        return offset;
    }
    // Nothing follows but blanks and a comment.
    bool rest_is_empty(std::uint32_t offset) const {
        const std::uint32_t next = past_blanks(offset);
        return next >= line().end || (at(next) == '#' && next > offset);
    }
    bool begins_with_dash(std::uint32_t offset) const {
        return at(offset) == '-' && (at(offset + 1) == ' ' || at(offset + 1) == '\n');
    }

    // The end of a name that is followed by ':' and a blank or the end of the line; `offset` itself where there is none.
    std::uint32_t end_of_name(std::uint32_t offset) const {
        if (!is_letter_or_digit(at(offset)) && at(offset) != '_') return offset;
        std::uint32_t end = offset;
        const auto is_of_name = [](char c) {
            return is_letter_or_digit(c) || static_cast<unsigned char>(c) >= 0x80 ||
                   (c != '\0' && std::string_view("_-. '&").find(c) != std::string_view::npos);
        };
        while (is_of_name(at(end))) ++end;
        const bool is_name = at(end) == ':' && at(end - 1) != ' ' && (at(end + 1) == ' ' || at(end + 1) == '\n');
        return is_name ? end : offset;
    }

    // ---- lists and maps by indentation

    // The current line holds, from `column` on, the first entry of a list or map.
    void collection(std::uint32_t column, std::size_t depth) {
        if (depth > limits_.depth) throw Unsure{};
        const std::uint32_t begin = line().begin + column;
        const bool list = begins_with_dash(begin);
        builder_.open(list ? Builder::Container::list : Builder::Container::map, begin, false);
        do {
            const std::uint32_t offset = line().begin + column;
            if (list) entry(offset, column, depth);
            else field(offset, column, depth);
            skip_to_words();
            if (!at_end() && line().indent > column) throw Unsure{};
        } while (!at_end() && line().indent == column && begins_with_dash(line().begin + column) == list);
        builder_.close(builder_.last_end());
    }

    void field(std::uint32_t offset, std::uint32_t column, std::size_t depth) {
        const std::uint32_t end = end_of_name(offset);
        if (end == offset) throw Unsure{};
        plain(offset, end);
        if (!rest_is_empty(end + 1)) {
            value(past_blanks(end + 1), column, depth);
            return;
        }
        next_words();
        const bool nested =
            !at_end() && (line().indent > column || (line().indent == column && begins_with_dash(line().begin + column)));
        if (nested) collection(line().indent, depth + 1);
        else builder_.nothing();
    }

    void entry(std::uint32_t offset, std::uint32_t column, std::size_t depth) {
        if (rest_is_empty(offset + 1)) {
            next_words();
            if (!at_end() && line().indent > column) collection(line().indent, depth + 1);
            else builder_.nothing();
            return;
        }
        const std::uint32_t words = past_blanks(offset + 1);
        if (begins_with_dash(words) || end_of_name(words) > words) collection(words - line().begin, depth + 1);
        else value(words, column, depth);
    }

    void next_words() {
        ++here_;
        skip_to_words();
    }

    // ---- values on the current line

    void value(std::uint32_t offset, std::uint32_t column, std::size_t depth) {
        const char first = at(offset);
        if (first == '|' || first == '>') {
            block(offset, column);
            return;
        }
        std::uint32_t end = 0;
        if (first == '"' || first == '\'') end = quoted(offset);
        else if (first == '[' || first == '{') end = in_brackets(offset, depth + 1);
        else end = plain_to_line_end(offset);
        if (!rest_is_empty(end)) throw Unsure{};
        ++here_;
    }

    void plain(std::uint32_t begin, std::uint32_t end) {
        builder_.scalar(builder_.span(begin, end), std::string(text_.substr(begin, end - begin)), Builder::Style::plain);
    }

    bool may_begin_plain(std::uint32_t offset) const {
        const char c = at(offset);
        if (c == '-') return at(offset + 1) != ' ' && at(offset + 1) != '\n';
        return is_letter_or_digit(c) || static_cast<unsigned char>(c) >= 0x80 ||
               std::string_view("(/.+$_~=;^\\<").find(c) != std::string_view::npos;
    }

    std::uint32_t plain_to_line_end(std::uint32_t offset) {
        if (!may_begin_plain(offset)) throw Unsure{};
        std::uint32_t end = offset;
        for (std::uint32_t i = offset; i < line().end; ++i) {
            if (text_[i] == '#' && text_[i - 1] == ' ') break;
            if (text_[i] == ':' && (at(i + 1) == ' ' || at(i + 1) == '\n')) throw Unsure{};
            if (text_[i] != ' ') end = i + 1;
        }
        plain(offset, end);
        return end;
    }

    // Past the closing quote.
    std::uint32_t quoted(std::uint32_t offset) {
        const char quote = at(offset);
        std::string characters;
        std::uint32_t i = offset + 1;
        for (; i < line().end; ++i) {
            if (text_[i] == quote) {
                if (quote == '"' || at(i + 1) != '\'') break;
                ++i;
            } else if (text_[i] == '\\' && quote == '"') {
                characters += escaped(++i);
                continue;
            }
            characters += text_[i];
        }
        if (i >= line().end) throw Unsure{};
        builder_.scalar(builder_.span(offset + 1, i), std::move(characters), Builder::Style::quoted);
        return i + 1;
    }

    char escaped(std::uint32_t offset) const {
        switch (at(offset)) {
            case '"':
            case '\\': return at(offset);
            case 'n': return offset < line().end ? '\n' : throw Unsure{};
            case 't': return '\t';
            default: throw Unsure{};
        }
    }

    // ---- lists and maps in brackets

    // Past the closing bracket.
    std::uint32_t in_brackets(std::uint32_t offset, std::size_t depth) {
        if (depth > limits_.depth) throw Unsure{};
        const bool list = at(offset) == '[';
        builder_.open(list ? Builder::Container::list : Builder::Container::map, offset, true);
        std::uint32_t here = past_blanks(offset + 1);
        const char closing = list ? ']' : '}';
        if (at(here) != closing) here = entries_in_brackets(here, list, depth);
        if (at(here) != closing) throw Unsure{};
        builder_.close(builder_.last_end());
        return here + 1;
    }

    std::uint32_t entries_in_brackets(std::uint32_t here, bool list, std::size_t depth) {
        for (;;) {
            if (!list) {
                const std::uint32_t end = end_of_name(here);
                if (end == here) throw Unsure{};
                plain(here, end);
                here = past_blanks(end + 1);
            }
            here = past_blanks(value_in_brackets(here, depth));
            if (at(here) != ',') return here;
            if (at(here + 1) != ' ') throw Unsure{};
            here = past_blanks(here + 1);
        }
    }

    std::uint32_t value_in_brackets(std::uint32_t offset, std::size_t depth) {
        const char first = at(offset);
        if (first == '"' || first == '\'') return quoted(offset);
        if (first == '[' || first == '{') return in_brackets(offset, depth + 1);
        if (!may_begin_plain(offset)) throw Unsure{};
        std::uint32_t i = offset, end = offset;
        for (; i < line().end && std::string_view(",]}").find(text_[i]) == std::string_view::npos; ++i) {
            if (std::string_view("[{#:?").find(text_[i]) != std::string_view::npos) throw Unsure{};
            if (text_[i] != ' ') end = i + 1;
        }
        plain(offset, end);
        return i;
    }

    // ---- text below | and >

    void block(std::uint32_t bar, std::uint32_t column) {
        const bool folded = at(bar) == '>', stripped = at(bar + 1) == '-';
        if (!rest_is_empty(bar + (stripped ? 2 : 1))) throw Unsure{};
        ++here_;
        if (at_end() || line().blank || line().indent <= column) throw Unsure{};
        const std::uint32_t indent = line().indent;
        std::string characters;
        std::uint32_t end = bar;
        std::size_t pending = 0;          // line ends before the next words
        for (; !at_end() && (line().blank || line().indent >= indent); ++here_) {
            if (line().blank) {
                if (line().indent > indent) throw Unsure{};
                ++pending;
                continue;
            }
            check_block_line(folded, indent);
            if (!characters.empty())
                characters += !folded        ? std::string(pending, '\n')
                              : pending == 1 ? std::string(" ")
                                             : std::string(pending - 1, '\n');
            characters += text_.substr(line().begin + indent, line().end - line().begin - indent);
            pending = 1;
            end = line().end;
        }
        if (!at_end() && line().indent > column && !line().comment) throw Unsure{};
        if (!stripped) characters += '\n';
        builder_.scalar(builder_.span(bar, end), std::move(characters), Builder::Style::quoted);
    }

    void check_block_line(bool folded, std::uint32_t indent) const {
        const bool odd = !line().ended || text_[line().end - 1] == ' ' || (folded && line().indent > indent);
        if (odd) throw Unsure{};
    }

    std::string_view text_;
    const Limits& limits_;
    Builder& builder_;
    std::vector<Line> lines_;
    std::size_t here_ = 0;
};

}  // namespace

bool read_plain_lines(const SourceFile& file, std::uint32_t text_begin, const Limits& limits, Builder& builder) {
    try {
        PlainLines(file, text_begin, limits, builder).read();
        return true;
    } catch (const Unsure&) {
        return false;
    } catch (const Enough&) {
        return true;
    }
}

}  // namespace rapporteur::yaml
