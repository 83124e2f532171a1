#include "layout/abbreviations.h"

namespace rapporteur::layout {

namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_of_word(char c) { return is_capital(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// Quotes, dashes and the no-break space.
bool is_mark(std::string_view bytes) { return bytes == "\xE2\x80" || bytes == "\xC2\xA0"; }

bool begins_word(std::string_view text, std::size_t at) {
    if (at == 0) return true;
    if (at >= 3 && is_mark(text.substr(at - 3, 2))) return true;
    if (at >= 2 && is_mark(text.substr(at - 2, 2))) return true;
    return std::string_view(" \t\n([\"'").find(text[at - 1]) != std::string_view::npos;
}

bool ends_word(std::string_view text, std::size_t at) {
    if (at == text.size() || is_mark(text.substr(at, 2))) return true;
    const bool goes_on = at + 1 < text.size() && is_of_word(text[at + 1]);
    if (text[at] == '\'') return true;
    return std::string_view(" \t\n)]\"").find(text[at]) != std::string_view::npos ||
           (std::string_view(".,;:?!").find(text[at]) != std::string_view::npos && !goes_on);
}

}  // namespace

std::vector<Abbreviated> abbreviations_in(std::string_view text, const std::map<std::string, std::string, std::less<>>& table) {
    std::vector<Abbreviated> found;
    if (table.empty()) return found;
    for (std::size_t at = 0; at + 1 < text.size();) {
        if (!is_capital(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        while (end < text.size() && is_of_word(text[end])) ++end;
        if (is_capital(text[at + 1]) && begins_word(text, at) && ends_word(text, end))
            if (const auto known = table.find(text.substr(at, end - at)); known != table.end()) found.push_back({at, end, &known->second});
        at = end;
    }
    return found;
}

}  // namespace rapporteur::layout
