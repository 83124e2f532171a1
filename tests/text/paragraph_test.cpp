#include "text/paragraph.h"

#include "text/toy.h"

using namespace rapporteur;
using namespace rapporteur::text;
using rapporteur::test::text_of;
using rapporteur::test::texts_of;
using rapporteur::test::Toy;

using Texts = std::vector<std::string>;

// ---- Items ----

TEST_CASE("words are boxes, blanks are glue, the end is forced") {
    Toy toy;
    const auto items = toy.items({toy.span("ab cd")});
    REQUIRE(items.size() == 6);
    CHECK(std::get<Box>(items[0]).width == 10_pt);
    CHECK(std::get<Glue>(items[1]).width == 2.5_pt);
    CHECK(std::get<Glue>(items[1]).stretch == 1.25_pt);
    CHECK(std::get<Glue>(items[1]).shrink == (2.5_pt) / 3);
    CHECK(std::get<Penalty>(items[3]).cost == kNever);
    CHECK(std::get<Penalty>(items[5]).cost == kAlways);
}

TEST_CASE("blanks that follow each other are one, and none at the ends") {
    Toy toy;
    CHECK(texts_of(toy.lines({toy.span(" \n a \t"), toy.span("  b  ")}, 100_pt)) == Texts{"a b"});
    CHECK(texts_of(toy.lines({toy.span("   ")}, 100_pt)) == Texts{""});
    CHECK(texts_of(toy.lines({toy.span("")}, 100_pt)) == Texts{""});
    CHECK(texts_of(toy.lines({}, 100_pt)) == Texts{""});
}

TEST_CASE("a span may end in a forced break") {
    Toy toy;
    Span first = toy.span("a"), empty = toy.span("");
    first.line_break_after = empty.line_break_after = true;
    CHECK(texts_of(toy.lines({first, empty, toy.span(" b")}, 100_pt)) == Texts{"a", "", "b"});
}

TEST_CASE("no-break spaces hold; several are an indent") {
    Toy toy;
    CHECK(texts_of(toy.lines({toy.span("aa bb\u00A0cc")}, 26_pt)) == Texts{"aa ", "bb\u00A0cc"});
    CHECK(texts_of(toy.lines({toy.span("\u00A0\u00A0a b")}, 100_pt)) == Texts{"\u00A0\u00A0" "a b"});
    CHECK(toy.lines({toy.span("\u00A0\u00A0" "a")}, 100_pt)[0].width == 10_pt);
}

TEST_CASE("soft hyphens show only where the line ends, break opportunities never") {
    Toy toy;
    CHECK(texts_of(toy.lines({toy.span("aaaa\u00ADbb")}, 100_pt)) == Texts{"aaaabb"});
    const auto lines = toy.lines({toy.span("aaaa\u00ADbb")}, 25_pt);
    CHECK(texts_of(lines) == Texts{"aaaa\u00AD", "bb"});
    CHECK(lines[0].hyphenated);
    CHECK(lines[0].width == 25_pt);
    CHECK(texts_of(toy.lines({toy.span("aaaa\u200Bbb")}, 20_pt)) == Texts{"aaaa", "bb"});
}

TEST_CASE("a divided word that is not broken is shaped whole") {
    Toy toy;
    const auto hyphenator = Hyphenator::from_patterns("UTF-8\nRIGHTHYPHENMIN 2\nf1i\nA1V\n");
    REQUIRE(hyphenator);
    const auto whole = toy.lines({toy.span("aafiaa")}, 100_pt, LineAlign::justified, &*hyphenator);
    CHECK(whole[0].width == 25_pt);
    REQUIRE(whole[0].runs.size() == 1);
    CHECK(whole[0].runs[0].glyphs().size() == 5);
    const auto broken = toy.lines({toy.span("aafiaa")}, 20_pt, LineAlign::justified, &*hyphenator);
    CHECK(texts_of(broken) == Texts{"aaf\u00AD", "iaa"});
    CHECK(broken[0].width == 20_pt);
    Span kept = toy.span("aafiaa");
    kept.unbreakable = true;
    CHECK(toy.lines({kept}, 20_pt, LineAlign::justified, &*hyphenator)[0].overfull);
}

// ---- Breaks ----

