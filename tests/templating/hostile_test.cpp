// Templates that would harm: none may crash, hang, fill the memory or read what it should not.
#include "support/catch.h"
#include "templating/stage.h"

using namespace rapporteur;
using namespace rapporteur::test;

namespace {

std::string times(std::size_t count, const std::string& text) {
    std::string all;
    all.reserve(count * text.size());
    for (std::size_t i = 0; i < count; ++i) all += text;
    return all;
}

language::Limits narrow() {
    language::Limits limits;
    limits.steps = 20'000;
    limits.output_bytes = 1 << 20;
    return limits;
}

}  // namespace

TEST_CASE("what calls itself without end is stopped, with the way that led there") {
    const std::map<std::string, std::map<std::string, std::string>> loops{
        {"include", {{"main.md", "{% include 'main.md' %}"}}},
        {"two includes", {{"main.md", "{% include 'a' %}"}, {"a", "{% include 'main.md' %}"}}},
        {"macro", {{"main.md", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"}}},
        {"macro in an argument", {{"main.md", "{% macro m(x) %}{{ m(m(x)) }}{% endmacro %}{{ m(1) }}"}}},
        {"default of a macro", {{"main.md", "{% macro m(x=m()) %}{{ x }}{% endmacro %}{{ m() }}"}}},
        {"caller",
         {{"main.md",
           "{% macro m() %}{{ caller() }}{% endmacro %}{% macro n() %}{% call m() %}{{ n() }}{% endcall %}{% endmacro %}{{ n() "
           "}}"}}},
        {"block", {{"main.md", "{% block b %}{{ self.b() }}{% endblock %}"}}},
        {"extends", {{"main.md", "{% extends 'main.md' %}"}}},
        {"two extends", {{"main.md", "{% extends 'a' %}"}, {"a", "{% extends 'main.md' %}"}}},
        {"loop", {{"main.md", "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}"}}},
        {"import with context", {{"main.md", "{% import 'main.md' as m with context %}"}}},
        {"filters around it",
         {{"main.md", "{% macro m() %}{% filter upper %}{{ m() ~ [m()] | join }}{% endfilter %}{% endmacro %}{{ m() }}"}}},
    };
    for (const auto& [name, templates] : loops) {
        CAPTURE(name);
        Stage stage(templates);
        stage.render();
        CHECK(stage.said("templating.call-depth"));
        CHECK(stage.diagnostics.errors() == 1);
        CHECK(stage.messages().size() < 5000);
    }
}

TEST_CASE("a template that imports itself is told so") {
    Stage stage(Templates{{"main.md", "{% import 'a' as a %}{{ a.x }}"},
                          {"a", "{% import 'b' as b %}{% set x = 1 %}"},
                          {"b", "{% import 'a' as a %}"}});
    stage.render();
    CHECK(stage.said("templating.import-circle"));
}

TEST_CASE("a call that stands deep in expressions and blocks does not use up the stack") {
    const std::string nested = times(150, "not ") + "m()";
    Stage stage(Templates{{"main.md", "{% macro m() %}" + times(150, "{% if true %}") + "{{ " + nested + " }}" +
                                          times(150, "{% endif %}") + "{% endmacro %}{{ m() }}"}});
    stage.render();
    CHECK(stage.said("templating.call-depth"));
}

TEST_CASE("work that doubles with each call is stopped by the count of steps") {
    std::string text = "{% macro m0() %}x{% endmacro %}";
    for (int i = 1; i < 60; ++i)
        text += "{% macro m" + std::to_string(i) + "() %}{% set a = m" + std::to_string(i - 1) + "() %}{% set b = m" +
                std::to_string(i - 1) + "() %}{% endmacro %}";
    Stage stage(Templates{{"main.md", text + "{{ m59() }}"}}, narrow());
    stage.render();
    CHECK(stage.said("templating.too-many-steps"));
    CHECK(stage.diagnostics.errors() == 1);
}

TEST_CASE("loops in loops are stopped by the count of steps") {
    Stage stage(Templates{{"main.md", times(6, "{% for x in range(1000) %}") + times(6, "{% endfor %}")}}, narrow());
    stage.render();
    CHECK(stage.said("templating.too-many-steps"));
}

TEST_CASE("lists that are made and searched again in every turn are stopped by what there is to go through") {
    for (const std::string_view work :
         {"{% set all = range(1000) | list %}", "{% set n = range(1000) | sum %}", "{% set there = 5000 in numbers %}"}) {
        language::Limits limits;
        limits.work = 100'000;
        Stage stage(Templates{{"main.md", "{% set numbers = range(1000) | list %}{% for x in range(1000) %}" + std::string(work) +
                                              "{% endfor %}"}},
                    limits);
        stage.render();
        CHECK(stage.said("language.too-much-work"));
        CHECK(stage.diagnostics.errors() == 1);
    }
}

TEST_CASE("output that grows without measure is stopped, also inside of captured text") {
    for (const std::string& text : {"{% for x in range(10000) %}" + times(1000, "x") + "{% endfor %}",
                                    "{% set big %}{% for x in range(10000) %}" + times(1000, "x") + "{% endfor %}{% endset %}",
                                    std::string("{% macro m(x) %}{{ x }}{{ x }}{% endmacro %}{% set ns = namespace(x='abcdefgh') "
                                                "%}{% for i in range(60) %}{% set ns.x = m(ns.x) %}{% endfor %}")}) {
        CAPTURE(text.substr(0, 60));
        Stage stage(Templates{{"main.md", text}}, narrow());
        const auto rendered = stage.render();
        CHECK(stage.said("templating.too-long"));
        CHECK((!rendered || rendered->text.size() <= (1u << 20)));
    }
}

TEST_CASE("a value that holds itself again and again is stopped before it fills the stack or the memory") {
    for (const char* turn :
         {"[ns.x]", "{'a': ns.x}", "ns.x | batch(1) | list", "[ns.x, ns.x]", "dict(a=ns.x)", "{'a': ns.x}.items() | list"}) {
        CAPTURE(turn);
        Stage stage(Templates{{"main.md", "{% set ns = namespace(x=[1]) %}{% for i in range(300) %}{% set ns.x = " +
                                              std::string(turn) + " %}{% endfor %}{{ ns.x == [] }}{{ ns.x }}"}});
        stage.render();
        CHECK(stage.said("language.limit"));
    }
}

TEST_CASE("a word without end is wrapped in time that grows with its length") {
    Stage stage(Templates{{"main.md", "{{ ('a' * 1000000) | wordwrap(1) | length }}"}});
    const auto rendered = stage.render();
    REQUIRE(rendered);
    CHECK(rendered->text == "1999999");
}

TEST_CASE("deep nesting is refused, not followed") {
    for (const std::string& text :
         {times(100'000, "{% if true %}"), times(100'000, "{% if true %}") + times(100'000, "{% endif %}"),
          times(100'000, "{% for x in y %}"), "{{ " + times(100'000, "(") + " }}",
          "{{ " + times(100'000, "[") + times(100'000, "]") + " }}",
          "{% set " + times(100'000, "(") + "a" + times(100'000, ")") + " = 1 %}", "{% for " + times(100'000, "(") + " %}",
          times(100'000, "{% block a %}"), times(100'000, "{% macro a() %}"), times(100'000, "{{"), times(100'000, "{%"),
          times(100'000, "{#")}) {
        CAPTURE(text.substr(0, 40));
        Stage stage(Templates{{"main.md", text}});
        CHECK_FALSE(stage.render());
        CHECK(stage.diagnostics.failed());
        CHECK(stage.diagnostics.errors() <= 200);
    }
}

TEST_CASE("many faults are told, but not without end") {
    Stage stage(Templates{{"main.md", times(20'000, "{{ nope }}\n")}});
    stage.render();
    CHECK(stage.said("templating.too-many-faults"));
    CHECK(stage.diagnostics.errors() <= 1'100);

    Stage loop(Templates{{"main.md", "{% for x in range(5000) %}{{ nope }}{{ ['a'][x + 1] }}{{ 'a' ~ x.y }}{% endfor %}"}});
    loop.render();
    CHECK(loop.diagnostics.errors() >= 3);
    CHECK(loop.diagnostics.errors() <= 150);

    Stage parse(Templates{{"main.md", times(20'000, "{% nope %}")}});
    CHECK_FALSE(parse.render());
    CHECK(parse.diagnostics.errors() <= 100);
}

TEST_CASE("a template of ten megabytes is rendered") {
    const std::string line = "A line of {{ 'words' }} that {% if true %}stands{% endif %} here.\n";
    Stage stage(Templates{{"main.md", times((10u << 20) / line.size(), line)}});
    const auto rendered = stage.render();
    REQUIRE(rendered);
    CHECK(stage.messages().empty());
    CHECK(rendered->text.substr(0, 38) == "A line of words that stands here.\nA li");
    CHECK(rendered->map.size() == rendered->text.size());
}

TEST_CASE("only templates of the folder can be named") {
    for (const char* name : {"../secret", "/etc/passwd", "a/../../secret", "./main.md", "a\\b", "", "templates/../secret"}) {
        CAPTURE(name);
        for (const char* tag : {"{% include name %}", "{% include name ignore missing %}", "{% import name as x %}",
                                "{% extends name %}", "{% from name import x %}"}) {
            Stage stage(Templates{{"main.md", tag}});
            Map names;
            names.set("name", Value(name));
            stage.render(names);
            CHECK(stage.said("templating.outside"));
        }
    }
}

TEST_CASE("bytes that are not UTF-8 are refused with their place") {
    Stage stage(Templates{{"main.md", "a\nb\xff"}});
    CHECK_FALSE(stage.render());
    CHECK(stage.messages().find("templates/main.md:2:2") != std::string::npos);
}

TEST_CASE("values that are kept longer than what they belong to are harmless") {
    for (const char* text :
         {"{% set ns = namespace() %}{% for x in [1, 2] recursive %}{% set ns.l = loop %}{% endfor %}{{ ns.l.index }}",
          "{% set ns = namespace() %}{% include 'keep' %}{{ ns.s.b() }}",
          "{% set ns = namespace() %}{% include 'keep' %}{{ ns.m() }}",
          "{% set ns = namespace() %}{% include 'keep' %}{{ ns.sup() }}",
          "{% set ns = namespace() %}{% for x in [[1]] recursive %}{% for y in x recursive %}{% set ns.l = loop %}{% endfor %}{% "
          "endfor %}{{ ns.l([1]) }}",
          "{% set ns = namespace() %}{% macro m() %}{% set ns.c = caller %}{% endmacro %}{% for i in [1, 2] %}{% call m() %}{{ i "
          "}}{% endcall %}{% endfor %}{{ ns.c() }}",
          "{% set ns = namespace() %}{% for i in range(5000) %}{% macro m() %}{{ i }}{% endmacro %}{% set ns.m = m %}{% endfor "
          "%}{{ ns.m() }}"}) {
        CAPTURE(text);
        Stage stage(Templates{
            {"main.md", text},
            {"keep", "{% extends 'base' %}{% block b %}B{% set ns.s = self %}{% set ns.sup = super %}{{ super() }}{% endblock %}"},
            {"base", "{% macro m() %}{{ ns }}m{% endmacro %}{% set ns.m = m %}{% block b %}base{% endblock %}"}});
        stage.render();
        CHECK(stage.messages().size() < 3000);
    }
}
