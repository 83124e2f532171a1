// tests/text/cases/ties/: input lines to lines where ~ stands for a blank that holds and = for one that rather does, by the words
// of templates/locales/.
#include "app/ties.h"

#include <sstream>

#include "support/cases.h"
#include "support/catch.h"

using namespace rapporteur;

using Files = std::map<std::string, std::string>;

namespace {

std::string with_ties(const text::Ties& ties, const std::string& line, const std::string& language) {
    std::istringstream words(line);
    std::string before, after, shown;
    words >> before;
    shown = before;
    while (words >> after) {
        const bool holds = ties.hold_together(before, after, language), rather = ties.rather_hold_together(before, after, language);
        shown += (holds ? "~" : rather ? "=" : " ") + after;
        before = after;
    }
    return shown;
}

}  // namespace

TEST_CASE("the words of each language hold together") {
    Sources sources;
    Diagnostics diagnostics;
    const text::Ties ties = app::read_ties(Disk(test::source_path("")), FilesInMemory(Files{}), sources, diagnostics);
    CHECK(diagnostics.all().empty());
    for (const test::Case& one : test::cases("text/ties")) {
        const std::string language = one.need("language.txt").substr(0, 2);
        std::istringstream lines(one.need("input.txt"));
        std::string line, shown;
        while (std::getline(lines, line)) shown += with_ties(ties, line, language) + "\n";
        one.expect("expected.txt", shown);
    }
}

TEST_CASE("a project's own file of a language goes before the program's") {
    Sources sources;
    Diagnostics diagnostics;
    const FilesInMemory project(Files{{"templates/locales/en.yml", "ties: {titles: [Sir]}"}});
    const FilesInMemory own(
        Files{{"templates/locales/en.yml", "ties: {titles: [Mr.]}"}, {"templates/locales/fr.yml", "ties: {titles: [M.]}"}});
    const text::Ties ties = app::read_ties(project, own, sources, diagnostics);
    CHECK(ties.hold_together("Sir", "John", "en-GB"));
    CHECK_FALSE(ties.hold_together("Mr.", "Smith", "en"));
    CHECK(ties.hold_together("M.", "Dupont", "fr"));
    CHECK_FALSE(ties.hold_together("M.", "Dupont", "de") != ties.hold_together("M.", "Dupont", "xx"));
    CHECK(diagnostics.all().empty());
}

TEST_CASE("what is no list of words is told with its place") {
    Sources sources;
    Diagnostics diagnostics;
    app::read_ties(
        FilesInMemory(Files{{"templates/locales/en.yml", "ties:\n  title: [Mr.]\n  pairs: per cent\n  currencies: [5]\n"}}),
        FilesInMemory(Files{}), sources, diagnostics);
    std::string all;
    for (const Diagnostic& one : diagnostics.all()) all += one.place.to_string() + " " + one.message + "\n";
    CHECK(all == "templates/locales/en.yml:2:3 'ties' has no field 'title'\n"
                 "templates/locales/en.yml:4:16 a word in 'currencies' must be text, but is a whole number\n"
                 "templates/locales/en.yml:3:10 'pairs' must be a list of words, but is text\n");
}
