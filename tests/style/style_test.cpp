#include "style/style.h"

#include <algorithm>

#include "support/cases.h"
#include "support/catch.h"
#include "yaml/yaml.h"

using namespace rapporteur;

namespace {

struct Reading {
    style::Style style;
    std::string messages;
};

Reading read(const std::string& text) {
    Sources sources;
    Diagnostics diagnostics;
    Reading reading;
    reading.style = style::read(yaml::read(sources.add("style.yml", text), diagnostics), "test", diagnostics);
    for (const Diagnostic& one : diagnostics.all()) {
        reading.messages += one.place.to_string() + " " + one.code + ": " + one.message + "\n";
        for (const std::string& hint : one.hints) reading.messages += "  " + hint + "\n";
    }
    return reading;
}

// The toy style with one place changed.
Reading read_changed(const std::string& from, const std::string& to) {
    std::string text = test::read_source("tests/layout/toy.yml");
    const std::size_t at = text.find(from);
    REQUIRE(at != text.npos);
    return read(text.replace(at, from.size(), to));
}

std::string without_place(const std::string& message) { return message.substr(message.find(' ') + 1); }

}  // namespace

TEST_CASE("the styles that come with the program have no faults") {
    for (const char* path : {"templates/styles/geneva.yml", "templates/styles/new-york.yml", "templates/styles/plain.yml"}) {
        CAPTURE(path);
        CHECK(read(test::read_source(path)).messages == "");
    }
}

TEST_CASE("the Geneva form has its measures") {
    const style::Style geneva = read(test::read_source("templates/styles/geneva.yml")).style;
    const style::ParagraphStyle& numbered = geneva.paragraphs.at("numbered");
    CHECK(numbered.label_x == 113.4_pt);
    CHECK(numbered.first_line == 141.7_pt);
    CHECK(numbered.left == 113.4_pt);
    CHECK(numbered.right == 481.9_pt);
    CHECK(numbered.leading == 12_pt);
    CHECK(numbered.align == style::Align::justified);
    CHECK(geneva.paragraphs.at("heading-3").label_right == 99.3_pt);
    CHECK(geneva.paragraphs.at("heading-3").font.weight == style::Weight::bold);
    CHECK(geneva.paragraphs.at("heading-5").font.weight == style::Weight::regular);
    REQUIRE(geneva.masthead);
    CHECK(geneva.masthead->session.at("plain").left == 56.6_pt);
    CHECK_FALSE(read(test::read_source("templates/styles/plain.yml")).style.masthead);
}

TEST_CASE("a paragraph is like another but for what it says") {
    const Reading reading =
        read_changed("quote: {like: body, left: 60, right: 240}", "quote: {like: item-1, left: 70, space_before: 3}");
    REQUIRE(reading.messages == "");
    const style::ParagraphStyle& quote = reading.style.paragraphs.at("quote");
    CHECK(quote.label_x == 60_pt);
    CHECK(quote.left == 70_pt);
    CHECK(quote.first_line == 70_pt);      // a new left edge without a first line of its own is that of all lines
    CHECK(quote.space_before == 3_pt);
    CHECK(quote.space_after == 6_pt);
}

TEST_CASE("faults of a style are said with their place and a remedy") {
    const auto message = [](const char* from, const char* to) { return without_place(read_changed(from, to).messages); };
    CHECK(message("leading: 12, space_after", "leding: 12, space_after") ==
          "style.unknown-field: there is no field 'paragraphs.body.leding'\n  did you mean 'leading'?\n");
    CHECK(message("body_bottom: 220, ", "") == "style.missing: page.body_bottom is missing\n");
    CHECK(message("body_bottom: 220", "body_bottom: low") ==
          "style.wrong-kind: page.body_bottom is text, expected a number of points\n");
    CHECK(message("space_after: 6, align", "space_after: -6, align") ==
          "style.out-of-range: paragraphs.body.space_after is not between 0 and 14400 points\n");
    CHECK(message("align: justified", "align: justfied") ==
          "style.unknown-value: paragraphs.body.align is 'justfied', expected one of: left, centre, right, justified\n");
    CHECK(message("plain: {like: body}", "plain: {like: bdoy}") ==
          "style.unknown-paragraph: paragraphs.plain is like 'bdoy', which does not stand above it\n  did you mean 'body'?\n");
    CHECK(message("  quote: ", "  quoet: ") ==
          "style.unknown-paragraph: there is no kind of paragraph called 'quoet'\n  did you mean 'quote'?\n"
          "style.yml:2:1 style.missing: paragraphs.quote is missing\n  write 'quote: {like: body}'\n");
    CHECK(message("left: 60, right: 240}", "left: 60, right: 80}") ==
          "style.out-of-range: paragraphs.quote is narrower than 36 points\n  all places are measured from the left edge of the "
          "page, 'right' too\n");
    CHECK(message("page_number: {font: toy", "page_number: {font: toi").find("there is no family of fonts called 'toi'") !=
          std::string::npos);
    CHECK(message("toy: [toy.ttf]", "toy: []").find("families.toy is no list of one to four font files") != std::string::npos);
    CHECK(message("body_bottom: 220, first_body_bottom: 200", "body_bottom: 60").find("lower than 72 points") != std::string::npos);
    CHECK(message("page_number: {font: toy, size: 8", "page_number: {font: toy, size: 0").find("page_number.size is zero") !=
          std::string::npos);
}

