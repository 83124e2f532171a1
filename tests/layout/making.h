// Markdown to pages in the toy style.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "layout/layout.h"
#include "markdown/markdown.h"
#include "passes/number.h"
#include "support/cases.h"
#include "support/catch.h"
#include "yaml/yaml.h"

namespace rapporteur::test {

class Press {
public:
    // The first of `changes` in the style file is replaced by the second.
    explicit Press(std::string style_path = "tests/layout/toy.yml", const std::pair<std::string, std::string>& change = {}) {
        std::string text = read_source(style_path);
        if (!change.first.empty()) {
            const std::size_t at = text.find(change.first);
            REQUIRE(at != text.npos);
            text.replace(at, change.first.size(), change.second);
        }
        style = style::read(yaml::read(sources.add("style.yml", std::move(text)), diagnostics), "toy", diagnostics);
        REQUIRE(messages() == "");
        for (const auto& family : style.families)
            REQUIRE_FALSE(fonts.add_family(family.first, family.second, style.features[family.first]));
    }

    document::Document read(const std::string& markdown) {
        const SourceFile& file = sources.add("input.md", markdown);
        return passes::number(markdown::read(file, {}, {markdown::Dialect::rapporteur, {}}, diagnostics), diagnostics);
    }
    pages::Pages set(const document::Document& document) {
        return layout::set(document, style, {fonts, shaper, nullptr, nullptr, &pictures}, diagnostics);
    }
    pages::Pages set(const std::string& markdown) { return set(read(markdown)); }

    std::string messages() const {
        std::string all;
        for (const Diagnostic& one : diagnostics.all()) all += one.code + ": " + one.message + "\n";
        return all;
    }

    Sources sources;
    Diagnostics diagnostics;
    style::Style style;
    text::FontSet fonts{{source_path("tests/text/fonts")}};
    text::Shaper shaper;
    Disk root{source_path("")};
    images::Shelf pictures{root};
};

// ---- Looking at pages ----

// A run of text on a page.
struct Seen {
    std::size_t page = 0;
    double x = 0, y = 0;
    std::string text;
    pages::ElementId element = 0;
};

inline std::vector<Seen> runs_of(const pages::Pages& pages) {
    std::vector<Seen> seen;
    for (std::size_t i = 0; i < pages.pages.size(); ++i)
        for (const pages::FrameItem& item : pages.pages[i].items)
            if (const auto* run = std::get_if<pages::PlacedRun>(&item.thing))
                seen.push_back({i, (run->at.x + run->run.x).in_points(), run->at.y.in_points(), run->run.characters, item.element});
    return seen;
}

inline std::string words_of(const pages::Pages& pages) {
    std::string words;
    for (const Seen& run : runs_of(pages)) words += run.text + (run.text.ends_with(" ") ? "" : " ");
    return words;
}

// The run that begins with `text`; fails the test where there is none.
inline Seen find_run(const pages::Pages& pages, const std::string& text) {
    for (const Seen& run : runs_of(pages)) if (run.text.rfind(text, 0) == 0) return run;
    FAIL("no run begins with '" << text << "'");
    return {};
}

inline std::string words(int count, const std::string& prefix = "w") {
    std::string text;
    for (int i = 0; i < count; ++i) text += (i ? " " : "") + prefix + std::to_string(i);
    return text;
}

}  // namespace rapporteur::test
