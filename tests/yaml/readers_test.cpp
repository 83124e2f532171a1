// The reader of plain lines must read whatever it takes just as yaml-cpp does: values, places and faults. Held on every case and on
// many small files that are put together, always the same ones, from pieces that are easily got wrong.
#include "yaml/readers.h"

#include <random>

#include "support/cases.h"
#include "support/catch.h"

using namespace rapporteur;

namespace {

std::string place(const SourceSpan& span) { return " [" + std::to_string(span.begin) + "," + std::to_string(span.end) + ")"; }

void show(const Value& value, std::string& text) {
    text += std::string(describe(value.kind())) + place(value.place());
    if (value.is(Kind::list)) {
        for (const Value& entry : value.list()) text += "\n- ", show(entry, text);
        text += "\n.";
    } else if (value.is(Kind::map)) {
        for (const Map::Entry& entry : value.map().entries())
            text += "\n" + entry.key + place(entry.key_place) + ": ", show(entry.value, text);
        text += "\n.";
    } else {
        text += " " + yaml::write(value);
    }
}

std::string result_of(yaml::Builder& builder) {
    std::string text;
    show(builder.finish(), text);
    for (const Diagnostic& fault : builder.faults()) text += "\n" + to_text(fault, false);
    return text;
}

// What yaml-cpp makes of it, and the plain reader; the second empty where that one is not sure.
std::pair<std::string, std::string> both(const std::string& text) {
    const SourceFile file("facts.yml", text);
    const yaml::Limits limits;
    yaml::Builder thorough(file, limits), plain(file, limits);
    const bool sure = yaml::read_plain_lines(file, 0, limits, plain);
    if (!sure) return {};
    yaml::read_with_yaml_cpp(file, 0, thorough);
    return {result_of(thorough), result_of(plain)};
}

class Pieces {
public:
    explicit Pieces(unsigned seed) : random_(seed) {}

    // Mostly in order, so that the plain reader goes far before it meets something odd, if it meets it.
    std::string file() {
        std::string text;
        collection(text, 0, 0);
        if (below(15) == 0 && !text.empty()) text.pop_back();
        return text;
    }

private:
    std::size_t below(std::size_t limit) { return random_() % limit; }
    template <std::size_t N>
    std::string one_of(const char* const (&pieces)[N]) { return pieces[below(N)]; }

    void collection(std::string& text, std::size_t indent, std::size_t depth) {
        const bool list = depth > 0 && below(2) == 0;
        for (std::size_t entries = 1 + below(3); entries > 0; --entries) {
            if (below(20) == 0)
                text += one_of(
                    {"\n", "  \n", "# note\n", "    # note\n", "---\n", "...\n", "  text\n", "      deeper text\n", "      \n"});
            text += std::string(indent + (below(30) == 0 ? 1 : 0), ' ');
            if (list) text += one_of({"-", "-", "-", "- -", "-  -", "- a:"});
            else text += name() + (below(40) == 0 ? " :" : ":");
            if (depth < 3 && below(3) == 0) {
                text += one_of({"", "", "  # note", " "}) + "\n";
                collection(text, indent + (below(4) == 0 && !list ? 0 : 2), depth + 1);
                continue;
            }
            if (below(6) == 0) {
                block(text, indent);
                continue;
            }
            text += " " + one_of({"", "", "", " "}) + value() +
                    (below(10) == 0 ? one_of({" ", "  # note", " #", "#x", ":", " : z", ","}) : "") +
                    (below(30) == 0 ? "\r\n" : "\n");
        }
    }

    std::string name() {
        if (below(20) == 0)
            return one_of({"a b",   "\"q\"", "é",     "<<",   "-",  "~",      "?",  "x'y",           "-a",     ".a",  "a  b",
                           "a & b", "a - b", "a b's", "a #b", "a ", "A.B. c", "aé", "Côte d’Ivoire", "don’t ", "a“b”"});
        return one_of({"a", "b", "c", "d", "e-f", "g.h", "2022", "null", "true", "_x", "f1", "i", "j", "k", "l"});
    }

    void block(std::string& text, std::size_t indent) {
        text += " " + one_of({"|", ">", "|-", ">-", "|", ">", "|+", ">+", "| # note", "|x", "|2"}) + "\n";
        const std::string blanks(indent + 1 + below(3), ' ');
        for (std::size_t lines = below(5); lines > 0; --lines) {
            if (below(4) == 0) text += one_of({"", "", " ", "        "}) + "\n";
            text += (below(12) == 0 ? std::string(indent, ' ') : blanks) +
                    one_of({"words of text", "a: b", "- x", "# no note", "[", "  deeper", "end ", "'", "\"", "é"}) + "\n";
        }
        if (below(4) == 0) text += "\n";
    }

