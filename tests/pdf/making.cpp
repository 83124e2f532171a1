#include "pdf/making.h"

#include <algorithm>
#include <deque>
#include <map>

#include "support/catch.h"

namespace rapporteur::test {

using namespace rapporteur::pages;

const text::FontFace& serif(const std::string& style) {
    static std::map<std::string, std::unique_ptr<text::FontFace>> faces;
    auto& face = faces[style];
    if (!face) {
        for (const char* folder : {"/usr/share/fonts/truetype/liberation/", "/usr/share/fonts/truetype/liberation2/"}) {
            auto opened = text::FontFace::from_file(folder + ("LiberationSerif-" + style + ".ttf"));
            if (auto* found = std::get_if<std::unique_ptr<text::FontFace>>(&opened)) face = std::move(*found);
        }
        if (!face) FAIL("Liberation Serif " << style << " is not installed (Debian: fonts-liberation)");
    }
    return *face;
}

namespace {

// Runs point to them as long as the program runs.
std::deque<text::ShapedWord>& words() {
    static std::deque<text::ShapedWord> made;
    return made;
}

}  // namespace

text::GlyphRun run_of(const std::string& characters, const text::FontFace& face, Length size) {
    text::Shaper shaper;
    words().push_back(shaper.shape(face, characters));
    text::GlyphRun run;
    run.face = &face;
    run.size = size;
    run.characters = characters;
    run.right_to_left = words().back().right_to_left;
    run.words.push_back({&words().back(), 0, 0});
    return run;
}

text::ShapedWord& word_of(text::GlyphRun& run) {
    const auto found =
        std::find_if(words().begin(), words().end(), [&](const text::ShapedWord& word) { return &word == run.words[0].shaped; });
    return *found;
}

Making::Making() {
    pages.title = "Final report";
    pages.language = "en";
    pages.author = "Secretariat";
    pages.date = "2022-09-02";
    add_element(pages, Role::document, 0);
    new_page();
}

void Making::new_page() {
    Page fresh;
    fresh.width = 595.28_pt;
    fresh.height = 841.89_pt;
    fresh.label = std::to_string(pages.pages.size() + 1);
    pages.pages.push_back(std::move(fresh));
    y = 72_pt;
}

void Making::say(ElementId element, const std::string& words) {
    say_at({72_pt, y}, element, words);
    y += 16_pt;
}

void Making::say_at(Point at, ElementId element, const std::string& words, const text::FontFace& face) {
    page().items.push_back({PlacedRun{at, run_of(words, face), {}}, element, ArtifactKind::layout});
}

ElementId Making::block(Role role, const std::string& words, ElementId parent) {
    const ElementId id = element(role, parent);
    say(id, words);
    return id;
}

void Making::furniture(ArtifactKind kind, Length at_y, const std::string& words) {
    page().items.push_back({PlacedRun{{72_pt, at_y}, run_of(words), {}}, kArtifact, kind});
}

}  // namespace rapporteur::test
