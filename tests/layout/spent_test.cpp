// A document may be let go as it is set: its pages are the same.
#include "layout/making.h"

using namespace rapporteur;

namespace {

pages::Pages set_and_let_go(test::Press& press, document::Document document) {
    return layout::set(std::move(document), press.style, {press.fonts, press.shaper, nullptr, nullptr, &press.pictures},
                       press.diagnostics);
}

void check_same(const std::string& markdown) {
    test::Press press;
    const document::Document document = press.read(markdown);
    const std::string whole = pages::dump(press.set(document));
    CHECK(pages::dump(set_and_let_go(press, document)) == whole);
}

}  // namespace

TEST_CASE("blocks that go as they become lines leave the same pages") {
    for (const test::Case& one : test::cases("layout/pages")) {
        DYNAMIC_SECTION(one.name) { check_same(one.need("input.md")); }
    }
}

TEST_CASE("wherever a document asks for a page, it is told") {
    const std::string front = "---\nnumbering: un\n---\n\n", back = "\n\n1. {: #far} Far.\n";
    const std::string asks = "see [@far page]";
    for (const std::string& text : std::vector<std::string>{
             asks, "## Heading " + asks, "- item\n- *" + asks + "*", "> quoted, " + asks, "1. numbered, " + asks,
             "| head |\n| --- |\n| " + asks + " |", "called[^n]\n\n[^n]: a note, " + asks,
             "::: keep\ninside, " + asks + "\n:::", "::: contents\n:::\n\n## Section"}) {
        INFO(text);
        check_same(front + text + back);
        test::Press press;
        const std::string words = test::words_of(set_and_let_go(press, press.read(front + text + back)));
        CHECK((words.find("page\u00A01") != words.npos || text.starts_with(":::")));
        CHECK(words.find("page\u00A00") == words.npos);
    }
}