TEST_CASE("the total is fitted, not the first line") {
    // By the first line alone "aaa aa" would stand on it, and the second would be far too loose.
    Toy toy;
    CHECK(texts_of(toy.lines({toy.span("aaa aa aaaaa aaaaa")}, 28_pt, LineAlign::left)) == Texts{"aaa aa ", "aaaaa ", "aaaaa"});
}

TEST_CASE("lines may differ in width") {
    Toy toy;
    BreakOptions options;
    options.width = [](std::size_t line) { return line == 0 ? 10_pt : 25_pt; };
    const std::vector<Span> spans{toy.span("aa bb cc dd ee")};
    CHECK(texts_of(set_paragraph(spans, {}, options, LineAlign::left, toy.shaper)) == Texts{"aa ", "bb cc ", "dd ee"});
}

TEST_CASE("a word that is too wide has its own line and is told") {
    Toy toy;
    const auto lines = toy.lines({toy.span("aa bbbbbbbbbb cc")}, 25_pt);
    CHECK(texts_of(lines) == Texts{"aa ", "bbbbbbbbbb ", "cc"});
    CHECK_FALSE(lines[0].overfull);
    CHECK(lines[1].overfull);
    CHECK(lines[1].width == 50_pt);
}

TEST_CASE("a tie holds even if the line runs over") {
    Toy toy;
    CHECK(texts_of(toy.lines({toy.span("see Article 3 now")}, 40_pt, LineAlign::left)) == Texts{"see ", "Article 3 ", "now"});
}

TEST_CASE("a month and its year part only where a line would suffer") {
    Toy toy;
    toy.ties.add("en", {{}, {}, {}, {}, {}, {}, {}, {"May", "September"}});
    const auto last_line = [&](const std::string& words) { return texts_of(toy.lines({toy.span(words)}, 100_pt)).back(); };
    CHECK(last_line("b b b b b b b b b b b b May 2023 bb") == "May 2023 bb");
    CHECK(last_line("b b b b b b b b b b b b Max 2023 bb") == "2023 bb");
    CHECK(last_line("b b b b b b September 2023 bb") == "2023 bb");          // else the first line would be far too loose
}

TEST_CASE("a range of figures parts only where it does not fit") {
    Toy toy;
    CHECK(texts_of(toy.lines({toy.span("aaaa (2011–2022) a")}, 60_pt)) == Texts{"aaaa ", "(2011–2022) ", "a"});
    CHECK(texts_of(toy.lines({toy.span("aa 2011–2022")}, 30_pt, LineAlign::left)) == Texts{"aa ", "2011–", "2022"});
}

// ---- What a compositor would mark ----

namespace {

// Divides between any two letters, three from each end.
Hyphenator everywhere() {
    auto hyphenator = Hyphenator::from_patterns("UTF-8\na1a\n", {3, 3});
    REQUIRE(hyphenator);
    return std::move(*hyphenator);
}

}  // namespace

TEST_CASE("words with a capital are divided as rarely as they should be") {
    Toy toy;
    const Hyphenator hyphenator = everywhere();
    ItemOptions items;
    items.hyphenator = &hyphenator;
    const auto set = [&](const std::string& words, Length width) {
        return texts_of(set_paragraph({toy.span(words)}, items, Toy::breaking(width), LineAlign::justified, toy.shaper));
    };
    CHECK(set("bb bb aaaaaaaa bb", 50_pt) == Texts{"bb bb aaaa\u00AD", "aaaa bb"});
    CHECK(set("bb bb Aaaaaaaa bb", 50_pt) == Texts{"bb bb Aaaa\u00AD", "aaaa bb"});  // two blanks cannot fill half a line
    CHECK(set("b b b b b b Aaaaaaaa b", 55_pt) == Texts{"b b b b b b ", "Aaaaaaaa b"});
    items.name_hyphen_penalty = kOnlyToFit;
    CHECK(set("bb bb Aaaaaaaa bb", 50_pt) == Texts{"bb bb ", "Aaaaaaaa ", "bb"});
    CHECK(set("Aaaaaaaa", 30_pt) == Texts{"Aaaaa\u00AD", "aaa"});
}

