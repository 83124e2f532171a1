// Cases: tests/rules/cases/answers/<case>/ has facts.yml, the collections of a convention with their `rules`, and expressions.txt,
// an expression a line. Expected: answers.txt, what each gives, or the fault that it ends in, after the faults of the rules
// themselves.
#include "rules/rules.h"

#include <sstream>

#include "locale/locale.h"
#include "support/cases.h"
#include "support/catch.h"
#include "yaml/yaml.h"

using namespace rapporteur;

namespace {

const locale::Locale& english() {
    static Diagnostics diagnostics;
    static const locale::Locale kEnglish("en", Value(), diagnostics);
    return kEnglish;
}

// A convention's facts with their rules, and expressions asked of them.
struct Room {
    explicit Room(const std::string& facts, language::Limits limits = {}) : environment(english(), limits) {
        const Value read = yaml::read(sources.add("facts.yml", facts), diagnostics);
        if (read.is(Kind::map)) collections = read.map();
        rules::add(collections, environment, diagnostics);
        for (const Map::Entry& entry : collections.entries()) names.set(entry.key, entry.value);
    }

    Value ask(const std::string& expression) {
        const SourceFile& file = sources.add("template", expression);
        language::Tokens tokens(language::cut({&file, 0, static_cast<std::uint32_t>(expression.size())}));
        const auto tree = language::parse(tokens);
        tokens.expect_end();
        const Value value = language::evaluate(*tree, names, environment);
        return language::required(value, tree->place);
    }

    std::string answer(const std::string& expression) {
        try {
            return language::to_text(ask(expression), {}) + "\n";
        } catch (const Fault& fault) {
            return to_text(fault.diagnostic, false);
        }
    }

    Sources sources;
    Diagnostics diagnostics;
    Map collections;
    language::Environment environment;
    language::Scope names;
};

}  // namespace

TEST_CASE("rules answer, and say what is wrong") {
    for (const test::Case& one : test::cases("rules/answers")) {
        Room room(one.need("facts.yml"));
        std::string all;
        for (const Diagnostic& fault : room.diagnostics.all()) all += to_text(fault, false) + "\n";
        std::istringstream lines(one.read("expressions.txt").value_or(""));
        for (std::string line; std::getline(lines, line);) all += "> " + line + "\n" + room.answer(line) + "\n";
        one.expect("answers.txt", all);
    }
}

TEST_CASE("an answer is a value, with the place of the fact that it came from") {
    Room room(
        "states: {chile: {name: Chile, deposited: 2010-12-16}}\nrules:\n  when: {of: [s], is: s.deposited}\n  who: {is: "
        "states.chile}\n");
    REQUIRE_FALSE(room.diagnostics.failed());
    const Value when = room.ask("when(states.chile)");
    CHECK(when.is(Kind::date));
    CHECK(when.place().text() == "2010-12-16");
    CHECK(&room.ask("who()").map() == &room.collections.find("states")->map().find("chile")->map());
}

TEST_CASE("what was asked before is answered from memory, and from nothing else") {
    Room room(
        "a: {x: 1}\nb: {x: 1}\nrules:\n  f: {of: [n], is: 'f(n - 1) + f(n - 1) if n > 0 else 1'}\n  same: {of: [v], is: v}\n  "
        "counter: {is: 'cycler(1, 2)'}\n"
        "  both: {of: [one, other], is: '[one, other]'}\n  x: {of: [r], is: r.x}\n");
    CHECK(room.answer("f(40)") == "1099511627776\n");
    CHECK(&room.ask("same(a)").map() == &room.collections.find("a")->map());
    CHECK(&room.ask("same(b)").map() == &room.collections.find("b")->map());
    CHECK(room.ask("same(1)").is(Kind::integer));
    CHECK(room.ask("same(true)").is(Kind::boolean));
    CHECK(room.ask("same('1')").is(Kind::text));
    CHECK(room.answer("[same(1), same('1'), same(true), same(1.0)]") == "[1, '1', True, 1.0]\n");
    CHECK(room.ask("same(a.x)").place() == room.collections.find("a")->map().find("x")->place());
    CHECK(room.ask("same(b.x)").place() == room.collections.find("b")->map().find("x")->place());
    CHECK(room.answer("both(1, 2) + both(2, 1) + both(other=1, one=2)") == "[1, 2, 2, 1, 2, 1]\n");
    CHECK(room.answer("counter()").find("the rule 'counter' gives a function") != std::string::npos);
    for (int i = 0; i < 100; ++i) CHECK(room.answer("x({'x': " + std::to_string(i) + "})") == std::to_string(i) + "\n");
}

TEST_CASE("rules that ask each other without end come to one") {
    const std::string facts =
        "rules:\n  twice: {of: [n], is: twice(n + 1) + twice(n + 2)}\n  tree: {of: [n], is: 'tree([n[0] - 1]) + tree([n[0] - 1]) "
        "if n[0] > 0 else 1'}\n";
    Room room(facts);
    CHECK(room.answer("twice(0)").find("rules call each other more than 100 deep") != std::string::npos);
    CHECK(room.answer("tree([10])") == "1024\n");
    language::Limits limits;
    limits.steps = 1000;
    Room narrow(facts, limits);
    CHECK(narrow.answer("tree([40])").find("one question takes more than 1000 calls of rules") != std::string::npos);
    CHECK(narrow.answer("tree([8])") == "256\n");      // what a fault left behind is forgotten
    const std::string high(150, '-');
    Room tall("rules:\n  f: {of: [n], is: \"" + high + "f(n)\"}\n");
    CHECK(tall.answer("f(1)").find("rules call each other more than") != std::string::npos);
}
