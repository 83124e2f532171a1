#include "templating/segments.h"

#include <string>
#include <string_view>

#include "base/utf8.h"
#include "templating/template.h"

namespace rapporteur::templating {

std::size_t line_end(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    if (text[at] == '\n') return 1;
    if (text[at] != '\r') return 0;
    return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
}

namespace {

constexpr std::size_t kMostFaults = 100;     // of one file; more help nobody
constexpr auto kNone = std::string_view::npos;

// Python's str.isspace, which is what Jinja's \s and rstrip go by.
bool is_space(char32_t c) {
    if (c <= 0x20) return c == 0x20 || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

std::size_t last_line_end(std::string_view text) {
    if (text.ends_with("\r\n")) return 2;
    return !text.empty() && is_line_end(text.back()) ? 1 : 0;
}

class Cutter {
public:
    Cutter(const SourceFile& file, const Options& options, std::vector<Diagnostic>& faults)
        : file_(file), text_(file.text()), options_(options), faults_(faults) {
        if (!options.keep_trailing_newline) text_.remove_suffix(last_line_end(text_));
    }

    std::vector<Segment> cut() {
        while (at_ < text_.size() && faults_.size() < kMostFaults) {
            const std::size_t tag = next_tag(at_);
            if (tag == kNone) {
                add_text(at_, text_.size());
                break;
            }
            const char sign = sign_at(tag + 2);
            add_text(at_, text_end(at_, tag, sign, text_[tag + 1] == '{'));
            take_tag(tag, sign);
        }
        return std::move(segments_);
    }

private:
    std::size_t next_tag(std::size_t from) const {
        for (std::size_t at = text_.find('{', from); at != kNone; at = text_.find('{', at + 1)) {
            const char next = at + 1 < text_.size() ? text_[at + 1] : '\0';
            if (next == '%' || next == '{' || next == '#') return at;
        }
        return kNone;
    }

    char sign_at(std::size_t at) const {
        const char c = at < text_.size() ? text_[at] : '\0';
        return c == '-' || c == '+' ? c : '\0';
    }

    SourceSpan span(std::size_t begin, std::size_t end) const {
        return {&file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }

    void add_text(std::size_t begin, std::size_t end) {
        if (begin < end) segments_.push_back({SegmentKind::text, span(begin, end), {}, true});
    }

    // ---- White space -----------------------------------------------------------------------------------------------------

    // Where the text before a tag ends, once its `-`, its `+` and lstrip_blocks have had their say.
    std::size_t text_end(std::size_t begin, std::size_t end, char sign, bool output) const {
        if (sign == '-') return without_space_at_end(begin, end);
        if (sign == '+' || output || !options_.lstrip_blocks) return end;
        std::size_t line = end;
        while (line > begin && !is_line_end(text_[line - 1])) --line;
        if (line == begin && !line_starts_) return end;
        return skip_space(line, end) == end ? line : end;
    }

    std::size_t without_space_at_end(std::size_t begin, std::size_t end) const {
        while (end > begin) {
            std::size_t last = end - 1;
            while (last > begin && end - last < 4 && (static_cast<unsigned char>(text_[last]) & 0xC0) == 0x80) --last;
            if (!is_space(utf8::decode(text_, last).character)) break;
            end = last;
        }
        return end;
    }

    std::size_t skip_space(std::size_t at, std::size_t end) const {
        while (at < end) {
            const auto next = utf8::decode(text_, at);
            if (!is_space(next.character)) break;
            at += next.length;
        }
        return at;
    }

    // After the end of a tag: a `-` takes all white space, trim_blocks one line end.
    void go_on_after(std::size_t end, char sign, bool output) {
        at_ = end;
        if (sign == '-') at_ = skip_space(end, text_.size());
        else if (sign != '+' && !output && options_.trim_blocks) at_ = end + line_end(text_, end);
        line_starts_ = at_ > end && is_line_end(text_[at_ - 1]);
    }

    // ---- Tags ------------------------------------------------------------------------------------------------------------

    void take_tag(std::size_t tag, char sign) {
        const std::size_t inside = tag + 2 + (sign ? 1 : 0);
        if (text_[tag + 1] == '#') return take_comment(tag, inside);
        if (text_[tag + 1] == '{') return take_expression(tag, inside, true);
        if (const std::size_t end = word_tag_end(inside, "raw"); end != kNone) return take_raw(tag, end);
        take_expression(tag, inside, false);
    }

    void take_comment(std::size_t tag, std::size_t inside) {
        const std::size_t close = text_.find("#}", inside);
        if (close == kNone) {
            fault("templating.unclosed-comment", span(tag, tag + 2), "this comment has no end",
                  "end it with '#}'; an id in braces is written {: #id}, with a colon");
            at_ = text_.size();
            return;
        }
        go_on_after(close + 2, close > inside ? sign_at(close - 1) : '\0', false);
    }

    // `raw` or `endraw` with nothing beside it: where its `%}` begins, or its sign; else none.
    std::size_t word_tag_end(std::size_t inside, std::string_view word) const {
        std::size_t at = skip_space(inside, text_.size());
        if (text_.substr(at, word.size()) != word) return kNone;
        at = skip_space(at + word.size(), text_.size());
        if (text_.substr(at, 2) == "%}") return at;
        return sign_at(at) && text_.substr(at + 1, 2) == "%}" ? at : kNone;
    }

    // The line end after `{% raw %}` belongs to the text, as in Jinja; the one after `{% endraw %}` is trimmed.
    void take_raw(std::size_t tag, std::size_t end) {
        const char sign = sign_at(end);
        const std::size_t begin = sign == '-' ? skip_space(end + 3, text_.size()) : end + (sign ? 3 : 2);
        line_starts_ = sign == '-' && is_line_end(text_[begin - 1]);
        if (sign == '+')
            fault("templating.raw", span(tag, begin), "'{% raw +%}' is not Jinja", "write '{% raw %}', which keeps its line end");
        for (std::size_t at = text_.find("{%", begin); at != kNone; at = text_.find("{%", at + 1)) {
            const char before = sign_at(at + 2);
            const std::size_t close = word_tag_end(at + 2 + (before ? 1 : 0), "endraw");
            if (close == kNone) continue;
            add_text(begin, text_end(begin, at, before, false));
            const char after = sign_at(close);
            return go_on_after(close + (after ? 3 : 2), after, false);
        }
        fault("templating.unclosed-raw", span(tag, begin), "this 'raw' block has no end", "end it with '{% endraw %}'");
        at_ = text_.size();
    }

    struct End {
        std::size_t inside = 0;      // where what stands inside ends
        std::size_t after = 0;       // behind the delimiter
        char sign = '\0';
    };

    void take_expression(std::size_t tag, std::size_t inside, bool output) {
        const SegmentKind kind = output ? SegmentKind::output : SegmentKind::statement;
        const std::size_t faults_before = faults_.size();
        const End end = find_end(tag, inside, output);
        segments_.push_back({kind, span(tag, end.after), span(inside, end.inside), faults_.size() == faults_before});
        go_on_after(end.after, end.sign, output);
    }

    // The end delimiter counts only outside of text and of brackets: {{ {'a': {}}['}}'] }}.
    // Where another tag begins before a fault shows, it is this tag's end that is missing.
    End find_end(std::size_t tag, std::size_t inside, bool output) {
        const std::string_view close = output ? "}}" : "%}";
        std::string open;        // the closing brackets that are awaited
        for (std::size_t at = inside; at < text_.size(); ++at) {
            const char c = text_[at];
            if (open.empty()) {
                if (text_.substr(at, 2) == close) return {at, at + 2, '\0'};
                const bool signed_end = c == '-' || (c == '+' && !output);
                if (signed_end && text_.substr(at + 1, 2) == close) return {at, at + 3, c};
            }
            if (c == '\'' || c == '"') {
                const std::size_t end = text_literal_end(at);
                if (end == kNone) return unclosed_text(tag, inside, at, close);
                at = end - 1;
            } else if (c == '(' || c == '[' || c == '{') {
                open += c == '(' ? ')' : c == '[' ? ']' : '}';
            } else if (c == ')' || c == ']' || c == '}') {
                if (open.empty() || open.back() != c) return wrong_bracket(tag, inside, at, open, close);
                open.pop_back();
            }
        }
        return unclosed_tag(tag, inside, close);
    }

    End unclosed_tag(std::size_t tag, std::size_t inside, std::string_view close) {
        const std::string begin(text_.substr(tag, 2)), end(close);
        fault("templating.unclosed-tag", span(tag, tag + 2), "this '" + begin + "' has no end '" + end + "'",
              "add '" + end + "', and check the brackets and quotes before it");
        return give_up(tag, inside, close);
    }

    bool tag_between(std::size_t from, std::size_t to) const {
        const std::size_t next = next_tag(from);
        return next != kNone && next < to;
    }

    std::size_t text_literal_end(std::size_t quote) const {
        for (std::size_t at = quote + 1; at < text_.size(); ++at) {
            if (text_[at] == '\\') ++at;
            else if (text_[at] == text_[quote]) return at + 1;
        }
        return kNone;
    }

    End unclosed_text(std::size_t tag, std::size_t inside, std::size_t quote, std::string_view close) {
        if (tag_between(inside, quote)) return unclosed_tag(tag, inside, close);
        const std::string mark(1, text_[quote]);
        fault("templating.unclosed-text", span(quote, quote + 1), "the text that begins here has no end", "close it with " + mark);
        return give_up(tag, inside, close);
    }

    End wrong_bracket(std::size_t tag, std::size_t inside, std::size_t at, const std::string& open, std::string_view close) {
        if (tag_between(inside, at)) return unclosed_tag(tag, inside, close);
        const std::string found(1, text_[at]), begin(text_.substr(tag, 2));
        const bool other_end = open.empty() && at > inside && (text_[at - 1] == '%' || at + 1 == text_.size() || text_[at] == '}');
        fault("templating.bracket", span(at, at + 1),
              open.empty() ? "unexpected '" + found + "'"
                           : "unexpected '" + found + "' where '" + open.substr(open.size() - 1) + "' is awaited",
              other_end ? "what begins with '" + begin + "' ends with '" + std::string(close) + "'"
                        : "check the brackets of this tag");
        return give_up(tag, inside, close);
    }

    // Goes on after the line, or after the nearest thing that looks like the end of this tag.
    End give_up(std::size_t tag, std::size_t inside, std::string_view close) const {
        std::size_t line = inside;
        while (line < text_.size() && !is_line_end(text_[line])) ++line;
        const std::size_t end = text_.substr(0, line).find(close, tag + 2);
        if (end == kNone || end < inside) return {line, line, '+'};
        return {end, end + 2, '\0'};
    }

    void fault(std::string code, SourceSpan place, std::string message, std::string hint) {
        faults_.push_back(error(std::move(code), place, std::move(message)).hint(std::move(hint)));
    }

    const SourceFile& file_;
    std::string_view text_;
    const Options& options_;
    std::vector<Diagnostic>& faults_;
    std::vector<Segment> segments_;
    std::size_t at_ = 0;
    bool line_starts_ = true;        // what was taken last ended with a line end
};

}  // namespace

std::vector<Segment> cut_template(const SourceFile& file, const Options& options, std::vector<Diagnostic>& faults) {
    return Cutter(file, options, faults).cut();
}

}  // namespace rapporteur::templating
