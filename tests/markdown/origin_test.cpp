#include <algorithm>
#include <string>

#include "document/document.h"
#include "markdown/markdown.h"
#include "support/catch.h"

using namespace rapporteur;

namespace {

// A rendered text made of pieces: words of a template, and facts shown by it.
struct Made {
    Sources sources;
    const SourceFile& wording = sources.add("templates/x.md", std::string(400, 'w'));
    const SourceFile& facts = sources.add("content/y.yml", std::string(400, 'f'));
    std::string text;
    SourceMap map;
    std::uint32_t at = 0;

    Made& say(const std::string& words) { return add(words, {{&wording, at, at + 1}, {}}); }
    Made& show(const std::string& words) { return add(words, {{&wording, at, at + 1}, {&facts, at, at + 1}}); }
    Made& add(const std::string& words, const Origin& origin) {
        text += words;
        map.append(static_cast<std::uint32_t>(words.size()), origin);
        ++at;
        return *this;
    }

    std::string dump(Diagnostics& diagnostics, markdown::ReadOptions options = {markdown::Dialect::rapporteur, {}}) {
        return document::dump(markdown::read(sources.add("rendered", text), map, options, diagnostics), true);
    }
};

}  // namespace

TEST_CASE("text is cut where its origin changes, and nowhere else") {
    Diagnostics diagnostics;
    CHECK(Made()
              .say("The \\*")
              .show("Bul&amp;ga")
              .say("ria *m")
              .show("eet")
              .say("s* in\n")
              .show("2022")
              .say(".\n")
              .dump(diagnostics) ==
          "document\nparagraph <- templates/x.md:1:1\n"
          "  text \"The *\" <- templates/x.md:1:1\n"
          "  text \"Bul&ga\" <- templates/x.md:1:2 / content/y.yml:1:2\n"
          "  text \"ria \" <- templates/x.md:1:3\n"
          "  emphasis <- templates/x.md:1:3\n"
          "    text \"m\" <- templates/x.md:1:3\n"
          "    text \"eet\" <- templates/x.md:1:4 / content/y.yml:1:4\n"
          "    text \"s\" <- templates/x.md:1:5\n"
          "  text \" in\" <- templates/x.md:1:5\n"
          "  soft-break <- templates/x.md:1:5\n"
          "  text \"2022\" <- templates/x.md:1:6 / content/y.yml:1:6\n"
          "  text \".\" <- templates/x.md:1:7\n");
}

TEST_CASE("marks whose parts come from several places are marks all the same") {
    Diagnostics diagnostics;
    CHECK(Made()
              .say("## Head {#")
              .show("bulgaria")
              .say("}\n\n- {#")
              .show("item")
              .say("} See [@")
              .show("bulgaria")
              .say("]\n")
              .dump(diagnostics) ==
          "document\nheading 2 #bulgaria <- templates/x.md:1:1\n"
          "  text \"Head\" <- templates/x.md:1:1\n"
          "bullets <- templates/x.md:1:3\n"
          "  item #item <- templates/x.md:1:3\n"
          "    paragraph <- templates/x.md:1:3\n"
          "      text \"See \" <- templates/x.md:1:5\n"
          "      reference #bulgaria <- templates/x.md:1:6 / content/y.yml:1:6\n");
    CHECK(diagnostics.all().empty());
}

TEST_CASE("cells know where they come from, after escapes too") {
    Diagnostics diagnostics;
    const std::string tree =
        Made().say("| a | b |\n|---|---|\n| ").show("x \\| y").say(" | ").show("`p \\| q`").say(" |\n").dump(diagnostics);
    CHECK(tree.find(
              "cell <- templates/x.md:1:2 / content/y.yml:1:2\n      text \"x | y\" <- templates/x.md:1:2 / content/y.yml:1:2\n") !=
          std::string::npos);
    CHECK(tree.find("code \"p | q\" <- templates/x.md:1:4 / content/y.yml:1:4\n") != std::string::npos);
}

