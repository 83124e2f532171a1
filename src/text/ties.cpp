#include "text/ties.h"

#include <algorithm>
#include <iterator>

#include "text/divisions.h"

namespace rapporteur::text {

namespace {

// A list of words for look-up, written in the order of their bytes (one that is not does not compile).
struct Words {
    const std::string_view* begin = nullptr;
    const std::string_view* end = nullptr;
    constexpr Words() = default;
    template <std::size_t N>
    constexpr Words(const std::string_view (&words)[N]) : begin(words), end(words + N) {
        if (!std::is_sorted(begin, end)) throw "not in the order of their bytes";
    }
    bool have(std::string_view word) const { return std::binary_search(begin, end, word); }
};

// What one language ties.
struct Ties {
    std::string_view language;
    Words titles;            // with the name that follows
    Words before_number;     // with the number or letter that follows, as they are written in the middle of a sentence
    Words after_number;      // with the number before: months, units
    Words pairs_first;       // "per" of "per cent": with the word of the same place in pairs_second
    Words pairs_second;
};

// ---- English ----
constexpr std::string_view kEnglishTitles[] = {
    "Amb.", "Ambassador", "Brig.", "Capt.", "Col.", "Dr.", "Gen.", "H.E.", "Hon.", "Lt.", "Maj.", "Mr.", "Mrs.", "Ms.", "Mx.",
    "Prof.", "Rev.", "St.",
};
constexpr std::string_view kEnglishBeforeNumber[] = {
    "Action", "Actions", "Add.", "Annex", "Appendix", "Article", "Articles", "Chapter", "Corr.", "Decision", "Figure", "Item",
    "No.", "Nos.", "Note", "Part", "Phase", "Protocol", "Resolution", "Rev.", "Rule", "Section", "Step", "Table", "Vol.", "action",
    "actions", "annex", "annexes", "appendix", "art.", "article", "articles", "arts.", "chap.", "chapter", "chapters", "decision",
    "decisions", "fig.", "figure", "footnote", "item", "items", "no.", "note", "p.", "page", "pages", "para.", "paragraph",
    "paragraphs", "paras.", "part", "phase", "pp.", "recommendation", "resolution", "rule", "rules", "sect.", "section", "sections",
    "step", "subparagraph", "table", "vol.",
};
constexpr std::string_view kEnglishAfterNumber[] = {
    "%", "April", "August", "December", "February", "GB", "January", "July", "June", "MB", "March", "May", "November", "October",
    "September", "a.m", "billion", "cm", "dollars", "euros", "francs", "ha", "hectares", "kg", "km", "km2", "km²", "m", "m2",
    "metres", "million", "mm", "m²", "noon", "p.m", "per", "square", "thousand", "tonnes", "trillion", "°C",
};
constexpr std::string_view kEnglishPairsFirst[] = {"per"};
constexpr std::string_view kEnglishPairsSecond[] = {"cent"};

// ---- French ----
constexpr std::string_view kFrenchTitles[] = {"Dr", "M.", "MM.", "Me", "Mgr", "Mlle", "Mme", "Mmes", "Pr", "S.E."};
constexpr std::string_view kFrenchBeforeNumber[] = {
    "Annexe", "Article", "Articles", "Décision", "Partie", "annexe", "annexes", "art.", "article", "articles", "chap.", "chapitre",
    "décision", "fig.", "no", "nos", "note", "n°", "n°s", "p.", "page", "pages", "par.", "paragraphe", "paragraphes", "point",
    "règle", "résolution", "section", "tableau", "vol.",
};
constexpr std::string_view kFrenchAfterNumber[] = {
    "%", "août", "avril", "cm", "dollars", "décembre", "euros", "francs", "février", "ha", "hectares", "heures", "janvier",
    "juillet", "juin", "kg", "km", "km2", "km²", "m", "m2", "mai", "mars", "milliards", "millions", "mm", "m²", "mètres",
    "novembre", "octobre", "pour", "septembre",
};
constexpr std::string_view kFrenchPairsFirst[] = {"pour"};
constexpr std::string_view kFrenchPairsSecond[] = {"cent"};

// ---- Spanish ----
constexpr std::string_view kSpanishTitles[] = {"Dr.", "Dra.", "Excmo.", "Sr.", "Sra.", "Srta."};
constexpr std::string_view kSpanishBeforeNumber[] = {
    "Anexo", "Artículo", "Artículos", "anexo", "art.", "artículo", "artículos", "cap.", "decisión", "núm.", "núms.", "pág.",
    "párr.", "párrafo", "párrafos", "párrs.", "regla", "resolución", "sección", "tema",
};
constexpr std::string_view kSpanishAfterNumber[] = {
    "%", "abril", "agosto", "cm", "de", "diciembre", "dólares", "enero", "euros", "febrero", "francos", "ha", "hectáreas", "julio",
    "junio", "kg", "km", "km2", "km²", "m", "m2", "marzo", "mayo", "metros", "millones", "mm", "m²", "noviembre", "octubre", "por",
    "septiembre",
};
constexpr std::string_view kSpanishPairsFirst[] = {"por"};
constexpr std::string_view kSpanishPairsSecond[] = {"ciento"};

// A new language is one entry here.
constexpr Ties kLanguages[] = {
    {"en", kEnglishTitles, kEnglishBeforeNumber, kEnglishAfterNumber, kEnglishPairsFirst, kEnglishPairsSecond},
    {"es", kSpanishTitles, kSpanishBeforeNumber, kSpanishAfterNumber, kSpanishPairsFirst, kSpanishPairsSecond},
    {"fr", kFrenchTitles, kFrenchBeforeNumber, kFrenchAfterNumber, kFrenchPairsFirst, kFrenchPairsSecond},
};

// Of every language.
constexpr std::string_view kCurrencyList[] = {
    "$", "AUD", "CAD", "CHF", "DKK", "EUR", "Fr.", "GBP", "JPY", "NOK", "NZD", "SEK", "SFr.", "US$", "USD", "£", "¥", "€",
};
// Marks that stand alone after a blank, as French has them, never begin a line; nor does a dash between blanks.
constexpr std::string_view kNeverFirstList[] = {"!", "%", "/", ":", ";", "?", "»", "–", "—", "…"};
constexpr std::string_view kNeverLastList[] = {"«", "¿"};
constexpr Words kCurrencies = kCurrencyList, kNeverFirst = kNeverFirstList, kNeverLast = kNeverLastList;

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

std::string_view without_opening(std::string_view word) {
    while (!word.empty() && (word[0] == '(' || word[0] == '[' || word[0] == '"')) word.remove_prefix(1);
    return word;
}

const Ties& ties_of(std::string_view language) {
    for (const Ties& ties : kLanguages)
        if (language.substr(0, 2) == ties.language) return ties;
    return kLanguages[0];
}

bool is_pair(const Ties& ties, std::string_view before, std::string_view after) {
    const auto* first = std::find(ties.pairs_first.begin, ties.pairs_first.end, before);
    return first != ties.pairs_first.end && ties.pairs_second.begin[first - ties.pairs_first.begin] == after;
}

}  // namespace

bool hold_together(std::string_view before, std::string_view after, std::string_view language) {
    if (before.empty() || after.empty()) return false;
    if (kNeverFirst.have(after) || kNeverLast.have(before)) return true;
    const Ties& ties = ties_of(language);
    const std::string_view first = without_opening(before);
    const bool ordinal = is_digit(after[0]) || after[0] == '(' || is_capital(after[0]);
    if (ordinal && ties.before_number.have(first) && is_ordinal_mark(after[0] == '(' ? after : core_of(after))) return true;
    if (is_digit(after[0]) && kCurrencies.have(first)) return true;
    if (!first.empty() && first.back() == '.' && is_initial(first)) return true;
    if (!first.empty() && is_capital(first[0]) && ties.titles.have(first)) return true;
    if (!first.empty() && is_digit(first[0]) && is_number(first)) return ties.after_number.have(core_of(after));
    return is_pair(ties, first, core_of(after));
}

}  // namespace rapporteur::text
