#include "text/divisions.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/paragraph.h"
#include "text/segmentation.h"

namespace rapporteur::text {

namespace {

// The cost of a line end, on the scale of Knuth and Plass (a hyphen costs 50).
constexpr int kAfterHyphen = 20;
constexpr int kAfterDash = 10;
constexpr int kInFigures = kOnlyToFit;   // 2011–|2022
constexpr int kInAddress = 120;
constexpr int kInSymbol = kLastResort;
constexpr int kAfterSlash = 100;         // and/|or
constexpr std::size_t kLongestHyphenated = 100;      // bytes; what is longer is no word

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_plain(char c) { return is_upper(c) || is_lower(c) || is_digit(c); }
// Any byte of a character beyond ASCII counts as a letter.
bool is_letter(char c) { return is_upper(c) || is_lower(c) || static_cast<unsigned char>(c) >= 0x80; }

constexpr std::string_view kOpening[] = {"(", "[", "{", "\"", "'", "“", "‘", "«", "‹", "„", "¿", "¡"};
constexpr std::string_view kClosing[] = {")", "]", "}", "\"", "'", "”", "’", "»", "›", ",", ";", ":", ".", "!", "?", "…"};

Division division(std::size_t at, int cost, bool flagged) {
    Division place;
    place.at = static_cast<std::uint32_t>(at);
    place.cost = cost;
    place.flagged = flagged;
    return place;
}

// Never before the last part, which is the document's number; "12/Add.1" holds together.
void divide_symbol(std::string_view word, std::vector<Division>& places) {
    const std::size_t last = word.rfind('/');
    for (std::size_t at = word.find('/'); at < last; at = word.find('/', at + 1))
        places.push_back(division(at + 1, kInSymbol, false));
    const bool has_suffix = last + 1 < word.size() && is_upper(word[last + 1]);
    if (has_suffix && !places.empty()) places.pop_back();
}

// After the slashes, stops and question marks inside it; not in the middle of "://", nor so that less than three bytes are left.
void divide_address(std::string_view word, std::vector<Division>& places) {
    constexpr std::string_view kBreaks = "/.?&=@-_#";
    for (std::size_t at = 3; at + 3 < word.size(); ++at) {
        if (kBreaks.find(word[at]) == kBreaks.npos || kBreaks.find(word[at + 1]) != kBreaks.npos) continue;
        places.push_back(division(at + 1, word[at] == '/' ? kInAddress : 2 * kInAddress, false));
    }
}

bool starts_with_at(std::string_view word, std::size_t at, std::string_view what) { return word.substr(at, what.size()) == what; }

// Length of the hyphen or dash that stands at `at`; 0 where there is none. U+2011 is made not to break.
std::size_t dash_length(std::string_view word, std::size_t at) {
    if (word[at] == '-') return 1;
    for (const std::string_view dash : {"\u2010", "\u2012", "\u2013", "\u2014"})
        if (starts_with_at(word, at, dash)) return dash.size();
    return 0;
}

void divide_at_dash(std::string_view word, std::size_t at, std::size_t length, std::vector<Division>& places) {
    const std::size_t after = at + length;
    if (at < 1 || after + 1 >= word.size()) return;
    const char left = word[at - 1], right = word[after];
    const bool hyphen = length == 1 || starts_with_at(word, at, "\u2010");
    if (!hyphen && is_digit(left) && is_digit(right)) return places.push_back(division(after, kInFigures, true));
    if (at < 2) return;
    const bool letters = is_letter(left) && is_letter(right) && is_letter(word[at - 2]) && is_letter(word[after + 1]);
    if (hyphen && letters) places.push_back(division(after, kAfterHyphen, true));
    if (!hyphen) places.push_back(division(after, kAfterDash, true));
}

void divide_at_marks(std::string_view word, std::vector<Division>& places) {
    for (std::size_t at = 0; at < word.size(); ++at) {
        if (const std::size_t length = dash_length(word, at); length > 0) {
            divide_at_dash(word, at, length, places);
            at += length - 1;
        } else if (word[at] == '/' && at >= 2 && at + 2 < word.size() && is_letter(word[at - 1]) && is_letter(word[at + 1])) {
            places.push_back(division(at + 1, kAfterSlash, false));
        }
    }
}

void hyphenate(std::string_view word, const Hyphenator& hyphenator, std::vector<Division>& places) {
    const std::string_view core = core_of(word);
    if (core.size() > kLongestHyphenated) return;
    const auto offset = static_cast<std::uint32_t>(core.data() - word.data());
    for (const std::uint32_t at : hyphenator.divide(core)) {
        Division place = division(offset + at, 0, true);
        place.adds_hyphen = true;
        places.push_back(place);
    }
}

}  // namespace

std::string_view core_of(std::string_view word) {
    if (word.empty() || (is_plain(word.front()) && is_plain(word.back()))) return word;
    const auto strip = [&](const auto& marks, auto&& take) {
        for (bool more = true; more;) {
            more = false;
            for (const std::string_view mark : marks) more = take(mark) || more;
        }
    };
    strip(kOpening, [&](std::string_view m) { return word.starts_with(m) ? (word.remove_prefix(m.size()), true) : false; });
    strip(kClosing, [&](std::string_view m) { return word.ends_with(m) ? (word.remove_suffix(m.size()), true) : false; });
    return word;
}

bool is_symbol(std::string_view word) {
    if (word.find('/') == word.npos) return false;
    const std::string_view core = core_of(word);
    const std::size_t first = core.find('/');
    if (first == core.npos || first == 0 || core.find("//") != core.npos) return false;
    const bool capitals = std::all_of(core.begin(), core.begin() + static_cast<std::ptrdiff_t>(first), is_upper);
    return capitals && std::any_of(core.begin(), core.end(), is_digit);
}

bool is_address(std::string_view word) {
    if (word.find_first_of("/@.") == word.npos) return false;
    const std::string_view core = core_of(word);
    if (core.find("://") != core.npos || core.starts_with("www.")) return true;
    const std::size_t sign = core.find('@');
    return sign != core.npos && sign > 0 && core.find('.', sign) != core.npos;
}

std::vector<Division> divisions(std::string_view word, const Hyphenator* hyphenator) {
    std::vector<Division> places;
    if (needs_segmentation(word)) return segment(word);
    if (is_symbol(word)) divide_symbol(word, places);
    else if (is_address(word)) divide_address(word, places);
    else divide_at_marks(word, places);
    if (places.empty() && hyphenator && word.find('/') == word.npos) hyphenate(word, *hyphenator, places);
    return places;
}

}  // namespace rapporteur::text
