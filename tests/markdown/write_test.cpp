#include <algorithm>
#include <random>
#include <sstream>

#include "document/document.h"
#include "markdown/markdown.h"
#include "support/cases.h"
#include "support/catch.h"

using namespace rapporteur;

namespace {

document::Document read(const std::string& text, markdown::Dialect dialect) {
    const SourceFile file("input.md", text);
    Diagnostics diagnostics;
    return markdown::read(file, {}, {dialect, {}}, diagnostics);
}

// The tree's blocks alone, without ids, line ends as blanks: what two texts that mean the same have in common.
std::string shape(document::Document document) {
    document.masthead.reset();
    std::string shape, before;
    std::istringstream lines(document::dump(document, false));
    for (std::string line; std::getline(lines, line);) {
        if (line.find('"') == std::string::npos) line.resize(std::min(line.find(" #"), line.size()));
        const std::size_t indent = line.find_first_not_of(' ');
        if (line.substr(indent) == "soft-break") line.replace(indent, std::string::npos, "text \" \"");
        const std::string start = std::string(indent, ' ') + "text \"";
        if (line.rfind(start, 0) == 0 && before.rfind(start, 0) == 0) {
            before.pop_back();
            before += line.substr(start.size());
            continue;
        }
        shape += before + "\n";
        before = line;
    }
    return shape + before + "\n";
}

}  // namespace

TEST_CASE("a document is written as Markdown") {
    for (const test::Case& one : test::cases("markdown/write")) {
        CAPTURE(one.name);
        one.expect("expected.md", markdown::write(read(one.need("input.md"), markdown::Dialect::rapporteur)));
    }
}

TEST_CASE("what is written reads as what was meant") {
    for (const test::Case& one : test::cases("markdown/read")) {
        if (one.name.rfind("github-", 0) != 0) continue;
        CAPTURE(one.name);
        const auto document = read(one.need("input.md"), markdown::Dialect::github);
        const std::string written = markdown::write(document);
        CAPTURE(written);
        CHECK(shape(read(written, markdown::Dialect::github)) == shape(document));
        CHECK(markdown::write(read(written, markdown::Dialect::github)) == written);
    }
}

TEST_CASE("labels stand in the text") {
    using namespace document;
    const auto words = [](const std::string& text) { return Blocks{{Paragraph{{{Text{text}, {}}}}, "", {}}}; };
    Blocks body = words("The Meeting noted:");
    BlockList inner{true, 1, true, {{"(i)", words("one"), {}, "", {}}}};
    Blocks item = words("Progress made,");
    item.push_back({inner, "", {}});
    body.push_back({BlockList{true, 1, true, {{"(a)", item, {}, "", {}}, {"(b)", words("27. is a number"), {}, "", {}}}}, "", {}});
    Document document;
    document.blocks.push_back({Heading{2, {{Text{"Introduction"}, {}}}, "I.", true}, "introduction", {}});
    document.blocks.push_back({NumberedParagraph{"27.", body}, "x", {}});
    document.blocks.push_back(
        {NumberedParagraph{"28.", {{Paragraph{{{Text{"See paragraph "}, {}}, {Reference{"x", "27"}, {}}}}, "", {}}}}, "y", {}});
    document.blocks.push_back({AnnexHeading{{{Text{"Terms"}, {}}}, "Annex II"}, "z", {}});
    CHECK(markdown::write(document) ==
          "## I. Introduction\n\n"
          "27. The Meeting noted:\n\n"
          "    (a) Progress made,\n\n"
          "    (i) one\n\n"
          "    (b) 27. is a number\n\n"
          "28. See paragraph [27](#x)\n\n"
          "# Annex II \u2014 Terms\n");
}

TEST_CASE("an empty document is an empty line") { CHECK(markdown::write({}) == "\n"); }

namespace {

// Words full of marks, in every block and mark.
class RandomDocument {
public:
    explicit RandomDocument(unsigned seed) : random_(seed) {}

    document::Document make() {
        document::Document document;
        document.blocks = blocks(3);
        return document;
    }

private:
    unsigned below(unsigned n) { return static_cast<unsigned>(random_() % n); }

    std::string words() {
        static const std::vector<std::string> kWords{"word",
                                                     "27.",
                                                     "1)",
                                                     "*",
                                                     "_",
                                                     "a_b",
                                                     "__x__",
                                                     "#",
                                                     "##",
                                                     "|",
                                                     "a|b",
                                                     "^^",
                                                     "<<",
                                                     "<b>",
                                                     "<",
                                                     "&amp;",
                                                     "&",
                                                     "[x]",
                                                     "[^1]",
                                                     "](",
                                                     "(url)",
                                                     "\\",
                                                     "\\*",
                                                     "`",
                                                     "~~",
                                                     "~",
                                                     "-",
                                                     "--",
                                                     "---",
                                                     "+",
                                                     "=",
                                                     "===",
                                                     ">",
                                                     "!",
                                                     "![",
                                                     "\u00e9t\u00e9",
                                                     "\u201cquoted\u201d",
                                                     "end.",
                                                     ":",
                                                     ":-:",
                                                     "(a)",
                                                     "{#id}",
                                                     ":::",
                                                     "]:",
                                                     "[a]:",
                                                     "*a*",
                                                     "#5",
                                                     "&#42;",
                                                     "\"t\""};
        std::string text;
        for (unsigned i = 0, n = 1 + below(5); i < n; ++i)
            text += (i > 0 && below(4) > 0 ? " " : "") + kWords[below(static_cast<unsigned>(kWords.size()))];
        return text;
    }