TEST_CASE("all faults of a style are said in one run, and a style comes of it all the same") {
    for (const char* text : {"", "[]", "page: 3", "paragraphs: {body: []}", "masthead: {session: 5}"}) {
        CAPTURE(text);
        const Reading reading = read(text);
        CHECK(std::count(reading.messages.begin(), reading.messages.end(), '\n') >= 1);
        CHECK(reading.style.page.body_bottom > reading.style.page.body_top);
    }
    const Reading empty = read("{}");
    CHECK(empty.messages.find("page is missing") != std::string::npos);
    CHECK(empty.messages.find("page_number is missing") != std::string::npos);
    CHECK(empty.style.paragraphs.size() == 20);
}

TEST_CASE("per cents are kept as shares, within bounds") {
    const Reading reading = read_changed("families:", "letter_stretch: 1.5\nprotrusion: 50\nfamilies:");
    CHECK(reading.messages == "");
    CHECK(reading.style.letter_stretch == 0.015);
    CHECK(reading.style.protrusion == 0.5);
    CHECK(without_place(read_changed("families:", "letter_stretch: 20\nfamilies:").messages) ==
          "style.out-of-range: letter_stretch is not between 0 and 5 per cent\n");
}

TEST_CASE("how words are divided, and how lines end, is the style's") {
    const Reading reading = read_changed("families:", "hyphens: {before: 3, after: 4, names: never}\nfamilies:");
    CHECK(reading.messages == "");
    CHECK(reading.style.hyphens.before == 3);
    CHECK(reading.style.hyphens.after == 4);
    CHECK(reading.style.hyphens.names == style::Dividing::never);
    CHECK(without_place(read_changed("families:", "hyphens: {names: sometimes}\nfamilies:").messages) ==
          "style.unknown-value: hyphens.names is 'sometimes', expected one of: never, rarely, freely\n");
    const Reading paragraphs = read_changed("align: justified}", "align: justified, balance: true, last_line: 12}");
    CHECK(paragraphs.messages == "");
    CHECK(paragraphs.style.paragraphs.at("plain").balance);
    CHECK(paragraphs.style.paragraphs.at("plain").last_line == 12_pt);
}

TEST_CASE("a family's OpenType features are tags of four letters") {
    const Reading reading = read_changed("page: ", "features: {toy: [onum, -liga]}\npage: ");
    CHECK(reading.messages == "");
    CHECK(reading.style.features.at("toy") == "onum,-liga");
    for (const char* wrong :
         {"features: {toi: [onum]}", "features: {toy: onum}", "features: {toy: [old figures]}", "features: {toy: [3]}"}) {
        CAPTURE(wrong);
        CHECK_FALSE(read_changed("page: ", std::string(wrong) + "\npage: ").messages.empty());
    }
}

TEST_CASE("charts look as tables do where the style says nothing") {
    const style::Style toy = read(test::read_source("tests/layout/toy.yml")).style;
    CHECK(toy.chart.font.family == "toy");
    CHECK(toy.chart.height == 40_pt);
    CHECK(toy.chart.left == toy.table.left);
    CHECK(toy.chart.colours.empty());
}

TEST_CASE("a chart's colours are read, and what is no colour is reported") {
    const auto chart = [](const std::string& fields) { return read_changed("chart: {height: 40}", "chart: {" + fields + "}"); };
    const Reading good = chart("size: 6, height: 80, colours: [\"#1F4E79\", \"#c55a11\"]");
    CHECK(good.messages == "");
    REQUIRE(good.style.chart.colours.size() == 2);
    CHECK(good.style.chart.colours[1].red == 0xC5);
    CHECK(good.style.chart.colours[1].blue == 0x11);
    CHECK(good.style.chart.font.size == 6_pt);
    CHECK(good.style.chart.height == 80_pt);
    CHECK(without_place(chart("colours: [\"red\"]").messages) ==
          "style.unknown-value: chart.colours holds 'red', expected a colour\n"
          "  write it as \"#1F4E79\": red, green and blue, two digits each from 00 to FF\n");
    CHECK(without_place(chart("colors: []").messages).find("did you mean 'colours'?") != std::string::npos);
}
