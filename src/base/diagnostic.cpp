#include "base/diagnostic.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/utf8.h"

namespace rapporteur {

Diagnostic error(std::string code, SourceSpan place, std::string message) {
    return {Severity::error, std::move(code), place, std::move(message), {}, {}};
}

Diagnostic warning(std::string code, SourceSpan place, std::string message) {
    return {Severity::warning, std::move(code), place, std::move(message), {}, {}};
}

std::string_view name_of(Severity severity) {
    switch (severity) {
        case Severity::note: return "note";
        case Severity::warning: return "warning";
        case Severity::error: break;
    }
    return "error";
}

void Diagnostics::add(Diagnostic diagnostic) {
    const std::size_t hash = std::hash<std::string>{}(diagnostic.message) ^ (diagnostic.place.begin * std::size_t{1'000'003});
    const auto [begin, end] = known_.equal_range(hash);
    const bool known = std::any_of(begin, end, [&](const auto& entry) {
        const Diagnostic& other = all_[entry.second];
        return other.place == diagnostic.place && other.code == diagnostic.code && other.message == diagnostic.message;
    });
    if (known) return;
    known_.emplace(hash, all_.size());
    if (diagnostic.severity == Severity::error) ++errors_;
    all_.push_back(std::move(diagnostic));
}

namespace {

struct Paint {
    bool colour;
    std::string operator()(std::string_view code, std::string_view text) const {
        if (!colour) return std::string(text);
        return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
    }
};

std::string_view colour_of(Severity severity) { return severity == Severity::error ? "1;31" : "1;33"; }

// A line as it is shown: tabs as one blank, control characters as a dot, so that the caret stands where it should and
// nothing in a file can move the cursor of the reader's terminal.
std::string shown(std::string_view line) {
    std::string text;
    for (std::size_t at = 0; at < line.size();) {
        const auto next = utf8::decode(line, at);
        if (next.character == U'\t') text += ' ';
        else if (next.character < 0x20 || (next.character >= 0x7F && next.character < 0xA0)) text += '.';
        else utf8::append(text, next.character);
        at += next.length;
    }
    return text;
}

// The same for a sentence, which may have several lines: what it quotes may come from a file or the command line.
std::string told(std::string_view sentence) {
    std::string text;
    for (std::size_t end = 0; (end = sentence.find('\n')) != std::string_view::npos; sentence.remove_prefix(end + 1))
        text += shown(sentence.substr(0, end)) + "\n";
    return text + shown(sentence);
}

constexpr std::size_t kWidest = 120;

// Lines that are very long are cut around the place, so that the caret is on the screen.
struct Excerpt {
    std::string text;
    std::size_t caret = 0;
    std::size_t carets = 1;
};

Excerpt excerpt(const SourceSpan& place, std::uint32_t line_number, std::uint32_t column) {
    const std::u32string line = utf8::to_utf32(shown(place.file->line(line_number)));
    const std::size_t at = std::min<std::size_t>(column - 1, line.size());
    std::size_t length = utf8::length(place.text().substr(0, place.text().find('\n')));
    length = std::clamp<std::size_t>(length, 1, std::max<std::size_t>(1, line.size() - at));
    const std::size_t from = at + std::min<std::size_t>(length, 40) > kWidest ? at - std::min<std::size_t>(at, 40) : 0;
    Excerpt result;
    const bool cut_left = from > 0, cut_right = line.size() > from + kWidest;
    if (cut_left) result.text = "\u2026";
    for (std::size_t i = from; i < std::min(line.size(), from + kWidest); ++i) utf8::append(result.text, line[i]);
    if (cut_right) result.text += "\u2026";
    result.caret = at - from + (cut_left ? 1 : 0);
    result.carets = std::min(length, kWidest - std::min(kWidest - 1, at - from));
    return result;
}

void show_place(std::string& text, const SourceSpan& place, const Paint& paint, std::string_view colour) {
    const auto at = place.file->line_column(place.begin);
    const std::string number = std::to_string(at.line);
    const std::string margin(number.size(), ' ');
    const Excerpt line = excerpt(place, at.line, at.column);
    text += margin + paint("36", " --> ") + shown(place.to_string()) + "\n";
    text += margin + paint("36", " |") + "\n";
    text += paint("36", number + " |") + " " + line.text + "\n";
    text += margin + paint("36", " |") + " " + std::string(line.caret, ' ') + paint(colour, std::string(line.carets, '^')) + "\n";
}

}  // namespace

std::string to_text(const Diagnostic& diagnostic, bool colour) {
    const Paint paint{colour};
    const std::string_view tint = colour_of(diagnostic.severity);
    std::string text = paint(tint, name_of(diagnostic.severity)) + ": " + told(diagnostic.message) + "\n";
    if (diagnostic.place.known()) show_place(text, diagnostic.place, paint, tint);
    for (const std::string& hint : diagnostic.hints) text += "  " + paint("36", "=") + " " + told(hint) + "\n";
    for (const RelatedPlace& other : diagnostic.related) {
        text += "  " + paint("36", "note") + ": " + told(other.message) + "\n";
        if (other.place.known()) show_place(text, other.place, paint, "36");
    }
    return text;
}

namespace {

constexpr std::size_t kLongestName = 100;
constexpr std::size_t kMostCharacters = kLongestName + kLongestName / 3 + 2;      // more can be near to no name

// A short text without its case, '-' and ' ' as '_'. Templates that ask whether a field is there let this run thousands of times.
struct Folded {
    std::array<char32_t, kMostCharacters> characters;
    std::size_t size = 0;

