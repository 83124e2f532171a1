// Cases: tests/yaml/cases/read/<case>/ holds input.yml, expected.txt (each value: where, what kind, what it is, the bytes of its
// span) and, where something is wrong, faults.txt (the messages as people read them).
#include "yaml/yaml.h"

#include <algorithm>

#include "support/cases.h"
#include "support/catch.h"

using namespace rapporteur;

namespace {

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) result += c == '\n' ? std::string("\\n") : c == '\r' ? std::string("\\r") : std::string(1, c);
    return result;
}

std::string scalar_text(const Value& value) {
    switch (value.kind()) {
        case Kind::text: return "\"" + escaped(value.text()) + "\"";
        case Kind::list: return std::to_string(value.list().size());
        case Kind::map: return std::to_string(value.map().size());
        case Kind::missing:
        case Kind::null:
        case Kind::boolean:
        case Kind::integer:
        case Kind::decimal:
        case Kind::date:
        case Kind::callable: break;
    }
    std::string written = yaml::write(value);
    return written.substr(0, written.size() - 1);
}

std::string at(const SourceSpan& place) {
    const auto begin = place.file->line_column(place.begin);
    return std::to_string(begin.line) + ":" + std::to_string(begin.column) + " [" + escaped(place.text()) + "]";
}

void show(const Value& value, const std::string& path, std::string& text) {
    text += (path.empty() ? "." : path) + " = " + std::string(describe(value.kind())) + " " + scalar_text(value) + " at " +
            at(value.place()) + "\n";
    if (value.is(Kind::list))
        for (std::size_t i = 0; i < value.list().size(); ++i) show(value.list()[i], path + "[" + std::to_string(i) + "]", text);
    if (value.is(Kind::map))
        for (const Map::Entry& entry : value.map().entries()) {
            text += path + "." + entry.key + ": key at " + at(entry.key_place) + "\n";
            show(entry.value, path + "." + entry.key, text);
        }
}

struct Reading {
    explicit Reading(std::string text, const yaml::Limits& limits = {})
        : value(yaml::read(sources.add("facts.yml", std::move(text)), diagnostics, limits)) {}
    Sources sources;
    Diagnostics diagnostics;
    Value value;

    std::string messages() const {
        std::string text;
        for (const Diagnostic& one : diagnostics.all()) text += to_text(one, false) + "(" + one.code + ")\n\n";
        return text;
    }
};

std::string repeated(const std::string& text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
}

}  // namespace

TEST_CASE("YAML files are read as values that know their places, and faults are told") {
    for (const test::Case& c : test::cases("yaml/read")) {
        INFO(c.name);
        const Reading reading(c.need("input.yml"));
        std::string text;
        show(reading.value, "", text);
        c.expect("expected.txt", text);
        if (reading.diagnostics.failed() || c.read("faults.txt")) c.expect("faults.txt", reading.messages());
    }
}

TEST_CASE("what is written reads back as the same value") {
    for (const test::Case& c : test::cases("yaml/read")) {
        INFO(c.name);
        const Reading reading(c.need("input.yml"));
        const std::string written = yaml::write(reading.value);
        INFO(written);
        const Reading again(written);
        CHECK(again.messages().empty());
        CHECK(again.value == reading.value);
        CHECK(yaml::write(again.value) == written);
    }
}

