// Any bytes as Markdown, set on pages in the toy style and written as PDF; twice, and the bytes are the same.
#include <cstdint>
#include <cstdlib>

#include "layout/layout.h"
#include "markdown/markdown.h"
#include "passes/number.h"
#include "pdf/pdf.h"
#include "yaml/yaml.h"

using namespace rapporteur;

namespace {

struct Press {
    Press() {
        const Disk project(RAPPORTEUR_SOURCE_DIR);
        const std::string text = std::get<std::string>(project.read("tests/layout/toy.yml"));
        style = style::read(yaml::read(sources.add("style.yml", text), diagnostics), "toy", diagnostics);
        for (const auto& [family, files] : style.families)
            if (fonts.add_family(family, files)) std::abort();
    }
    Sources sources;
    Diagnostics diagnostics;
    style::Style style;
    text::FontSet fonts{{RAPPORTEUR_SOURCE_DIR "/tests/text/fonts"}};
};

std::string print(const document::Document& document, const Press& press) {
    Diagnostics diagnostics;
    text::Shaper shaper;
    const pages::Pages pages = layout::set(document, press.style, {press.fonts, shaper, nullptr}, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.all()) to_text(diagnostic, true);
    const auto written = pdf::write(pages);
    const auto* bytes = std::get_if<std::string>(&written);
    return bytes ? *bytes : std::string();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Press press;
    const SourceFile file("input.md", std::string(reinterpret_cast<const char*>(data), size));
    Diagnostics diagnostics;
    document::Document document =
        passes::number(markdown::read(file, {}, {markdown::Dialect::rapporteur, {}}, diagnostics), diagnostics);
    if (document.language.empty()) document.language = "en";
    if (print(document, press) != print(document, press)) std::abort();
    return 0;
}
