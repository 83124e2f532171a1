#include "passes/labels.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace rapporteur::passes {

namespace {

std::string upper(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

std::string figures(std::int64_t number) { return std::to_string(number); }
std::string upper_roman(std::int64_t number) { return upper(roman(number)); }
std::string upper_letter(std::int64_t number) { return upper(letter(number)); }

struct LabelForm {
    const char* before;
    std::string (*number)(std::int64_t);
    const char* after;

    std::string of(std::int64_t n) const { return before + number(n) + after; }
};

constexpr std::array<LabelForm, 5> kHeadings{
    {{"", upper_roman, "."}, {"", upper_letter, "."}, {"", figures, "."}, {"(", letter, ")"}, {"(", roman, ")"}}};
constexpr std::array<LabelForm, 4> kItems{{{"(", letter, ")"}, {"(", roman, ")"}, {"", letter, "."}, {"", roman, "."}}};

constexpr std::int64_t kLargestRoman = 3999;
constexpr std::int64_t kMostLetters = 26 * 20;

}  // namespace

std::string roman(std::int64_t number) {
    if (number < 1 || number > kLargestRoman) return std::to_string(number);
    static constexpr std::array<std::pair<int, const char*>, 13> kSigns{{
        {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"},
        {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}}};
    std::string text;
    for (const auto& [worth, sign] : kSigns)
        for (; number >= worth; number -= worth) text += sign;
    return text;
}

std::string letter(std::int64_t number) {
    if (number < 1 || number > kMostLetters) return std::to_string(number);
    const auto index = static_cast<std::size_t>(number - 1);
    return std::string(index / 26 + 1, static_cast<char>('a' + static_cast<int>(index % 26)));
}

std::string heading_label(int level, std::int64_t number) {
    if (level < 2) return {};
    return kHeadings[std::min(static_cast<std::size_t>(level - 2), kHeadings.size() - 1)].of(number);
}

std::string item_label(std::size_t depth, std::int64_t number) { return kItems[depth % kItems.size()].of(number); }

std::string annex_label(std::int64_t number, std::int64_t of) { return of == 1 ? "Annex" : "Annex " + upper_roman(number); }

std::string figure_label(std::int64_t number, std::int64_t of) { return of == 1 ? "Figure" : "Figure " + upper_roman(number); }

std::string table_label(std::int64_t number, std::int64_t of) { return of == 1 ? "Table" : "Table " + figures(number); }

std::string as_reference(std::string label) {
    if (!label.empty() && label.back() == '.') label.pop_back();
    if (label.rfind("Annex", 0) == 0) label[0] = 'a';
    if (label.rfind("Figure", 0) == 0) label[0] = 'f';
    if (label.rfind("Table", 0) == 0) label[0] = 't';
    return label;
}

}  // namespace rapporteur::passes
