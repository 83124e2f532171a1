#include "yaml/extent.h"

namespace rapporteur::yaml {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::uint32_t narrow(std::size_t offset) { return static_cast<std::uint32_t>(offset); }

}  // namespace

std::uint32_t end_of_plain(std::string_view text, std::uint32_t at, std::string_view characters) {
    std::size_t here = at, end = at;
    for (const char c : characters) {
        if (is_blank(c)) continue;
        while (here < text.size() && is_blank(text[here])) ++here;
        if (here >= text.size() || text[here] != c) break;
        end = ++here;
    }
    return narrow(end);
}

std::uint32_t end_of_quoted(std::string_view text, std::uint32_t quote_at) {
    const char quote = text[quote_at];
    std::size_t here = quote_at + std::size_t{1};
    while (here < text.size()) {
        if (quote == '"' && text[here] == '\\') here += 2;
        else if (quote == '\'' && text.substr(here, 2) == "''") here += 2;
        else if (text[here] == quote) break;
        else ++here;
    }
    return narrow(std::min(here, text.size()));
}

std::uint32_t end_of_block(std::string_view text, std::uint32_t bar_at, std::string_view characters) {
    const std::size_t header_end = std::min(text.find_first_of("\r\n", bar_at), text.size());
    const std::uint32_t end = end_of_plain(text, narrow(header_end), characters);
    return end;
}

Properties read_properties(std::string_view text, std::uint32_t at) {
    Properties result{at, at, at};
    std::size_t here = at;
    while (here < text.size() && (text[here] == '!' || text[here] == '&')) {
        std::size_t end = here;
        while (end < text.size() && !is_blank(text[end])) ++end;
        if (text[here] == '!') result.tag_begin = narrow(here), result.tag_end = narrow(end);
        while (end < text.size() && is_blank(text[end])) ++end;
        here = end;
    }
    result.end = narrow(here);
    return result;
}

}  // namespace rapporteur::yaml
