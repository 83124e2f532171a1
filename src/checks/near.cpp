#include "checks/near.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace rapporteur::checks {

namespace {

struct Word {
    std::string_view letters;
    std::size_t begin;
};

// A quotation mark of three bytes, but for the one that is an apostrophe too.
bool is_quotation_mark(std::string_view text) {
    return text.size() >= 3 && text.substr(0, 2) == "\xE2\x80" && static_cast<unsigned char>(text[2]) >= 0x98 &&
           static_cast<unsigned char>(text[2]) <= 0x9F && static_cast<unsigned char>(text[2]) != 0x99;
}

bool is_letter(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           byte == '-' || byte == '\'';
}

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    for (std::size_t at = 0; at < text.size();) {
        if (is_quotation_mark(text.substr(at))) {
            at += 3;
            continue;
        }
        if (!is_letter(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && is_letter(text[end]) && !is_quotation_mark(text.substr(end))) ++end;
        words.push_back({text.substr(at, end - at), at});
        at = end;
    }
    return words;
}

// An apostrophe is an apostrophe, straight or curved.
std::string plain(std::string_view letters) {
    std::string text(letters);
    if (letters.find_first_of("\xE2'") == letters.npos) return text;
    for (std::size_t at = 0; (at = text.find("\u2019", at)) != std::string::npos;) text.replace(at, 3, "'");
    while (!text.empty() && text.back() == '\'') text.pop_back();
    return text;
}

// Words by number: those of the names have one of their own, all others are unknown.
class Vocabulary {
public:
    static constexpr char32_t kUnknown = 0, kLeftOut = 1;

    char32_t learn(std::string_view letters) {
        return numbers_.emplace(plain(letters), static_cast<char32_t>(numbers_.size() + 2)).first->second;
    }
    char32_t number(std::string_view letters) const {
        const auto found = numbers_.find(plain(letters));
        return found == numbers_.end() ? kUnknown : found->second;
    }

private:
    std::unordered_map<std::string, char32_t> numbers_;
};

// Words with one left out: names that differ there alone have the same key.
std::u32string key_without(std::u32string numbers, std::size_t left_out) {
    numbers[left_out] = Vocabulary::kLeftOut;
    return numbers;
}

bool begins_alike(std::string_view a, std::string_view b) { return a.substr(0, 5) == b.substr(0, 5) && a.size() >= 5; }

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// True where only blanks stand between the words: no comma, no full stop.
bool hang_together(std::string_view text, const std::vector<Word>& words, std::size_t first, std::size_t count) {
    for (std::size_t i = first; i + 1 < first + count; ++i) {
        const std::size_t end = words[i].begin + words[i].letters.size();
        if (text.substr(end, words[i + 1].begin - end).find_first_not_of(" \n") != std::string_view::npos) return false;
    }
    return true;
}

}  // namespace

std::vector<NearMiss> near_misses(std::string_view text, const std::vector<std::string>& names) {
    Vocabulary vocabulary;
    std::unordered_map<std::u32string, const std::string*> by_key;
    std::unordered_set<std::u32string> known;
    std::set<std::size_t> lengths;
    for (const std::string& name : names) {
        std::u32string numbers;
        for (const Word& word : words_of(name)) numbers += vocabulary.learn(word.letters);
        if (numbers.size() >= 3) {
            lengths.insert(numbers.size());
            for (std::size_t i = 0; i < numbers.size(); ++i) by_key.emplace(key_without(numbers, i), &name);
        }
        known.insert(std::move(numbers));
    }
    std::vector<NearMiss> found;
    const std::vector<Word> words = words_of(text);
    std::u32string numbers;
    for (const Word& word : words) numbers += vocabulary.number(word.letters);
    for (std::size_t first = 0; first < words.size(); ++first) {
        if (!is_capital(words[first].letters[0])) continue;
        for (const std::size_t count : lengths) {
            if (first + count > words.size()) break;
            const std::u32string_view here = std::u32string_view(numbers).substr(first, count);
            const auto unknown = std::count(here.begin(), here.end(), Vocabulary::kUnknown);
            if (unknown > 1 || !hang_together(text, words, first, count) || known.count(std::u32string(here))) continue;
            for (std::size_t i = 0; i < count; ++i) {
                if ((unknown && here[i] != Vocabulary::kUnknown) || !is_capital(words[first + i].letters[0])) continue;
                const auto near = by_key.find(key_without(std::u32string(here), i));
                if (near == by_key.end()) continue;
                if (count < 4 && !begins_alike(words[first + i].letters, words_of(*near->second)[i].letters)) continue;
                const Word& last = words[first + count - 1];
                found.push_back({{words[first].begin, last.begin + last.letters.size()}, *near->second});
                break;
            }
        }
    }
    return found;
}

}  // namespace rapporteur::checks
