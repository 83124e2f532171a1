// "See page 7": the page on which a block stands when all is laid out.
#include "layout/abbreviations.h"
#include "layout/making.h"

using namespace rapporteur;

TEST_CASE("references to pages tell the pages on which blocks stand") {
    test::Press press;
    std::string text = "---\nnumbering: un\n---\n\n";
    for (int i = 0; i < 30; ++i)
        text += "1. {: #p" + std::to_string(i) + "} block" + std::to_string(i) + " " + test::words(40) + " see [@p" +
                std::to_string(29 - i) + " page]\n\n";
    const pages::Pages pages = press.set(text);
    CHECK(press.messages() == "");
    REQUIRE(pages.pages.size() > 2);
    std::map<std::string, std::string> stands;
    for (const pages::Page& page : pages.pages)
        for (const pages::Anchor& anchor : page.anchors) stands.emplace(anchor.block, page.label);
    std::size_t links = 0;
    for (const pages::Page& page : pages.pages)
        for (const pages::LinkArea& link : page.links) {
            ++links;
            CHECK(link.description == "page\u00A0" + stands[link.block]);
        }
    CHECK(links == 30);
}

namespace {

std::string found_in(const std::string& text) {
    const std::map<std::string, std::string, std::less<>> table{{"CCM", "Convention"}, {"ISU", "Unit"}, {"NGOs", "organizations"}};
    std::string all;
    for (const auto& one : layout::abbreviations_in(text, table))
        all += text.substr(one.begin, one.end - one.begin) + "=" + *one.expansion + ";";
    return all;
}

}  // namespace

TEST_CASE("abbreviations are found as words of their own") {
    CHECK(found_in("CCM") == "CCM=Convention;");
    CHECK(found_in("the CCM (ISU), NGOs.") == "CCM=Convention;ISU=Unit;NGOs=organizations;");
    CHECK(found_in("the ISU\u2019s \u201CCCM\u201D") == "ISU=Unit;CCM=Convention;");
    CHECK(found_in("CCM/MSP/2022/12, ccm, CCMs, XCCM, CCM-1, CCM.org, \u00C9ISU") == "");
    CHECK(found_in("") == "");
}

TEST_CASE("an abbreviation is told in full, and its words stay what they are") {
    test::Press press;
    const pages::Pages pages =
        press.set("---\nabbreviations: {CCM: Convention on Cluster Munitions}\n---\n\nThe CCM [in CCM](https://un.org), `CCM`.\n");
    CHECK(press.messages() == "");
    std::size_t told = 0;
    for (const pages::StructureElement& element : pages.structure)
        if (!element.expansion.empty()) {
            ++told;
            CHECK(element.role == pages::Role::span);
            CHECK(element.expansion == "Convention on Cluster Munitions");
        }
    CHECK(told == 2);
    std::string all;
    for (const test::Seen& run : test::runs_of(pages)) if (run.element != pages::kArtifact) all += run.text;
    CHECK(all == "The CCM in CCM, CCM.");
    CHECK(pages.pages[0].links.size() == 1);
}