    document::Inlines inlines(int depth) {
        using namespace document;
        Inlines made;
        for (unsigned i = 0, n = 1 + below(4); i < n; ++i) {
            const unsigned kind = depth > 0 ? below(9) : 0;
            if (kind == 1) made.push_back({Emphasis{inlines(0)}, {}});
            else if (kind == 2) made.push_back({Strong{inlines(0)}, {}});
            else if (kind == 4) made.push_back({Code{words()}, {}});
            else if (kind == 5) made.push_back({Link{"/a b(" + std::to_string(below(9)), "say \"it\"", inlines(0)}, {}});
            else if (kind == 6 && i > 0) made.push_back({HardBreak{}, {}});
            else made.push_back({Text{words()}, {}});
            if (kind == 1 || kind == 2) made.push_back({Text{" "}, {}});
        }
        return made;
    }

    document::Blocks blocks(int depth) {
        using namespace document;
        Blocks made;
        for (unsigned i = 0, n = 1 + below(4); i < n; ++i) {
            const unsigned kind = depth > 0 ? below(9) : 0;
            if (kind == 1) made.push_back({Heading{static_cast<int>(1 + below(6)), inlines(1), "", true}, "", {}});
            else if (kind == 2) made.push_back({list(depth - 1), "", {}});
            else if (kind == 3) made.push_back({Quote{blocks(depth - 1)}, "", {}});
            else if (kind == 4) made.push_back({CodeBlock{words() + "\n```\n" + words() + "\n", "c++"}, "", {}});
            else if (kind == 5) made.push_back({ThematicBreak{}, "", {}});
            else if (kind == 6) made.push_back({table(), "", {}});
            else made.push_back({Paragraph{inlines(2)}, "", {}});
        }
        return made;
    }

    document::BlockList list(int depth) {
        document::BlockList list{below(2) == 0, static_cast<std::int64_t>(below(20)), false, {}};
        if (!list.ordered) list.start = 1;
        for (unsigned i = 0, n = 1 + below(3); i < n; ++i) list.items.push_back({"", blocks(depth), {}, "", {}});
        return list;
    }

    document::Table table() {
        using namespace document;
        const unsigned columns = 1 + below(3);
        Table table{std::vector<Alignment>(columns, Alignment::right), {}, {}, {}, {}, {}};
        const auto row = [&] {
            Row made;
            for (unsigned i = 0; i < columns; ++i) made.cells.push_back({inlines(1), 1, 1, false, {}});
            return made;
        };
        table.head.push_back(row());
        for (unsigned i = 0, n = below(3); i < n; ++i) table.body.push_back(row());
        return table;
    }

    std::mt19937 random_;
};

std::string all_words(const document::Document& document) {
    std::string text;
    const auto add = [&](const document::Inlines& inlines) { text += document::plain_text(inlines) + " "; };
    document::for_each_block(document, [&](const document::Block& block) {
        if (const auto* paragraph = std::get_if<document::Paragraph>(&block.node)) add(paragraph->content);
        if (const auto* heading = std::get_if<document::Heading>(&block.node)) add(heading->content);
        if (const auto* code = std::get_if<document::CodeBlock>(&block.node)) text += code->characters;
        if (const auto* table = std::get_if<document::Table>(&block.node))
            for (const auto* rows : {&table->head, &table->body})
                for (const document::Row& row : *rows)
                    for (const document::Cell& cell : row.cells) add(cell.content);
    });
    text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\n'; }), text.end());
    return text;
}

}  // namespace

TEST_CASE("random documents keep their words and blocks") {
    const auto kinds = [](const document::Document& document) {
        std::vector<std::size_t> found;
        document::for_each_block(document, [&](const document::Block& block) { found.push_back(block.node.index()); });
        return found;
    };
    for (unsigned seed = 1; seed <= 400; ++seed) {
        const auto document = RandomDocument(seed).make();
        const std::string written = markdown::write(document);
        const auto again = read(written, markdown::Dialect::github);
        const std::string meant = all_words(document), read_again = all_words(again);
        const auto differ = std::mismatch(meant.begin(), meant.end(), read_again.begin(), read_again.end()).first - meant.begin();
        const std::size_t from = static_cast<std::size_t>(std::max<std::ptrdiff_t>(differ - 20, 0));
        CAPTURE(seed, written.size() < 600 ? written : "", meant.substr(from, 60),
                read_again.substr(std::min(from, read_again.size()), 60));
        CHECK(read_again == meant);
        CHECK(kinds(again) == kinds(document));
    }
}

TEST_CASE("a chart is written as its table, with the label that the text refers to") {
    document::Document document =
        read("::: chart {kind=\"bars\" alt=\"x\"}\n\n| Y | Done |\n| --- | ---: |\n| 2021 | 3 |\n\nTable: Clearance\n\n:::\n",
             markdown::Dialect::rapporteur);
    CHECK(markdown::write(document) == "Clearance\n\n| Y    | Done |\n| ---- | ---: |\n| 2021 | 3    |\n");
    std::get<document::Chart>(document.blocks.front().node).label = "Figure II";
    CHECK(markdown::write(document).rfind("Figure II — Clearance\n\n| Y", 0) == 0);
}
