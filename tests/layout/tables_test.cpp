// What holds for every table, long, wide or with tall cells.
#include <map>
#include <set>

#include "layout/making.h"

using namespace rapporteur;
using test::Press;
using test::Seen;
using test::words;

namespace {

// The nearest element of this role around another; 0 where there is none.
pages::ElementId around(const pages::Pages& pages, pages::ElementId element, pages::Role role) {
    while (element != 0 && pages.structure[element].role != role) element = pages.structure[element].parent;
    return element;
}

struct Stretch {
    std::set<std::size_t> pages;
    std::set<std::pair<std::size_t, double>> lines;
};

// Where the words of each row of a table stand.
std::map<pages::ElementId, Stretch> rows_of(const pages::Pages& pages) {
    std::map<pages::ElementId, Stretch> rows;
    for (const Seen& run : test::runs_of(pages)) {
        if (run.element == pages::kArtifact) continue;
        const pages::ElementId row = around(pages, run.element, pages::Role::table_row);
        if (row == 0) continue;
        rows[row].pages.insert(run.page);
        rows[row].lines.insert({run.page, run.y});
    }
    return rows;
}

std::string table(const std::vector<std::string>& rows) {
    std::string text = "| head | words |\n|---|---|\n";
    for (const std::string& row : rows) text += row + "\n";
    return text;
}

}  // namespace

TEST_CASE("a row is parted between pages only where it is taller than half of one, and never leaves a line alone") {
    std::size_t parted = 0;
    for (int seed = 0; seed < 60; ++seed) {
        Press press;
        std::vector<std::string> rows;
        for (int i = 0; i < 12; ++i)
            rows.push_back("| r" + std::to_string(i) + " | " + words((seed * 37 + i * 53) % 110 + 1) + " |");
        const pages::Pages pages = press.set(table(rows));
        for (const auto& [row, stretch] : rows_of(pages)) {
            if (stretch.pages.size() == 1) continue;
            ++parted;
            CAPTURE(seed, row, stretch.lines.size());
            CHECK(stretch.lines.size() >= 8);       // of 10 points each, where the first page has 160
            std::map<std::size_t, int> on;
            for (const auto& line : stretch.lines) ++on[line.first];
            for (const auto& [page, lines] : on) CHECK(lines >= 2);
        }
        CHECK(press.messages() == "");
    }
    CHECK(parted > 0);
}

TEST_CASE("rows that one cell spans stay on one page where half a page holds them") {
    for (int first = 0; first < 14; ++first) {
        Press press;
        std::vector<std::string> rows;
        for (int i = 0; i < first; ++i) rows.push_back("| a" + std::to_string(i) + " | b |");
        for (int i = 0; i < 6; ++i) rows.push_back(std::string(i == 0 ? "| spans |" : "| ^^ |") + " s" + std::to_string(i) + " |");
        const pages::Pages pages = press.set(table(rows));
        CAPTURE(first);
        const Seen top = test::find_run(pages, "spans");
        for (int i = 0; i < 6; ++i) CHECK(test::find_run(pages, "s" + std::to_string(i)).page == top.page);
        CHECK(press.messages() == "");
    }
}

TEST_CASE("more rows under one cell than a page holds go on overleaf, all of them") {
    Press press;
    std::vector<std::string> rows;
    for (int i = 0; i < 60; ++i)
        rows.push_back(std::string(i == 0 ? "| " + words(200, "c") + " |" : "| ^^ |") + " s" + std::to_string(i) + " |");
    const pages::Pages pages = press.set(table(rows));
    CHECK(test::find_run(pages, "s59").page > test::find_run(pages, "s0").page);
    CHECK(test::words_of(pages).find("c199") != std::string::npos);
    for (const Seen& run : test::runs_of(pages)) if (run.element != pages::kArtifact) CHECK(run.y <= 220);
    CHECK(press.messages() == "");
}

TEST_CASE("notes of a table stand on the page on which it ends") {
    for (int count = 1; count < 30; ++count) {
        Press press;
        std::vector<std::string> rows;
        for (int i = 0; i < count; ++i) rows.push_back("| r" + std::to_string(i) + (i == 0 ? "[^x]" : "") + " | w |");
        const pages::Pages pages = press.set(table(rows) + "\n\n[^x]: " + words(30, "n") + "\n");
        CAPTURE(count);
        CHECK(test::find_run(pages, "n0").page == test::find_run(pages, "r" + std::to_string(count - 1)).page);
        const Seen note = test::find_run(pages, "n0"), last = test::find_run(pages, "r" + std::to_string(count - 1));
        CHECK(note.y > last.y);
        CHECK(around(pages, note.element, pages::Role::note) != 0);
        CHECK(press.messages() == "");
    }
}

TEST_CASE("a table of five thousand rows has its head on every page and all its words in order") {
    Press press;
    std::vector<std::string> rows;
    for (int i = 0; i < 5000; ++i) rows.push_back("| r" + std::to_string(i) + " | w |");
    const pages::Pages pages = press.set(table(rows));
    std::vector<bool> has_head(pages.pages.size());
    int next = 0;
    for (const Seen& run : test::runs_of(pages)) {
        if (run.text == "head") has_head[run.page] = true;
        if (run.text == "r" + std::to_string(next)) {
            ++next;
            if (!has_head[run.page]) FAIL("a row stands without a head on page " << run.page);
        }
    }
    CHECK(next == 5000);
    CHECK(pages.pages.size() > 300);
    CHECK(press.messages() == "");
}

TEST_CASE("a table of two hundred columns goes on below itself, with its first column again, and is told of") {
    Press press;
    std::string head = "| State |", rule = "|---|", body;
    for (int i = 0; i < 200; ++i) {
        head += " c" + std::to_string(i) + " |";
        rule += "---:|";
    }
    for (const char* state : {"Chad", "Iraq"}) {
        body += "| " + std::string(state) + " |";
        for (int i = 0; i < 200; ++i) body += " " + std::string(state).substr(0, 1) + std::to_string(i) + " |";
        body += "\n";
    }
    const pages::Pages pages = press.set("before\n\n" + head + "\n" + rule + "\n" + body);
    for (int i = 0; i < 200; ++i) {
        const Seen column = test::find_run(pages, "c" + std::to_string(i)), cell = test::find_run(pages, "I" + std::to_string(i));
        CAPTURE(i);
        CHECK(column.page == cell.page);
        CHECK(cell.x < 260);
    }
    std::set<pages::ElementId> states;
    for (const Seen& run : test::runs_of(pages)) if (run.text == "Chad") states.insert(run.element);
    CHECK(states.size() == 2);          // once in the structure, an artifact wherever it stands again
    REQUIRE(press.diagnostics.all().size() == 1);
    CHECK(press.diagnostics.all()[0].code == "layout.table-too-wide");
    CHECK(press.diagnostics.all()[0].place.to_string() == "input.md:3:1");
}
