#include "markdown/escape.h"

#include <algorithm>

namespace rapporteur::markdown {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0'; }
bool is_word(char c) { return is_ascii_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80; }

bool looks_like_entity(std::string_view text) {
    std::size_t at = 1;
    while (at < text.size() && (is_ascii_alphanumeric(text[at]) || text[at] == '#')) ++at;
    return at > 1 && (at == text.size() || text[at] == ';');
}

// The place of the byte that must be escaped so that no block begins here; npos where none would (CommonMark 0.29, 4 and 5).
std::size_t begins_block(std::string_view line, char next) {
    const auto at = [&](std::size_t i) { return i < line.size() ? line[i] : i == line.size() ? next : '\0'; };
    const char first = at(0);
    if (first == '>' || first == '=' || first == '~' || (first == ':' && (at(1) == '-' || at(1) == ':')) || first == '|') return 0;
    if (first == '#') {
        const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
        return marks <= 6 && is_space(at(marks)) ? 0 : std::string_view::npos;
    }
    if (first == '-' || first == '+') {
        const bool rule = first == '-' && (at(1) == '-' || at(1) == '|' || at(1) == ':');
        return is_space(at(1)) || rule ? 0 : std::string_view::npos;
    }
    const std::size_t digits = static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), is_digit) - line.begin());
    const bool item =
        digits > 0 && digits < 10 && (at(digits) == '.' || at(digits) == ')') && digits < line.size() && is_space(at(digits + 1));
    return item ? digits : std::string_view::npos;
}

struct Neighbours {
    char before, after;
    std::string_view rest;       // from the byte itself
};

bool needs_backslash(char c, const Neighbours& near, const Surroundings& around) {
    const bool alone = is_space(near.before) && is_space(near.after);
    switch (c) {
        case '\\': return !(is_word(near.after) || is_space(near.after)) || near.after == '\0' || near.after == '\n';
        case '`': return true;
        case '*': return !alone;
        case '~': return !alone;
        case '_': return !alone && !(is_word(near.before) && is_word(near.after));
        case '<': return is_letter(near.after) || near.after == '/' || near.after == '!' || near.after == '?';
        case '&': return looks_like_entity(near.rest);
        case '[': return around.in_link || near.after == '^' || near.after == '@';
        case ']': return around.in_link || near.after == '(' || near.after == '[' || near.after == ':';
        case '^': return around.in_link && near.before == '[';      // "[^" calls a note
        case '!': return near.after == '[';
        case '|': return around.in_cell;
        default: return false;
    }
}

}  // namespace

bool is_ascii_alphanumeric(char c) { return is_digit(c) || is_letter(c); }

void append_escaped(std::string& out, std::string_view words, const Surroundings& around) {
    if (around.line_start) words.remove_prefix(std::min(words.find_first_not_of(" \t\n\r"), words.size()));
    const std::size_t block = around.line_start ? begins_block(words, around.next) : std::string_view::npos;
    char before = around.line_start || out.empty() ? ' ' : out.back();
    for (std::size_t i = 0; i < words.size(); ++i) {
        char c = words[i];
        if (c == '\n' || c == '\r') c = ' ';
        const char after = i + 1 < words.size() ? words[i + 1] : around.next;
        const bool box = around.line_start && i == 0 && c == '[' && (after == ' ' || after == 'x' || after == 'X');
        const bool bullet = around.line_start && i == 0 && c == '*';
        if (i == block || box || bullet || needs_backslash(c, {before, after, words.substr(i)}, around)) out += '\\';
        out += c;
        before = c;
    }
}

std::string code_span(std::string_view characters, bool in_cell) {
    std::size_t longest = 0, run = 0;
    for (const char c : characters) longest = std::max(longest, run = c == '`' ? run + 1 : 0);
    const std::string ticks(longest + 1, '`');
    const bool blank_only = characters.find_first_not_of(' ') == std::string_view::npos;
    const auto edge = [](char c) { return c == '`' || c == ' '; };
    const bool pad = !blank_only && (edge(characters.front()) || edge(characters.back()));
    std::string out = ticks + (pad ? " " : "");
    for (const char c : characters) {
        if (c == '|' && in_cell) out += '\\';
        out += c == '\n' ? ' ' : c;
    }
    return out + (pad ? " " : "") + ticks;
}

std::string link_target(std::string_view target) {
    const bool plain = !target.empty() && target.find_first_of(" ()<>\\\t\n\r|&*_`[]") == std::string_view::npos;
    if (plain) return std::string(target);
    std::string out = "<";
    for (const char c : target) {
        if (c == '<' || c == '>' || c == '\\' || c == '|') out += '\\';
        if (c == '&') out += "&amp;";
        else if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
    return out + ">";
}

std::string link_title(std::string_view title) {
    if (title.empty()) return {};
    std::string out = " \"";
    for (const char c : title) {
        if (c == '"' || c == '\\' || c == '|') out += '\\';
        if (c == '&') out += "&amp;";
        else out += c == '\n' ? ' ' : c;
    }
    return out + "\"";
}

}  // namespace rapporteur::markdown
