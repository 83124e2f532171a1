// Other languages from ICU alone, and tags that are none.
#include "locale/locale.h"
#include "support/catch.h"

using namespace rapporteur;

namespace {

locale::Locale alone(const char* tag) {
    Diagnostics diagnostics;
    locale::Locale words(tag, Value(), diagnostics);
    CHECK(diagnostics.all().empty());
    return words;
}

Date day(const char* text) { return *Date::parse(text); }
Decimal dec(const char* text) { return *Decimal::parse(text); }

}  // namespace

TEST_CASE("French from ICU alone") {
    const locale::Locale french = alone("fr");
    CHECK(french.number_in_words(105) == "cent cinq");
    CHECK(french.ordinal_in_words(1) == "premier");
    CHECK(french.ordinal_in_words(10) == "dixième");
    CHECK(french.ordinal(1) == "1er");
    CHECK(french.number_house_style(9) == "neuf");
    CHECK(french.date(day("2022-09-02")) == "2 septembre 2022");
    CHECK(french.date(day("2022-09-02"), "weekday") == "vendredi");
    CHECK(french.date(day("2022-09-02"), "month-year") == "septembre 2022");
    CHECK(french.date_range(day("2022-08-30"), day("2022-09-02")) == "30 août – 2 septembre 2022");
    CHECK(french.date_range(day("2022-05-16"), day("2022-05-17"), "and") == "16 et 17 mai 2022");
    CHECK(french.date_range(day("2015-09-07"), day("2015-09-11"), "hyphen") == "7-11 septembre 2015");
    CHECK(french.number(dec("2425799.50")) == "2\u202F425\u202F799,50");
    CHECK(french.money(dec("2425799"), "CHF") == "2\u202F425\u202F799\u00A0CHF");
    CHECK(french.percent(dec("20")) == "20\u00A0%");
    CHECK(french.list({"Suède", "Suisse", "Zambie"}) == "Suède, Suisse et Zambie");
    CHECK(french.list({"Suède", "Suisse", "Zambie"}, "ou") == "Suède, Suisse ou Zambie");
    CHECK(french.period(13) == "treize mois");
    CHECK(french.period(36, 1) == "trois ans et un jour");
    CHECK(french.plural_category(0) == "one");
    CHECK(french.plural_category(2'000'000) == "many");
    CHECK(french.compare_names("Égypte", "Espagne") < 0);
}

TEST_CASE("Spanish from ICU alone") {
    const locale::Locale spanish = alone("es");
    CHECK(spanish.number_in_words(21) == "veintiún");
    CHECK(spanish.ordinal_in_words(10) == "décimo");
    CHECK(spanish.date(day("2022-09-02")) == "2 de septiembre de 2022");
    CHECK(spanish.date_range(day("2022-08-30"), day("2022-09-02"), "dash") == "30 de agosto – 2 de septiembre de 2022");
    CHECK(spanish.number(dec("1234")) == "1234");
    CHECK(spanish.number(dec("12345.6")) == "12.345,6");
    CHECK(spanish.list({"España", "Italia"}) == "España e Italia");
    CHECK(spanish.period(36) == "tres años");
    CHECK(spanish.period(1) == "un mes");
    CHECK(spanish.compare_names("nube", "ñandú") < 0);
}

TEST_CASE("English from ICU alone is not that of the United States") {
    const locale::Locale english = alone("en");
    CHECK(english.tag() == "en");
    CHECK(english.date(day("2022-09-02")) == "2 September 2022");
    CHECK(english.list({"A", "B", "C"}) == "A, B and C");
    CHECK(english.number_in_words(105) == "one hundred and five");
    CHECK(english.money(dec("2425799"), "CHF") == "CHF\u00A02,425,799");
    CHECK(english.period(15) == "fifteen months");
    CHECK(alone("en-US").date(day("2022-09-02")) == "September 2, 2022");
}

TEST_CASE("digits are always 0 to 9, and years those of the Gregorian calendar") {
    for (const char* tag : {"ar-EG", "fa", "th", "hi-u-nu-deva", "ja-u-ca-japanese"}) {
        const locale::Locale words = alone(tag);
        CAPTURE(tag, words.date(day("2022-09-12")), words.number(dec("12")));
        CHECK(words.date(day("2022-09-12")).find("2022") != std::string::npos);
        CHECK(words.date(day("2022-09-12")).find("12") != std::string::npos);
        CHECK(words.number(dec("12")) == "12");
    }
}

TEST_CASE("a date range says both dates whole where the day does not come first") {
    CHECK(alone("zh").date_range(day("2022-08-30"), day("2022-09-02")) == "2022年8月30日 – 2022年9月2日");
    CHECK(alone("en-US").date_range(day("2022-09-01"), day("2022-09-02"), "and") == "September 1, 2022 and September 2, 2022");
}

TEST_CASE("numbers in words have no soft hyphens, and old tags are understood") {
    CHECK(alone("de").number_in_words(21) == "einundzwanzig");
    CHECK(alone("iw").number_in_words(10) == alone("he").number_in_words(10));
    CHECK(alone("he").number_in_words(10) != "10");
}

TEST_CASE("where a language has no ordinals in words, they are in figures") {
    CHECK(alone("eu").ordinal_in_words(10) == alone("eu").ordinal(10));
    CHECK(alone("eu").number_in_words(10) == "10");
}

TEST_CASE("Russian has more than two plural forms") {
    const locale::Locale russian = alone("ru");
    CHECK(russian.plural_category(1) == "one");
    CHECK(russian.plural_category(3) == "few");
    CHECK(russian.plural_category(11) == "many");
    CHECK(russian.plural_category(-21) == "one");
    CHECK(russian.date(day("2022-09-02"), "day-month") == "2 сентября");
    CHECK(russian.date(day("2022-09-02"), "month") == "сентябрь");
}

TEST_CASE("a tag that is no language is reported, and nothing is taken from the machine's own language") {
    for (const std::string& tag :
         {std::string("xx"), std::string(), std::string("../en"), std::string("e\0n", 3), std::string(100'000, 'a')}) {
        Diagnostics diagnostics;
        const locale::Locale words(tag, Value(), diagnostics);
        REQUIRE(diagnostics.errors() == 1);
        CHECK(diagnostics.all()[0].code == "locale.unknown-language");
        CHECK(words.number(dec("1234")) == "1,234");
        CHECK(words.date(day("2022-09-02")).find("2022") != std::string::npos);
        CHECK_FALSE(words.number_in_words(7).empty());
        CHECK_FALSE(words.period(13).empty());
    }
}
