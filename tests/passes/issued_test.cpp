#include "passes/issued.h"

#include "support/catch.h"

using namespace rapporteur;
using namespace rapporteur::document;

namespace {

Origin from(const SourceFile& file, std::uint32_t begin) { return {{&file, begin, begin + 1}, {}}; }

// One paragraph in three pieces of text of different origins, the last two with emphasis between them.
Document in_pieces(const SourceFile& file) {
    Document document;
    document.blocks.push_back({Paragraph{{{Text{"the eighth ple"}, from(file, 0)},
                                          {Text{"nary meeting, the eighth"}, from(file, 1)},
                                          {Emphasis{{{Text{"eighth"}, {}}}}, {}},
                                          {Text{" day"}, from(file, 2)}}},
                               "adoption",
                               {}});
    return document;
}

std::string words(const Document& document) { return plain_text(std::get<Paragraph>(document.blocks[0].node).content); }

}  // namespace

TEST_CASE("the issued words stand in place of the right ones, across pieces of text, each time") {
    Sources sources;
    const SourceFile &text = sources.add("t", "0123"), &facts = sources.add("f", "slips");
    Diagnostics diagnostics;
    const SourceSpan place{&facts, 0, 5};
    const Document document = passes::as_issued(in_pieces(text), {{"adoption", "eighth", "eight", place}}, diagnostics);
    CHECK(diagnostics.all().empty());
    CHECK(words(document) == "the eight plenary meeting, the eighteighth day");
    const Inlines& inlines = std::get<Paragraph>(document.blocks[0].node).content;
    CHECK(inlines[1].origin.fact_place == place);
    CHECK(inlines[1].origin.template_place == from(text, 0).template_place);
    CHECK(inlines[2].origin == from(text, 0));
}

TEST_CASE("right words that reach over two pieces are found; over emphasis they are not") {
    Sources sources;
    const SourceFile& text = sources.add("t", "0123");
    Diagnostics diagnostics;
    const Document document = passes::as_issued(
        in_pieces(text), {{"adoption", "plenary", "plenery", {}}, {"adoption", "eighth day", "x", {}}}, diagnostics);
    CHECK(words(document) == "the eighth plenery meeting, the eightheighth day");
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == "issued.words-not-there");
}

TEST_CASE("slips of items, notes and annexes are found by their ids; an unknown one has a suggestion") {
    Document document;
    document.blocks.push_back(
        {BlockList{true, 1, true, {{"(a)", {{Paragraph{{{Text{"ToR"}, {}}}}, "", {}}}, {}, "item.a", {}}}}, "", {}});
    document.blocks.push_back({AnnexHeading{{{Text{"Implementation"}, {}}}, "Annex"}, "annex.tor", {}});
    document.notes.push_back({"1", "1", false, {{Paragraph{{{Text{"Para. 84"}, {}}}}, "", {}}}, {}});
    Diagnostics diagnostics;
    document = passes::as_issued(document,
                                 {{"item.a", "ToR", "TOR", {}},
                                  {"annex.tor", "tion", "ting", {}},
                                  {"note:1", "Para.", "Para", {}},
                                  {"item.b", "x", "y", {}}},
                                 diagnostics);
    CHECK(plain_text(std::get<Paragraph>(std::get<BlockList>(document.blocks[0].node).items[0].content[0].node).content) == "TOR");
    CHECK(plain_text(std::get<AnnexHeading>(document.blocks[1].node).content) == "Implementating");
    CHECK(plain_text(std::get<Paragraph>(document.notes[0].content[0].node).content) == "Para 84");
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].hints[0] == "did you mean 'item.a'?");
}
