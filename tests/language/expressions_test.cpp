#include <sstream>

#include "expressions.h"
#include "support/cases.h"
#include "support/catch.h"

using namespace rapporteur;
using test::Expressions;

TEST_CASE("expressions of Jinja's print what Jinja prints") {
    for (const auto& one : test::cases("language/jinja"))
        one.expect("expressions.txt", test::evaluated_anew(one.need("expressions.txt"), test::english()));
}

TEST_CASE("expressions of documents") {
    for (const auto& one : test::cases("language/documents"))
        one.expect("expressions.txt", test::evaluated_anew(one.need("expressions.txt"), test::english()));
}

TEST_CASE("faults say where, what and what to do") {
    for (const auto& one : test::cases("language/faults")) {
        std::string all;
        Expressions expressions(test::english());
        std::istringstream lines(one.need("expressions.txt"));
        for (std::string line; std::getline(lines, line);) {
            try {
                all += line + "\ngives " + language::to_text(expressions.evaluate(line), {}) + "\n\n";
            } catch (const Fault& fault) {
                all += to_text(fault.diagnostic, false) + "\n";
            }
        }
        one.expect("messages.txt", all);
    }
}

TEST_CASE("a value keeps the place of the fact it came from") {
    Sources sources;
    const SourceFile& facts = sources.add("facts.yml", "state: Bulgaria\nyear: 2022\n");
    const SourceSpan state{&facts, 7, 15}, state_key{&facts, 0, 5}, year{&facts, 22, 26};
    Map record;
    record.set("state", Value("Bulgaria", state), state_key);
    record.set("year", Value(2022, year));
    Expressions expressions(test::english());
    expressions.scope().set("record", Value(std::move(record)));
    CHECK(expressions.evaluate("record.state").place() == state);
    CHECK(expressions.evaluate("record['state'] | upper | trim").place() == state);
    CHECK(expressions.evaluate("1 + record.year").place() == year);
    CHECK(expressions.evaluate("record.state.upper()").place() == state);
    CHECK_FALSE(expressions.evaluate("1 + 1").place().known());
    const Value joined = expressions.evaluate("'In ' ~ record.year ~ ', ' ~ record.state");
    REQUIRE(joined.text_map());
    CHECK(joined.text() == "In 2022, Bulgaria");
    CHECK_FALSE(joined.text_map()->at(0).fact_place.known());
    CHECK(joined.text_map()->at(0).template_place.known());
    CHECK(joined.text_map()->at(3).fact_place == year);
    CHECK(joined.text_map()->at(9).fact_place == state);
    CHECK(expressions.evaluate("[record.state, record.year] | join('/')").text_map()->at(9).fact_place == year);
    try {
        expressions.evaluate("record.stat");
        FAIL("nothing is missing");
    } catch (const Fault& fault) {
        REQUIRE(fault.diagnostic.related.size() == 1);
        CHECK(fault.diagnostic.related[0].place == state_key);
        CHECK(fault.diagnostic.hints == std::vector<std::string>{"did you mean 'state'?"});
    }
}

TEST_CASE("a text with origins passes unchanged") {
    Sources sources;
    const SourceFile& file = sources.add("t", "macro");
    auto map = std::make_shared<SourceMap>();
    map->append(5, {{&file, 0, 5}, {}});
    Expressions expressions(test::english());
    expressions.scope().set("made", Value(Text{"macro", map}));
    for (const char* expression : {"made", "made | safe", "made | string", "made | default('x')", "made if true else ''"})
        CHECK(expressions.evaluate(expression).text_map() == map);
    CHECK(expressions.evaluate("'a' ~ made").text_map()->at(1).template_place == SourceSpan{&file, 0, 5});
}

