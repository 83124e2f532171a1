#include "yaml/syntax_fault.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "yaml/extent.h"

namespace rapporteur::yaml {

namespace {

constexpr std::string_view kBlanks = " \t";

bool contains(std::string_view text, std::string_view what) { return text.find(what) != std::string_view::npos; }

// The line that the fault is on, and what is needed to talk about it.
class Scene {
public:
    Scene(const SourceFile& file, std::uint32_t at, const Builder& builder) : file_(file), builder_(builder), at_(at) {
        const std::string_view text = file.text();
        // Where yaml-cpp stopped at the end of the file or on an empty line, the last line with words is meant.
        std::size_t words = std::min<std::size_t>(at, text.empty() ? 0 : text.size() - 1);
        while (words > 0 && (text[words] == '\n' || text[words] == '\r')) --words;
        const std::size_t before = words == 0 ? std::string_view::npos : text.rfind('\n', text[words] == '\n' ? words - 1 : words);
        line_begin_ = before == std::string_view::npos ? 0 : static_cast<std::uint32_t>(before + 1);
        line_ = text.substr(line_begin_);
        line_ = line_.substr(0, line_.find_first_of("\r\n"));
        indent_ = std::min(line_.find_first_not_of(kBlanks), line_.size());
    }

    std::string_view line() const { return line_; }
    std::string_view words() const { return line_.substr(indent_); }
    std::size_t indent() const { return indent_; }
    SourceSpan here() const { return clipped(at_, at_ + 1); }
    SourceSpan in_line(std::size_t begin, std::size_t length) const {
        const auto from = line_begin_ + static_cast<std::uint32_t>(begin);
        return clipped(from, from + static_cast<std::uint32_t>(length));
    }
    SourceSpan all_words() const { return in_line(indent_, std::max<std::size_t>(1, line_.size() - indent_)); }
    const Builder& builder() const { return builder_; }
    const SourceFile& file() const { return file_; }
    // The same fault seen from the line above, where that one begins in the same column.
    std::optional<Scene> above() const {
        if (line_begin_ == 0) return std::nullopt;
        Scene scene(file_, line_begin_ - 1, builder_);
        return scene.indent() == indent() && scene.line_begin() < line_begin_ ? std::optional(scene) : std::nullopt;
    }
    std::uint32_t line_begin() const { return line_begin_; }
    std::uint32_t at() const { return at_; }

private:
    SourceSpan clipped(std::uint32_t begin, std::uint32_t end) const {
        const auto size = static_cast<std::uint32_t>(file_.text().size());
        return {&file_, std::min(begin, size), std::min(end, size)};
    }

