// English as the house writes it, with templates/locales/en.yml.
#include <algorithm>
#include <limits>
#include <thread>

#include "locale/locale.h"
#include "support/cases.h"
#include "support/catch.h"
#include "yaml/yaml.h"

using namespace rapporteur;

namespace {

struct English {
    Sources sources;
    Diagnostics diagnostics;
    const SourceFile& house = sources.add("templates/locales/en.yml", test::read_source("templates/locales/en.yml"));
    locale::Locale words{"en", yaml::read(house, diagnostics), diagnostics};
};

const locale::Locale& english() {
    static const English kEnglish;
    return kEnglish.words;
}

Date day(const char* text) {
    const auto date = Date::parse(text);
    REQUIRE(date);
    return *date;
}

Decimal dec(const char* text) {
    const auto number = Decimal::parse(text);
    REQUIRE(number);
    return *number;
}

std::string range(const char* from, const char* until, std::string_view style) {
    return english().date_range(day(from), day(until), style);
}

}  // namespace

TEST_CASE("the house file of English is well formed") {
    const English english;
    for (const Diagnostic& diagnostic : english.diagnostics.all()) UNSCOPED_INFO(to_text(diagnostic, false));
    CHECK(english.diagnostics.all().empty());
    CHECK(english.words.tag() == "en");
}

TEST_CASE("numbers in words are British") {
    const std::pair<std::int64_t, const char*> kNumbers[] = {{0, "zero"},
                                                             {1, "one"},
                                                             {13, "thirteen"},
                                                             {21, "twenty-one"},
                                                             {100, "one hundred"},
                                                             {105, "one hundred and five"},
                                                             {110, "one hundred and ten"},
                                                             {1234, "one thousand two hundred and thirty-four"},
                                                             {1'000'005, "one million and five"},
                                                             {-5, "minus five"}};
    for (const auto& [number, words] : kNumbers) CHECK(english().number_in_words(number) == words);
}

TEST_CASE("ordinals in words and in figures") {
    const std::tuple<std::int64_t, const char*, const char*> kOrdinals[] = {{1, "first", "1st"},
                                                                            {2, "second", "2nd"},
                                                                            {3, "third", "3rd"},
                                                                            {8, "eighth", "8th"},
                                                                            {10, "tenth", "10th"},
                                                                            {11, "eleventh", "11th"},
                                                                            {12, "twelfth", "12th"},
                                                                            {13, "thirteenth", "13th"},
                                                                            {21, "twenty-first", "21st"},
                                                                            {30, "thirtieth", "30th"},
                                                                            {101, "one hundred and first", "101st"},
                                                                            {111, "one hundred and eleventh", "111th"},
                                                                            {1002, "one thousand and second", "1,002nd"}};
    for (const auto& [number, words, figures] : kOrdinals) {
        CHECK(english().ordinal_in_words(number) == words);
        CHECK(english().ordinal(number) == figures);
    }
}

TEST_CASE("numbers under ten are words, from ten figures") {
    CHECK(english().number_house_style(0) == "zero");
    CHECK(english().number_house_style(9) == "nine");
    CHECK(english().number_house_style(10) == "10");
    CHECK(english().number_house_style(1234) == "1,234");
    CHECK(english().number_house_style(-3) == "-3");
}

TEST_CASE("the largest and smallest numbers are written") {
    for (const std::int64_t number : {std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()}) {
        CHECK_FALSE(english().number_in_words(number).empty());
        CHECK_FALSE(english().ordinal_in_words(number).empty());
        CHECK_FALSE(english().ordinal(number).empty());
        CHECK(english().plural_category(number) == "other");
    }
    CHECK(english().number_house_style(std::numeric_limits<std::int64_t>::min()) == "-9,223,372,036,854,775,808");
    CHECK(english().number(dec("123456789012345678901234567890")) == "123,456,789,012,345,678,901,234,567,890");
}