TEST_CASE("where lines are not justified, a word is divided only to fit") {
    Toy toy;
    const Hyphenator hyphenator = everywhere();
    CHECK(texts_of(toy.lines({toy.span("bb aaaaaaaa")}, 45_pt, LineAlign::left, &hyphenator)) == Texts{"bb ", "aaaaaaaa"});
    CHECK(texts_of(toy.lines({toy.span("bb aaaaaaaa")}, 35_pt, LineAlign::left, &hyphenator)) == Texts{"bb aaa\u00AD", "aaaaa"});
}

TEST_CASE("a paragraph does not end in a line that is too short, nor in the mere end of a word, where there is another way") {
    Toy toy;
    const Hyphenator hyphenator = everywhere();
    ItemOptions items;
    items.hyphenator = &hyphenator;
    BreakOptions breaking = Toy::breaking(104_pt);
    const auto set = [&](const std::string& words) {
        return texts_of(set_paragraph({toy.span(words)}, items, breaking, LineAlign::justified, toy.shaper));
    };
    CHECK(set("b b b b b b b b b b b b b b bbb").back() == "bbb");
    CHECK(set("b b b b b b b b b b b aaaaaaaaaa").back() == "aaaaaaa");
    breaking.least_last_line = 16_pt;
    CHECK(set("b b b b b b b b b b b b b b bbb").back() == "b bbb");
    CHECK(set("b b b b b b b b b b b aaaaaaaaaa").back() == "aaaaaaaaaa");
    CHECK(set("b").back() == "b");
}

TEST_CASE("letters give more where lines would be uneven") {
    Toy toy;
    BreakOptions breaking = Toy::breaking(55_pt);
    breaking.letter_stretch = 0.01;
    const auto widened = [&] {
        return set_paragraph({toy.span("aaaa bbbbbb cccccccccc")}, {}, breaking, LineAlign::justified, toy.shaper)[0]
            .runs[0]
            .widened;
    };
    CHECK(widened() == 1000);
    breaking.letter_stretch_at_need = 0.03;
    CHECK(widened() == 3000);
    breaking.width = [](std::size_t) { return 53.5_pt; };
    CHECK(widened() == 1000);
}

TEST_CASE("the lines of a title are balanced, and no more than they were") {
    Toy toy;
    BreakOptions breaking = Toy::breaking(100_pt);
    breaking.balanced = true;
    const auto set = [&](const std::string& words, LineAlign align) {
        return texts_of(set_paragraph({toy.span(words)}, {}, breaking, align, toy.shaper));
    };
    CHECK(set("aaaa aaaa aaaa aaaa aaaa", LineAlign::left) == Texts{"aaaa aaaa aaaa ", "aaaa aaaa"});
    CHECK(set("aaaaaa aaaaaa aaa bbbb", LineAlign::left) == Texts{"aaaaaa aaaaaa ", "aaa bbbb"});
    CHECK(set("aaaa aaaa", LineAlign::left) == Texts{"aaaa aaaa"});
    CHECK(set("aaaa aaaa aaaa aaaa aaaa", LineAlign::justified) == Texts{"aaaa aaaa aaaa aaaa ", "aaaa"});
    CHECK(set_paragraph({toy.span("aaaa aaaa aaaa aaaa aaaa")}, {}, breaking, LineAlign::centre, toy.shaper)[1].runs[0].x ==
          28.75_pt);
}

// ---- Lines ----

TEST_CASE("a justified line is as wide as its measure, to the last unit") {
    Toy toy;
    const Length measure = Length::units(3000001);
    const auto lines = toy.lines({toy.span("a bb ccc a bb ccc a bb ccc a bb ccc")}, measure);
    REQUIRE(lines.size() > 2);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) CHECK(lines[i].width == measure);
    CHECK(lines.back().width < measure);
}

TEST_CASE("the blank at the end of a line is there and takes no room") {
    Toy toy;
    const auto lines = toy.lines({toy.span("aa bb")}, 10_pt);
    REQUIRE(lines.size() == 2);
    CHECK(text_of(lines[0]) == "aa ");
    CHECK(lines[0].runs[0].width() == 10_pt);
    CHECK(text_of(lines[1]) == "bb");
}

