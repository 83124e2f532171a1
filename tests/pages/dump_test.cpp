#include <functional>
#include <map>

#include "pages/pages.h"
#include "support/cases.h"
#include "support/catch.h"

using namespace rapporteur;
using namespace rapporteur::pages;

namespace {

text::GlyphRun words(const std::string& characters) {
    text::GlyphRun run;
    run.size = 12_pt;
    run.characters = characters;
    return run;
}

Pages with_one_page() {
    Pages pages;
    add_element(pages, Role::document, 0);
    Page page;
    page.width = 595.28_pt;
    page.height = 841.89_pt;
    page.label = "1";
    pages.pages.push_back(page);
    return pages;
}

Pages everything() {
    Pages pages = with_one_page();
    pages.title = "Final \"report\"";
    pages.language = "en";
    pages.date = "2022-09-02";
    Page& page = pages.pages[0];
    const ElementId heading = add_element(pages, Role::heading_1, 0), table = add_element(pages, Role::table, 0);
    const ElementId row = add_element(pages, Role::table_row, table);
    const ElementId head = add_element(pages, Role::header_cell, row), cell = add_element(pages, Role::data_cell, row);
    const ElementId link = add_element(pages, Role::link, cell), figure = add_element(pages, Role::figure, 0);
    pages.structure[head].scope = StructureElement::Scope::column;
    pages.structure[head].id = "h1";
    pages.structure[cell].headers = {head};
    pages.structure[cell].columns = 2;
    pages.structure[figure].alternative = "QR code";
    page.items.push_back({PlacedRun{{72_pt, 40_pt}, words("CCM/MSP/2022/12"), {}}, kArtifact, ArtifactKind::header});
    page.items.push_back({PlacedRun{{72_pt, 100.25_pt},
                                    words("I.\tIntro\xC2\xAD"
                                          "duction\xC2\xA0\\"),
                                    {255, 0, 128}},
                          heading,
                          {}});
    page.items.push_back({FilledRectangle{{72_pt, 110_pt}, 100_pt, 0.5_pt, {}}, kArtifact, ArtifactKind::layout});
    page.items.push_back({Rectangle{{-0.04_pt, -1_pt}, 10_pt, 20_pt, 1_pt, {}}, kArtifact, ArtifactKind::background});
    page.items.push_back({Modules{{{{1_pt, 2_pt}, 1_pt, 1_pt, {}}, {{3_pt, 2_pt}, 1_pt, 1_pt, {}}}}, figure, {}});
    Path path{{{{{1_pt, 2_pt}, {3_pt, 4_pt}}, true}, {{{5_pt, 6_pt}}, false}}, Colour{}, {255, 0, 0}, 0.5_pt, {4_pt, 2_pt}};
    page.items.push_back({path, figure, {}});
    move(page.items.back().thing, 10_pt, 20_pt);
    images::Image image;
    image.width = image.height = 2;
    image.opacity = "1234";
    page.items.push_back({Picture{{1_pt, 2_pt}, 3_pt, 4_pt, std::make_shared<const images::Image>(image)}, figure, {}});
    page.items.push_back({Picture{}, kArtifact, {}});
    page.links.push_back({{72_pt, 90_pt}, 30_pt, 12_pt, "https://un.org", "", link, "the United Nations"});
    page.links.push_back({{72_pt, 190_pt}, 30_pt, 12_pt, "", "para-1", kArtifact, ""});
    page.anchors.push_back({"para-1", {72_pt, 90_pt}});
    pages.outline.push_back({1, "I. Introduction", "para-1"});
    return pages;
}

// What a faulty layout might hand over: dump is for looking at just that.
Pages broken() {
    Pages pages = with_one_page();
    pages.pages[0].items.push_back({PlacedRun{{1_pt, 1_pt}, words("no such element\n"), {}}, 99, {}});
    pages.pages[0].items.push_back({Modules{}, kArtifact, {}});
    const ElementId lost = add_element(pages, Role::span, 0);
    pages.structure[lost].parent = 77;
    return pages;
}

Pages deep() {
    Pages pages = with_one_page();
    for (ElementId parent = 0; parent < 40; parent = add_element(pages, Role::division, parent)) {}
    return pages;
}

}  // namespace

TEST_CASE("pages are dumped as text") {
    const std::map<std::string, std::function<Pages()>> makers = {
        {"nothing", [] { return Pages{}; }}, {"everything", everything}, {"broken", broken}, {"deep", deep}};
    const auto all = test::cases("pages/dump");
    CHECK(all.size() == makers.size());
    for (const test::Case& one : all) one.expect("expected.txt", dump(makers.at(one.name)()));
}

TEST_CASE("each role has its name in the standard") {
    CHECK(name_of(Role::document) == "Document");
    CHECK(name_of(Role::heading_6) == "H6");
    CHECK(name_of(Role::contents_item) == "TOCI");
}

TEST_CASE("an element knows its parent") {
    Pages pages = with_one_page();
    const ElementId list = add_element(pages, Role::list, 0), item = add_element(pages, Role::list_item, list);
    CHECK(item == 2);
    CHECK(pages.structure[item].parent == list);
    CHECK(pages.structure[item].role == Role::list_item);
}
