// Each check fails for one fault alone, at its place, in a document that is well without it.
#include "passes/accessible.h"

#include "markdown/markdown.h"
#include "passes/settle.h"
#include "support/catch.h"

using namespace rapporteur;

namespace {

const std::string kGood =
    "---\ntitle: T\nlanguage: en\n---\n# One\n\n## Two\n\n| a | b |\n|---|---|\n| 1 | ![a map](m.png) |\n\n### Three\n";

struct Said {
    Sources sources;
    Diagnostics diagnostics;

    document::Document read(const std::string& text, markdown::Dialect dialect = markdown::Dialect::rapporteur) {
        return markdown::read(sources.add("d.md", text), {}, {dialect, {}}, diagnostics);
    }
    std::string all() const {
        std::string told;
        for (const Diagnostic& one : diagnostics.all()) told += one.place.to_string() + " " + one.message + "\n";
        return told;
    }
};

// The good document with one thing changed.
std::string told(const std::string& what, const std::string& by) {
    std::string text = kGood;
    text.replace(text.find(what), what.size(), by);
    Said said;
    const auto document = said.read(text);
    passes::check_accessible(document, said.diagnostics);
    return said.all();
}

}  // namespace

TEST_CASE("a document that everyone can read passes") { CHECK(told("One", "Uno") == ""); }

TEST_CASE("what not everyone can read is found, at its place") {
    CHECK(told("a map", "") == "d.md:11:7 the image 'm.png' has no alternative text\n");
    CHECK(told("| a | b |", "|   |   |") == "d.md:9:1 a table has no header cells\n");
    CHECK(told("### Three", "#### Three") == "d.md:13:1 a heading of level 4 stands below one of level 2: level 3 is left out\n");
    CHECK(told("# One\n\n## Two", "## One") == "d.md:5:1 a heading of level 2 stands below none: level 1 is left out\n");
    CHECK(told("title: T\nlanguage: en\n---\n# One\n\n## Two\n\n", "language: en\n---\n")
              .starts_with(" the document '' has no title\n"));
    CHECK(told("| a | b |\n|---|---|\n| 1 | ![a map](m.png) |",
               "::: chart {kind=\"bars\" alt=\" \"}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n:::")
              .find("no alternative text") != std::string::npos);
    CHECK(told("language: en", "") == " the document '' does not say in which language it is\n");
    CHECK(told("### Three", "words[^1]\n\n[^1]: # Head") == "d.md:15:7 a note holds a heading\n");
}

TEST_CASE("a level left out on purpose is no fault") { CHECK(told("### Three", "#### Three {: .skips}") == ""); }

TEST_CASE("Markdown of any origin is settled, and then passes") {
    Said said;
    auto document = said.read("### Start\n\n#\n\nGo [there](#no) or []() or [here](#start).[^1]\n\n> ###### Deep\n\n[^1]: # Head\n",
                              markdown::Dialect::github);
    document.blocks.front().id = "start";
    document = passes::settle(std::move(document), said.diagnostics);
    CHECK(said.all() ==
          "d.md:5:4 there is no block 'no'\n"
          "d.md:5:20 this link has no target\n"
          "d.md:7:3 a heading of level 6 stands below one of level 3; who hears the document is told that it is of level 2\n");
    CHECK(document.title == "Start");
    CHECK(document.blocks.size() == 3);
    Said after;
    passes::check_accessible(document, after.diagnostics);
    CHECK(after.all() == "");
}

TEST_CASE("a document without heading and title is called by its id") {
    Said said;
    auto document = said.read("words\n", markdown::Dialect::github);
    document.id = "letter";
    CHECK(passes::settle(std::move(document), said.diagnostics).title == "letter");
}

TEST_CASE("a picture that says nothing is called by its title, or its file") {
    Said said;
    const auto document = passes::settle(
        said.read("![](maps/chad.png)\n\n![](b.png \"The north\")\n\nin ![](c.png) words\n", markdown::Dialect::github),
        said.diagnostics);
    CHECK(std::get<document::Picture>(document.blocks[0].node).alternative == "chad.png");
    CHECK(std::get<document::Picture>(document.blocks[1].node).alternative == "The north");
    CHECK(said.diagnostics.all().size() == 3);
    CHECK(said.diagnostics.all()[2].message == "the picture 'c.png' has no alternative text; who hears the document hears 'c.png'");
    CHECK_FALSE(said.diagnostics.failed());
}