TEST_CASE("dates by name and by pattern") {
    const Date opening = day("2022-09-02");
    const std::pair<const char*, const char*> kPatterns[] = {{"long", "2 September 2022"},
                                                             {"day-month", "2 September"},
                                                             {"month-year", "September 2022"},
                                                             {"weekday", "Friday"},
                                                             {"day", "2"},
                                                             {"full", "Friday, 2 September 2022"},
                                                             {"iso", "2022-09-02"},
                                                             {"month", "September"},
                                                             {"year", "2022"},
                                                             {"short", "2 Sept. 2022"},
                                                             {"d MMM yyyy", "2 Sept. 2022"},
                                                             {"dd/MM/yy", "02/09/22"},
                                                             {"EEE d LLLL", "Fri 2 September"},
                                                             {"d 'of' MMMM", "2 of September"},
                                                             {"d 'o''clock' ''yy", "2 o'clock '22"},
                                                             {"HH", "HH"},
                                                             {"ddddd", "ddddd"},
                                                             {"", ""},
                                                             {"'open", "open"},
                                                             {"d. M. y", "2. 9. 2022"}};
    for (const auto& [pattern, expected] : kPatterns) {
        CAPTURE(pattern);
        CHECK(english().date(opening, pattern) == expected);
    }
    CHECK(english().date(day("2022-05-01")) == "1 May 2022");
    CHECK(english().date(day("0007-05-06")) == "6 May 0007");
    CHECK(english().date(day("2024-02-25"), "weekday") == "Sunday");
    CHECK(english().date(day("2024-02-26"), "weekday") == "Monday");
}

