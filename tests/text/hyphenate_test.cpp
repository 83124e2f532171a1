#include "text/hyphenate.h"

#include "base/files.h"
#include "support/cases.h"
#include "support/catch.h"

using rapporteur::text::Hyphenator;

namespace {

std::string divided(const Hyphenator& hyphenator, std::string word) {
    const auto places = hyphenator.divide(word);
    for (auto at = places.rbegin(); at != places.rend(); ++at) word.insert(*at, "-");
    return word;
}

Hyphenator toy(const std::string& patterns) {
    auto hyphenator = Hyphenator::from_patterns(patterns);
    REQUIRE(hyphenator);
    return std::move(*hyphenator);
}

}  // namespace

TEST_CASE("Liang's own example") {
    // "Word Hy-phen-a-tion by Com-put-er", page 37.
    const Hyphenator tex = toy("UTF-8\nhy3ph\nhe2n\nhena4\nhen5at\n1na\nn2at\n1tio\n2io\no2n\n");
    CHECK(divided(tex, "hyphenation") == "hy-phen-ation");
    CHECK(divided(tex, "Hyphenation") == "Hy-phen-ation");
}

TEST_CASE("the least letters before and after are kept") {
    const std::string every = "a1a\n";
    CHECK(divided(toy("UTF-8\n" + every), "aaaaaa") == "aa-a-a-aa");
    CHECK(divided(toy("UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 3\n" + every), "aaaaaa") == "aa-a-aaa");
    CHECK(divided(toy("UTF-8\nLEFTHYPHENMIN 3\nRIGHTHYPHENMIN 2\n" + every), "aaaaaa") == "aaa-a-aa");
    CHECK(divided(*Hyphenator::from_patterns("UTF-8\nLEFTHYPHENMIN 1\nRIGHTHYPHENMIN 1\n" + every, {1, 1}), "aaaaa") ==
          "a-a-a-a-a");
    CHECK(divided(toy("UTF-8\nLEFTHYPHENMIN 99\n" + every), "aaaaaaaa") == "aaaaaaaa");
}

TEST_CASE("more letters are kept where more are asked for, never fewer") {
    const auto least = [](int before, int after) {
        return *Hyphenator::from_patterns("UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 3\na1a\n", {before, after});
    };
    CHECK(divided(least(3, 4), "aaaaaaaa") == "aaa-a-aaaa");
    CHECK(divided(least(1, 1), "aaaaaa") == "aa-a-aaa");
    CHECK(divided(least(-5, 100), "aaaaaaaa") == "aaaaaaaa");
}

TEST_CASE("letters beyond ASCII count as one, in either encoding") {
    CHECK(divided(toy("ISO8859-1\n\xE9" "1\xE9\n"), "Ééééé") == "Éé-é-éé");
    CHECK(divided(toy("UTF-8\né1é\n"), "Ééééé") == "Éé-é-éé");
}

TEST_CASE("what is no plain word stays whole") {
    const Hyphenator every = toy("UTF-8\na1a\n");
    for (const char* word : {"aaaa", "aaaaa1", "aaAaaa", "AAAAAA", "aaa-aaa", "aaaaa\xFF", "aaa.aaa", "aaa\u2013aaa", ""}) {
        CAPTURE(word);
        CHECK(every.divide(word).empty());
    }
    CHECK(divided(every, "aaaaa's") == "aa-a-aa's");
    CHECK(divided(every, "l\u2019aaaaa") == "l\u2019aa-a-aa");
}

TEST_CASE("a file of another kind is no dictionary") {
    for (const char* text :
         {"", "UTF-8", "UTF-8\n", "KOI8-R\na1a\n", "UTF-8\n% only a comment\nLEFTHYPHENMIN 2\n", "UTF-8\n1234\n"}) {
        CAPTURE(text);
        CHECK_FALSE(Hyphenator::from_patterns(text));
    }
}

TEST_CASE("patterns that change the spelling, comments, over-long lines and broken settings are passed over") {
    const std::string too_long = std::string(500, 'a') + "1\n";
    const Hyphenator odd =
        toy("UTF-8\r\n% c\n#c\nLEFTHYPHENMIN x\nRIGHTHYPHENMIN\nNOHYPHEN '\nb1b/x=,1,1\n" + too_long + "a1a\r\n");
    CHECK(divided(odd, "aaaaabbbbb") == "aa-a-a-abbbbb");
}

TEST_CASE("patterns before NEXTLEVEL are for compounds") {
    CHECK(divided(toy("UTF-8\nb1b\nNEXTLEVEL\na1a\n"), "aaaaabbbbb") == "aa-a-a-abbbbb");
}

TEST_CASE("a very long word is divided all the same") {
    CHECK(toy("UTF-8\na1a\n").divide(std::string(1u << 20, 'a')).size() == (1u << 20) - 3);
}

TEST_CASE("British words by Debian's patterns") {
    const std::string path = Hyphenator::usual_path("en_GB");
    if (path.empty()) {
        WARN("hyph_en_GB.dic is not installed: the patterns are not tried");
        return;
    }
    const auto file = rapporteur::Disk("/").read(path.substr(1));
    REQUIRE(std::holds_alternative<std::string>(file));
    const Hyphenator british = toy(std::get<std::string>(file));
    CHECK(divided(british, "Convention") == "Con-ven-tion");
    CHECK(divided(british, "implementation") == "im-ple-ment-a-tion");
    CHECK(divided(british, "table") == "table");
}

TEST_CASE("no path leads out of the folder of patterns") {
    CHECK(Hyphenator::usual_path("../../../etc/passwd").empty());
    CHECK(Hyphenator::usual_path("").empty());
    CHECK(Hyphenator::usual_path("xx_XX").empty());
}
