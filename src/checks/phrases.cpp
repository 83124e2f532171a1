#include "checks/phrases.h"

#include <algorithm>
#include <string_view>

namespace rapporteur::checks {

namespace {

bool is_letter(char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_blank(char c) { return c == ' ' || c == '\n'; }

// The length of a punctuation mark of three bytes (quotation marks, dashes) at `at`; 0 where there is none.
std::size_t mark_at(std::string_view text, std::size_t at) {
    return text.substr(at, 2) == "\xE2\x80" && at + 2 < text.size() ? 3 : 0;
}

std::size_t word_end(std::string_view text, std::size_t at) {
    while (at < text.size() && is_letter(text[at]) && mark_at(text, at) == 0) ++at;
    return at;
}

std::string in_small_letters(std::string_view text) {
    std::string all(text);
    std::transform(all.begin(), all.end(), all.begin(), small);
    return all;
}

// The first three letters of a word, small, and its length as one number.
std::size_t beginning_of(std::string_view word) {
    std::size_t number = word.size();
    for (const char c : word.substr(0, 3)) number = number * 37 + static_cast<unsigned char>(small(c));
    return number % Phrases::kBeginnings;
}

// The end of `phrase` where it stands at `at`; npos where it does not.
std::size_t end_of(std::string_view phrase, std::string_view text, std::size_t at) {
    if (text.size() - at < phrase.size()) return std::string_view::npos;
    const bool begins_small = phrase[0] >= 'a' && phrase[0] <= 'z';
    for (std::size_t i = 0; i < phrase.size(); ++i) {
        const char c = text[at + i];
        if (c != phrase[i] && !(phrase[i] == ' ' && is_blank(c)) && !(i == 0 && begins_small && small(c) == phrase[0]))
            return std::string_view::npos;
    }
    const std::size_t end = at + phrase.size();
    const bool is_whole = end == text.size() || !is_letter(text[end]) || mark_at(text, end) != 0;
    return is_whole ? end : std::string_view::npos;
}

bool stands_right(const Phrase& phrase, std::string_view text, std::size_t at) {
    for (std::size_t inside = phrase.right.find(phrase.wrong); inside != std::string::npos;
         inside = phrase.right.find(phrase.wrong, inside + 1))
        if (inside <= at && end_of(phrase.right, text, at - inside) != std::string_view::npos) return true;
    return false;
}

}  // namespace

Phrases::Phrases(const std::vector<Phrase>& phrases) {
    for (const Phrase& one : phrases)
        if (const std::size_t end = word_end(one.wrong, 0); end > 0) {
            const std::string_view first = std::string_view(one.wrong).substr(0, end);
            by_first_word_[in_small_letters(first)].push_back(one);
            beginnings_.set(beginning_of(first));
        }
    for (auto& [word, alike] : by_first_word_)
        std::stable_sort(alike.begin(), alike.end(),
                         [](const Phrase& a, const Phrase& b) { return a.wrong.size() > b.wrong.size(); });
}

const std::vector<Phrase>& Phrases::beginning_with(std::string_view word) const {
    static const std::vector<Phrase> kNone;
    if (!beginnings_[beginning_of(word)]) return kNone;
    const auto alike = by_first_word_.find(in_small_letters(word));
    return alike == by_first_word_.end() ? kNone : alike->second;
}

std::vector<PhraseMatch> Phrases::find_all(std::string_view text) const {
    std::vector<PhraseMatch> all;
    for (std::size_t at = 0; at < text.size();) {
        if (const std::size_t mark = mark_at(text, at); mark > 0 || !is_letter(text[at])) {
            at += std::max<std::size_t>(mark, 1);
            continue;
        }
        std::size_t next = word_end(text, at);
        for (const Phrase& one : beginning_with(text.substr(at, next - at)))
            if (const std::size_t end = end_of(one.wrong, text, at); end != std::string_view::npos) {
                if (!stands_right(one, text, at)) all.push_back({{at, end}, &one});
                next = end;
                break;
            }
        at = next;
    }
    return all;
}

}  // namespace rapporteur::checks