    SourceFile const& file_;
    Builder const& builder_;
    std::uint32_t at_;
    std::uint32_t line_begin_ = 0;
    std::string_view line_;
    std::size_t indent_ = 0;
};

using Finding = std::optional<Diagnostic>;

Diagnostic syntax(SourceSpan place, std::string message) { return error(std::string(kSyntax), place, std::move(message)); }

// ---- What can be told from the text, most telling first ------------------------------------------------------------------------

Finding tab_in_indentation(const Scene& scene) {
    const std::string_view blanks = scene.line().substr(0, scene.indent());
    const std::size_t tab = blanks.find('\t');
    if (tab == std::string_view::npos) return std::nullopt;
    return syntax(scene.in_line(tab, 1), "this line is indented with a tab, and only blanks may stand there")
        .hint("replace the tab by blanks, as many as the lines beside it have");
}

// A quote that opens after the last thing that was read and that nothing closes.
Finding open_quote(const Scene& scene) {
    const std::string_view text = scene.file().text();
    for (std::size_t i = scene.builder().last_end(); i < text.size(); ++i) {
        const char before = i == 0 ? '\n' : text[i - 1];
        if (text[i] == '#' && contains(" \t\n\r", std::string_view(&before, 1))) {
            i = std::min(text.find('\n', i), text.size());
            continue;
        }
        if ((text[i] != '"' && text[i] != '\'') || !contains(" \t\n\r[{,:", std::string_view(&before, 1))) continue;
        const std::uint32_t end = end_of_quoted(text, static_cast<std::uint32_t>(i));
        if (end < text.size()) {
            i = end;
            continue;
        }
        return explain_open_quote(scene.builder().span(static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + 1)));
    }
    return std::nullopt;
}

// name: "one
// other: "two"     the first quote was forgotten, so that the text runs on to the next one.
Finding quote_over_lines(const Scene& scene) {
    const auto& last = scene.builder().last_scalar();
    if (!last || last->begin == 0) return std::nullopt;
    const char quote = scene.file().text()[last->begin - 1];
    if ((quote != '"' && quote != '\'') || !contains(last->text(), "\n") || !contains(last->text(), ":")) return std::nullopt;
    return syntax(scene.builder().span(last->begin - 1, last->begin),
                  std::string("the text that begins with ") + quote + " here ends only some lines below")
        .hint("is its closing " + std::string(1, quote) + " missing on this line?");
}

Finding open_bracket(const Scene& scene, std::string_view said) {
    if (!contains(said, "flow not found") && !contains(said, "EOF")) return std::nullopt;
    const auto bracket = scene.builder().open_flow();
    if (!bracket) return std::nullopt;
    const bool list = bracket->text() == "[";
    return syntax(*bracket, list ? "the list that begins with [ here does not end" : "the map that begins with { here does not end")
        .hint(list ? "close it with ], and put ',' between its entries" : "close it with }, and put ',' between its fields")
        .hint("text that begins with [ or { must stand in quotes");
}

Finding stray_bracket(const Scene& scene, std::string_view said) {
    if (!contains(said, "illegal flow end")) return std::nullopt;
    return syntax(scene.here(), "this bracket closes nothing").hint("text that begins with a bracket must stand in quotes");
}

// "name:value" at the beginning of the line, where no ": " follows.
Finding no_blank_after_colon(const Scene& scene) {
    std::string_view words = scene.words();
    std::size_t skipped = scene.indent();
    if (words.substr(0, 2) == "- ") words.remove_prefix(2), skipped += 2;
    const std::size_t colon = words.find(':');
    if (colon == 0 || colon == std::string_view::npos || colon + 1 >= words.size()) return std::nullopt;
    const std::string_view name = words.substr(0, colon);
    if (name.find_first_of(" \"'[{#") != std::string_view::npos || words[colon + 1] == ' ' || contains(words, ": ") ||
        words.back() == ':')
        return std::nullopt;
    return syntax(scene.in_line(skipped + colon, 1), "there is no blank after ':' here")
        .hint("write '" + std::string(name) + ": …'");
}

// title: Report: part one
Finding second_colon(const Scene& scene, std::string_view said) {
    if (!contains(said, "illegal map value") && !contains(said, "end of map")) return std::nullopt;
    const std::size_t first = scene.line().find(": ");
    if (first == std::string_view::npos) return std::nullopt;
    const std::string_view value =
        scene.line().substr(std::min(scene.line().find_first_not_of(kBlanks, first + 1), scene.line().size()));
    const std::size_t second = value.find(": ");
    const bool ends_so = !value.empty() && value.back() == ':';
    if (value.empty() || value.front() == '"' || value.front() == '\'' || (second == std::string_view::npos && !ends_so))
        return std::nullopt;
    const std::size_t colon = scene.line().size() - value.size() + (second == std::string_view::npos ? value.size() - 1 : second);
    return syntax(scene.in_line(colon, 1), "this line has a second ':' followed by a blank, which ends a name")
        .hint("put the text after the first ':' in quotes");
}

// name: "some" more
Finding words_after_quote(const Scene& scene) {
    const auto& last = scene.builder().last_scalar();
    const std::string_view text = scene.file().text();
    if (!last || last->begin == 0 || last->end >= text.size()) return std::nullopt;
    const char quote = text[last->begin - 1];
    if ((quote != '"' && quote != '\'') || text[last->end] != quote || last->end < scene.line_begin()) return std::nullopt;
    const std::size_t more = text.find_first_not_of(kBlanks, last->end + std::size_t{1});
    if (more == std::string_view::npos || contains("\r\n,]}:#", text.substr(more, 1))) return std::nullopt;
    const auto at = static_cast<std::uint32_t>(more);
    return syntax(scene.builder().span(at, at + 1), std::string("there is more text here after the closing ") + quote)
        .hint(quote == '"' ? "a \" inside of text in \" is written \\\"" : "a ' inside of text in ' is written ''");
}

Finding character_that_cannot_begin(const Scene& scene, std::string_view said) {
    if (!contains(said, "unknown token") && !contains(said, "not found after") && !contains(said, "directive") &&
        !contains(said, "tag "))
        return std::nullopt;
    const std::string_view text = scene.file().text();
    const std::size_t at = std::min<std::size_t>(scene.at(), text.size() - 1);
    return syntax(scene.here(), "text cannot begin with '" + std::string(text.substr(at, 1)) + "'").hint("put the text in quotes");
}

Finding bad_escape(const Scene& scene, std::string_view said) {
    if (!contains(said, "escape") && !contains(said, "hex number") && !contains(said, "unicode")) return std::nullopt;
    return syntax(scene.here(), "a backslash in text in \" must be followed by a letter that means something (\\n, \\\", \\\\)")
        .hint("write \\\\ for a backslash, or put the text in ' instead of \"");
}

Finding undefined_alias(const Scene& scene, std::string_view said) {
    if (!contains(said, "alias") && !contains(said, "anchor")) return std::nullopt;
    return syntax(scene.here(),
                  "a value that begins with '*' or '&' has a meaning of its own in YAML, and facts have no use for it")
        .hint("put the text in quotes; name another record by its id alone");
}

// title: [draft] report
Finding value_in_brackets(const Scene& scene) {
    const std::size_t colon = scene.line().find(": ");
    const std::size_t begin = scene.line().find_first_not_of(kBlanks, colon == std::string_view::npos ? scene.indent() : colon + 1);
    if (begin == std::string_view::npos || (scene.line()[begin] != '[' && scene.line()[begin] != '{')) return std::nullopt;
    return syntax(scene.in_line(begin, 1), "text that begins with " + std::string(1, scene.line()[begin]) +
                                               " must stand in quotes, else it is a list or a map")
        .hint("if it is one, nothing may follow its closing bracket");
}

template <class Look>
Finding here_or_above(const Scene& scene, Look look) {
    if (Finding found = look(scene)) return found;
    const auto above = scene.above();
    return above ? look(*above) : std::nullopt;
}

// ---- The shape of the lines -----------------------------------------------------------------------------------------------------

// The lines above, from the fault upwards, that are indented less and less: what a line could belong to.
std::vector<std::size_t> indents_above(const Scene& scene) {
    std::vector<std::size_t> found;
    const std::uint32_t line = scene.file().line_column(scene.line_begin()).line;
    for (std::uint32_t above = line - 1; above > 0 && line - above < 500; --above) {
        const std::string_view text = scene.file().line(above);
        const std::size_t indent = text.find_first_not_of(' ');
        if (indent == std::string_view::npos || text[indent] == '#') continue;
        if (found.empty() || indent < found.back()) found.push_back(indent);
        if (indent == 0) break;
    }
    return found;
}

std::string listed(const std::vector<std::size_t>& indents) {
    std::string text;
    for (std::size_t i = indents.size(); i-- > 0;) {
        if (!text.empty()) text += i == 0 ? " or " : ", ";
        text += std::to_string(indents[i]);
    }
    return text;
}

Finding odd_indentation(const Scene& scene) {
    const std::vector<std::size_t> above = indents_above(scene);
    if (above.empty() || std::find(above.begin(), above.end(), scene.indent()) != above.end()) return std::nullopt;
    const std::string blanks = std::to_string(scene.indent()) + (scene.indent() == 1 ? " blank" : " blanks");
    if (scene.indent() > above.front())
        return syntax(scene.all_words(),
                      "this line is indented by " + blanks + ", more than the line above, which it does not belong to")
            .hint("a line below 'name: value' begins where that one begins");
    return syntax(scene.all_words(),
                  "this line is indented by " + blanks + ", which fits none of the lines above (" + listed(above) + ")")
        .hint("fields of one record begin below each other");
}

Finding no_colon(const Scene& scene) {
    const std::string_view words = scene.words();
    if (words.empty() || contains(words, ": ") || words.back() == ':' || words.substr(0, 2) == "- " || words == "-" ||
        words.front() == '"')
        return std::nullopt;
    return syntax(scene.all_words(), "this line has no ':', and 'name: value' was expected")
        .hint("text that goes on over several lines must be indented more than its name");
}

Finding list_and_map_mixed(const Scene& scene, std::string_view said) {
    const bool dash = scene.words().substr(0, 1) == "-";
    const auto above = scene.above();
    const bool among_entries = contains(said, "end of sequence") || (above && above->words().substr(0, 1) == "-");
    if (!dash && !among_entries) return std::nullopt;
    return syntax(scene.all_words(), dash ? "a list entry ('- ') stands here where 'name: value' was expected"
                                          : "'name: value' stands here where a list entry ('- ') was expected")
        .hint("the entries of a list all begin with '- ' below each other; a map has none");
}

}  // namespace

