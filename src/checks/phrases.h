// Words and phrases found whole, all of them in one pass over a text. Room-internal.
#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checks/pattern.h"

namespace rapporteur::checks {

struct Phrase {
    std::string wrong, right;
};
struct PhraseMatch {
    Range at;
    const Phrase* phrase;                           // of the `Phrases` that found it
};

class Phrases {
public:
    static constexpr std::size_t kBeginnings = 4099;

    explicit Phrases(const std::vector<Phrase>& phrases);
    // From the front, the longest where several begin, none within another. A phrase that begins small is found with a capital
    // too; blanks may be line ends. What is part of the right phrase already is not found: "Moldova" in "Republic of Moldova".
    std::vector<PhraseMatch> find_all(std::string_view text) const;

private:
    const std::vector<Phrase>& beginning_with(std::string_view word) const;

    std::bitset<kBeginnings> beginnings_;           // most words begin no phrase, which is known without looking them up
    std::unordered_map<std::string, std::vector<Phrase>> by_first_word_;        // small letters; the longest first
};

}  // namespace rapporteur::checks
