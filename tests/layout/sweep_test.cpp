// Properties that every document must have, held over documents made at random (always the same ones).
#include <map>
#include <set>

#include "layout/making.h"

using namespace rapporteur;
using test::Seen;

namespace {

class Dice {
public:
    explicit Dice(std::uint32_t seed) : state_(seed * 2654435761u + 12345u) {}
    int roll(int sides) {
        state_ = state_ * 1664525u + 1013904223u;
        return static_cast<int>((state_ >> 16) % static_cast<std::uint32_t>(sides));
    }

private:
    std::uint32_t state_;
};

// Words are numbered, so that one can see that all are there, in order: "b17" in the body, "f3" in notes, "h2" in headings.
class Writer {
public:
    explicit Writer(std::uint32_t seed) : dice_(seed) {}

    std::string write() {
        text_ = "---\nnumbering: un\n---\n\n# h0 title\n\n";
        const int blocks = 5 + dice_.roll(40);
        for (int i = 0; i < blocks; ++i) add_block();
        paragraph("", 3);       // a heading at the very end could have nothing below it
        for (std::size_t i = 0; i < notes_.size(); ++i) text_ += "[^" + std::to_string(i) + "]: " + notes_[i] + "\n\n";
        return text_;
    }
    int body_words() const { return body_; }
    int note_words() const { return in_notes_; }

private:
    void add_block() {
        switch (dice_.roll(14)) {
            case 0: text_ += "## h" + std::to_string(++headings_) + "\n\n"; return;
            case 1: text_ += "### h" + std::to_string(++headings_) + "\n\n"; return;
            case 2: paragraph("", 1 + dice_.roll(12)); return;
            case 3: for (int i = 1 + dice_.roll(5); i > 0; --i) paragraph("- ", 1 + dice_.roll(90)); return;
            case 4: return table();
            case 5: return announced();
            case 6: return region();
            case 7: return quote();
            default: return numbered();
        }
    }
    void numbered() {
        paragraph("1. ", 1 + dice_.roll(120));
        for (int i = dice_.roll(4); i > 0; --i) paragraph("   1. ", 1 + dice_.roll(60));
    }
    void paragraph(const std::string& before, int count) {
        text_ += before;
        for (int i = 0; i < count; ++i) text_ += body_word() + (i + 1 < count ? " " : "");
        if (--quiet_ < 0 && dice_.roll(6) == 0) text_ += note_call();
        text_ += "\n\n";
    }
    // Words that announce a list.
    void announced() {
        for (int i = 1 + dice_.roll(30); i > 0; --i) text_ += body_word() + " ";
        text_ += body_word() + "l:\n\n";
        for (int i = 1 + dice_.roll(6); i > 0; --i) paragraph("- ", 1 + dice_.roll(40));
    }
    // At most a quarter of a page, or it could not hold together.
    void region() {
        text_ += "::: keep\n\n";
        for (int i = 1 + dice_.roll(3); i > 0; --i) paragraph("", 1 + dice_.roll(15));
        text_ += ":::\n\n";
    }
    void quote() {
        text_ += "> ";
        for (int i = 1 + dice_.roll(60); i > 0; --i) text_ += body_word() + " ";
        text_ += "\n\n";
    }
    void table() {
        text_ += "| head | head |\n|---|---|\n";
        for (int i = 1 + dice_.roll(12); i > 0; --i) {
            text_ += "| " + body_word();
            text_ += " | " + body_word();
            text_ += " " + body_word() + " |\n";
        }
        text_ += "\n";
    }
    std::string body_word() { return "b" + std::to_string(body_++); }
    std::string note_call() {
        std::string words;
        const bool endless = dice_.roll(40) == 0;      // longer than a page: what is called beside it could not begin on its page
        if (endless) quiet_ = 8;
        for (int i = 1 + dice_.roll(endless ? 1500 : 25); i > 0; --i) words += (words.empty() ? "f" : " f") + std::to_string(in_notes_++);
        notes_.push_back(words);
        return "[^" + std::to_string(notes_.size() - 1) + "]";
    }

    Dice dice_;
    std::string text_;
    std::vector<std::string> notes_;
    int body_ = 0, in_notes_ = 0, headings_ = 0, quiet_ = 0;
};

// The numbers of the words "<letter><number>" in the order in which they stand on the pages.
std::vector<int> numbers(const std::vector<Seen>& runs, char letter) {
    std::vector<int> found;
    for (const Seen& run : runs) {
        if (run.element == pages::kArtifact) continue;
        for (std::size_t at = 0; at < run.text.size(); ++at) {
            const bool begins = run.text[at] == letter && (at == 0 || run.text[at - 1] == ' ');
            if (begins) found.push_back(std::stoi(run.text.substr(at + 1)));
        }
    }
    return found;
}

// The place at which `found` is not 0, 1, 2, … up to `count`; -1 where it is.
int first_wrong(const std::vector<int>& found, int count) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i)
        if (i >= found.size() || found[i] != static_cast<int>(i)) return static_cast<int>(i);
    return found.size() > static_cast<std::size_t>(count) ? count : -1;
}

// A page that holds a heading with what must stay with it and the notes of it all.
const std::pair<std::string, std::string> kTallPage{"height: 260, body_top: 40, body_bottom: 220, first_body_bottom: 200",
                                                    "height: 460, body_top: 40, body_bottom: 430"};

bool inside(const pages::Pages& pages, pages::ElementId element, pages::Role role) {
    for (; element != 0; element = pages.structure[element].parent) if (pages.structure[element].role == role) return true;
    return false;
}

