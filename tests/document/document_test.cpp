#include "document/document.h"

#include "support/catch.h"

using namespace rapporteur;
using namespace rapporteur::document;

namespace {

Inlines words(const std::string& text) { return {{Text{text}, {}}}; }
Block paragraph(Inlines content) { return {Paragraph{std::move(content)}, "", {}}; }

Inlines every_inline() {
    return {{Text{"a \"b\"\n\x01"}, {}},
            {Emphasis{words("c")}, {}},
            {Strong{words("d")}, {}},
            {Strikethrough{words("e")}, {}},
            {Code{"f"}, {}},
            {Link{"#x", "t", words("g")}, {}},
            {Image{"i.png", "h", ""}, {}},
            {SoftBreak{}, {}},
            {HardBreak{}, {}},
            {NoteCall{0}, {}},
            {Reference{"x", "27"}, {}},
            {Foreign{"fr", words("k")}, {}},
            {RawHtml{"<l>"}, {}}};
}

Document every_block() {
    Document document;
    document.id = "doc";
    document.title = "Title";
    document.masthead.emplace().symbol = "A/1";
    document.masthead->session.push_back({"Tenth Meeting", "body", {}});
    Cell wide{words("cell"), 2, 3, true, {}};
    document.blocks = {
        {Heading{2, words("Head"), "I.", true}, "head", {}},
        {Heading{3, words("Plain"), "", false}, "", {}},
        {AnnexHeading{words("Terms"), "Annex I"}, "tor", {}},
        {NumberedParagraph{"27.", {paragraph(words("n"))}}, "p", {}},
        {BlockList{true, 3, true, {{"(c)", {paragraph(words("o"))}, true, "it", {}}, {"", {}, false, "", {}}}}, "", {}},
        {BlockList{false, 1, false, {}}, "", {}},
        {Table{{Alignment::none, Alignment::centre}, {0.5, 1}, {{{wide}, {}}}, {{{}, {}}}, words("caption"), {}}, "tab", {}},
        {Quote{{paragraph(words("q"))}}, "", {}},
        {CodeBlock{"int x;\n", "c++"}, "", {}},
        {HtmlBlock{"<div>"}, "", {}},
        {ThematicBreak{}, "", {}},
        {PageBreak{}, "", {}},
        {Region{"summary", {paragraph(every_inline())}}, "", {}},
        {Chart{ChartKind::lines, "Figure I", "km²", "What it shows.", {{}, {}, {{{wide}, {}}}, {}, words("c"), ""}}, "fig", {}},
        {Picture{"Figure II", "a.png", "What it shows.", "Title"}, "pic", {}}};
    document.notes = {{"1", "1", false, {paragraph(words("note"))}, {}}};
    return document;
}

}  // namespace

TEST_CASE("the words of inlines alone") { CHECK(plain_text(every_inline()) == "a \"b\"\n\x01" "cdefgh  27k<l>"); }

TEST_CASE("all blocks are visited, parents first, notes last") {
    std::string kinds;
    for_each_block(every_block(), [&](const Block& block) { kinds += static_cast<char>('a' + block.node.index()); });
    CHECK(kinds == "bbcdaeaefgahijklamna");
}

TEST_CASE("every kind of node has its line in the dump") {
    CHECK(dump(every_block(), false) == R"tree(document #doc
  title "Title"
  masthead
    symbol "A/1"
    session body "Tenth Meeting"
heading 2 "I." #head
  text "Head"
heading 3 unnumbered
  text "Plain"
annex "Annex I" #tor
  text "Terms"
numbered "27." #p
  paragraph
    text "n"
ordered from 3
  item "(c)" [x] #it
    paragraph
      text "o"
  item [ ]
bullets loose
table none centre widths 0.5 1 #tab
  head-row
    cell columns 2 rows 3 header
      text "cell"
  body-row
  caption
    text "caption"
quote
  paragraph
    text "q"
code "int x;\n" info "c++"
html "<div>"
thematic-break
page-break
region "summary"
  paragraph
    text "a \"b\"\n\x01"
    emphasis
      text "c"
    strong
      text "d"
    strikethrough
      text "e"
    code "f"
    link "#x" title "t"
      text "g"
    image "i.png" "h"
    soft-break
    hard-break
    note-call 1
    reference #x "27"
    foreign fr
      text "k"
    html "<l>"
chart lines "Figure I" #fig
  unit "km²"
  alternative "What it shows."
  table
    head-row
      cell columns 2 rows 3 header
        text "cell"
    caption
      text "c"
picture "Figure II" #pic
  source "a.png"
  alternative "What it shows."
  title "Title"
note "1"
  paragraph
    text "note"
)tree");
}

TEST_CASE("origins stand at the end of the line: the template's place, then the fact's") {
    Sources sources;
    const SourceFile &wording = sources.add("templates/x.md", "ab\ncd"), &facts = sources.add("content/ccm/y.yml", "k: v");
    Document document;
    document.blocks = {{Paragraph{{{Text{"v"}, {{&wording, 3, 4}, {&facts, 3, 4}}}, {Text{"w"}, {{}, {&facts, 0, 1}}}}},
                        "",
                        {{&wording, 0, 1}, {}}}};
    CHECK(dump(document, true) ==
          "document\nparagraph <- templates/x.md:1:1\n"
          "  text \"v\" <- templates/x.md:2:1 / content/ccm/y.yml:1:4\n  text \"w\" <- / content/ccm/y.yml:1:1\n");
}
