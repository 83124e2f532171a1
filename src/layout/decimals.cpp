#include "layout/decimals.h"

#include <algorithm>

namespace rapporteur::layout {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Figures with their signs, brackets and blanks; what is beyond ASCII is a dash, a minus or a firm blank.
bool is_figure(std::string_view words) {
    constexpr std::string_view kSigns = ".,-+%() ";
    const auto fits = [&](char c) { return is_digit(c) || kSigns.find(c) != kSigns.npos || static_cast<unsigned char>(c) >= 0x80; };
    return std::any_of(words.begin(), words.end(), is_digit) && std::all_of(words.begin(), words.end(), fits);
}

std::size_t digits_after(std::string_view words, std::size_t mark) {
    std::size_t end = mark + 1;
    while (end < words.size() && is_digit(words[end])) ++end;
    return end - mark - 1;
}

bool between_digits(std::string_view words, std::size_t at) {
    return at > 0 && at + 1 < words.size() && is_digit(words[at - 1]) && is_digit(words[at + 1]);
}

}  // namespace

char decimal_mark(const std::vector<std::string>& cells) {
    for (const std::string& words : cells) {
        const std::size_t at = is_figure(words) ? words.find_last_of(".,") : words.npos;
        if (at != words.npos && between_digits(words, at) && digits_after(words, at) != 3) return words[at];
    }
    return 0;
}

std::string figure_of(const std::vector<text::Span>& spans) {
    std::string words;
    for (const text::Span& span : spans)
        if (span.rise == Length()) words += span.characters;
    return words;
}

std::optional<std::vector<text::Span>> decimals_of(const std::vector<text::Span>& spans, char mark) {
    const std::string words = figure_of(spans);
    if (!is_figure(words)) return std::nullopt;
    const std::size_t at = words.rfind(mark);
    std::size_t before = at != words.npos && between_digits(words, at) ? at : words.find_last_of("0123456789") + 1;
    std::vector<text::Span> rest;
    for (text::Span span : spans) {
        const std::size_t cut = span.rise == Length() ? std::min(before, span.characters.size()) : 0;
        before -= cut;
        span.characters.erase(0, cut);
        if (!span.characters.empty()) rest.push_back(std::move(span));
    }
    return rest;
}

}  // namespace rapporteur::layout
