// House files that are wrong: each fault is told at its place, all of them in one run, and the locale still works.
#include "locale/locale.h"
#include "support/cases.h"
#include "support/catch.h"
#include "yaml/yaml.h"

using namespace rapporteur;

TEST_CASE("faults of a house file are told with their places") {
    for (const test::Case& one : test::cases("locale/faults")) {
        Sources sources;
        Diagnostics diagnostics;
        const SourceFile& house = sources.add("templates/locales/en.yml", one.need("house.yml"));
        const locale::Locale words("en", yaml::read(house, diagnostics), diagnostics);
        std::string told;
        for (const Diagnostic& diagnostic : diagnostics.all()) told += diagnostic.code + "\n" + to_text(diagnostic, false) + "\n";
        CHECK(diagnostics.failed());
        one.expect("expected.txt", told);
        CHECK(words.date(*Date::parse("2022-09-02")) == "2 September 2022");
        CHECK(words.list({"A", "B"}) == "A and B");
    }
}

TEST_CASE("a house file that is no map is one fault") {
    for (const Value& house : {Value("en"), Value(List{1, 2}), Value(7), Value(true)}) {
        Diagnostics diagnostics;
        const locale::Locale words("en", house, diagnostics);
        REQUIRE(diagnostics.errors() == 1);
        CHECK(diagnostics.all()[0].code == "locale.wrong-kind");
    }
}

TEST_CASE("what is filled in is not filled in again") {
    Map money, house;
    money.set("symbol", "{currency}{amount}");
    money.set("code", "{amount} {currency}");
    house.set("money", money);
    Diagnostics diagnostics;
    const locale::Locale words("en", house, diagnostics);
    CHECK(words.money(Decimal::whole(5), "{amount}") == "5 {amount}");
    CHECK(words.money(Decimal::whole(5), "{currency}$") == "{currency}$5");
}

TEST_CASE("the house may have its own separators, and its own choice among the rule sets of the language") {
    Map numbers, house;
    numbers.set("thousands", "\u2019");
    numbers.set("decimal", "·");
    numbers.set("ordinal_rules", "spellout-ordinal-feminine");
    numbers.set("words_below", 0);
    house.set("numbers", numbers);
    Diagnostics diagnostics;
    const locale::Locale words("fr", house, diagnostics);
    CHECK_FALSE(diagnostics.failed());
    CHECK(words.number(*Decimal::parse("1234567.50")) == "1\u2019234\u2019567·50");
    CHECK(words.ordinal_in_words(1) == "première");
    CHECK(words.number_house_style(3) == "3");
}
