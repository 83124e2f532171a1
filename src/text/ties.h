// Which neighbouring words hold together, so that no line ends between them: "para. 3", "Mr. Sánchez", "2 September", "CHF 100",
// "Article 3" (United Nations Editorial Manual; each language's own usage). The words of a language are data: templates/locales/.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::text {

// What one language ties.
struct TiedWords {
    std::vector<std::string> titles;            // with the name that follows: "Mr."
    std::vector<std::string> before_number;  // with the number or letter that follows, as they are written in a sentence: "Article"
    std::vector<std::string> after_number;      // with the number before: months, units
    std::vector<std::string> currencies;        // with the figure that follows
    std::vector<std::string> never_first;       // marks that stand alone after a blank never begin a line
    std::vector<std::string> never_last;
    std::vector<std::string> pairs;             // two words that are one: "per cent"
    std::vector<std::string> before_year;       // rather with the year that follows: months
};

// The ties of several languages. What needs no words is the same in all: initials hold to the name after them.
class Ties {
public:
    // `language` is a BCP 47 tag of which the first part counts: "en".
    void add(std::string_view language, TiedWords words);

    // `before` and `after` are the words around a blank, with their punctuation.
    bool hold_together(std::string_view before, std::string_view after, std::string_view language) const;

    // Whether they had better, and part only where a line would suffer.
    bool rather_hold_together(std::string_view before, std::string_view after, std::string_view language) const;

private:
    const TiedWords& of(std::string_view language) const;
    std::map<std::string, TiedWords, std::less<>> languages_;      // lists in the order of their bytes
};

}  // namespace rapporteur::text