bool is_heading(const pages::Pages& pages, pages::ElementId element) {
    const auto in = [&](pages::Role role) { return inside(pages, element, role); };
    return in(pages::Role::heading_1) || in(pages::Role::heading_2) || in(pages::Role::heading_3);
}

void check_words(const std::vector<Seen>& runs, const Writer& writer) {
    CHECK(first_wrong(numbers(runs, 'b'), writer.body_words()) == -1);
    CHECK(first_wrong(numbers(runs, 'f'), writer.note_words()) == -1);
}

// No line of the body or of a note below the body's foot; none above its top but the running head.
void check_places(const pages::Pages& pages, const std::vector<Seen>& runs, const style::PageStyle& page) {
    for (const Seen& run : runs) {
        if (run.element == pages::kArtifact) continue;
        if (run.y <= page.body_bottom.in_points() && run.y >= page.body_top.in_points()) continue;
        CAPTURE(run.text, run.page, run.y);
        CHECK(false);
    }
    CHECK(!pages.pages.empty());
}

// A paragraph that stands on several pages has at least two lines on each.
void check_widows(const pages::Pages& pages, const std::vector<Seen>& runs) {
    std::map<pages::ElementId, std::map<std::size_t, std::set<double>>> lines;
    for (const Seen& run : runs) {
        pages::ElementId element = run.element;
        if (element == pages::kArtifact) continue;
        if (inside(pages, element, pages::Role::table) || inside(pages, element, pages::Role::note)) continue;
        if (pages.structure[element].role == pages::Role::reference) continue;
        lines[element][run.page].insert(run.y);
    }
    for (const auto& [element, by_page] : lines) {
        if (by_page.size() < 2) continue;
        for (const auto& [page, ys] : by_page) {
            if (ys.size() >= 2) continue;
            CAPTURE(element, page);
            CHECK(false);
        }
    }
}

void check_headings(const pages::Pages& pages, const std::vector<Seen>& runs) {
    std::map<std::size_t, Seen> last;
    for (const Seen& run : runs)
        if (run.element != pages::kArtifact && !inside(pages, run.element, pages::Role::note)) last[run.page] = run;
    for (const auto& [page, run] : last) {
        CAPTURE(page, run.text);
        CHECK_FALSE(is_heading(pages, run.element));
    }
}

// The mark at the note and its call in the text are on the same page.
void check_notes(const pages::Pages& pages, const std::vector<Seen>& runs) {
    std::map<std::string, std::size_t> calls, notes;
    for (const Seen& run : runs) {
        if (run.element == pages::kArtifact) continue;
        const pages::Role role = pages.structure[run.element].role;
        if (role == pages::Role::reference) calls[run.text.substr(0, run.text.find(' '))] = run.page;
        if (role == pages::Role::label && inside(pages, run.element, pages::Role::note)) notes[run.text] = run.page;
    }
    CHECK(calls == notes);
}

// The words that announce a list stand on the page of its beginning.
void check_lead_ins(const std::vector<Seen>& runs) {
    const Seen* last = nullptr;
    for (const Seen& run : runs) {
        if (run.element == pages::kArtifact) continue;
        if (last && last->text.find("l:") != std::string::npos) {
            CAPTURE(last->text, run.text);
            CHECK(last->page == run.page);
        }
        last = &run;
    }
}

// What is to keep together is on one page.
void check_regions(const pages::Pages& pages, const std::vector<Seen>& runs) {
    std::map<pages::ElementId, std::set<std::size_t>> on;
    for (const Seen& run : runs) {
        if (run.element == pages::kArtifact || inside(pages, run.element, pages::Role::note)) continue;
        for (pages::ElementId at = run.element; at != 0; at = pages.structure[at].parent)
            if (pages.structure[at].role == pages::Role::division) on[at].insert(run.page);
    }
    for (const auto& [element, there] : on) CHECK(there.size() == 1);
}

void check_row_heads(const pages::Pages& pages) {
    for (const pages::Page& page : pages.pages) {
        bool after_head = false;
        for (const pages::FrameItem& item : page.items) {
            const auto* run = std::get_if<pages::PlacedRun>(&item.thing);
            if (!run) continue;
            if (run->run.characters == "head") after_head = true;
            const bool is_cell = item.element != pages::kArtifact && pages.structure[item.element].role == pages::Role::data_cell;
            if (is_cell && !after_head) CHECK(false);
        }
    }
}

}  // namespace

TEST_CASE("what holds for every document") {
    test::Press press("tests/layout/toy.yml", kTallPage);
    std::size_t turned = 0, with_notes = 0;
    for (std::uint32_t seed = 0; seed < 1000; ++seed) {
        CAPTURE(seed);
        Writer writer(seed);
        const pages::Pages pages = press.set(writer.write());
        const std::vector<Seen> runs = test::runs_of(pages);
        check_words(runs, writer);
        check_places(pages, runs, press.style.page);
        check_widows(pages, runs);
        check_headings(pages, runs);
        check_notes(pages, runs);
        check_lead_ins(runs);
        check_regions(pages, runs);
        check_row_heads(pages);
        turned += pages.pages.size() > 2;
        with_notes += writer.note_words() > 0;
    }
    CHECK(turned > 500);        // the documents are long enough for this to mean something
    CHECK(with_notes > 500);
    CHECK(press.messages() == "");
}

#include <cstdlib>
#include <fstream>
TEST_CASE("debug one", "[.debug]") {
    test::Press press("tests/layout/toy.yml", kTallPage);
    Writer writer(static_cast<std::uint32_t>(std::stoul(std::getenv("SEED"))));
    const std::string text = writer.write();
    std::ofstream("/tmp/pages/seed.md") << text;
    std::ofstream("/tmp/pages/seed.txt") << pages::dump(press.set(text));
}