TEST_CASE("every text survives writing") {
    for (const std::string text : {"",
                                   " ",
                                   "a",
                                   " a",
                                   "a ",
                                   "true",
                                   "null",
                                   "~",
                                   "12",
                                   "1.50",
                                   "2022-09-02",
                                   "no",
                                   "- a",
                                   "a: b",
                                   "a:",
                                   "a #b",
                                   "#",
                                   "'",
                                   "\"",
                                   "it's \"so\"",
                                   "\\",
                                   "a\nb",
                                   "a\nb\n",
                                   "a\nb\n\n",
                                   "\na",
                                   "\n",
                                   "a\n\nb",
                                   " a\nb",
                                   "a\n  b",
                                   "a \nb",
                                   "tab\tbed",
                                   "a\r\nb",
                                   "\x01",
                                   "é",
                                   "«x»",
                                   "[a",
                                   "{",
                                   "*x",
                                   "&x",
                                   "!x",
                                   "|",
                                   ">",
                                   "%",
                                   "@",
                                   "`",
                                   ",",
                                   "?",
                                   "? a",
                                   "-",
                                   "--- a",
                                   "...",
                                   "a,b",
                                   "x]",
                                   "007",
                                   "<<",
                                   "\xEF\xBB\xBF"
                                   "a",
                                   "\xE2\x80\xA8"}) {
        const std::string written = yaml::write(List{Value(text), Value(Map{}), Value(List{Value(List{Value(text)})})});
        INFO(written);
        const Reading again(written);
        CHECK(again.messages().empty());
        REQUIRE(again.value.is(Kind::list));
        CHECK(again.value.list()[0] == Value(text));
        CHECK(again.value.list()[2].list()[0].list()[0] == Value(text));
        Map map;
        map.set(text, text);
        if (text == "\n" || text.empty()) continue;
        const Reading key(yaml::write(map));
        CHECK(key.messages().empty());
        CHECK(key.value == Value(map));
    }
}

TEST_CASE("each byte of a text knows where it stands in its file") {
    const auto marked = [](const std::string& scalar) {
        const Reading reading("text: " + scalar + "\n");
        const Value& text = *reading.value.map().find("text");
        const auto offsets = yaml::offsets_of(text);
        REQUIRE(offsets.size() == text.text().size() + 1);
        CHECK(std::is_sorted(offsets.begin(), offsets.end()));
        CHECK(offsets.back() <= text.place().file->text().size());
        const std::size_t mark = text.text().find('@');
        REQUIRE(mark != std::string::npos);
        return text.place().file->text().substr(offsets[mark], 2);
    };
    for (const char* scalar :
         {"a @1", "'a @1'", "'a '' ''b @1'", "\"a @1\"", R"("\"a\" \\ \x41\u00e9\U0001F600 \t\n é@1")", R"("a\ \  @1")",
          "a\n  b\n  @1 c", "'a\n\n  b''\n  @1 c'", "\"a\\\n  b \\\n  \\  @1\"", ">\n  a\n\n  b\n  @1\n",
          "|-\n  a\n    b \\n\n  '@1'\n", ">2 # why\n    a\n  b @1", "'\"@1'", "\"'@1\""}) {
        INFO(scalar);
        CHECK(marked(scalar) == "@1");
    }
}

TEST_CASE("a reference is written as its id") {
    Map record, map;
    record.set("name", "Bulgaria");
    map.set("state", Value::reference(record, "bulgaria", {}));
    CHECK(yaml::write(map) == "state: bulgaria  # a reference\n");
}

