#include "base/source.h"

#include "base/diagnostic.h"
#include "base/files.h"
#include "base/utf8.h"
#include "support/catch.h"

using namespace rapporteur;

TEST_CASE("places count characters, not bytes") {
    Sources sources;
    const SourceFile& file = sources.add("a.yml", "één: 1\r\nzwei: Türkiye\n");
    const auto at = static_cast<std::uint32_t>(file.text().find("kiye"));
    CHECK(file.line_column(at).line == 2);
    CHECK(file.line_column(at).column == 10);
    CHECK(file.line(1) == "één: 1");
    CHECK(file.line(3).empty());
    CHECK(file.line(9).empty());
}

TEST_CASE("a source map knows the origin of each byte") {
    Sources sources;
    const SourceFile& file = sources.add("t", "0123456789");
    const Origin a{{&file, 0, 1}, {}}, b{{&file, 2, 3}, {&file, 4, 5}};
    SourceMap map, inner;
    inner.append(2, b);
    map.append(3, a);
    map.append(0, b);
    map.append(inner);
    map.append(1, b);
    CHECK(map.size() == 6);
    CHECK(map.pieces().size() == 2);
    CHECK(map.at(2) == a);
    CHECK(map.at(3) == b);
    CHECK(map.at(5) == b);
    CHECK_FALSE(map.at(6).known());
}

TEST_CASE("a message shows line, caret and remedy") {
    Sources sources;
    const SourceFile& file = sources.add("content/meetings.yml", "meetings:\n  state: bulgria\n");
    const auto at = static_cast<std::uint32_t>(file.text().find("bulgria"));
    const auto problem =
        error("facts.reference", {&file, at, at + 7}, "there is no State called 'bulgria'").hint("did you mean 'bulgaria'?");
    CHECK(to_text(problem, false) ==
          "error: there is no State called 'bulgria'\n"
          "  --> content/meetings.yml:2:10\n"
          "  |\n"
          "2 |   state: bulgria\n"
          "  |          ^^^^^^^\n"
          "  = did you mean 'bulgaria'?\n");
    CHECK(to_text(problem, true).find("\x1b[1;31m") != std::string::npos);
}

TEST_CASE("a message cuts long lines and shows no control characters") {
    Sources sources;
    const SourceFile& file = sources.add("x", std::string(5000, 'a') + "\x1b[2J" + std::string(5000, 'b'));
    const auto text = to_text(error("x", {&file, 5000, 5004}, "m"), false);
    CHECK(text.size() < 800);
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find("^^^^") != std::string::npos);
}

TEST_CASE("the same message counts once") {
    Diagnostics diagnostics;
    diagnostics.add(error("a", {}, "m"));
    diagnostics.add(error("a", {}, "m"));
    diagnostics.add(warning("a", {}, "n"));
    CHECK(diagnostics.all().size() == 2);
    CHECK(diagnostics.errors() == 1);
}

TEST_CASE("the nearest name is found, a far one is not") {
    const std::vector<std::string> names{"president", "place", "director", "meeting_president"};
    CHECK(nearest("presidnet", names) == "president");
    CHECK(nearest("Place", names) == "place");
    CHECK(nearest("xyz", names).empty());
    CHECK(nearest("", names).empty());
}

TEST_CASE("broken UTF-8 is seen and never runs past the end") {
    CHECK(utf8::first_invalid("abc\xff") == 3);
    CHECK(utf8::first_invalid("\xed\xa0\x80") == 0);      // a surrogate
    CHECK(utf8::first_invalid("\xc0\xaf") == 0);          // overlong
    CHECK(utf8::first_invalid("\xf4\x90\x80\x80") == 0);  // past U+10FFFF
    CHECK(utf8::valid("Côte d\u2019Ivoire \U0001F600"));
    CHECK(utf8::length("\xe2\x82") == 2);
    CHECK(utf8::encode(U'\U0001F600') == "\xf0\x9f\x98\x80");
}

TEST_CASE("paths stay below the root") {
    for (const char* path : {"", "/etc/passwd", "../x", "a/../../x", "a//b", "a/./b", "a\\b", "a/"}) {
        CAPTURE(path);
        CHECK_FALSE(stays_inside(path));
    }
    CHECK(stays_inside("content/ccm/states.yml"));
    CHECK(resolve("content/ccm", "../schemas/a.json") == "content/schemas/a.json");
    CHECK_FALSE(resolve("content", "../../a"));
    CHECK_FALSE(resolve("content", "/a"));
}

TEST_CASE("files in memory are read and listed like those on disk") {
    const FilesInMemory files({{"a/b.yml", "1"}, {"a/c/d.yml", "2"}, {"e", "3"}});
    CHECK(std::get<std::string>(files.read("a/b.yml")) == "1");
    CHECK(std::get<FileFailure>(files.read("a/x")).missing);
    CHECK_FALSE(std::get<FileFailure>(files.read("../x")).missing);
    CHECK(files.list("a") == std::vector<std::string>{"a/b.yml", "a/c/d.yml"});
}
