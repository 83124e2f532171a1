// Texts that nobody would write, and laws that hold for any text.
#include <random>

#include "base/utf8.h"
#include "text/toy.h"

using namespace rapporteur;
using namespace rapporteur::text;
using rapporteur::test::text_of;
using rapporteur::test::Toy;

namespace {

// What must come through: all but blanks (no-break spaces too, which a blank beside them swallows), soft hyphens and break
// opportunities.
std::string inked(std::string_view text) {
    std::string kept;
    for (std::size_t at = 0; at < text.size();) {
        const auto next = utf8::decode(text, at);
        const char32_t c = next.character;
        const bool ascii_blank = c == U' ' || (c >= U'\t' && c <= U'\r');
        if (!ascii_blank && c != 0xA0 && c != 0xAD && c != 0x200B) kept += text.substr(at, next.length);
        at += next.length;
    }
    return kept;
}

// Of lines that run rightwards: there the runs stand in the order in which they are read.
std::string inked(const std::vector<Line>& lines) {
    std::string text;
    for (const Line& line : lines) text += inked(text_of(line));
    return text;
}

// Each run's glyphs stand for all its characters, none twice; marks that only turn the direction may have no glyph.
bool covers_its_text(const GlyphRun& run) {
    std::vector<int> seen(run.characters.size());
    for (const Glyph& glyph : run.glyphs()) {
        if (glyph.text_begin > glyph.text_end || glyph.text_end > seen.size()) return false;
        for (std::uint32_t i = glyph.text_begin; i < glyph.text_end; ++i) ++seen[i];
    }
    for (std::size_t at = 0; at < seen.size();) {
        const auto next = utf8::decode(run.characters, at);
        const char32_t c = next.character;
        const bool unseen = c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        for (const std::size_t end = at + next.length; at < end; ++at)
            if (seen[at] != 1 && !(unseen && seen[at] == 0)) return false;
    }
    return true;
}

std::string random_text(std::mt19937& random, const std::vector<std::string>& alphabet, std::size_t length) {
    std::string text;
    for (std::size_t i = 0; i < length; ++i) text += alphabet[random() % alphabet.size()];
    return text;
}

// A text cut into spans at any byte that begins a character.
std::vector<Span> random_spans(const Toy& toy, std::mt19937& random, const std::string& text) {
    std::vector<Span> spans;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = std::min(text.size(), at + 1 + random() % 40);
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) ++end;
        spans.push_back(toy.span(text.substr(at, end - at)));
        spans.back().unbreakable = random() % 3 == 0;
        spans.back().line_break_after = random() % 10 == 0;
        at = end;
    }
    return spans;
}

const std::vector<std::string> kRightwards = {
    "a", "b", "V", "A", "fi", "-", "/", ".", ",", "(", "3", " ", " ", "  ", "\n", "é", "\u00A0", "\u00AD", "\u200B", "\u2013",
    "\u4E00", "\u3002", "@", "q\u0301", "://", "'", "\"", "12", "aaaa", "annex ", "Article ", "€", "\u0301",
};

}  // namespace

TEST_CASE("no text is lost or turned round, and every justified line is full") {
    Toy toy;
    const auto hyphenator = Hyphenator::from_patterns("UTF-8\na1a\nb1\nf1i\n");
    std::mt19937 random(20221);
    for (int round = 0; round < 400; ++round) {
        const std::string text = random_text(random, kRightwards, random() % 300);
        const auto spans = random_spans(toy, random, text);
        const Length measure = Length::units(static_cast<std::int64_t>(random() % 20000000));
        const auto align = random() % 2 ? LineAlign::justified : LineAlign::left;
        CAPTURE(round, text);
        const auto lines = toy.lines(spans, measure, align, random() % 2 ? &*hyphenator : nullptr);
        CHECK(inked(lines) == inked(text));
        for (const Line& line : lines) {
            Length x;
            for (const GlyphRun& run : line.runs) {
                CHECK(run.x == x);
                x += run.width();
                CHECK(covers_its_text(run));
                Length advances;
                for (const Glyph& glyph : run.glyphs()) {
                    CHECK(glyph.advance >= Length());
                    advances += glyph.advance;
                }
                CHECK(advances == run.width());
            }
            CHECK(x == line.width);
            if (!line.overfull) CHECK(line.width <= measure);
            const bool filled = !line.overfull && line.ratio > 0.01 && line.ratio < 100;
            if (align == LineAlign::justified && filled) CHECK(line.width == measure);
        }
    }
}