TEST_CASE("ids come from the record that a block shows, else from its words") {
    Diagnostics diagnostics;
    const markdown::ReadOptions options{markdown::Dialect::rapporteur, [](const SourceSpan& place) {
                                            return place.begin % 2 == 1 ? std::string("extension.bulgaria") : std::string();
                                        }};
    const std::string tree = Made()
                                 .say("---\nnumbering: un\n---\n1. The Meeting assessed ")
                                 .show("Bulgaria")
                                 .say("\n2. In granting ")
                                 .show("Bulgaria")
                                 .say("\n3. Plain words\n")
                                 .dump(diagnostics, options);
    CHECK(tree.find("numbered #extension.bulgaria <-") != std::string::npos);
    CHECK(tree.find("numbered #extension.bulgaria.in-granting-bulgaria <-") != std::string::npos);
    CHECK(tree.find("numbered #plain-words <-") != std::string::npos);
}

TEST_CASE("messages show the template, and the fact that was shown") {
    Diagnostics diagnostics;
    Made made;
    made.say("# A {#x}\n\n# B {#").show("x").say("}\n").dump(diagnostics);
    REQUIRE(diagnostics.all().size() == 1);
    const Diagnostic& problem = diagnostics.all()[0];
    CHECK(problem.code == "markdown.duplicate-id");
    CHECK(problem.place.to_string() == "templates/x.md:1:1");
    CHECK(problem.related.size() == 1);
}

TEST_CASE("deep, long and odd input is read in good time and whole") {
    const auto read = [](const std::string& text, Diagnostics& diagnostics) {
        const SourceFile file("huge.md", text);
        return markdown::read(file, {}, {markdown::Dialect::rapporteur, {}}, diagnostics);
    };
    const auto repeated = [](const std::string& text, std::size_t times) {
        std::string all;
        for (std::size_t i = 0; i < times; ++i) all += text;
        return all;
    };
    Diagnostics diagnostics;
    SECTION("a paragraph of a million words") {
        const auto document = read(repeated("word ", 1'000'000), diagnostics);
        CHECK(document::plain_text(std::get<document::Paragraph>(document.blocks[0].node).content).size() == 4'999'999);
    }
    SECTION("a hundred thousand marks and references") {
        const auto document = read(repeated("*a* [@b] \\* &amp; `c` ", 100'000), diagnostics);
        CHECK(std::get<document::Paragraph>(document.blocks[0].node).content.size() == 599'999);
    }
    SECTION("quotes in quotes") {
        const auto document = read(repeated("> ", 100'000) + "x", diagnostics);
        CHECK(diagnostics.failed());
        CHECK(document::dump(document, false).find("text \"x") != std::string::npos);
    }
    SECTION("lists in lists, line by line") {
        std::string text;
        for (std::size_t i = 0; i < 300; ++i) text += std::string(2 * i, ' ') + "- x\n";
        const auto document = read(text, diagnostics);
        REQUIRE(diagnostics.all().size() == 1);
        CHECK(diagnostics.all()[0].code == "markdown.too-deep");
        std::string words;
        document::for_each_block(document, [&](const document::Block& block) {
            if (const auto* paragraph = std::get_if<document::Paragraph>(&block.node))
                words += document::plain_text(paragraph->content);
        });
        CHECK(std::count(words.begin(), words.end(), 'x') == 300);
    }
    SECTION("emphasis in emphasis") {
        const auto document = read(repeated("*a **b ", 5000) + repeated("c** d*", 5000), diagnostics);
        CHECK(document::plain_text(std::get<document::Paragraph>(document.blocks[0].node).content).size() > 30'000);
    }
    SECTION("brackets, links, notes that do not end") {
        for (const char* text :
             {"[", "![", "[a](", "[^1", "[@", "<", "</", "<!--", "{#", "`", "|", "&", "\\", "::: a\n\n", "1. {#a} "}) {
            CAPTURE(text);
            CHECK(!read(repeated(text, 2000), diagnostics).blocks.empty());
        }
    }
    SECTION("ids that are the same ten thousand times") {
        const auto document = read(repeated("# a\n\n", 10'000), diagnostics);
        CHECK(document.blocks.back().id == "a-10000");
    }
}
