// What people read when a template is at fault (cases/faults), and where each word came from (cases/origins).
#include "support/catch.h"
#include "templating/stage.h"

using namespace rapporteur;
using namespace rapporteur::test;

TEST_CASE("a fault in a template gives a message with place and remedy") {
    for (const Case& given : cases("templating/faults")) {
        Stage stage(templates_of(given));
        const auto rendered = stage.render(data_of(given, stage.sources));
        CHECK(stage.diagnostics.failed());
        given.expect("expected.txt",
                     stage.messages() + (rendered ? "---- what was rendered\n" + rendered->text : "---- nothing was rendered\n"));
    }
}

namespace {

std::string shown(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) out += c == '\n' ? std::string("\\n") : std::string(1, c);
    return out + "\"";
}

std::string place(const SourceSpan& span) { return span.known() ? span.to_string() + " " + shown(span.text()) : "-"; }

}  // namespace

TEST_CASE("each byte of the output knows its template place and its fact") {
    for (const Case& given : cases("templating/origins")) {
        Stage stage(templates_of(given));
        const auto rendered = stage.render(data_of(given, stage.sources));
        CHECK(stage.messages().empty());
        if (!rendered) continue;
        REQUIRE(rendered->map.size() == rendered->text.size());
        std::string all;
        const auto& pieces = rendered->map.pieces();
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const std::size_t end = i + 1 < pieces.size() ? pieces[i + 1].begin : rendered->text.size();
            all += shown(rendered->text.substr(pieces[i].begin, end - pieces[i].begin)) + "\n    template " +
                   place(pieces[i].origin.template_place) + "\n    fact     " + place(pieces[i].origin.fact_place) + "\n";
        }
        given.expect("expected.txt", all);
    }
}
