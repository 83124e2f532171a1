#include "layout/decimals.h"

#include <algorithm>
#include <array>

namespace rapporteur::layout {

namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::size_t kLongestUnit = 24;        // bytes before or after the number: "per cent", "person-months"

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Between the digits of one number stand stops, commas, apostrophes and blanks of any width.
bool is_one_number(std::string_view digits) {
    constexpr std::array<std::string_view, 6> kBetween = {".", ",", "'", "\u2019", "\u00A0", "\u202F"};
    for (std::size_t at = 0; at < digits.size();) {
        if (is_digit(digits[at]) || (digits[at] == ' ' && is_digit(digits[at + 1]))) {
            ++at;
            continue;
        }
        const auto found = std::find_if(kBetween.begin(), kBetween.end(), [&](std::string_view one) { return digits.substr(at).starts_with(one); });
        if (found == kBetween.end()) return false;
        at += found->size();
    }
    return true;
}

bool is_figure(std::string_view words) {
    const std::size_t first = words.find_first_of(kDigits), last = words.find_last_of(kDigits);
    if (first == words.npos || first > kLongestUnit || words.size() - last > kLongestUnit) return false;
    return is_one_number(words.substr(first, last + 1 - first));
}

bool says_nothing(std::string_view words) {
    constexpr std::array<std::string_view, 6> kNoValue = {"-", "\u2013", "\u2014", "\u2212", "..", "\u2026"};
    return std::find(kNoValue.begin(), kNoValue.end(), words) != kNoValue.end();
}

std::size_t digits_after(std::string_view words, std::size_t mark) {
    std::size_t end = mark + 1;
    while (end < words.size() && is_digit(words[end])) ++end;
    return end - mark - 1;
}

bool between_digits(std::string_view words, std::size_t at) {
    return at > 0 && at + 1 < words.size() && is_digit(words[at - 1]) && is_digit(words[at + 1]);
}

// The last stop or comma between the digits of the number.
std::size_t last_mark(std::string_view words, std::string_view marks) {
    return words.find_last_of(marks, words.find_last_of(kDigits));
}

// The spans without their first `count` bytes that are not raised.
std::vector<text::Span> rest_of(const std::vector<text::Span>& spans, std::size_t count) {
    std::vector<text::Span> rest;
    for (text::Span span : spans) {
        const std::size_t cut = span.rise == Length() ? std::min(count, span.characters.size()) : 0;
        count -= cut;
        span.characters.erase(0, cut);
        if (!span.characters.empty()) rest.push_back(std::move(span));
    }
    return rest;
}

}  // namespace

char decimal_mark(const std::vector<std::string>& cells) {
    for (const std::string& words : cells) {
        const std::size_t at = is_figure(words) ? last_mark(words, ".,") : words.npos;
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
    if (says_nothing(words)) return rest_of(spans, words.size());
    if (!is_figure(words)) return std::nullopt;
    const std::size_t at = last_mark(words, std::string_view(&mark, 1));
    const std::size_t end = words.find_last_of(kDigits) + 1;
    return rest_of(spans, at != words.npos && between_digits(words, at) ? at : end);
}

}  // namespace rapporteur::layout
