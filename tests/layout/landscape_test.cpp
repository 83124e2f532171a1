// Regions on turned pages.
#include "layout/making.h"

using namespace rapporteur;

namespace {

const std::pair<std::string, std::string> kTall{"height: 260, body_top: 40, body_bottom: 220, first_body_bottom: 200",
                                                "height: 460, body_top: 40, body_bottom: 420"};

std::string table_of(int rows) {
    std::string text = "| No. | Name |\n|---|--:|\n";
    for (int i = 0; i < rows; ++i) text += "| r" + std::to_string(i) + " | thing |\n";
    return text + "\nTable: Things\n\n";
}

}  // namespace

TEST_CASE("a landscape region stands on turned pages of its own") {
    test::Press press("tests/layout/toy.yml", kTall);
    const pages::Pages pages =
        press.set("Before.\n\n::: landscape\n\n" + table_of(40) + "Words[^1].\n\n:::\n\nAfter.\n\n[^1]: A note.\n");
    CHECK(press.messages() == "");
    REQUIRE(pages.pages.size() >= 4);
    for (std::size_t i = 0; i < pages.pages.size(); ++i) {
        const bool turned = i > 0 && i + 1 < pages.pages.size();
        CAPTURE(i);
        CHECK(pages.pages[i].width == (turned ? 460_pt : 300_pt));
        CHECK(pages.pages[i].height == (turned ? 300_pt : 460_pt));
    }
    CHECK(test::find_run(pages, "After").page == pages.pages.size() - 1);
    CHECK(test::find_run(pages, "thing").x == 400);         // to the right edge: 260 + 160 wider - 20 of letters
    for (const test::Seen& run : test::runs_of(pages)) {
        const bool turned = run.page > 0 && run.page + 1 < pages.pages.size();
        if (turned && run.element != pages::kArtifact) CHECK(run.y <= 260);
    }
}

TEST_CASE("below a masthead a landscape region waits for the second page") {
    test::Press press("tests/layout/toy.yml", kTall);
    const pages::Pages pages =
        press.set("---\nmasthead: {organization: United Nations, symbol: A/1}\n---\n\n::: landscape\n\n" + table_of(3) + ":::\n");
    REQUIRE(pages.pages.size() == 2);
    CHECK(pages.pages[0].width == 300_pt);
    CHECK(pages.pages[1].width == 460_pt);
}

TEST_CASE("a page that is as wide as it is high is not turned") {
    test::Press press;
    const pages::Pages pages = press.set("Before.\n\n::: landscape\n\nInside.\n\n:::\n");
    CHECK(pages.pages.size() == 1);
}
