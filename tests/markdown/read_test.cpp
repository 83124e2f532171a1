#include "document/document.h"
#include "markdown/markdown.h"
#include "support/cases.h"
#include "support/catch.h"

using namespace rapporteur;

// A case is input.md and expected.txt: the tree with its origins, then the messages. Read as Dialect::rapporteur; a folder whose
// name begins with "github-" as Dialect::github.
TEST_CASE("Markdown is read as the tree that it means") {
    for (const test::Case& one : test::cases("markdown/read")) {
        CAPTURE(one.name);
        const SourceFile file("input.md", one.need("input.md"));
        const bool github = one.name.rfind("github-", 0) == 0;
        Diagnostics diagnostics;
        const auto document =
            markdown::read(file, {}, {github ? markdown::Dialect::github : markdown::Dialect::rapporteur, {}}, diagnostics);
        std::string result = document::dump(document, true);
        for (const Diagnostic& problem : diagnostics.all()) result += "\n[" + problem.code + "] " + to_text(problem, false);
        one.expect("expected.txt", result);
    }
}