TEST_CASE("hostile files are refused, not suffered") {
    for (const std::string& text : {repeated("[", 100'000),
                                    repeated("{a: ", 100'000),
                                    repeated("- ", 100'000),
                                    repeated("? ", 100'000),
                                    repeated("[", 60) + repeated("]", 60) + repeated("[", 5000),
                                    repeated("{", 3000),
                                    repeated("!a ", 2000),
                                    repeated("&a ", 2000),
                                    repeated("*a ", 2000),
                                    std::string(300'001, '"'),
                                    std::string("a: |9\n x\n"),
                                    std::string("a: \"\\xZZ\""),
                                    std::string("a: \"\\"),
                                    std::string("a: \"\\uD800\""),
                                    std::string("a\0b", 3),
                                    std::string("a: b\n\x04\n"),
                                    std::string("\xFF\xFE"
                                                "a\0",
                                                4),
                                    std::string("a: \xC3"),
                                    std::string("&a [*a]"),
                                    std::string("? [a]\n: b\n"),
                                    std::string("!<tag:x> a")}) {
        INFO(text.substr(0, 60));
        const Reading reading(text);
        CHECK(reading.diagnostics.failed());
        CHECK(reading.diagnostics.all().size() <= 102);
    }
}

TEST_CASE("a bomb of aliases does not go off") {
    std::string text = "a: &a [x, x, x, x, x, x, x, x, x]\n";
    for (char c = 'b'; c < 'k'; ++c)
        text += std::string(1, c) + ": &" + c + " [" + repeated(std::string("*") + static_cast<char>(c - 1) + ", ", 8) + "]\n";
    const Reading reading(text);
    CHECK(reading.diagnostics.failed());
    CHECK(reading.diagnostics.all().front().code == "yaml.alias");
}

TEST_CASE("limits hold") {
    const Reading many("[" + repeated("a, ", 50) + "]", {64, 20});
    REQUIRE(many.diagnostics.errors() == 1);
    CHECK(many.diagnostics.all()[0].code == "yaml.too-large");
    CHECK(many.value.list().size() == 19);

    const Reading deep("[[[[a]]], b]", {3, 100});
    REQUIRE(deep.diagnostics.errors() == 1);
    CHECK(deep.diagnostics.all()[0].code == "yaml.too-deep");
    CHECK(deep.value.list()[0].list()[0].list()[0].is(Kind::null));
    CHECK(deep.value.list()[1] == Value("b"));

    const Reading exact("[[[a]], b]", {3, 100});
    CHECK_FALSE(exact.diagnostics.failed());
}

TEST_CASE("numbers are exact and only what people write as numbers") {
    for (const auto& [written, kind] : std::initializer_list<std::pair<const char*, Kind>>{{"12", Kind::integer},
                                                                                           {"-12", Kind::integer},
                                                                                           {"0", Kind::integer},
                                                                                           {"12.50", Kind::decimal},
                                                                                           {"-0.5", Kind::decimal},
                                                                                           {"9223372036854775807", Kind::integer},
                                                                                           {"9223372036854775808", Kind::decimal},
                                                                                           {"1e5", Kind::text},
                                                                                           {"0x1F", Kind::text},
                                                                                           {"+41", Kind::text},
                                                                                           {".5", Kind::text},
                                                                                           {"5.", Kind::text},
                                                                                           {"1.2.3", Kind::text},
                                                                                           {"1 000", Kind::text},
                                                                                           {"-", Kind::text},
                                                                                           {"--5", Kind::text},
                                                                                           {".inf", Kind::text},
                                                                                           {"NO", Kind::text},
                                                                                           {"no", Kind::text},
                                                                                           {"yes", Kind::text},
                                                                                           {"on", Kind::text},
                                                                                           {"y", Kind::text},
                                                                                           {"true", Kind::boolean},
                                                                                           {"False", Kind::boolean},
                                                                                           {"2022-09-02", Kind::date},
                                                                                           {"2022-9-2", Kind::text},
                                                                                           {"22-09-02", Kind::text},
                                                                                           {"2022-09-02 ", Kind::date},
                                                                                           {"2022-09-02T10:00", Kind::text},
                                                                                           {"12:30", Kind::text},
                                                                                           {"~", Kind::null},
                                                                                           {"null", Kind::null},
                                                                                           {"nUll", Kind::text},
                                                                                           {"\"12\"", Kind::text},
                                                                                           {"'2022-09-02'", Kind::text},
                                                                                           {"\"true\"", Kind::text},
                                                                                           {"''", Kind::text}}) {
        INFO(written);
        if (std::string(written) == "-") continue;
        const Reading reading("a: " + std::string(written));
        CHECK(reading.messages().empty());
        CHECK(reading.value.map().find("a")->kind() == kind);
    }
    CHECK(yaml::write(*Reading("a: 12.50").value.map().find("a")) == "12.50\n");
}
