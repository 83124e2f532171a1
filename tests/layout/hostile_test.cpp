#include <algorithm>

#include "layout/making.h"

using namespace rapporteur;
using test::Press;
using test::words;

TEST_CASE("an empty document is one page") {
    Press press;
    const pages::Pages pages = press.set("");
    REQUIRE(pages.pages.size() == 1);
    CHECK(pages.structure.size() == 1);
    CHECK(press.messages() == "");
}

TEST_CASE("a heading of the tenth level looks like the sixth") {
    Press press;
    document::Document document;
    for (int level = 1; level <= 10; ++level) {
        document::Block block;
        document::Heading heading;
        heading.level = level;
        heading.content.push_back({document::Text{"h" + std::to_string(level)}, {}});
        block.node = heading;
        document.blocks.push_back(block);
    }
    const pages::Pages pages = press.set(document);
    CHECK(pages.structure[test::find_run(pages, "h10").element].role == pages::Role::heading_6);
    CHECK(press.messages() == "");
}

TEST_CASE("a note longer than pages goes on and loses no word") {
    Press press;
    const std::string notes = "[^1]: " + words(1200, "n") + "\n\n[^2]: " + words(400, "m") + "\n";
    const pages::Pages pages = press.set("call[^1]\n\nsecond[^2]\n\n" + notes);
    CHECK(pages.pages.size() > 5);
    CHECK(test::find_run(pages, "n0 ").page == test::find_run(pages, "call").page);
    const std::string all = test::words_of(pages);
    std::size_t at = 0;
    for (const char* word : {"n0 ", "n599 ", "n1199 ", "m0 ", "m399 "}) {
        at = all.find(word, at);
        REQUIRE(at != all.npos);
    }
    for (const test::Seen& run : test::runs_of(pages)) if (run.element != pages::kArtifact) CHECK(run.y <= 220);
    CHECK(press.messages() == "");
}

TEST_CASE("a word wider than its column runs over, one wider than the paper is divided") {
    Press press;
    const pages::Pages over = press.set("a " + std::string(45, 'w') + " b");
    CHECK(test::find_run(over, std::string(45, 'w')).x == 40.0);
    CHECK(press.messages().rfind("layout.overfull-line: a line of 'a wwww", 0) == 0);
    const pages::Pages divided = press.set("a " + std::string(300, 'w') + " b");
    std::size_t letters = 0;
    for (const test::Seen& run : test::runs_of(divided)) {
        const auto count = static_cast<std::size_t>(std::count(run.text.begin(), run.text.end(), 'w'));
        letters += count;
        CHECK(count <= 44);
    }
    CHECK(letters == 300);
}

TEST_CASE("a character that no font has is named with its place") {
    Press press;
    const pages::Pages pages = press.set("good \xE2\x98\x83 \xF0\x9F\x98\x80 \xE2\x98\x83");
    REQUIRE(press.diagnostics.all().size() == 2);
    CHECK(press.diagnostics.all()[0].message.find("U+2603") != std::string::npos);
    CHECK(press.diagnostics.all()[1].message.find("U+1F600") != std::string::npos);
    CHECK(press.diagnostics.all()[0].place.to_string() == "input.md:1:1");
    CHECK(press.diagnostics.failed());
    CHECK(test::words_of(pages) == "good ? ? ? ");
}

TEST_CASE("tables without cells, with sixty columns, with a cell taller than pages") {
    Press press;
    CHECK(press.set("| |\n|-|\n").pages.size() == 1);
    std::string wide = "|", rule = "|", row = "|";
    for (int i = 0; i < 60; ++i) {
        wide += "c" + std::to_string(i) + "|";
        rule += "-|";
        row += "abc|";
    }
    const pages::Pages sixty = press.set(wide + "\n" + rule + "\n" + row + "\n");
    std::size_t letters = 0;
    for (const test::Seen& run : test::runs_of(sixty)) letters += run.text.find('b') != run.text.npos;
    CHECK(letters > 60);        // set in parts, in each of which the first column stands again
    REQUIRE(press.diagnostics.all().size() == 1);
    CHECK(press.diagnostics.all()[0].code == "layout.table-too-wide");
    CHECK(press.diagnostics.all()[0].place.to_string() == "input.md:1:1");
    const pages::Pages tall = press.set("| a | b |\n|---|---|\n| " + words(900) + " | end |\n");
    CHECK(tall.pages.size() > 4);
    for (const test::Seen& run : test::runs_of(tall)) if (run.text.find('w') != run.text.npos) CHECK(run.y <= 220);
    CHECK(test::words_of(tall).find("w899") != std::string::npos);
}

TEST_CASE("the head of a table is repeated as an artifact, and its cells are told once") {
    Press press;
    std::string table = "| Symbol | Title |\n|---|---|\n";
    for (int i = 0; i < 60; ++i) table += "| S" + std::to_string(i) + " | title |\n";
    const pages::Pages pages = press.set(table);
    REQUIRE(pages.pages.size() > 2);
    std::size_t heads = 0, artifacts = 0;
    for (const test::Seen& run : test::runs_of(pages)) {
        if (run.text != "Symbol") continue;
        ++heads;
        artifacts += run.element == pages::kArtifact;
    }
    CHECK(heads == pages.pages.size());
    CHECK(artifacts == pages.pages.size() - 1);
}

TEST_CASE("what is nested too deep is said, not run out of memory over") {
    Press press;
    std::string deep(400, '>');
    CHECK_FALSE(press.set(deep + " deep\n").pages.empty());
    document::Inlines marks{{document::Text{"core"}, {}}};
    for (int i = 0; i < 300; ++i) marks = {{document::Emphasis{marks}, {}}};
    document::Document document;
    document.blocks.push_back({document::Paragraph{marks}, {}, {}});
    press.set(document);
    CHECK(press.messages().find("layout.nested-too-deep: marks are nested") != std::string::npos);
}

TEST_CASE("a note that calls itself or does not exist ends") {
    Press press;
    document::Document document;
    document::Note note{
        "1", "1", false, {{document::Paragraph{{{document::Text{"see"}, {}}, {document::NoteCall{0}, {}}}}, {}, {}}}, {}};
    document.notes.push_back(note);
    const document::Inlines calls{{document::Text{"a"}, {}}, {document::NoteCall{0}, {}}, {document::NoteCall{7}, {}}};
    document.blocks.push_back({document::Paragraph{calls}, {}, {}});
    const std::string all = test::words_of(press.set(document));
    CHECK(all == "a 1 1 see 1 ");
}

TEST_CASE("a long document is set whole") {
    Press press;
    std::string text;
    for (int i = 0; i < 3000; ++i) text += "p" + std::to_string(i) + " " + words(40) + "\n\n";
    const pages::Pages pages = press.set(text);
    CHECK(pages.pages.size() > 500);
    CHECK(test::find_run(pages, "p2999 ").page == pages.pages.size() - 1);
}
