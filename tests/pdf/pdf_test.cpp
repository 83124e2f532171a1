#include "pdf/making.h"
#include "pdf/reading.h"
#include "support/catch.h"

using namespace rapporteur;
using namespace rapporteur::pages;
using namespace rapporteur::test;

namespace {

const std::string kSound = "No syntax or stream encoding errors";

void check_sound(const std::string& bytes) {
    if (const auto told = told_by("qpdf", "--check FILE", bytes)) CHECK(told->find(kSound) != std::string::npos);
}

void check_text(const std::string& bytes, const std::string& expected) {
    if (const auto text = told_by("pdftotext", "-raw FILE -", bytes)) CHECK(*text == expected);
}

// The file laid open: qpdf's --qdf form.
void check_holds(const std::string& bytes, const std::string& expected) {
    if (const auto open = told_by("qpdf", "--qdf --no-original-object-ids FILE -", bytes))
        CHECK(open->find(expected) != std::string::npos);
}

}  // namespace

TEST_CASE("text copies out as it was set") {
    const std::string words =
        GENERATE("The AVATAR office waffled", "a (b) \\ c", "1 000 € — “quoted”", "Tübingen, Ελληνικά, кириллица", "x\xC2\xAD");
    Making m;
    m.block(Role::paragraph, words);
    for (const bool compact : {true, false}) {
        pdf::Options options;
        options.object_streams = compact;
        const std::string bytes = written(m.pages, options);
        check_sound(bytes);
        check_text(bytes, words + "\n\f");
    }
}

TEST_CASE("a ligature copies out as its letters") {
    Making m;
    text::GlyphRun run = run_of("\uFB01");
    REQUIRE(run.glyphs().size() == 1);
    run.characters = "ffi";                             // as a font with such a ligature has it
    word_of(run).glyphs[0].text_end = 3;
    m.page().items.push_back({PlacedRun{{72_pt, 72_pt}, run, {}}, m.element(Role::paragraph), {}});
    check_text(written(m.pages), "ffi\n\f");
}

TEST_CASE("one glyph may stand for several texts") {
    Making m;
    text::GlyphRun run = run_of("a-b-");
    run.characters = "a-b\xC2\xAD";
    word_of(run).glyphs[3].text_end = 5;
    m.page().items.push_back({PlacedRun{{72_pt, 72_pt}, run, {}}, m.element(Role::paragraph), {}});
    check_text(written(m.pages), "a-b\xC2\xAD\n\f");
}

TEST_CASE("a glyph without text of its own parts no word") {
    Making m;
    text::GlyphRun run = run_of("abc");
    run.characters = "xz";
    word_of(run).glyphs[0].text_end = 1;
    word_of(run).glyphs[1].text_begin = word_of(run).glyphs[1].text_end = 1;
    word_of(run).glyphs[2].text_begin = 1;
    word_of(run).glyphs[2].text_end = 2;
    m.page().items.push_back({PlacedRun{{72_pt, 72_pt}, run, {}}, m.element(Role::paragraph), {}});
    check_text(written(m.pages), "x\xE2\x81\xA0z\n\f");
}

TEST_CASE("every code that a string must escape comes through") {
    Making m;
    std::string all;
    for (char32_t c = 0x21; c < 0x7F; ++c) all += static_cast<char>(c);
    for (char32_t c = 0x391; c < 0x3C9; ++c)
        if (serif().has(c)) (all += static_cast<char>(0xC0 | (c >> 6))) += static_cast<char>(0x80 | (c & 63));
    for (char32_t c = 0x410; c < 0x44F; ++c) (all += static_cast<char>(0xC0 | (c >> 6))) += static_cast<char>(0x80 | (c & 63));
    const ElementId paragraph = m.element(Role::paragraph);
    m.page().items.push_back({PlacedRun{{20_pt, 72_pt}, run_of(all, serif(), 3_pt), {}}, paragraph, {}});
    check_text(written(m.pages), all + "\n\f");
}

TEST_CASE("glyphs stand where they were placed, to a thousandth of their size") {
    Making m;
    text::GlyphRun run = run_of("spread");
    for (text::ShapedGlyph& glyph : word_of(run).glyphs) glyph.advance += 1700;
    word_of(run).advance += 6 * 1700;
    m.page().items.push_back({PlacedRun{{100_pt, 72_pt}, run, {}}, m.element(Role::paragraph), {}});
    m.page().items.push_back({PlacedRun{{100_pt + run.width(), 72_pt}, run_of("|"), {}}, 1, {}});
    const auto told = told_by("pdftotext", "-bbox FILE -", written(m.pages));
    if (!told) return;
    const std::size_t at = told->find(">|<");
    REQUIRE(at != std::string::npos);
    const std::size_t word = told->rfind("xMin=\"", at);
    CHECK(std::abs(std::stod(told->substr(word + 6)) - (100_pt + run.width()).in_points()) < 0.02);
}

