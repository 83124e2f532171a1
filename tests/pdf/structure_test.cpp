// Structure as poppler reads it (pdfinfo -struct-text), held to files. The order in them is the order in which a document is read
// aloud.
#include <functional>
#include <map>

#include "pdf/making.h"
#include "pdf/reading.h"
#include "support/cases.h"
#include "support/catch.h"

using namespace rapporteur;
using namespace rapporteur::pages;
using namespace rapporteur::test;

namespace {

void report(Making& m) {
    m.furniture(ArtifactKind::header, 40_pt, "CCM/MSP/2022/12");
    const ElementId section = m.element(Role::section);
    m.block(Role::heading_1, "I. Introduction", section);
    const ElementId paragraph = m.element(Role::paragraph, section);
    m.say_at({72_pt, m.y}, m.element(Role::label, paragraph), "1.");
    m.say_at({100_pt, m.y}, paragraph, "Article 11 of the Convention ");
    m.say(paragraph, "provides:");
    const ElementId list = m.element(Role::list, section), item = m.element(Role::list_item, list);
    m.at(list).list_numbering = "LowerAlpha";
    m.say_at({72_pt, m.y}, m.element(Role::label, item), "(a)");
    m.say_at({100_pt, m.y}, m.element(Role::list_body, item), "The operation;");
    m.furniture(ArtifactKind::page_number, 800_pt, "1");
}

// What stands on two pages, with the second one's furniture between, is one paragraph.
void two_pages(Making& m) {
    const ElementId paragraph = m.block(Role::paragraph, "The first half ");
    m.furniture(ArtifactKind::footer, 800_pt, "1");
    m.new_page();
    m.furniture(ArtifactKind::header, 40_pt, "CCM");
    m.say(paragraph, "and the other.");
    m.block(Role::paragraph, "Next.");
}

void link_inside_a_paragraph(Making& m) {
    const ElementId paragraph = m.block(Role::paragraph, "See "), link = m.element(Role::link, paragraph);
    m.say(link, "the Convention, ");
    m.say(link, "article 11");
    m.say(paragraph, " and on.");
    for (const Length top : {80_pt, 96_pt})
        m.page().links.push_back({{72_pt, top}, 80_pt, 14_pt, "https://www.clusterconvention.org/a(b)", "", link,
            "The Convention’s text"});
    const ElementId inner = m.element(Role::link, m.block(Role::paragraph, "Back to "));
    m.say(inner, "paragraph 1");
    m.page().links.push_back({{72_pt, 140_pt}, 80_pt, 14_pt, "", "para-1", inner, "Paragraph 1"});
    m.page().anchors.push_back({"para-1", {72_pt, 60_pt}});
}

void table_with_headers(Making& m) {
    const ElementId table = m.element(Role::table), head = m.element(Role::table_head, table);
    const ElementId body = m.element(Role::table_body, table), top = m.element(Role::table_row, head);
    const ElementId row = m.element(Role::table_row, body), last = m.element(Role::table_row, body);
    const ElementId symbol = m.block(Role::header_cell, "Symbol", top), title = m.block(Role::header_cell, "Title", top);
    for (const ElementId cell : {symbol, title}) m.at(cell).scope = StructureElement::Scope::column;
    const ElementId first = m.block(Role::header_cell, "CCM/MSP/2022/1", row), second = m.block(Role::data_cell, "Agenda", row);
    m.at(first).scope = StructureElement::Scope::row;
    m.at(second).headers = {title, first};
    m.at(m.block(Role::data_cell, "both columns", last)).columns = 2;
}

// A cell without a word keeps its place; so does a row of such cells.
void empty_cells(Making& m) {
    const ElementId body = m.element(Role::table_body, m.element(Role::table));
    const ElementId a = m.element(Role::table_row, body), b = m.element(Role::table_row, body);
    const ElementId c = m.element(Role::table_row, body);
    m.element(Role::data_cell, a);
    m.at(m.block(Role::header_cell, "a2", a)).scope = StructureElement::Scope::column;
    m.element(Role::data_cell, a);
    m.element(Role::data_cell, a);
    for (int cell = 0; cell < 4; ++cell) m.element(Role::data_cell, b);
    m.block(Role::data_cell, "c1", c);
    for (int cell = 0; cell < 3; ++cell) m.element(Role::data_cell, c);
}

// The note stands at the page's foot, and in the tree where its call is read.
void notes(Making& m) {
    const ElementId paragraph = m.block(Role::paragraph, "States Parties"), reference = m.element(Role::reference, paragraph);
    m.say(reference, "1");
    m.say(paragraph, " met.");
    const ElementId note = m.element(Role::note, paragraph);
    m.say(m.element(Role::label, note), "1");
    m.say(note, "Except those that did not.");
}

void soft_hyphen(Making& m) {
    const ElementId paragraph = m.block(Role::paragraph, "The Meeting of the dis\xC2\xAD");
    m.say(paragraph, "armament treaty");
}

void figure(Making& m) {
    const ElementId code = m.element(Role::figure), inner = m.element(Role::span, code);
    m.at(code).alternative = "QR code of the document’s address";
    m.page().items.push_back({Modules{{{{72_pt, 100_pt}, 1_pt, 1_pt, {}}, {{74_pt, 103_pt}, 1_pt, 1_pt, {}}}}, inner, {}});
}

void other_languages(Making& m) {
    const ElementId paragraph = m.block(Role::paragraph, "In French: "), french = m.element(Role::span, paragraph);
    m.at(french).language = "fr";
    m.say(french, "arme à sous-munitions");
    m.block(Role::paragraph, "Ελληνικά и кириллица");
}

}  // namespace

TEST_CASE("structure reads as it was meant") {
    const std::map<std::string, std::function<void(Making&)>> makers = {
        {"report", report}, {"two-pages", two_pages}, {"link-inside-a-paragraph", link_inside_a_paragraph},
        {"table-with-headers", table_with_headers}, {"empty-cells", empty_cells}, {"notes", notes},
        {"soft-hyphen", soft_hyphen}, {"figure", figure}, {"other-languages", other_languages}};
    const auto all = cases("pdf/structure");
    CHECK(all.size() == makers.size());
    for (const Case& one : all) {
        Making m;
        makers.at(one.name)(m);
        const std::string bytes = written(m.pages);
        if (const auto told = told_by("qpdf", "--check FILE", bytes))
            CHECK(told->find("No syntax or stream encoding errors") != std::string::npos);
        if (const auto tree = told_by("pdfinfo", "-struct-text FILE", bytes)) one.expect("expected.txt", *tree);
    }
}
