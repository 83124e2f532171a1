#include "checks/issued.h"
#include "support/catch.h"

using namespace rapporteur;
using namespace rapporteur::checks;

namespace {

Reading reading_of(std::string_view text) {
    Reading reading;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        reading.add(text.substr(begin, end - begin), {});
        reading.end_line();
        begin = end + 1;
    }
    return reading;
}

// "<the words> instead of <how many>" for each departure of one text from another.
std::string told(std::string_view issued, std::string_view now) {
    const Reading reading = reading_of(now);
    std::string all;
    for (const Departure& departure : departures(reading, traces(reading_of(issued)))) {
        std::string one;
        for (const Stretch& stretch : departure.stretches)
            one += (one.empty() ? "" : ", ") + reading.text().substr(stretch.begin, stretch.end - stretch.begin) +
                   (stretch.words ? "" : " +") + " instead of " + std::to_string(stretch.issued);
        all += (all.empty() ? "" : "; ") + one;
    }
    return all;
}

}  // namespace

TEST_CASE("a document that is as it was issued departs nowhere") {
    CHECK(told("The Meeting was opened.\nIt ended.", "The Meeting was opened.\nIt ended.") == "");
    CHECK(told("", "") == "");
    CHECK(traces(reading_of("to be, or not to be")).size() == 13);      // two characters a word, and the line's end
}

TEST_CASE("the words that depart are found, and no others") {
    CHECK(told("until 1 October 2024 it works", "until 1 October 2025 it works") == "2025 instead of 1");
    CHECK(told("Angola, Chad and Malta", "Angola, Benin, Chad and Malta") == "Benin, instead of 0");
    CHECK(told("Angola, Benin, Chad and Malta", "Angola, Chad and Malta") == "Angola, + instead of 1");
    CHECK(told("one two\nthree\nfour", "one two\nthree\n4") == "4 instead of 1");
}

TEST_CASE("of a paragraph, only the words that are not the same depart") {
    CHECK(told("from 1 June 2022 on, for 13 months, it works", "from 1 July 2022 on, for 12 months, it works") ==
          "July instead of 1, 12 instead of 1");
    CHECK(told("a b c d e f", "a c d x e f g") == "a + instead of 1, x instead of 0, g instead of 0");
    CHECK(told("a 1 b 2 c 3 d 4 e 5 f", "a 6 b 7 c 8 d 9 e 0 f") == "6 b 7 c 8 d 9 e 0 instead of 9");          // another sentence
}

TEST_CASE("paragraphs that came in or went do not shift the others") {
    CHECK(told("a b\nc d\ne f", "a b\nx y\nc d\ne f") == "x y instead of 0");
    CHECK(told("a b\nx y\nc d\ne f", "a b\nc d\ne f") == "b + instead of 2");
    CHECK(told("a b\nc d", "") == "");                                 // nothing is left to point to
    CHECK(told("", "a b") == "a b instead of 0");
}

TEST_CASE("texts that have nothing in common are held to each other all the same, in little time") {
    std::string one, other;
    for (int i = 0; i < 3000; ++i) one += "w" + std::to_string(i) + "\n", other += "v" + std::to_string(i) + "\n";
    const Reading reading = reading_of(other);
    CHECK(departures(reading, traces(reading_of(one))).size() == 3000);
}