TEST_CASE("widened letters stand where they were placed") {
    for (const int widened : {2000, -1500}) {
        Making made;
        text::GlyphRun run = run_of("spread");
        run.widened = widened;
        made.page().items.push_back({PlacedRun{{100_pt, 72_pt}, run, {}}, made.element(Role::paragraph), {}});
        made.page().items.push_back({PlacedRun{{100_pt + run.width(), 72_pt}, run_of("|"), {}}, 1, {}});
        const auto told = told_by("pdftotext", "-bbox FILE -", written(made.pages));
        if (!told) return;
        const std::size_t at = told->find("spread|<");
        REQUIRE(at != std::string::npos);
        const std::size_t end = told->rfind("xMax=\"", at);
        const double right = (100_pt + run.width() + run_of("|").width()).in_points();
        CHECK(std::abs(std::stod(told->substr(end + 6)) - right) < 0.02);
    }
}

TEST_CASE("words of one line and font are one array of text") {
    Making m;
    const ElementId paragraph = m.element(Role::paragraph);
    m.say_at({72_pt, 72_pt}, paragraph, "one ");
    m.say_at({92_pt, 72_pt}, paragraph, "two ");
    m.say_at({112_pt, 72_pt}, paragraph, "three", serif("Bold"));
    const std::string bytes = written(m.pages);
    check_text(bytes, "one two three\n\f");
    const auto open = told_by("qpdf", "--qdf FILE -", bytes);
    if (!open) return;
    const auto count = [&](const std::string& what) {
        int found = 0;
        for (std::size_t at = open->find(what); at != std::string::npos; at = open->find(what, at + 1)) ++found;
        return found;
    };
    CHECK(count("]TJ") == 2);
    CHECK(count("BDC") == 1);
    CHECK(count("BT\n") == 1);
    CHECK(count("/Type0") == 2);
}

TEST_CASE("a raised mark is raised, and lowered again") {
    Making m;
    const ElementId paragraph = m.block(Role::paragraph, "word");
    text::GlyphRun mark = run_of("2");
    mark.rise = 4_pt;
    m.page().items.push_back({PlacedRun{{100_pt, 72_pt}, mark, {}}, paragraph, {}});
    m.say_at({110_pt, 72_pt}, paragraph, "after");
    check_holds(written(m.pages), "4 Ts\n");
    check_holds(written(m.pages), "0 Ts\n");
}

TEST_CASE("colours and shapes") {
    Making m;
    m.page().items.push_back({FilledRectangle{{10_pt, 10_pt}, 100_pt, 0.5_pt, {255, 0, 51}}, kArtifact, {}});
    m.page().items.push_back({Rectangle{{10_pt, 20_pt}, 100_pt, 50_pt, 2_pt, {255, 0, 51}}, kArtifact, {}});
    m.page().items.push_back({Rectangle{{10_pt, 20_pt}, 3_pt, 3_pt, 2_pt, {}}, kArtifact, {}});
    const std::string bytes = written(m.pages);
    check_sound(bytes);
    check_holds(bytes,
        "/Artifact <</Type /Layout>> BDC\n1 0 0.2 rg\n10 831.39 100 0.5 re\nf\n10 771.89 100 50 re\n12 773.89 96 46 re\nf*\n"
                       "0 0 0 rg\n10 818.89 3 3 re\nf*\nEMC\n");
}

TEST_CASE("furniture is said to be furniture") {
    Making m;
    m.furniture(ArtifactKind::header, 40_pt, "CCM");
    m.furniture(ArtifactKind::page_number, 800_pt, "1");
    check_holds(written(m.pages), "/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC\n");
    check_holds(written(m.pages), "/Artifact <</Type /Pagination>> BDC\n");
}

TEST_CASE("links say where they lead, and to whom they belong") {
    Making m;
    const ElementId link = m.block(Role::link, "un.org");
    m.page().links.push_back({{72_pt, 60_pt}, 30_pt, 14_pt, "https://un.org/a(b)", "", link, "UN"});
    m.page().links.push_back({{20_pt, 76_pt}, 30_pt, 14_pt, "https://un.org/a(b)", "", link, "UN"});
    const std::string bytes = written(m.pages);
    check_holds(bytes, "/URI (https://un.org/a\\(b\\))");
    check_holds(bytes, "/Contents (UN)");
    check_holds(bytes, "/StructParent 1\n");
    if (const auto json = told_by("qpdf", "--json=1 --json-key=objects FILE", bytes)) {
        std::string packed;
        for (const char c : *json)
            if (c != ' ' && c != '\n') packed += c;
        CHECK(packed.find("\"/Rect\":[20,751.89,102,781.89]") != std::string::npos);
        CHECK(packed.find("\"/QuadPoints\":[72,781.89,102,781.89,72,767.89,102,767.89,20,765.89,") != std::string::npos);
    }
}

