// The toy font (tests/support/make_toy_font.py): at 10 pt every letter is 5 pt wide and a blank 2.5 pt.
#pragma once

#include "support/cases.h"
#include "support/catch.h"
#include "text/paragraph.h"

namespace rapporteur::test {

// A few words of English.
inline text::Ties some_ties() {
    text::Ties ties;
    text::TiedWords words;
    words.titles = {"H.E.", "Mr.", "Ms."};
    words.before_number = {"Article", "No.", "no.", "annex", "para.", "paragraph", "paragraphs", "paras."};
    words.after_number = {"August", "November", "September", "million", "per"};
    words.currencies = {"CHF", "US$"};
    words.pairs = {"per cent"};
    ties.add("en", words);
    return ties;
}

struct Toy {
    text::FontSet fonts{{source_path("tests/text/fonts")}};
    text::Shaper shaper;
    text::Ties ties = some_ties();

    Toy() { REQUIRE_FALSE(fonts.add_family("toy", {"toy.ttf"})); }
    const text::FontFace& face() const { return fonts.face("toy", false, false); }
    text::Span span(std::string characters, std::uint32_t user = 0) const {
        text::Span made;
        made.characters = std::move(characters);
        made.face = &face();
        made.size = 10_pt;
        made.user = user;
        return made;
    }
    std::vector<text::Item> items(const std::vector<text::Span>& spans, bool justified = true) {
        text::ItemOptions options;
        options.justified = justified;
        options.ties = &ties;
        return make_items(spans, options, shaper);
    }
    std::vector<text::Line> lines(const std::vector<text::Span>& spans, Length width,
                                  text::LineAlign align = text::LineAlign::justified,
                                  const text::Hyphenator* hyphenator = nullptr) {
        text::ItemOptions item_options;
        item_options.hyphenator = hyphenator;
        item_options.ties = &ties;
        return set_paragraph(spans, item_options, breaking(width), align, shaper);
    }
    static text::BreakOptions breaking(Length width) {
        text::BreakOptions options;
        options.width = [width](std::size_t) { return width; };
        return options;
    }
};

inline std::string text_of(const text::Line& line) {
    std::string text;
    for (const text::GlyphRun& run : line.runs) text += run.characters;
    return text;
}

inline std::vector<std::string> texts_of(const std::vector<text::Line>& lines) {
    std::vector<std::string> texts;
    for (const text::Line& line : lines) texts.push_back(text_of(line));
    return texts;
}

}  // namespace rapporteur::test
