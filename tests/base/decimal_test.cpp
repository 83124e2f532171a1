#include "base/decimal.h"

#include "support/catch.h"

using rapporteur::Decimal;
using rapporteur::Rounding;

namespace {
Decimal dec(const char* text) {
    const auto value = Decimal::parse(text);
    REQUIRE(value);
    return *value;
}
}  // namespace

TEST_CASE("a decimal keeps the places it was written with") {
    CHECK(dec("-12.50").to_string() == "-12.50");
    CHECK(dec("0.05").to_string() == "0.05");
    CHECK(dec("007").to_string() == "7");
    CHECK(dec("-0.5").to_string() == "-0.5");
}

TEST_CASE("what is not a number is not read as one") {
    for (const char* text : {"", "-", ".5", "5.", "1,000", "1e3", " 1", "1.2.3", "1234567890123456789012345678901"}) {
        CAPTURE(text);
        CHECK_FALSE(Decimal::parse(text));
    }
}

TEST_CASE("sums and products are exact") {
    CHECK(Decimal::add(dec("0.1"), dec("0.2"))->to_string() == "0.3");
    CHECK(Decimal::multiply(dec("365881"), dec("0.20"))->to_string() == "73176.20");
    CHECK(Decimal::subtract(dec("1"), dec("0.01"))->to_string() == "0.99");
}

TEST_CASE("division has at least one place and is rounded half even") {
    CHECK(Decimal::divide(dec("10"), dec("4"))->to_string() == "2.5");
    CHECK(Decimal::divide(dec("10"), dec("5"))->to_string() == "2.0");
    CHECK(Decimal::divide(dec("2"), dec("-3"))->to_string() == "-0.666666666667");
    CHECK_FALSE(Decimal::divide(dec("1"), dec("0")));
}

TEST_CASE("floor division and modulo follow the divisor's sign") {
    CHECK(Decimal::floor_divide(dec("-7"), dec("2"))->to_string() == "-4");
    CHECK(Decimal::modulo(dec("-7"), dec("2"))->to_string() == "1");
    CHECK(Decimal::modulo(dec("7"), dec("-2"))->to_string() == "-1");
    CHECK(Decimal::modulo(dec("7.5"), dec("2"))->to_string() == "1.5");
}

TEST_CASE("rounding") {
    CHECK(dec("2.5").rounded(0, Rounding::half_even).to_string() == "2");
    CHECK(dec("2.5").rounded(0, Rounding::half_up).to_string() == "3");
    CHECK(dec("-2.5").rounded(0, Rounding::half_up).to_string() == "-3");
    CHECK(dec("-2.1").rounded(0, Rounding::up).to_string() == "-3");
    CHECK(dec("2.9").rounded(0, Rounding::down).to_string() == "2");
    CHECK(dec("2").rounded(2, Rounding::down).to_string() == "2.00");
}

TEST_CASE("comparison looks at the value, not at the places") {
    CHECK(dec("1.50") == dec("1.5"));
    CHECK(dec("-1.2") < dec("-1.1"));
    CHECK(dec("-0.5") < dec("0.5"));
}