TEST_CASE("the outline keeps its levels, also where one is left out") {
    Making m;
    m.page().anchors.push_back({"a", {0_pt, 0_pt}});
    const std::vector<std::pair<int, std::string>> entries = {{2, "Deep first"}, {1, "Überschrift"}, {3, "Below"}, {2, "Beside"}};
    for (const auto& [level, title] : entries)
        m.pages.outline.push_back({level, title, "a"});
    const std::string bytes = written(m.pages);
    check_sound(bytes);
    const auto told = told_by("qpdf", "--json=1 --json-key=outlines FILE", bytes);
    if (!told) return;
    std::string order;
    for (std::size_t at = told->find("\"title\""); at != std::string::npos; at = told->find("\"title\"", at + 1))
        order += told->substr(at + 10, 4) + " ";
    CHECK(told->find("berschrift") != std::string::npos);
    CHECK(order == "Deep Belo Besi Übe ");
}

TEST_CASE("pages are called what they are labelled") {
    Making m;
    for (const char* label : {"ii", "1", "2", "A-1", ""}) {
        m.new_page();
        m.page().label = label;
    }
    m.pages.pages[0].label = "i";
    const auto told = told_by("qpdf", "--json=1 --json-key=pagelabels FILE", written(m.pages));
    if (!told) return;
    CHECK(told->find("\"/P\": \"ii\"") != std::string::npos);
    CHECK(told->find("\"/St\": 1") != std::string::npos);
    CHECK(told->find("\"/St\": 2") == std::string::npos);
    CHECK(told->find("\"/P\": \"A-1\"") != std::string::npos);
}

TEST_CASE("title, author and dates are told") {
    Making m;
    m.pages.title = "Rapport <final> & 報告";
    const std::string bytes = written(m.pages);
    if (const auto told = told_by("pdfinfo", "FILE", bytes)) {
        CHECK(told->find("Rapport <final> & 報告\n") != std::string::npos);
        CHECK(told->find("Secretariat\n") != std::string::npos);
    }
    if (const auto told = told_by("pdfinfo", "-meta FILE", bytes))
        CHECK(told->find("Rapport &lt;final&gt; &amp; 報告</rdf:li>") != std::string::npos);
    check_holds(bytes, "/CreationDate (D:20220902000000Z)");
    m.pages.date.clear();
    if (const auto told = told_by("pdfinfo", "FILE", written(m.pages))) CHECK(told->find("CreationDate") == std::string::npos);
}

TEST_CASE("a file claims what it was asked to keep to") {
    Making good;
    good.block(Role::paragraph, "words");
    const auto claims = [&](pdf::Standards standards, bool tagged = true) {
        pdf::Options options;
        options.standards = standards;
        options.tagged = tagged;
        const std::string bytes = written(good.pages, options);
        std::string told;
        for (const char* claim : {"<pdfaid:part>2<", "<pdfaid:part>3<", "<pdfuaid:part>1<"})
            if (bytes.find(claim) != std::string::npos) told += claim;
        return told;
    };
    CHECK(claims({}) == "<pdfaid:part>3<<pdfuaid:part>1<");
    CHECK(claims({2, true}) == "<pdfaid:part>2<<pdfuaid:part>1<");
    CHECK(claims({2, false}) == "<pdfaid:part>2<");
    CHECK(claims({0, true}) == "<pdfuaid:part>1<");
    CHECK(claims({0, false}) == "");
    CHECK(claims({}, false) == "");
}

TEST_CASE("an untagged file has no marks") {
    Making m;
    m.block(Role::paragraph, "words");
    pdf::Options options;
    options.tagged = false;
    const std::string bytes = written(m.pages, options);
    check_sound(bytes);
    check_text(bytes, "words\n\f");
    if (const auto open = told_by("qpdf", "--qdf FILE -", bytes)) {
        CHECK(open->find("BDC") == std::string::npos);
        CHECK(open->find("StructTreeRoot") == std::string::npos);
    }
}

