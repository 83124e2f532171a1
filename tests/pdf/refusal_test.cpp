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
    word_of(first_run(m).run).glyphs[1].id = 4'000'000'000;
    CHECK(refusal(m.pages).starts_with("page 1: the font /"));
    CHECK(refusal(m.pages).ends_with("none with the number 4000000000"));
    m = one_line();
    word_of(first_run(m).run).glyphs[0].text_end = 100;
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
        first_run(m).run.x = bad;
        CHECK(refusal(m.pages).find("points off its page") != std::string::npos);
        m = one_line();
        first_run(m).run.rise = bad;
        CHECK(refusal(m.pages).find("points off its page") != std::string::npos);
        m = one_line();
        m.page().items.push_back({FilledRectangle{{0_pt, bad}, 1_pt, bad, {}}, kArtifact, {}});
        CHECK(refusal(m.pages).find("points off its page") != std::string::npos);
        m = one_line();
        m.page().links.push_back({{bad, 0_pt}, 1_pt, 1_pt, "https://un.org", "", 1, ""});
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
    CHECK(refusal(m.pages) == "a table cell has the header cell 7, which does not exist");
    m = one_line();
    m.pages.structure.clear();
    CHECK(refusal(m.pages).starts_with("the document has no structure"));
    m = one_line();
    m.page().links.push_back({{0_pt, 0_pt}, 1_pt, 1_pt, "https://un.org", "", 9, ""});
    CHECK(refusal(m.pages) == "page 1: a link belongs to structure element 9, which does not exist");
}

TEST_CASE("links to nowhere and dates that are none are refused") {
    Making m = one_line();
    m.page().links.push_back({{0_pt, 0_pt}, 1_pt, 1_pt, "", "para-9", 1, ""});
    CHECK(refusal(m.pages) == "page 1: a link or an entry of the outline leads to the block 'para-9', which is on no page");
    m = one_line();
    m.pages.outline.push_back({1, "Nowhere", "x"});
    CHECK(refusal(m.pages) == "a link or an entry of the outline leads to the block 'x', which is on no page");
    m = one_line();
    m.pages.date = "2 September";
    CHECK(refusal(m.pages) == "the document's date is '2 September' and not a day such as 2022-09-02");
}

// Each fault alone, in pages that are well without it; without a standard to keep to, all of them are written.
TEST_CASE("pages that would break the standards are refused") {
    const SourceFile file("report.md", "a chart");
    const auto refused = [](const Making& m) {
        pdf::Options none;
        none.standards = {0, false};
        CHECK(std::holds_alternative<std::string>(pdf::write(m.pages, none)));
        return refusal(m.pages);
    };
    const auto good = [] {
        Making m;
        m.block(Role::heading_1, "I");
        const ElementId row = m.element(Role::table_row, m.element(Role::table_body, m.element(Role::table)));
        m.at(m.block(Role::header_cell, "head", row)).scope = StructureElement::Scope::row;
        m.block(Role::data_cell, "cell", row);
        m.at(m.element(Role::figure)).alternative = "a chart";
        return m;
    };
    CHECK_FALSE(written(good().pages).empty());
    Making m = good();
    m.pages.title.clear();
    CHECK(refused(m) == "the document has no title");
    m = good();
    m.pages.language.clear();
    CHECK(refused(m) == "the document does not say in which language it is");
    m = good();
    for (StructureElement& element : m.pages.structure) element.alternative.clear();
    m.pages.structure.back().origin.template_place = {&file, 2, 7};
    CHECK(refused(m) == "a figure has no alternative text");
    CHECK(std::get<pdf::Failure>(pdf::write(m.pages)).place.to_string() == "report.md:1:3");
    m = good();
    for (StructureElement& element : m.pages.structure)
        if (element.role == Role::header_cell) element.role = Role::data_cell;
    CHECK(refused(m) == "a table has no header cells");
    m = good();
    m.block(Role::heading_3, "1");
    CHECK(refused(m) == "a heading of level 3 stands where one of level 2 is due");
    m = good();
    m.page().links.push_back({{0_pt, 0_pt}, 1_pt, 1_pt, "https://un.org", "", kArtifact, ""});
    CHECK(refused(m) == "a link belongs to no structure element");
    m = good();
    word_of(first_run(m).run).complete = false;
    CHECK(refused(m) == "the font LiberationSerif lacks a character of 'I'");
}