    explicit Folded(std::string_view text) {
        for (std::size_t at = 0; at < text.size() && size < kMostCharacters;) {
            const auto next = utf8::decode(text, at);
            at += next.length;
            const char32_t c = next.character;
            characters[size++] = c >= U'A' && c <= U'Z' ? c + 32 : c == U'-' || c == U' ' ? U'_' : c;
        }
    }
};

// Damerau-Levenshtein, restricted: insert, delete, change, swap of neighbours, each one step. `enough` where it is that or more.
std::size_t distance(const Folded& a, const Folded& b, std::size_t enough) {
    std::array<std::array<std::size_t, kMostCharacters + 1>, 3> rows;
    auto *before = &rows[0], *last = &rows[1], *now = &rows[2];
    for (std::size_t j = 0; j <= b.size; ++j) (*last)[j] = j;
    std::size_t least_before = 0;
    for (std::size_t i = 1; i <= a.size; ++i) {
        std::size_t least = (*now)[0] = i;
        for (std::size_t j = 1; j <= b.size; ++j) {
            const bool same = a.characters[i - 1] == b.characters[j - 1];
            std::size_t steps = std::min({(*last)[j] + 1, (*now)[j - 1] + 1, (*last)[j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && a.characters[i - 1] == b.characters[j - 2] && a.characters[i - 2] == b.characters[j - 1])
                steps = std::min(steps, (*before)[j - 2] + 1);
            least = std::min(least, (*now)[j] = steps);
        }
        if (least >= enough && least_before >= enough) return enough;
        least_before = least;
        std::swap(before, last);
        std::swap(last, now);
    }
    return (*last)[b.size];
}

}  // namespace

std::string nearest(std::string_view written, const std::vector<std::string>& candidates) {
    const Folded wanted(written);
    if (wanted.size > kLongestName) return {};
    std::size_t best = std::max<std::size_t>(1, wanted.size / 3) + 1;
    std::string_view found;
    for (const std::string& candidate : candidates) {
        if (candidate.size() + best <= wanted.size) continue;       // its characters are at most its bytes
        const Folded other(candidate);
        const std::size_t gap = other.size > wanted.size ? other.size - wanted.size : wanted.size - other.size;
        if (gap >= best) continue;
        const std::size_t steps = distance(wanted, other, best);
        if (steps < best) {
            best = steps;
            found = candidate;
        }
    }
    return std::string(found);
}

}  // namespace rapporteur