Diagnostic explain_open_quote(SourceSpan quote) {
    const std::string mark(quote.text());
    return syntax(quote, "the text that begins with " + mark + " here does not end").hint("close it with another " + mark);
}

Diagnostic explain_syntax(const SourceFile& file, std::uint32_t at, std::string_view said, const Builder& read_so_far) {
    const Scene scene(file, at, read_so_far);
    const std::array findings = {
        tab_in_indentation(scene),
        bad_escape(scene, said),
        open_quote(scene),
        quote_over_lines(scene),
        stray_bracket(scene, said),
        words_after_quote(scene),
        open_bracket(scene, said),
        undefined_alias(scene, said),
        character_that_cannot_begin(scene, said),
        here_or_above(scene, no_blank_after_colon),
        second_colon(scene, said),
        value_in_brackets(scene),
        odd_indentation(scene),
        list_and_map_mixed(scene, said),
        here_or_above(scene, no_colon),
    };
    const auto found = std::find_if(findings.begin(), findings.end(), [](const Finding& finding) { return finding.has_value(); });
    if (found != findings.end()) return **found;
    return syntax(scene.here(), "this cannot be read; 'name: value' or a list entry ('- ') was expected")
        .hint("look at the blanks at the beginning of this line and of the one above, and at quotes that do not end");
}

}  // namespace rapporteur::yaml