TEST_CASE("text of both directions comes through whole") {
    Toy toy;
    auto alphabet = kRightwards;
    for (const char* more : {"\u05D0", "\u05D1\u05D2", "\u05D3 ", "\u202E", "\u2067", "\u2069", "\u200F", "\u05D0-a"})
        alphabet.insert(alphabet.end(), 3, more);
    std::mt19937 random(90);
    for (int round = 0; round < 200; ++round) {
        const std::string text = random_text(random, alphabet, random() % 200);
        CAPTURE(round, text);
        std::string before = inked(text), after;
        int uncovered = 0;
        for (const Line& line : toy.lines(random_spans(toy, random, text), 90_pt)) {
            after += inked(text_of(line));
            for (const GlyphRun& run : line.runs) uncovered += covers_its_text(run) ? 0 : 1;
        }
        std::sort(before.begin(), before.end());
        std::sort(after.begin(), after.end());
        CHECK(before == after);
        CHECK(uncovered == 0);
    }
}

TEST_CASE("a wider measure never needs more lines") {
    Toy toy;
    std::mt19937 random(7);
    for (int round = 0; round < 20; ++round) {
        const std::vector<Span> spans{toy.span(random_text(random, {"a", "bb", "ccc ", " "}, 300))};
        std::size_t before = toy.lines(spans, 40_pt, LineAlign::left).size();
        for (const Length width : {80_pt, 160_pt, 320_pt, 5000_pt}) {
            const std::size_t now = toy.lines(spans, width, LineAlign::left).size();
            CHECK(now <= before);
            before = now;
        }
        CHECK(before == 1);
    }
}

TEST_CASE("bytes that are no text are shown as something, and nothing breaks") {
    Toy toy;
    const std::string with_nul("a\0b \0", 5);
    for (const std::string& text : std::vector<std::string>{"\xFF\xFE\xC0 a\x80", with_nul, "\xE2\x80", "\xC2",
                                                            "\u0301\u0301\u0301", "\uFEFF\u200D\u2060", "\x01\x1B[0m"}) {
        const auto lines = toy.lines({toy.span(text)}, 20_pt);
        REQUIRE_FALSE(lines.empty());
    }
}

TEST_CASE("a word of a megabyte") {
    Toy toy;
    const std::string word(1u << 20, 'a');
    const auto lines = toy.lines({toy.span(word)}, 100_pt);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].overfull);
    CHECK(text_of(lines[0]) == word);
}

TEST_CASE("very long words with very many divisions") {
    Toy toy;
    const auto hyphenator = Hyphenator::from_patterns("UTF-8\na1a\n");
    for (const char* part : {"a/", "http://a", "\u4E00", "a-bb", "\u0301", "A/1", "aa\u2014", "AV-AV"}) {
        std::string word;
        while (word.size() < (1u << 16)) word += part;
        CAPTURE(part);
        CHECK(inked(toy.lines({toy.span(word)}, 100_pt, LineAlign::justified, &*hyphenator)) == word);
    }
}

TEST_CASE("a paragraph of very many words") {
    Toy toy;
    std::mt19937 random(3);
    std::string text;
    for (int i = 0; i < 200000; ++i) text += std::string(1 + random() % 9, 'a') + ' ';
    const std::vector<Span> spans{toy.span(text)};
    CHECK(inked(toy.lines(spans, 300_pt)) == inked(text));
    CHECK(toy.lines(spans, 100000000_pt).size() == 1);
}

TEST_CASE("very many spans, breaks and blanks") {
    Toy toy;
    std::vector<Span> spans(20000, toy.span("a "));
    CHECK_FALSE(toy.lines(spans, 100_pt).empty());
    for (Span& span : spans) span.line_break_after = true;
    CHECK(toy.lines(spans, 100_pt).size() == 20001);
    std::string opportunities = "a";
    for (int i = 0; i < 300000; ++i) opportunities += "\u200B";
    CHECK(toy.lines({toy.span(opportunities + "b")}, 5_pt).size() == 2);
    CHECK(toy.lines({toy.span(std::string(1u << 20, ' '))}, 5_pt).size() == 1);
}

TEST_CASE("a measure of nothing") {
    Toy toy;
    CHECK(toy.lines({toy.span("a b")}, 0_pt).size() == 2);
    CHECK(toy.lines({toy.span("a b")}, -(10_pt)).size() == 2);
}