TEST_CASE("a pattern that is none is explained") {
    CHECK_FALSE(english().fault_in_date_pattern("long"));
    CHECK_FALSE(english().fault_in_date_pattern("d MMMM 'at noon'"));
    CHECK(english().fault_in_date_pattern("lnog") == "it has the letters 'l', which are no part of a date");
    CHECK(english().fault_in_date_pattern("HH:mm") == "it has the letters 'HH', which are no part of a date");
    CHECK(english().fault_in_date_pattern("d 'of MMMM") == "it has a quote that is not closed");
    CHECK(english().fault_in_date_pattern("") == "it is empty");
    CHECK(english().fault_in_date_pattern(std::string(100'000, 'y'))->size() < 100);
    const auto names = english().date_pattern_names();
    CHECK(std::count(names.begin(), names.end(), "long") == 1);
    CHECK(std::count(names.begin(), names.end(), "short") == 1);
}

TEST_CASE("two dates say once what they share") {
    CHECK(range("2022-08-30", "2022-09-02", "to") == "30 August to 2 September 2022");
    CHECK(range("2022-08-30", "2022-09-02", "from") == "from 30 August to 2 September 2022");
    CHECK(range("2022-08-30", "2022-09-02", "dash") == "30 August – 2 September 2022");
    CHECK(range("2018-04-30", "2018-05-01", "dash") == "30 April – 1 May 2018");
    CHECK(range("2017-09-04", "2017-09-06", "dash") == "4–6 September 2017");
    CHECK(range("2017-09-04", "2017-09-06", "to") == "4 to 6 September 2017");
    CHECK(range("2022-05-16", "2022-05-17", "and") == "16 and 17 May 2022");
    CHECK(range("2022-05-31", "2022-06-01", "and") == "31 May and 1 June 2022");
    CHECK(range("2015-09-07", "2015-09-11", "hyphen") == "7-11 September 2015");
    CHECK(range("2022-12-30", "2023-01-02", "to") == "30 December 2022 to 2 January 2023");
    CHECK(range("2022-09-02", "2023-09-02", "dash") == "2 September 2022 – 2 September 2023");
    CHECK(range("2022-09-02", "2022-09-02", "from") == "2 September 2022");
    CHECK(range("2017-09-04", "2017-09-06", "until") == "4–6 September 2017");
    CHECK(english().range_style_names() == std::vector<std::string>{"and", "dash", "from", "hyphen", "to"});
}

TEST_CASE("figures keep their places") {
    CHECK(english().number(dec("1234.5")) == "1,234.5");
    CHECK(english().number(dec("1234.50")) == "1,234.50");
    CHECK(english().number(dec("-1234567")) == "-1,234,567");
    CHECK(english().number(dec("0.05")) == "0.05");
    CHECK(english().number(dec("999")) == "999");
    CHECK(english().percent(dec("20")) == "20 per cent");
    CHECK(english().percent(dec("7.5")) == "7.5 per cent");
}

TEST_CASE("money has its code before it, or its symbol close to it") {
    CHECK(english().money(dec("2425799"), "CHF") == "CHF 2,425,799");
    CHECK(english().money(dec("365881.20"), "CHF") == "CHF 365,881.20");
    CHECK(english().money(dec("1500"), "US$") == "US$1,500");
    CHECK(english().money(dec("1500"), "€") == "€1,500");
    CHECK(english().money(dec("1500"), "") == "1,500");
    CHECK(english().money(dec("1500"), "Swiss francs") == "Swiss francs 1,500");
    CHECK(english().money(dec("1500"), "{amount}") == "{amount} 1,500");
    CHECK(english().money(dec("1500"), "Fr.") == "Fr. 1,500");
    CHECK(english().money(dec("1500"), "\xff\x80") == "\xff\x80 1,500");
}

TEST_CASE("lists have no comma before the last") {
    CHECK(english().list({}) == "");
    CHECK(english().list({"Sweden"}) == "Sweden");
    CHECK(english().list({"Sweden", "Zambia"}) == "Sweden and Zambia");
    CHECK(english().list({"Sweden", "Switzerland", "Zambia"}) == "Sweden, Switzerland and Zambia");
    CHECK(english().list({"Sweden", "Switzerland", "Zambia"}, "or") == "Sweden, Switzerland or Zambia");
}

TEST_CASE("periods are in words, and in years from two years on") {
    const std::tuple<int, int, const char*> kPeriods[] = {{1, 0, "one month"},
                                                          {12, 0, "twelve months"},
                                                          {13, 0, "thirteen months"},
                                                          {15, 0, "fifteen months"},
                                                          {18, 0, "eighteen months"},
                                                          {24, 0, "two years"},
                                                          {25, 0, "twenty-five months"},
                                                          {36, 0, "three years"},
                                                          {60, 0, "five years"},
                                                          {14, 30, "fourteen months and thirty days"},
                                                          {0, 1, "one day"},
                                                          {0, 0, "zero months"},
                                                          {24, 1, "two years and one day"}};
    for (const auto& [months, days, words] : kPeriods) CHECK(english().period(months, days) == words);
}

TEST_CASE("plural categories") {
    for (const auto& [number, category] : std::vector<std::pair<std::int64_t, const char*>>{
             {0, "other"}, {1, "one"}, {2, "other"}, {21, "other"}, {1'000'001, "other"}})
        CHECK(english().plural_category(number) == category);
}

TEST_CASE("States stand in the order of their English names") {
    const std::vector<std::string> kOrder{"Afghanistan",
                                          "Bolivia (Plurinational State of)",
                                          "Bosnia and Herzegovina",
                                          "Cabo Verde",
                                          "Costa Rica",
                                          "Côte d\u2019Ivoire",
                                          "Croatia",
                                          "Cuba",
                                          "Guinea",
                                          "Guinea-Bissau",
                                          "Holy See",
                                          "Iran (Islamic Republic of)",
                                          "Iraq",
                                          "Lao People\u2019s Democratic Republic",
                                          "Lebanon",
                                          "Niger",
                                          "Nigeria",
                                          "Republic of Korea",
                                          "Republic of Moldova",
                                          "Saint Kitts and Nevis",
                                          "Sao Tome and Principe",
                                          "State of Palestine",
                                          "Tunisia",
                                          "Türkiye",
                                          "Turkmenistan",
                                          "United Republic of Tanzania",
                                          "Viet Nam"};
    for (std::size_t i = 1; i < kOrder.size(); ++i) {
        CAPTURE(kOrder[i]);
        CHECK(english().compare_names(kOrder[i - 1], kOrder[i]) < 0);
        CHECK(english().compare_names(kOrder[i], kOrder[i - 1]) > 0);
    }
    CHECK(english().compare_names("Côte d'Ivoire", "Côte d\u2019Ivoire") == 0);
    CHECK(english().compare_names("Cote d'Ivoire", "Côte d'Ivoire") < 0);
    CHECK(english().compare_names("\xff\xfe", "a") != 0);
}

TEST_CASE("capitals and small letters") {
    CHECK(english().upper("Côte d'Ivoire, Straße, i") == "CÔTE D'IVOIRE, STRASSE, I");
    CHECK(english().lower("TÜRKİYE IRAN") == "türki̇ye iran");
    CHECK(english().title("the HALO trust") == "The Halo Trust");
    CHECK(english().title("lao people's (democratic) guinea-bissau  x") == "Lao People's (Democratic) Guinea-Bissau  X");
    CHECK(english().title("") == "");
    CHECK(english().title("éa\u00A0ßu") == "Éa\u00A0SSu");
    CHECK(english().capitalized("the HALO Trust") == "The HALO Trust");
    CHECK(english().capitalized("élu") == "Élu");
    CHECK(english().capitalized("") == "");
    CHECK(english().capitalized("\xff" "x").size() >= 2);
}

TEST_CASE("several threads may speak at once") {
    const English shared;
    std::vector<std::string> said(8);
    std::vector<std::thread> threads;
    for (std::string& words : said)
        threads.emplace_back([&] {
            const auto& english = shared.words;
            words = english.ordinal_in_words(10) + " " + english.date(*Date::parse("2022-09-02")) + " " + english.ordinal(3) + " " +
                    english.period(13) + (english.compare_names("a", "b") < 0 ? " a b" : " b a");
        });
    for (std::thread& thread : threads) thread.join();
    for (const std::string& words : said) CHECK(words == "tenth 2 September 2022 3rd thirteen months a b");
}
