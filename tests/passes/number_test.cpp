#include "passes/number.h"

#include "document/document.h"
#include "passes/labels.h"
#include "support/catch.h"

using namespace rapporteur;
using namespace rapporteur::document;

namespace {

Inlines words(const std::string& text) { return {{Text{text}, {}}}; }
Block paragraph(const std::string& text) { return {Paragraph{words(text)}, "", {}}; }
Block heading(int level, const std::string& text, bool numbered = true) {
    return {Heading{level, words(text), "", numbered}, text, {}};
}
Block annex(const std::string& text) { return {AnnexHeading{words(text), ""}, text, {}}; }
Block numbered(const std::string& id, Blocks content = {paragraph("words")}) {
    return {NumberedParagraph{"", std::move(content)}, id, {}};
}
Block refer(const std::string& id, Origin origin = {}) { return {Paragraph{{{Reference{id, ""}, origin}}}, "", {}}; }
Block list(bool ordered, std::vector<ListItem> items, std::int64_t start = 1) {
    return {BlockList{ordered, start, true, std::move(items)}, "", {}};
}
ListItem item(const std::string& id, Blocks content = {paragraph("words")}) { return {"", std::move(content), {}, id, {}}; }

Document un(Blocks blocks) {
    Document document;
    document.numbering = "un";
    document.blocks = std::move(blocks);
    return document;
}

// "I. 1. 2." of headings, annexes, numbered paragraphs and items, in reading order.
std::string labels(const Document& document) {
    std::string all;
    for_each_block(document, [&](const Block& block) {
        if (const auto* one = std::get_if<Heading>(&block.node)) all += "[" + one->label + "]";
        if (const auto* one = std::get_if<AnnexHeading>(&block.node)) all += "[" + one->label + "]";
        if (const auto* one = std::get_if<NumberedParagraph>(&block.node)) all += one->label;
        if (const auto* one = std::get_if<BlockList>(&block.node))
            for (const ListItem& each : one->items) all += each.label + ",";
    });
    return all;
}

std::string shown(const Document& document) {
    std::string all;
    for_each_block(document, [&](const Block& block) {
        if (const auto* one = std::get_if<Paragraph>(&block.node))
            for_each_inline(one->content, [&](const Inline& each) {
                if (const auto* reference = std::get_if<Reference>(&each.node)) all += reference->shown + ";";
            });
    });
    return all;
}

}  // namespace

TEST_CASE("numbers as figures of Rome and as letters") {
    CHECK(passes::roman(4) == "iv");
    CHECK(passes::roman(1994) == "mcmxciv");
    CHECK(passes::roman(3999) == "mmmcmxcix");
    CHECK(passes::roman(4000) == "4000");
    CHECK(passes::roman(0) == "0");
    CHECK(passes::letter(26) == "z");
    CHECK(passes::letter(27) == "aa");
    CHECK(passes::letter(53) == "aaa");
    CHECK(passes::letter(1'000'000) == "1000000");
}

TEST_CASE("headings are numbered below each other, paragraphs through the whole document") {
    Diagnostics diagnostics;
    const auto document = passes::number(un({heading(1, "t"), heading(2, "a"), numbered("p"), heading(3, "b"), numbered("q"),
                                             heading(3, "c"), heading(4, "d"), heading(5, "e"), heading(6, "f"), heading(2, "g"),
                                             heading(3, "h"), heading(2, "i", false), heading(3, "j"), numbered("r")}),
                                         diagnostics);
    CHECK(labels(document) == "[][I.]1.[A.]2.[B.][1.][(a)][(i)][II.][A.][][A.]3.");
    CHECK(diagnostics.all().empty());
}

TEST_CASE("in an annex numbers begin anew") {
    Diagnostics diagnostics;
    CHECK(labels(passes::number(
              un({heading(2, "a"), numbered("p"), annex("x"), heading(2, "b"), numbered("q"), annex("y"), numbered("r")}),
              diagnostics)) == "[I.]1.[Annex I][I.]1.[Annex II]1.");
    CHECK(labels(passes::number(un({numbered("p"), annex("x"), numbered("q")}), diagnostics)) == "1.[Annex]1.");
}

TEST_CASE("items are lettered by their depth among ordered lists") {
    Diagnostics diagnostics;
    const Block innermost = list(true, {item("4")}), inner = list(true, {item("3", {paragraph("w"), innermost}), item("")});
    const Block bullets = list(false, {item("", {paragraph("w"), inner})});
    const auto document =
        passes::number(un({numbered("p", {paragraph("w"), list(true, {item("1"), item("2", {paragraph("w"), bullets})}),
                                          paragraph("v"), list(true, {item("5")}, 3)}),
                           {Quote{{list(true, {item("6")}, 7)}}, "", {}},
                           refer("2"),
                           refer("3"),
                           refer("4"),
                           refer("6")}),
                       diagnostics);
    CHECK(labels(document) == "1.(a),(b),,(i),(ii),a.,(c),7.,");
    CHECK(shown(document) == "(b);(i);a;7;");
}

TEST_CASE("without numbering lists keep their numbers") {
    Diagnostics diagnostics;
    Document document;
    document.blocks = {heading(2, "Aims"), list(true, {item("x"), item("")}, 4), refer("Aims"), refer("x")};
    document.notes = {{"", "", false, {paragraph("n")}, {}}, {"", "", false, {paragraph("m")}, {}}};
    document = passes::number(document, diagnostics);
    CHECK(labels(document) == "[]4.,5.,");
    CHECK(shown(document) == "Aims;4;");
    CHECK(document.notes[1].label == "2");
}