TEST_CASE("a record that leads back to itself is printed") {
    Map record;
    record.set("name", Value("Iraq"));
    Map other;
    other.set("state", Value::reference(record, "iraq", {}));
    *record.find_to_change("name") = Value::reference(record, "iraq", {});
    Expressions expressions(test::english());
    expressions.scope().set("state", Value::reference(record, "iraq", {}));
    expressions.scope().set("other", Value(std::move(other)));
    CHECK(expressions.print("state") == "{'name': 'iraq'}");
    CHECK(expressions.print("other | tojson") == R"({"state": "iraq"})");
}

TEST_CASE("an expression beyond all measure is refused, never a crash") {
    Expressions expressions(test::english());
    const auto many = [](const std::string& piece, int times) {
        std::string all;
        for (; times > 0; --times) all += piece;
        return all;
    };
    for (const std::string& hostile : {many("(", 100'000) + "1" + many(")", 100'000),
                                       many("[", 100'000),
                                       many("{1:", 100'000),
                                       many("-", 100'000) + "1",
                                       many("not ", 100'000) + "1",
                                       "1" + many("+1", 100'000),
                                       "1" + many("~1", 100'000),
                                       "x" + many(".a", 100'000),
                                       "x" + many("[0]", 100'000),
                                       "x" + many("()", 100'000),
                                       "1" + many("|abs", 100'000),
                                       many("1 if 1 else ", 100'000) + "1",
                                       "1" + many(" if 1", 100'000),
                                       many("f(", 100'000),
                                       many("a if b else (", 50'000),
                                       many("x[", 100'000),
                                       "1" + many(" is odd", 100'000),
                                       many("{{", 100'000),
                                       many("'", 99'999),
                                       many("\\", 1000),
                                       std::string("9**9**9"),
                                       std::string("'a' * 10**9"),
                                       std::string("10**9 * 'ab'"),
                                       std::string("[0] * 10**9"),
                                       std::string("range(10**9)"),
                                       std::string("1.000000001 ** (10**18)"),
                                       std::string("'%999999999d' % 1"),
                                       std::string("'a' | center(10**9)"),
                                       std::string("'{:999999999}'.format(1)"),
                                       std::string("9223372036854775807 + 1"),
                                       std::string("-9223372036854775807 - 2"),
                                       std::string("9223372036854775808"),
                                       std::string("'abc' | indent(10**9)"),
                                       std::string("[1] | batch(10**15)"),
                                       std::string("[1] | slice(10**15)"),
                                       std::string("day('2022-09-02') + 10**17"),
                                       std::string("('a' * 10**6) | replace('a', 'b' * 10**6)"),
                                       std::string("'a'.ljust(10**9)"),
                                       std::string("1.5 % 0"),
                                       std::string("2 ** -(9223372036854775807)")}) {
        CAPTURE(hostile.substr(0, 40));
        CHECK(expressions.print(hostile).starts_with("! "));
    }
    CHECK(expressions.print("1" + many(" + 1", 300)) == "301");
    CHECK(expressions.print(many("(", 190) + "1" + many(")", 190)) == "1");
    CHECK(expressions.print("[" + many("1, ", 20'000) + "] | length") == "20000");
}

TEST_CASE("token soup never crashes") {
    const std::vector<std::string> words{
        "a",    "1",    "2.5",  "'t'",   "(",   ")",    "[", "]",          "{",     "}",     ",",      ".",    ":",   "|",  "~",
        "+",    "-",    "*",    "**",    "/",   "//",   "%", "==",         "<",     "in",    "not",    "is",   "and", "or", "if",
        "else", "true", "none", "upper", "map", "join", "=", "'%s %(a)d'", "range", "words", "person", "\xff", "’"};
    Expressions expressions(test::english());
    std::uint64_t state = 88172645463325252u;                                // xorshift: the same soup each time
    std::size_t answers = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string soup;
        for (int i = 0; i < 1 + round % 9; ++i) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            soup += words[state % words.size()] + " ";
        }
        answers += expressions.print(soup).starts_with("! ") ? 0 : 1;
    }
    CHECK(answers > 100);
}
