// tests/text/cases/: divisions (words with a bar and its cost
// where they may be divided), lines (paragraphs to the lines that they are set in, with their ratios).
#include <cstdio>
#include <sstream>

#include "base/files.h"
#include "text/divisions.h"
#include "text/toy.h"

using namespace rapporteur;
using namespace rapporteur::text;
using rapporteur::test::Case;
using rapporteur::test::cases;
using rapporteur::test::text_of;

namespace {

std::string with_divisions(std::string word) {
    const auto places = divisions(word, nullptr);
    for (auto place = places.rbegin(); place != places.rend(); ++place)
        word.insert(place->at, (place->flagged ? "|" : "/") + std::to_string(place->cost) + "|");
    return word;
}

// Each line of the case's input by itself.
template <typename Show>
void hold_line_by_line(const Case& one, const Show& show) {
    std::istringstream lines(one.need("input.txt"));
    std::string line, shown;
    while (std::getline(lines, line)) shown += show(line) + "\n";
    one.expect("expected.txt", shown);
}

std::string first_word(const std::optional<std::string>& text, const std::string& otherwise) {
    return text ? text->substr(0, text->find('\n')) : otherwise;
}

std::vector<std::string> paragraphs_of(const std::string& text) {
    std::vector<std::string> paragraphs{""};
    std::istringstream lines(text);
    std::string line;
    while (std::getline(lines, line)) {
        if (line.empty()) paragraphs.emplace_back();
        else paragraphs.back() += line;
    }
    return paragraphs;
}

std::string show(const Line& line) {
    char ratio[32];
    std::snprintf(ratio, sizeof ratio, "%6.2f%s ", line.ratio + 0.0, line.overfull ? " overfull" : "");
    std::string text = text_of(line);
    if (const std::size_t at = text.find("\u00AD"); at != text.npos) text.replace(at, 2, "-");
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return ratio + text + "\n";
}

}  // namespace

TEST_CASE("divisions at marks") {
    for (const Case& one : cases("text/divisions")) hold_line_by_line(one, with_divisions);
}

TEST_CASE("paragraphs in Liberation Serif, 10 pt on 13 cm") {
    FontSet fonts(FontSet::usual_folders());
    const std::string dictionary = Hyphenator::usual_path("en_GB");
    if (fonts.add_family("serif", {"LiberationSerif-Regular.ttf"}) || dictionary.empty()) {
        WARN("Liberation Serif or hyph_en_GB.dic is not installed: no paragraphs are set");
        return;
    }
    const auto patterns = Disk("/").read(dictionary.substr(1));
    REQUIRE(std::holds_alternative<std::string>(patterns));
    const auto hyphenator = Hyphenator::from_patterns(std::get<std::string>(patterns));
    REQUIRE(hyphenator);
    Shaper shaper;
    const Ties ties = rapporteur::test::some_ties();
    ItemOptions items;
    items.ties = &ties;
    items.hyphenator = &*hyphenator;
    BreakOptions breaks;
    breaks.width = [](std::size_t) { return 368.5_pt; };
    for (const Case& one : cases("text/lines")) {
        const auto align = first_word(one.read("align.txt"), "justified") == "left" ? LineAlign::left : LineAlign::justified;
        std::string shown;
        for (const std::string& paragraph : paragraphs_of(one.need("input.txt"))) {
            Span span;
            span.characters = paragraph;
            span.face = &fonts.face("serif", false, false);
            span.size = 10_pt;
            for (const Line& line : set_paragraph({span}, items, breaks, align, shaper)) shown += show(line);
            shown += "\n";
        }
        one.expect("expected.txt", shown);
    }
}
