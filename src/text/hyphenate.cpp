#include "text/hyphenate.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <bit>
#include <filesystem>

#include "base/utf8.h"

namespace rapporteur::text {

namespace {

constexpr std::size_t kShortestRun = 5;              // letters
constexpr std::size_t kLongestPattern = 60;          // bytes
constexpr std::size_t kLargestDictionary = 8u << 20;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_tag_character(char c) { return is_digit(c) || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string from_latin_1(std::string_view line) {
    std::string text;
    for (const char c : line) utf8::append(text, static_cast<unsigned char>(c));
    return text;
}

std::string_view next_line(std::string_view& rest) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
    return line;
}

// Value of "LEFTHYPHENMIN 2"; none where the line says something else.
std::optional<std::size_t> setting(std::string_view line, std::string_view name) {
    if (!line.starts_with(name) || line.size() < name.size() + 2 || line[name.size()] != ' ') return std::nullopt;
    const std::string_view digits = line.substr(name.size() + 1);
    if (digits.size() > 2 || !std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
    std::size_t value = 0;
    for (const char c : digits) value = value * 10 + static_cast<std::size_t>(c - '0');
    return value;
}

}  // namespace

// Patterns in a trie over bytes, kept as one hash table from (node, byte) to node: a step is one look-up in an array.
struct Hyphenator::Trie {
    struct Slot { std::uint32_t key = 0, node = 0; };                    // key 0: free
    struct Levels { std::uint32_t begin = 0; std::uint8_t count = 0; };  // of a pattern that ends at the node

    std::vector<Slot> slots;
    std::size_t used = 0;
    std::array<std::uint32_t, 256> roots{};          // the first step, taken most often
    std::vector<Levels> levels_of = std::vector<Levels>(1);      // by node; node 0 is the root
    std::vector<std::uint8_t> levels;
    std::size_t left_min = 2, right_min = 2;

    // A dictionary has somewhat fewer nodes than half its bytes.
    explicit Trie(std::size_t bytes) : slots(std::bit_ceil(std::max<std::size_t>(bytes, 64))) {}

    // Never 0: the root, node 0, has a table of its own. kLargestDictionary keeps nodes below 2^24.
    static std::uint32_t key_of(std::uint32_t node, unsigned char byte) { return node << 8 | byte; }
    std::size_t place_of(std::uint32_t key) const {
        const std::size_t mask = slots.size() - 1;
        std::size_t at = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15u) >> 32) & mask;
        while (slots[at].key != 0 && slots[at].key != key) at = (at + 1) & mask;
        return at;
    }
    // 0 where no pattern goes on so.
    std::uint32_t step(std::uint32_t node, unsigned char byte) const {
        return node == 0 ? roots[byte] : slots[place_of(key_of(node, byte))].node;
    }
    std::uint32_t new_node() {
        levels_of.emplace_back();
        return static_cast<std::uint32_t>(levels_of.size() - 1);
    }
    std::uint32_t step_or_add(std::uint32_t node, unsigned char byte) {
        if (node == 0) return roots[byte] ? roots[byte] : roots[byte] = new_node();
        if (2 * ++used > slots.size()) grow();
        Slot& slot = slots[place_of(key_of(node, byte))];
        if (slot.key == 0) slot = {key_of(node, byte), new_node()};
        else --used;
        return slot.node;
    }
    void grow() {
        std::vector<Slot> old(slots.size() * 2);
        old.swap(slots);
        for (const Slot& slot : old)
            if (slot.key != 0) slots[place_of(slot.key)] = slot;
    }

    // ".ab4i": letters, and between them the levels; no digit is 0. After a slash stands a change of spelling: such a pattern is
    // passed over.
    void add(std::string_view pattern) {
        std::array<std::uint8_t, kLongestPattern + 1> found{};
        std::size_t letters = 0;
        std::uint32_t node = 0;
        for (const char c : pattern) {
            if (is_digit(c)) {
                found[letters] = static_cast<std::uint8_t>(c - '0');
                continue;
            }
            if (c == '/' || c == ' ' || c == '\t') return;
            node = step_or_add(node, static_cast<unsigned char>(c));
            ++letters;
        }
        if (letters == 0) return;
        levels_of[node] = {static_cast<std::uint32_t>(levels.size()), static_cast<std::uint8_t>(letters + 1)};
        levels.insert(levels.end(), found.begin(), found.begin() + static_cast<std::ptrdiff_t>(letters + 1));
    }

    void forget_patterns() {
        std::fill(slots.begin(), slots.end(), Slot());
        used = 0;
        roots.fill(0);
        levels_of.assign(1, {});
        levels.clear();
    }

