// Where a word may be divided: Liang's algorithm (Franklin Mark Liang, "Word Hy-phen-a-tion by Com-put-er", 1983) over the patterns
// that Debian ships for LibreOffice (hyph_*.dic).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::text {

// So many stand before a hyphen and after it; more where the patterns ask for more.
struct LeastLetters { int before = 2, after = 2; };

class Hyphenator {
public:
    // The content of a .dic file: first line the encoding (UTF-8 and ISO8859-1 are understood), then LEFTHYPHENMIN and the like,
    // then patterns. None where it is no such file.
    static std::optional<Hyphenator> from_patterns(std::string_view dictionary, LeastLetters least = {});
    // Path of hyph_<language>.dic where Debian keeps them; empty where it is not installed.
    static std::string usual_path(const std::string& language);

    // Byte offsets inside `word` before which a hyphen may stand, ascending. Words with digits, capitals after the first letter,
    // or fewer than 5 letters are never divided; a word with a hyphen or dash in it is divided only there (which is the business of
    // the line breaker), so nothing is returned for it.
    std::vector<std::uint32_t> divide(std::string_view word) const;

    ~Hyphenator();
    Hyphenator(Hyphenator&&) noexcept;
    Hyphenator& operator=(Hyphenator&&) noexcept;

private:
    struct Trie;
    explicit Hyphenator(std::size_t bytes);
    std::unique_ptr<Trie> trie_;
};

}  // namespace rapporteur::text
