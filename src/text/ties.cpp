#include "text/ties.h"

#include <algorithm>

#include "text/divisions.h"

namespace rapporteur::text {

namespace {

using Words = std::vector<std::string>;

bool have(const Words& words, std::string_view word) {
    return std::binary_search(words.begin(), words.end(), word, std::less<std::string_view>());
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_of_number(char c) { return is_digit(c) || c == '.' || c == ',' || c == '-' || static_cast<unsigned char>(c) >= 0x80; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// "3", "12.5", "1,234", "2011–2022": figures and what stands between them.
bool is_number(std::string_view word) {
    if (word.empty() || !is_digit(word[0]) || !is_digit(word.back())) return false;
    return std::all_of(word.begin(), word.end(), is_of_number);
}

// "3", "3(1)", "IV", "B", "(a)": what "Article" and the like may be followed by.
bool is_ordinal_mark(std::string_view word) {
    if (word.empty()) return false;
    if (is_digit(word[0])) return true;
    if (word.size() == 1) return is_capital(word[0]);
    if (word.size() == 3 && word[0] == '(') return true;
    return word.size() <= 6 && word.find_first_not_of("IVXLC") == word.npos;
}

// "J." of a name, "D.", "J.-P."; the letters may be beyond ASCII.
bool is_initial(std::string_view word) {
    if (word.size() < 2 || word.back() != '.') return false;
    const bool ascii = word.size() == 2 && is_capital(word[0]);
    const bool accented = word.size() == 3 && word[0] == '\xC3' && static_cast<unsigned char>(word[1]) <= 0x9E;
    const bool double_name = word.size() == 5 && is_capital(word[0]) && word.substr(1, 2) == ".-" && is_capital(word[3]);
    return ascii || accented || double_name;
}

// "i)", "b)" before the words that it counts: a bracket that nothing opened.
bool is_enumerator(std::string_view word) {
    if (word.size() < 2 || word.back() != ')') return false;
    word.remove_suffix(1);
    const bool is_letter = word.size() == 1 && word[0] >= 'a' && word[0] <= 'z';
    return is_letter || (word.size() <= 4 && word.find_first_not_of("ivx") == word.npos);
}

bool is_year(std::string_view word) { return word.size() == 4 && std::all_of(word.begin(), word.end(), is_digit); }

std::string_view without_opening(std::string_view word) {
    while (!word.empty() && (word[0] == '(' || word[0] == '[' || word[0] == '"')) word.remove_prefix(1);
    return word;
}

std::string_view language_of(std::string_view tag) { return tag.substr(0, tag.find('-')); }

// Asked at every blank, so nothing is put together: a pair that begins with `before` and a blank stands where `before` alone would.
bool is_pair(const TiedWords& words, std::string_view before, std::string_view after) {
    const auto goes_on = [&](std::string_view pair) {
        return pair.size() > before.size() && pair.starts_with(before) && pair[before.size()] == ' ';
    };
    for (auto pair = std::lower_bound(words.pairs.begin(), words.pairs.end(), before); pair != words.pairs.end() && goes_on(*pair);
         ++pair)
        if (std::string_view(*pair).substr(before.size() + 1) == after) return true;
    return false;
}

}  // namespace

void Ties::add(std::string_view language, TiedWords words) {
    for (Words* list : {&words.titles, &words.before_number, &words.after_number, &words.currencies, &words.never_first,
                        &words.never_last, &words.pairs, &words.before_year})
        std::sort(list->begin(), list->end());
    languages_.insert_or_assign(std::string(language_of(language)), std::move(words));
}

const TiedWords& Ties::of(std::string_view language) const {
    static const TiedWords kNone;
    const auto found = languages_.find(language_of(language));
    return found == languages_.end() ? kNone : found->second;
}

bool Ties::hold_together(std::string_view before, std::string_view after, std::string_view language) const {
    if (before.empty() || after.empty()) return false;
    const TiedWords& words = of(language);
    if (have(words.never_first, after) || have(words.never_last, before)) return true;
    if (is_enumerator(before)) return true;
    const std::string_view first = without_opening(before);
    if (first.empty()) return false;
    const bool ordinal = is_digit(after[0]) || after[0] == '(' || is_capital(after[0]);
    if (ordinal && have(words.before_number, first) && is_ordinal_mark(after[0] == '(' ? after : core_of(after))) return true;
    if (is_digit(after[0]) && have(words.currencies, first)) return true;
    if (first.back() == '.' && is_initial(first)) return true;
    if (is_capital(first[0]) && have(words.titles, first)) return true;
    if (is_digit(first[0]) && is_number(first)) return have(words.after_number, core_of(after));
    return is_pair(words, first, core_of(after));
}

bool Ties::rather_hold_together(std::string_view before, std::string_view after, std::string_view language) const {
    if (after.empty() || !is_digit(after[0])) return false;
    return have(of(language).before_year, without_opening(before)) && is_year(core_of(after));
}

}  // namespace rapporteur::text
