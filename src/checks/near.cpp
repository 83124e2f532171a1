#include "checks/near.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace rapporteur::checks {

namespace {

struct Word {
    std::string_view letters;
    std::size_t begin;
};

// A quotation mark of three bytes, but for the one that is an apostrophe too.
bool is_quotation_mark(std::string_view text) {
    return text.size() >= 3 && text.substr(0, 2) == "\xE2\x80" && static_cast<unsigned char>(text[2]) >= 0x98 && static_cast<unsigned char>(text[2]) <= 0x9F &&
           static_cast<unsigned char>(text[2]) != 0x99;
}

bool is_letter(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '-' || byte == '\'';
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
    for (std::size_t at = 0; (at = text.find("\u2019", at)) != std::string::npos;) text.replace(at, 3, "'");
    while (!text.empty() && text.back() == '\'') text.pop_back();
    return text;
}

// The words from `first` on with one left out: names that differ there alone have the same key.
std::string key_of(const std::vector<Word>& words, std::size_t first, std::size_t count, std::size_t left_out) {
    std::string key = std::to_string(count);
    for (std::size_t i = 0; i < count; ++i) (key += ' ') += i == left_out ? "*" : plain(words[first + i].letters);
    return key;
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

std::vector<NearMiss> near_misses(const std::string& text, const std::vector<std::string>& names) {
    std::map<std::string, std::string> by_key;
    std::set<std::size_t> lengths;
    std::set<std::string> known;
    for (const std::string& name : names) {
        const std::vector<Word> words = words_of(name);
        known.insert(key_of(words, 0, words.size(), words.size()));
        if (words.size() < 3) continue;
        lengths.insert(words.size());
        for (std::size_t i = 0; i < words.size(); ++i) by_key.emplace(key_of(words, 0, words.size(), i), name);
    }
    std::vector<NearMiss> found;
    const std::vector<Word> words = words_of(text);
    for (std::size_t first = 0; first < words.size(); ++first) {
        if (!is_capital(words[first].letters[0])) continue;
        for (const std::size_t count : lengths) {
            if (first + count > words.size() || !hang_together(text, words, first, count) || known.count(key_of(words, first, count, count))) continue;
            for (std::size_t i = 0; i < count; ++i) {
                if (!is_capital(words[first + i].letters[0])) continue;
                const auto near = by_key.find(key_of(words, first, count, i));
                if (near == by_key.end()) continue;
                const std::vector<Word> meant = words_of(near->second);
                if (count < 4 && !begins_alike(words[first + i].letters, meant[i].letters)) continue;
                const Word& last = words[first + count - 1];
                found.push_back({{words[first].begin, last.begin + last.letters.size()}, near->second});
                break;
            }
        }
    }
    return found;
}

}  // namespace rapporteur::checks