TEST_CASE("paths are drawn, each in a state of its own") {
    Making m;
    const ElementId figure = m.element(Role::figure);
    m.at(figure).alternative = "a chart";
    const Length below = m.page().height;
    const auto at = [&](double x, double y) { return Point{Length::points(x), below - Length::points(y)}; };
    Path closed{{{{at(10, 10), at(20, 10), at(20, 30.5)}, true}}, Colour{0, 0, 255}, Colour{255, 0, 0}, 0.5_pt, {}};
    Path dashed{{{{at(0, 0), at(40, 0)}, false}}, {}, {}, 1_pt, {4_pt, 2_pt}};
    Path filled{{{{at(1, 1), at(2, 1), at(2, 2)}, true}}, Colour{}, {}, {}, {}};
    for (const Path& path : {closed, dashed, filled, Path{}, Path{{{}}, {}, {}, 1_pt, {}}})
        m.page().items.push_back({path, figure, {}});
    m.say(figure, "words");
    const std::string bytes = written(m.pages);
    check_sound(bytes);
    check_holds(bytes, "q\n0 0 1 rg\n1 0 0 RG\n0.5 w\n1 j\n10 10 m\n20 10 l\n20 30.5 l\nh\nB\nQ\n");
    check_holds(bytes, "q\n0 0 0 RG\n1 w\n1 j\n[4 2 ] 0 d\n0 0 m\n40 0 l\nS\nQ\n");
    check_holds(bytes, "q\n0 0 0 rg\n1 1 m\n2 1 l\n2 2 l\nh\nf\nQ\nBT\n");
    if (const auto tree = told_by("pdfinfo", "-struct-text FILE", bytes)) CHECK(tree->find("/BBox [0 0 ") != std::string::npos);
}

TEST_CASE("a picture is written once, what shines through as a mask") {
    auto image = std::make_shared<images::Image>();
    image->width = 2, image->height = 1;
    image->bytes = "abcdef";
    image->opacity = std::string("\xFF\x80");
    Making m;
    const ElementId figure = m.element(Role::figure);
    m.at(figure).alternative = "a picture";
    for (const double y : {100.0, 200.0})
        m.page().items.push_back({Picture{{72_pt, Length::points(y)}, 20_pt, 10_pt, image}, figure, {}});
    m.page().items.push_back({Picture{}, kArtifact, {}});
    const std::string bytes = written(m.pages);
    check_sound(bytes);
    check_holds(bytes, "q\n20 0 0 10 72 ");
    check_holds(bytes, "/I1 Do\nQ\n");
    if (const auto list = told_by("pdfimages", "-list FILE", bytes)) {
        CHECK(list->find("image       2     1  rgb") != std::string::npos);
        CHECK(list->find("smask       2     1  gray") != std::string::npos);
    }
    image->bytes.pop_back();
    CHECK(refusal(m.pages).find("a picture has not the size that it says") != std::string::npos);
}

TEST_CASE("an empty page, and an empty run, are written") {
    Making m;
    m.page().items.push_back({PlacedRun{}, m.element(Role::paragraph), {}});
    m.page().items.push_back({Modules{}, kArtifact, {}});
    check_sound(written(m.pages));
    check_text(written(m.pages), "\f");
}

TEST_CASE("the same pages give the same bytes, others another identity") {
    Making m;
    m.block(Role::heading_1, "I. Introduction");
    m.say_at({72_pt, 200_pt}, 1, "bold", serif("Bold"));
    const std::string once = written(m.pages);
    CHECK(once == written(m.pages));
    m.say(1, "more");
    CHECK(once.substr(once.find("/ID [")).substr(0, 40) != written(m.pages).substr(written(m.pages).find("/ID [")).substr(0, 40));
}

TEST_CASE("a thousand pages") {
    Making m;
    const ElementId chapter = m.element(Role::section);
    for (int page = 0; page < 1000; ++page) {
        if (page > 0) m.new_page();
        const ElementId paragraph = m.block(Role::paragraph, "Page " + std::to_string(page + 1), chapter);
        m.at(paragraph).id = "p" + std::to_string(page);
        m.page().anchors.push_back({std::string(m.at(paragraph).id), {72_pt, 60_pt}});
    }
    const std::string bytes = written(m.pages);
    check_sound(bytes);
    if (const auto told = told_by("pdfinfo", "FILE", bytes)) CHECK(told->find("Pages:           1000") != std::string::npos);
    if (const auto text = told_by("pdftotext", "-f 1000 -raw FILE -", bytes)) CHECK(*text == "Page 1000\n\f");
    if (const auto names = told_by("pdfinfo", "-dests FILE", bytes)) CHECK(names->find("\"p999\"") != std::string::npos);
}