TEST_CASE("references are words of their target, wherever they stand") {
    Diagnostics diagnostics;
    Document document = un({heading(2, "aims"), numbered("p"), annex("tor"), annex("other")});
    document.notes = {{"", "", false, {refer("p"), refer("tor"), refer("aims")}, {}}};
    Cell cell;
    cell.content = {{Emphasis{{{Reference{"other", ""}, {}}}}, {}}};
    document.blocks.push_back({Table{{Alignment::none}, {}, {}, {{{cell}, {}}}, {}, {}}, "", {}});
    document = passes::number(document, diagnostics);
    CHECK(diagnostics.all().empty());
    CHECK(shown(document) == "1;annex I;I;");
    CHECK(dump(document, false).find("reference #other \"annex II\"") != std::string::npos);
}

TEST_CASE("a reference to nothing is reported with the nearest id, one to something without a number too") {
    Sources sources;
    const SourceFile& file = sources.add("t.md", "See [@bulgria] and [@intro].");
    Diagnostics diagnostics;
    Document document = un({numbered("bulgaria"),
                            {Paragraph{words("w")}, "intro", {}},
                            refer("bulgria", {{&file, 6, 13}, {}}),
                            refer("intro", {{&file, 21, 26}, {}}),
                            refer("nowhere at all")});
    passes::number(document, diagnostics);
    REQUIRE(diagnostics.all().size() == 3);
    CHECK(to_text(diagnostics.all()[0], false) ==
          "error: nothing in this document has the id 'bulgria'\n"
          "  --> t.md:1:7\n"
          "  |\n"
          "1 | See [@bulgria] and [@intro].\n"
          "  |       ^^^^^^^\n"
          "  = did you mean 'bulgaria'?\n");
    CHECK(diagnostics.all()[1].code == "passes.reference-without-label");
    CHECK(diagnostics.all()[2].hints ==
          std::vector<std::string>{"write the id where that stands which is meant: '## Title {: #ID}', '{: #ID} Text'"});
}

TEST_CASE("figures are numbered through the whole document, a single one is not") {
    const auto chart = [](const std::string& id) {
        return Block{Chart{ChartKind::bars, "", "", "", {{}, {}, {}, {}, words("Title"), {}}}, id, {}};
    };
    Diagnostics diagnostics;
    Document document =
        passes::number(un({chart("a"), annex("x"), {Region{"keep", {chart("b")}}, "", {}}, refer("a"), refer("b")}), diagnostics);
    CHECK(shown(document) == "figure I;figure II;");
    CHECK(shown(passes::number(un({chart("a"), refer("a")}), diagnostics)) == "figure;");
    document = un({{Picture{"", "a.png", "x", "Title"}, "a", {}},
                   {Picture{"", "b.png", "x", ""}, "", {}},
                   chart("b"),
                   refer("a"),
                   refer("b")});
    CHECK(shown(passes::number(document, diagnostics)) == "figure I;figure II;");
    document = un({chart("a"), refer("a")});
    document.numbering.clear();
    CHECK(shown(passes::number(document, diagnostics)) == "Title;");
}

TEST_CASE("a second numbering changes nothing") {
    Diagnostics diagnostics;
    const auto once = passes::number(
        un({heading(2, "a"), numbered("p", {paragraph("w"), list(true, {item("x")})}), annex("y"), refer("x")}), diagnostics);
    CHECK(dump(passes::number(once, diagnostics), false) == dump(once, false));
}

TEST_CASE("paragraphs begin anew in each section where the document wants it") {
    Document document =
        un({heading(2, "a"), numbered("1"), numbered("2"), heading(3, "b"), numbered("3"), heading(2, "c"), numbered("4")});
    document.numbering = "un-sections";
    Diagnostics diagnostics;
    CHECK(labels(passes::number(document, diagnostics)) == "[I.]1.2.[A.]3.[II.]1.");
    CHECK(diagnostics.all().empty());
}

TEST_CASE("a note that one table alone calls has a letter, all others a number") {
    const auto calls = [](std::vector<std::size_t> notes) {
        Inlines words{{Text{"w"}, {}}};
        for (const std::size_t note : notes) words.push_back({NoteCall{note}, {}});
        return words;
    };
    const auto table = [&](std::vector<std::size_t> in_cell, std::vector<std::size_t> in_caption) {
        Cell cell;
        cell.content = calls(std::move(in_cell));
        return Block{Table{{Alignment::none}, {}, {}, {{{cell}, {}}}, calls(std::move(in_caption)), {}}, "", {}};
    };
    Diagnostics diagnostics;
    Document document;
    document.blocks = {table({0, 1, 2}, {3}), Block{Paragraph{calls({1, 4})}, "", {}}, table({2, 5}, {})};
    document.notes.resize(7);
    document = passes::number(document, diagnostics);
    std::string found;
    for (const Note& note : document.notes) found += note.label + "/" + note.id + (note.of_table ? "t " : " ");
    CHECK(found == "b/bt 1/1 2/2 a/at 3/3 a/2at 4/4 ");
}
