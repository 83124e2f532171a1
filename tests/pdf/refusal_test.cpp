// What cannot be written is refused, with the page and the reason.
#include "pdf/making.h"
#include "pdf/reading.h"
#include "support/catch.h"

using namespace rapporteur;
using namespace rapporteur::pages;
using namespace rapporteur::test;

namespace {

PlacedRun& first_run(Making& m) { return std::get<PlacedRun>(m.page().items[0].thing); }

Making one_line() {
    Making m;
    m.block(Role::paragraph, "words");
    return m;
}

}  // namespace

TEST_CASE("pages that cannot be are refused") {
    CHECK(refusal(Pages{}) == "the document has no page");
    Making m = one_line();
    m.page().width = 0_pt;
    CHECK(refusal(m.pages) == "a page's sides must be 3 to 14,400 points long");
}

TEST_CASE("glyphs that cannot be shown are refused") {
    Making m = one_line();
    first_run(m).run.glyphs[1].id = 4'000'000'000;
    CHECK(refusal(m.pages).starts_with("page 1: the font /"));
    CHECK(refusal(m.pages).ends_with("none with the number 4000000000"));
    m = one_line();
    first_run(m).run.glyphs[0].text_end = 100;
    CHECK(refusal(m.pages) == "page 1: a glyph stands for text outside of its run");
    m = one_line();
    first_run(m).run.face = nullptr;
    CHECK(refusal(m.pages) == "page 1: a run of text has no font");
    m = one_line();
    first_run(m).run.size = {};
    CHECK(refusal(m.pages) == "page 1: a run of text has no size");
}

TEST_CASE("lengths past all paper are refused before sums overflow") {
    const Length huge = Length::units(INT64_MAX), low = Length::units(INT64_MIN);
    for (const Length bad : {huge, low, 100001_pt}) {
        Making m = one_line();
        first_run(m).at.x = bad;
        CHECK(refusal(m.pages).find("points off its page") != std::string::npos);
        m = one_line();
        first_run(m).run.glyphs[0].advance = bad;
        CHECK(refusal(m.pages).find("points off its page") != std::string::npos);
        m = one_line();
        first_run(m).run.rise = bad;
        CHECK(refusal(m.pages).find("points off its page") != std::string::npos);
        m = one_line();
        m.page().items.push_back({FilledRectangle{{0_pt, bad}, 1_pt, bad, {}}, kArtifact, {}});
        CHECK(refusal(m.pages).find("points off its page") != std::string::npos);
        m = one_line();
        m.page().links.push_back({{bad, 0_pt}, 1_pt, 1_pt, "https://un.org", "", kArtifact, ""});
        CHECK(refusal(m.pages).find("points off its page") != std::string::npos);
        m = one_line();
        m.page().anchors.push_back({"a", {bad, bad}});
        CHECK(refusal(m.pages).find("points off its page") != std::string::npos);
    }
}

TEST_CASE("structure that does not hold together is refused") {
    Making m = one_line();
    m.page().items[0].element = 9;
    CHECK(refusal(m.pages) == "page 1: something belongs to structure element 9, which does not exist");
    m = one_line();
    m.pages.structure[1].parent = 1;
    CHECK(refusal(m.pages) == "structure element 1 stands before its parent");
    m = one_line();
    m.pages.structure[1].headers = {7};
    CHECK(refusal(m.pages) == "a table cell names structure element 7 as its header, which does not exist");
    m = one_line();
    m.pages.structure.clear();
    CHECK(refusal(m.pages).starts_with("the document has no structure"));
    m = one_line();
    m.page().links.push_back({{0_pt, 0_pt}, 1_pt, 1_pt, "https://un.org", "", 9, ""});
    CHECK(refusal(m.pages) == "page 1: a link belongs to structure element 9, which does not exist");
}

TEST_CASE("links to nowhere and dates that are none are refused") {
    Making m = one_line();
    m.page().links.push_back({{0_pt, 0_pt}, 1_pt, 1_pt, "", "para-9", kArtifact, ""});
    CHECK(refusal(m.pages) == "page 1: a link or an entry of the outline leads to the block 'para-9', which is on no page");
    m = one_line();
    m.pages.outline.push_back({1, "Nowhere", "x"});
    CHECK(refusal(m.pages) == "a link or an entry of the outline leads to the block 'x', which is on no page");
    m = one_line();
    m.pages.date = "2 September";
    CHECK(refusal(m.pages) == "the document's date is '2 September' and not a day such as 2022-09-02");
}
