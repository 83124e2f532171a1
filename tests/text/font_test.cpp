#include "text/font.h"

#include "text/toy.h"

using namespace rapporteur;
using namespace rapporteur::text;
using rapporteur::test::source_path;
using rapporteur::test::Toy;

TEST_CASE("a face knows its name and its measures") {
    Toy toy;
    const FontFace& face = toy.face();
    CHECK(face.postscript_name() == "Toy-Regular");
    CHECK(face.units_per_em() == 1000);
    CHECK(face.ascent(10_pt) == 8_pt);
    CHECK(face.descent(10_pt) == 2_pt);
    CHECK(face.cap_height(10_pt) == 7_pt);
    CHECK(face.glyph_advance(face.glyph_for(U'a')) == 500);
    CHECK(face.has(U'é'));
    CHECK_FALSE(face.has(U'\u0416'));
    CHECK_FALSE(face.is_bold());
    CHECK_FALSE(face.is_italic());
}

TEST_CASE("what cannot be embedded is refused with its reason") {
    const auto reason = [](const std::string& path) {
        const auto face = FontFace::from_file(source_path(path));
        REQUIRE(std::holds_alternative<std::string>(face));
        return std::get<std::string>(face);
    };
    CHECK(reason("tests/text/fonts/toy-restricted.ttf") == "its maker does not allow it to be embedded in documents");
    CHECK(reason("CMakeLists.txt") == "it is not a font file");
    CHECK(reason("tests/text/fonts") == "it is not a plain file");
    CHECK(reason("tests/text/fonts/none.ttf") == "No such file or directory");
}

TEST_CASE("a family says which file is missing") {
    FontSet fonts({source_path("no-such-folder"), source_path("tests")});      // at every depth
    CHECK_FALSE(fonts.add_family("serif", {"toy.ttf", "toy.ttf"}));
    const auto missing = fonts.add_family("sans", {"toy.ttf", "Arial.ttf"});
    REQUIRE(missing);
    CHECK(missing->path == "Arial.ttf");
    CHECK(missing->missing);
    const auto restricted = fonts.add_family("sans", {"toy-restricted.ttf"});
    REQUIRE(restricted);
    CHECK_FALSE(restricted->missing);
    CHECK(fonts.add_family("sans", {"../fonts/toy.ttf"}));
    CHECK(fonts.add_family("sans", {}));

    CHECK(&fonts.face("serif", true, true) == &fonts.face("serif", false, false));
    CHECK(fonts.face_with(U'a', {"none", "serif"}, false, false) == &fonts.face("serif", false, false));
    CHECK(fonts.face_with(U'\u0416', {"serif"}, false, false) == nullptr);
}

TEST_CASE("reserves are opened when a character is looked for in them") {
    FontSet fonts{{source_path("tests/text/fonts")}};
    fonts.add_reserve("gone", {"no-such.ttf"});
    fonts.add_reserve("toy", {"toy.ttf"});
    CHECK(fonts.missing_reserves().empty());
    const FontFace* found = fonts.face_with(U'a', {}, false, true);
    REQUIRE(found);
    CHECK(found->path().ends_with("toy.ttf"));
    CHECK(fonts.missing_reserves() == std::vector<std::string>{"no-such.ttf"});
    CHECK_FALSE(fonts.face_with(U'\u0416', {}, false, false));
}

TEST_CASE("a word is shaped once") {
    Toy toy;
    const ShapedWord& first = toy.shaper.shape(toy.face(), "AVfi");
    CHECK(first.advance == 500 - 100 + 500 + 500);      // kern and ligature
    CHECK(first.glyphs.size() == 3);
    CHECK(first.complete);
    CHECK(&first == &toy.shaper.shape(toy.face(), std::string("AV") + "fi"));
    CHECK(&first != &toy.shaper.shape(toy.face(), "AVfi", "fr"));
}

TEST_CASE("a family has the features of its style, whatever another has of the same file") {
    Toy toy;
    REQUIRE_FALSE(toy.fonts.add_family("plain", {"toy.ttf"}, "-liga,-kern"));
    const FontFace& plain = toy.fonts.face("plain", false, false);
    CHECK(plain.features() == "-liga,-kern");
    CHECK(toy.shaper.shape(plain, "AVfi").advance == 2000);
    CHECK(toy.shaper.shape(toy.face(), "AVfi").advance == 1400);
}

TEST_CASE("each glyph knows the characters that it stands for") {
    Toy toy;
    const auto texts = [&](std::string_view word) {
        std::string shown;
        for (const ShapedGlyph& glyph : toy.shaper.shape(toy.face(), word).glyphs)
            shown += "[" + std::string(word.substr(glyph.text_begin, glyph.text_end - glyph.text_begin)) + "]";
        return shown;
    };
    CHECK(texts("afib") == "[a][fi][b]");
    CHECK(texts("é€") == "[é][€]");
    CHECK(texts("q\u0301b") == "[q][\u0301][b]");                // two glyphs, two characters
    CHECK(texts("\u05D0\u05D1") == "[\u05D1][\u05D0]");           // seen from the left
    CHECK(texts("") == "");
}

TEST_CASE("what a face lacks is told") {
    Toy toy;
    CHECK_FALSE(toy.shaper.shape(toy.face(), "\u0416").complete);
    CHECK_FALSE(toy.shaper.shape(toy.face(), "a\xFF").complete);
    CHECK_FALSE(toy.shaper.shape(toy.face(), std::string_view("a\0b", 3)).complete);
    CHECK(toy.shaper.shape(toy.face(), "a\u200Db").complete);      // what is never seen needs no glyph
    CHECK(toy.shaper.shape(toy.face(), "\u05D0").right_to_left);
    CHECK_FALSE(toy.shaper.shape(toy.face(), "a\u05D0").right_to_left);
}
