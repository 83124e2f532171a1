// House files that are wrong: each fault is told at its place, all of them in one run, and the locale still works.
#include "house_file.h"
#include "locale/locale.h"
#include "support/cases.h"
#include "support/catch.h"

using namespace rapporteur;

TEST_CASE("faults of a house file are told with their places") {
    for (const test::Case& one : test::cases("locale/faults")) {
        Sources sources;
        Diagnostics diagnostics;
        const locale::Locale words("en", test::read_house_file(sources.add("templates/locales/en.yml", one.need("house.yml"))), diagnostics);
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
    CHECK(words.money(Decimal::whole(5), "{amount}") == "{amount}5");
    CHECK(words.money(Decimal::whole(5), "CHF") == "5 CHF");
}