TEST_CASE("words of a span are one run; spans keep their marks") {
    Toy toy;
    Span raised = toy.span("1", 7);
    raised.size = 5_pt;
    raised.rise = 3_pt;
    const auto lines = toy.lines({toy.span("aa bb", 4), raised, toy.span(" cc", 5)}, 100_pt);
    REQUIRE(lines.size() == 1);
    REQUIRE(lines[0].runs.size() == 3);
    CHECK(lines[0].runs[0].characters == "aa bb");
    CHECK(lines[0].runs[0].user == 4);
    CHECK(lines[0].runs[1].x == 22.5_pt);
    CHECK(lines[0].runs[1].rise == 3_pt);
    CHECK(lines[0].runs[1].user == 7);
    CHECK(lines[0].runs[2].characters == " cc");
    CHECK(lines[0].width == 37.5_pt);
}

TEST_CASE("letters give before blanks do, and no further than they may") {
    Toy toy;
    BreakOptions breaking = Toy::breaking(53_pt);
    const auto first_line = [&] {
        return set_paragraph({toy.span("aaaa bbbbbb cccccccccc")}, {}, breaking, LineAlign::justified, toy.shaper)[0].runs[0];
    };
    CHECK(first_line().widened == 0);
    CHECK(first_line().glyphs()[4].advance == 3_pt);              // 50 points of letters, a blank of 2.5, and half a point more
    breaking.letter_stretch = 0.02;
    CHECK(first_line().widened == 1000);                        // one per cent is enough
    CHECK(first_line().glyphs()[0].advance == 5.05_pt);
    CHECK(std::abs((first_line().glyphs()[4].advance - 2.5_pt).in_points()) < 0.001);
    CHECK(first_line().width() == 53_pt);
    breaking.width = [](std::size_t) { return 54_pt; };
    CHECK(first_line().widened == 2000);
    CHECK(first_line().width() == 54_pt);
    const auto ragged = set_paragraph({toy.span("aaaa bbbbbb cccccccccc")}, {}, breaking, LineAlign::left, toy.shaper);
    CHECK(ragged[0].runs[0].widened == 0);
}

TEST_CASE("a last line that is a little too long shrinks with its letters") {
    Toy toy;
    BreakOptions breaking = Toy::breaking(52_pt);
    breaking.letter_stretch = 0.02;
    const auto lines = set_paragraph({toy.span("aaaa bbbbbb")}, {}, breaking, LineAlign::justified, toy.shaper);
    REQUIRE(lines.size() == 1);
    CHECK_FALSE(lines[0].overfull);
    CHECK(lines[0].runs[0].widened < 0);
    CHECK(lines[0].width == 52_pt);
}

TEST_CASE("stops and hyphens hang in the margin where they may") {
    Toy toy;
    ItemOptions items;
    items.protrusion = 0.5;
    const auto set = [&](const std::string& words, LineAlign align) {
        return set_paragraph({toy.span(words)}, items, Toy::breaking(25_pt), align, toy.shaper)[0];
    };
    CHECK(set("aa aa, bbbb", LineAlign::justified).width == 27.5_pt);
    CHECK(set("aa aa\u00ADaaa", LineAlign::justified).width == 27.5_pt);
    CHECK(text_of(set("aa aa\u00ADaaa", LineAlign::justified)) == "aa aa\u00AD");
    CHECK(set("aa aa, bbbb", LineAlign::left).width == 10_pt);
    CHECK(set("אא אא, בבבב", LineAlign::justified).width < 27_pt);
}

TEST_CASE("no three lines in a row end in a hyphen where there is another way") {
    Toy toy;
    ItemOptions items;
    items.hyphen_penalty = 0;
    BreakOptions breaking = Toy::breaking(95_pt);
    breaking.tolerance = 0;              // the first pass, which adds none, finds no way
    std::string words;
    for (int i = 0; i < 60; ++i) words += "aaa\u00ADa ";      // lines that all end in a hyphen would be full without stretching
    const auto longest_ladder = [&] {
        int row = 0, longest = 0;
        for (const Line& line : set_paragraph({toy.span(words)}, items, breaking, LineAlign::justified, toy.shaper))
            longest = std::max(longest, row = line.hyphenated ? row + 1 : 0);
        return longest;
    };
    CHECK(longest_ladder() == 2);
    breaking.long_ladder = breaking.consecutive_hyphens = 0;
    CHECK(longest_ladder() > 2);
}

