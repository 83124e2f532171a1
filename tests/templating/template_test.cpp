#include "templating/template.h"

#include "support/catch.h"
#include "templating/stage.h"

using namespace rapporteur;
using namespace rapporteur::test;

TEST_CASE("a library renders many times, and tells the faults of a broken template each time") {
    Stage stage(Templates{{"main.md", "{{ x }}{% include 'p' %}"}, {"p", "{% if %}{% endif %}"}});
    Map names;
    names.set("x", Value(1));
    for (int i = 0; i < 2; ++i) {
        Diagnostics diagnostics;
        const auto rendered = stage.library.render("main.md", names, diagnostics);
        REQUIRE(rendered);
        CHECK(rendered->text == "1");
        CHECK(diagnostics.errors() == 1);
    }
}

TEST_CASE("a template that is not there gives a message and nothing else") {
    Stage stage(Templates{{"main.md", ""}});
    CHECK_FALSE(stage.library.render("mian.md", {}, stage.diagnostics));
    CHECK(stage.messages().find("did you mean 'main.md'?") != std::string::npos);
}

TEST_CASE("a source from elsewhere uses the templates of the folder") {
    Stage stage(Templates{{"p.md", "<{{ x }}>"}});
    const SourceFile& source = stage.sources.add("elsewhere.md", "{% include 'p.md' %}");
    Map names;
    names.set("x", Value("y"));
    const auto rendered = stage.library.render_source(source, names, stage.diagnostics);
    REQUIRE(rendered);
    CHECK(rendered->text == "<y>");
    CHECK(stage.messages().empty());
}

TEST_CASE("all faults of a run are told, and what is right is rendered") {
    Stage stage(
        Templates{{"main.md", "a {{ one }} b {{ two }} c {% set x = 1 / 0 %}{{ x }}{% import 'nope' as n %}{{ n.m() }} d"}});
    CHECK(stage.text() == "a  b  c  d");
    CHECK(stage.diagnostics.errors() == 4);
}

TEST_CASE("options are kept to") {
    const FilesInMemory files(Templates{{"t/a", "  {% if true %}\nx\n  {% endif %}\n"}});
    Diagnostics diagnostics;
    const locale::Locale locale("en", Value(), diagnostics);
    const language::Environment environment(locale);
    const auto text = [&](templating::Options options) {
        Sources sources;
        templating::Library library(files, "t", sources, environment, options);
        return library.render("a", {}, diagnostics)->text;
    };
    CHECK(text({true, true, true}) == "x\n");
    CHECK(text({false, true, true}) == "\nx\n\n");
    CHECK(text({true, false, true}) == "  x\n  ");
    CHECK(text({false, false, true}) == "  \nx\n  \n");
    CHECK(text({false, false, false}) == "  \nx\n  ");
}