    std::string value() {
        static constexpr const char* kValues[] = {"word",
                                                  "two words",
                                                  "12",
                                                  "12.50",
                                                  "2022-09-02",
                                                  "2022-02-30",
                                                  "007",
                                                  "~",
                                                  "null",
                                                  "NO",
                                                  "true",
                                                  "a:b",
                                                  "a#b",
                                                  "'it''s'",
                                                  "'x'",
                                                  "\"x\"",
                                                  "\"\"",
                                                  "''",
                                                  "\"a\\n\"",
                                                  "\"open",
                                                  "'open",
                                                  "\"x\" y",
                                                  "[]",
                                                  "{}",
                                                  "[a, b]",
                                                  "[a,b]",
                                                  "{a: b}",
                                                  "{a: [b, 'c']}",
                                                  "[a, {b: c}]",
                                                  "[ a , b ]",
                                                  "[a, ]",
                                                  "{a}",
                                                  "[a",
                                                  "{a: b",
                                                  "a]",
                                                  "[a: b]",
                                                  "[[a], []]",
                                                  "[it's, a]",
                                                  "{a: b, a: c}",
                                                  "|",
                                                  ">",
                                                  "|-",
                                                  ">-",
                                                  "|+",
                                                  "|2",
                                                  "- x",
                                                  "-x",
                                                  "--- x",
                                                  "*x",
                                                  "&x y",
                                                  "!t y",
                                                  "@x",
                                                  "`x",
                                                  "%x",
                                                  "? x",
                                                  ": x",
                                                  "=",
                                                  "é è",
                                                  "a, b",
                                                  "(x)",
                                                  "a 'b' c",
                                                  "http://x.org/#a",
                                                  "[10:30]",
                                                  "[- a]",
                                                  "[-a]",
                                                  "{a:b}",
                                                  "{a: }",
                                                  "{a: , b: c}",
                                                  "[,]",
                                                  "[a]]",
                                                  "[a] b",
                                                  "{a: -}",
                                                  "[~, 1]",
                                                  "<x>",
                                                  "a - b",
                                                  "[a, b] # c",
                                                  "[#a]",
                                                  "[a #b]",
                                                  "\"a \\\"b\\\" c\"",
                                                  "\"\\\\\"",
                                                  "\"\\\"",
                                                  "{a: b | c}",
                                                  "[a & b, c*]",
                                                  "{a: |b}",
                                                  "[a|b]",
                                                  "{a: b %}",
                                                  "[a > b]",
                                                  "[!a]",
                                                  "[a @b!]",
                                                  "[a | ]",
                                                  "{a: b |}",
                                                  "\"a \\t b\"",
                                                  "[\"\\\"\", a]",
                                                  "[a \"b\" c]",
                                                  "{a: b(c=\"d\")}",
                                                  "[a`b, c?d, e?]",
                                                  "{a: b ? c}",
                                                  "\"\\n\"",
                                                  "\"a\\n b\\tc\"",
                                                  "\"\\x41\""};
        static constexpr const char* kUsual[] = {
            "word", "two words", "12",   "12.50", "2022-09-02", "~",   "'it''s'", "\"x y\"", "[a, 'b', 3]",     "{a: b, c: [d, e]}",
            "é è",  "a - b (c)", "x, y", "[]",    "{}",         "a:b", "a#b",     "-5",      "[{a: b}, {c: d}]"};
        return below(8) == 0 ? one_of(kValues) : one_of(kUsual);
    }

    std::mt19937 random_;
};

}  // namespace

TEST_CASE("both readers agree on every case") {
    std::size_t sure = 0;
    for (const test::Case& c : test::cases("yaml/read")) {
        const std::string text = c.need("input.yml");
        if (text.substr(0, 1) == "\xEF" || text.find('\0') != std::string::npos || c.name == "not-utf-8") continue;
        const auto [thorough, plain] = both(text);
        INFO(c.name);
        CHECK(plain == thorough);
        if (!plain.empty()) ++sure;
    }
    CHECK(sure >= 5);
}

TEST_CASE("both readers agree on files made of tricky pieces") {
    std::size_t sure = 0;
    for (unsigned seed = 0; seed < 20'000; ++seed) {
        const std::string text = Pieces(seed).file();
        const auto [thorough, plain] = both(text);
        if (plain.empty()) continue;
        ++sure;
        if (plain == thorough) continue;
        INFO(seed << ":\n" << text);
        REQUIRE(plain == thorough);
    }
    CHECK(sure > 5'000);
}

TEST_CASE("what fact files are made of is read by the plain reader") {
    CHECK_FALSE(both("# a\nstates:\n  bulgaria:\n    name: Bulgaria  # note\n    on: 2022-09-02\n    words: \"a: b\"\n    other: "
                     "'it''s'\n    list: [a, 'b', {c: d}]\n    more:\n    - x\n    - y: 1\n      z: 2\n"
                     "    text: >-\n      one\n      two\n\n      three\n    last: |\n      a\n        b\n")
                    .second.empty());
}