TEST_CASE("lines are aligned") {
    Toy toy;
    CHECK(toy.lines({toy.span("aa")}, 50_pt, LineAlign::left)[0].runs[0].x == 0_pt);
    CHECK(toy.lines({toy.span("aa")}, 50_pt, LineAlign::centre)[0].runs[0].x == 20_pt);
    CHECK(toy.lines({toy.span("aa")}, 50_pt, LineAlign::right)[0].runs[0].x == 40_pt);
    for (const Line& line : toy.lines({toy.span("aa bb cc dd ee ff")}, 28_pt, LineAlign::left)) CHECK(line.width == 22.5_pt);
}

namespace {

// A run's characters from left to right.
std::string seen(const GlyphRun& run) {
    std::string all;
    for (const Glyph& glyph : run.glyphs()) all += run.characters.substr(glyph.text_begin, glyph.text_end - glyph.text_begin);
    return all;
}

}  // namespace

TEST_CASE("text of two directions is put in visual order") {
    Toy toy;
    // "a BCD ef" with the capitals for Hebrew letters: B, C and D are seen from right to left.
    const auto lines = toy.lines({toy.span("a \u05D0\u05D1 \u05D2 ef")}, 100_pt);
    REQUIRE(lines.size() == 1);
    REQUIRE(lines[0].runs.size() == 3);
    const GlyphRun& hebrew = lines[0].runs[1];
    CHECK(hebrew.right_to_left);
    CHECK(hebrew.characters == "\u05D0\u05D1 \u05D2");
    CHECK(hebrew.x == 7.5_pt);
    CHECK(seen(hebrew) == "\u05D2 \u05D1\u05D0");
    CHECK(lines[0].width == 5_pt * 6 + 2.5_pt * 3);
}

TEST_CASE("a paragraph that begins leftwards runs leftwards, figures in it rightwards") {
    Toy toy;
    const auto lines = toy.lines({toy.span("\u05D0 12 \u05D1")}, 100_pt);
    REQUIRE(lines[0].runs.size() == 1);
    CHECK(lines[0].runs[0].right_to_left);
    CHECK(lines[0].runs[0].characters == "\u05D0 12 \u05D1");
    CHECK(seen(lines[0].runs[0]) == "\u05D1 12 \u05D0");
}

TEST_CASE("words of another span stand where they belong amid leftward ones") {
    Toy toy;
    const auto lines = toy.lines({toy.span("\u05D0 12"), toy.span("ab \u05D1")}, 100_pt);
    std::string all;
    for (const GlyphRun& run : lines[0].runs) all += seen(run) + "|";
    CHECK(all == "\u05D1 |12|ab| \u05D0|");
}

TEST_CASE("a paragraph that runs leftwards ends at the right") {
    Toy toy;
    CHECK(toy.lines({toy.span("\u05D0")}, 50_pt, LineAlign::justified)[0].runs[0].x == 45_pt);
    CHECK(toy.lines({toy.span("a")}, 50_pt, LineAlign::justified)[0].runs[0].x == 0_pt);
}

TEST_CASE("a line may end between ideographs, but not before their full stop") {
    Toy toy;
    const auto lines = toy.lines({toy.span("\u4E00\u4E8C\u4E09\u4E00\u4E8C\u4E09\u4E00\u3002")}, 16_pt);
    CHECK(texts_of(lines) == Texts{"\u4E00\u4E8C\u4E09", "\u4E00\u4E8C\u4E09", "\u4E00\u3002"});
    CHECK(lines[0].width == 16_pt);
}

TEST_CASE("the natural widths of a text") {
    Toy toy;
    const NaturalWidths widths = measure({toy.span("aa bbbb c"), toy.span("dd")}, toy.shaper);
    CHECK(widths.whole == 5_pt * 9 + 2.5_pt * 2);
    CHECK(widths.narrowest == 20_pt);
    CHECK(measure({toy.span("no. 5")}, toy.shaper, &toy.ties).narrowest == 22.5_pt);
    CHECK(measure({toy.span("some-thing")}, toy.shaper).narrowest == 25_pt);
    CHECK(measure({}, toy.shaper).whole == 0_pt);
}
