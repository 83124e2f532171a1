#include "value/value.h"

#include "support/catch.h"

using namespace rapporteur;

TEST_CASE("a map keeps the order in which it was written, small and large") {
    Map map;
    for (int i = 0; i < 40; ++i) map.set("k" + std::to_string(39 - i), i);
    CHECK(map.size() == 40);
    CHECK(map.entries().front().key == "k39");
    CHECK(map.find("k0")->integer() == 39);
    CHECK(map.find("none") == nullptr);
    map.set("k0", "new");
    CHECK(map.size() == 40);
    CHECK(map.find("k0")->text() == "new");
}

TEST_CASE("truth is Jinja's") {
    for (const Value& value : {Value(), Value(false), Value(0), Value(""), Value(List{}), Value(Map{}),
                               Value(*Decimal::parse("0.00")), Value::missing("x")})
        CHECK_FALSE(value.truthy());
    for (const Value& value : {Value(true), Value(-1), Value("0"), Value(List{Value()}), Value(*Date::parse("2022-01-01"))})
        CHECK(value.truthy());
}

TEST_CASE("equality and order look at content") {
    CHECK(Value(1) == Value(*Decimal::parse("1.0")));
    CHECK_FALSE(Value(1) == Value("1"));
    CHECK(Value(List{1, 2}) == Value(List{1, 2}));
    CHECK(Value::compare(List{1, 2}, List{1, 3}) == -1);
    CHECK(Value::compare("b", "a") == 1);
    CHECK_FALSE(Value::compare("b", 1));
}

TEST_CASE("a reference reads as its record and keeps its own place") {
    Map record;
    record.set("name", "Bulgaria");
    const Value value = Value::reference(record, "bulgaria", {});
    CHECK(value.is_reference());
    CHECK(value.reference_id() == "bulgaria");
    CHECK(value.map().find("name")->text() == "Bulgaria");
}

TEST_CASE("records that refer to each other are compared by who they are") {
    Map ada, grace;
    ada.set("friend", Value::reference(grace, "grace", {}));
    grace.set("friend", Value::reference(ada, "ada", {}));
    CHECK_FALSE(Value::reference(ada, "ada", {}) == Value::reference(grace, "grace", {}));
    CHECK(Value::reference(ada, "ada", {}) == Value::reference(ada, "ada", {}));
    CHECK_FALSE(Value(ada) == Value(grace));
}
