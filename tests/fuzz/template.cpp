// Any bytes as a template, over a few names of each kind: ends soon, with text or with messages.
#include <cstdint>

#include "templating/template.h"

using namespace rapporteur;

namespace {

Map names() {
    Map inner;
    inner.set("name", Value("Chad"));
    Map all;
    all.set("text", Value("some words"));
    all.set("number", Value(12));
    all.set("list", Value(List{Value("b"), Value("a"), Value(3)}));
    all.set("map", Value(std::move(inner)));
    all.set("nothing", Value());
    return all;
}

language::Limits small() {
    language::Limits limits;
    limits.output_bytes = 1u << 16;
    limits.steps = 2'000;
    limits.range_items = 1'000;
    return limits;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Diagnostics setting_up, diagnostics;
    static const locale::Locale locale("en", Value(), setting_up);
    static const language::Environment environment(locale, small());
    static const FilesInMemory files(
        {{"part.md", "{% macro say(x) %}<{{ x }}>{% endmacro %}part {{ text }}"}, {"base.md", "{% block a %}base{% endblock %}"}});
    Sources sources;
    templating::Library library(files, "", sources, environment);
    library.render_source(sources.add("input.md", std::string(reinterpret_cast<const char*>(data), size)), names(), diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.all()) to_text(diagnostic, true);
    return 0;
}
