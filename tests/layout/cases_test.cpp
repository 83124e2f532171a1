#include "layout/making.h"

using namespace rapporteur;

TEST_CASE("documents are set as their cases say") {
    for (const test::Case& one : test::cases("layout/pages")) {
        DYNAMIC_SECTION(one.name) {
            test::Press press;
            const pages::Pages pages = press.set(one.need("input.md"));
            const std::string messages = press.messages();
            one.expect("expected.txt", pages::dump(pages) + (messages.empty() ? "" : "messages\n" + messages));
        }
    }
}