    // Keywords are written in capitals, patterns never are.
    void read_line(std::string_view line) {
        if (line.empty() || line.size() > kLongestPattern || line[0] == '%' || line[0] == '#') return;
        if (line[0] >= 'A' && line[0] <= 'Z') read_keyword(line);
        else add(line);
    }
    void read_keyword(std::string_view line) {
        if (const auto minimum = setting(line, "LEFTHYPHENMIN")) left_min = std::max<std::size_t>(*minimum, 1);
        else if (const auto other = setting(line, "RIGHTHYPHENMIN")) right_min = std::max<std::size_t>(*other, 1);
        else if (line == "NEXTLEVEL") forget_patterns();      // those before it divide compounds at their own hyphens
    }

    // Liang's algorithm on ".word.": at each place the highest level of all patterns that match; odd levels allow a division.
    // values[i] is the level before byte i of `dotted`.
    void match(std::string_view dotted, std::vector<std::uint8_t>& values) const {
        values.assign(dotted.size() + 1, 0);
        for (std::size_t begin = 0; begin < dotted.size(); ++begin) {
            std::uint32_t node = 0;
            for (std::size_t at = begin; at < dotted.size(); ++at) {
                node = step(node, static_cast<unsigned char>(dotted[at]));
                if (node == 0) break;
                const Levels found = levels_of[node];
                for (std::size_t i = 0; i < found.count; ++i)
                    values[begin + i] = std::max(values[begin + i], levels[found.begin + i]);
            }
        }
    }

    void leave(LeastLetters least) {
        left_min = std::max(left_min, static_cast<std::size_t>(std::max(0, least.before)));
        right_min = std::max(right_min, static_cast<std::size_t>(std::max(0, least.after)));
    }

    // Of a run of lower-case letters that stands at `offset` in the word.
    void divide_run(std::string_view letters, std::uint32_t offset, std::vector<std::uint32_t>& places) const {
        const std::size_t count = utf8::length(letters);
        if (count < kShortestRun) return;
        std::vector<std::uint8_t> values;
        match("." + std::string(letters) + ".", values);
        std::size_t before = 0;
        for (std::size_t at = 0; at < letters.size(); at += utf8::decode(letters, at).length, ++before) {
            const bool odd = values[at + 1] % 2 == 1;
            if (odd && before >= left_min && count - before >= right_min) places.push_back(offset + static_cast<std::uint32_t>(at));
        }
    }
};

Hyphenator::Hyphenator(std::size_t bytes) : trie_(std::make_unique<Trie>(bytes)) {}
Hyphenator::~Hyphenator() = default;
Hyphenator::Hyphenator(Hyphenator&&) noexcept = default;
Hyphenator& Hyphenator::operator=(Hyphenator&&) noexcept = default;

std::optional<Hyphenator> Hyphenator::from_patterns(std::string_view dictionary, LeastLetters least) {
    if (dictionary.size() > kLargestDictionary) return std::nullopt;
    const std::string_view encoding = next_line(dictionary);
    const bool latin_1 = encoding == "ISO8859-1";
    if (!latin_1 && encoding != "UTF-8") return std::nullopt;
    Hyphenator hyphenator(dictionary.size());
    while (!dictionary.empty()) {
        const std::string_view line = next_line(dictionary);
        if (latin_1) hyphenator.trie_->read_line(from_latin_1(line));
        else hyphenator.trie_->read_line(line);
    }
    if (hyphenator.trie_->levels.empty()) return std::nullopt;
    hyphenator.trie_->leave(least);
    return hyphenator;
}

std::string Hyphenator::usual_path(const std::string& language) {
    const bool plain = !language.empty() && std::all_of(language.begin(), language.end(), is_tag_character);
    const std::string path = "/usr/share/hyphen/hyph_" + language + ".dic";
    std::error_code trouble;
    return plain && std::filesystem::is_regular_file(path, trouble) ? path : std::string();
}

std::vector<std::uint32_t> Hyphenator::divide(std::string_view word) const {
    std::vector<std::uint32_t> places;
    std::string run;                     // letters up to an apostrophe, in lower case
    std::uint32_t offset = 0;
    for (std::size_t at = 0; at < word.size();) {
        const utf8::Decoded next = utf8::decode(word, at);
        const auto c = static_cast<UChar32>(next.character);
        const bool apostrophe = c == U'\'' || c == U'\u2019';
        if (!apostrophe && (!u_isalpha(c) || (at > 0 && u_isupper(c)))) return {};
        at += next.length;
        if (apostrophe) {
            trie_->divide_run(run, offset, places);
            run.clear();
            offset = static_cast<std::uint32_t>(at);
        } else {
            const std::string lower = utf8::encode(static_cast<char32_t>(u_tolower(c)));
            if (lower.size() != next.length) return {};      // offsets would no longer be the word's
            run += lower;
        }
    }
    trie_->divide_run(run, offset, places);
    return places;
}

}  // namespace rapporteur::text
