// Documents made at random, always the same ones for the same seed, of every kind of block. Words are numbered, so that one can see
// that all are there, in order: "b17" in the body, "f3" in notes, "h2" in headings; "l" before a colon ends words that announce a
// list.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rapporteur::test {

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

class SweepWriter {
public:
    explicit SweepWriter(std::uint32_t seed) : dice_(seed) {}

    std::string write() {
        text_ = "---\nnumbering: un\n";
        if (dice_.roll(4) == 0) text_ += "masthead: {organization: United Nations, symbol: A/1}\n";
        text_ += "---\n\n# h0 title\n\n";
        if (dice_.roll(20) == 0) text_ += "::: contents\n\n:::\n\n";
        for (int i = 4 + dice_.roll(26); i > 0; --i) add_block();
        if (dice_.roll(5) == 0) annex();
        paragraph("", 3);       // a heading at the very end could have nothing below it
        for (std::size_t i = 0; i < notes_.size(); ++i) text_ += "[^" + std::to_string(i) + "]: " + notes_[i] + "\n\n";
        return text_;
    }
    int body_words() const { return body_; }
    int note_words() const { return in_notes_; }

private:
    void add_block() {
        switch (dice_.roll(30)) {
            case 0: case 1: return heading("## ");
            case 2: case 3: return heading("### ");
            case 4: return heading("#### ");
            case 5: case 6: return paragraph("", 1 + dice_.roll(12));
            case 7: case 8: return bullets();
            case 9: return table();
            case 10: return captioned();
            case 11: return announced();
            case 12: return keep();
            case 13: return quote();
            case 14: return code();
            case 15: return box();
            case 16: return landscape();
            case 17: return chart();
            case 18: text_ += "![a square](tests/images/files/colour.png)\n\n"; return;
            case 19: text_ += dice_.roll(2) ? "---\n\n" : "<div>" + words(2) + "</div>\n\n"; return;
            case 20: return deep_list();
            case 21: return tasks();
            case 22: return centred();
            case 23: if (dice_.roll(3) == 0) return annex(); return paragraph("", 30);
            default: return numbered();
        }
    }

    void heading(const char* marks) {
        text_ += marks + ("h" + std::to_string(++headings_)) + (dice_.roll(12) == 0 ? note_call() : "") + "\n\n";
    }
    void numbered() {
        paragraph("1. ", length());
        for (int i = dice_.roll(4); i > 0; --i) paragraph("   1. ", 1 + dice_.roll(50));
    }
    int length() { return 1 + dice_.roll(dice_.roll(3) == 0 ? 120 : 45); }

    void paragraph(const std::string& before, int count) {
        text_ += before;
        const int calls_at = dice_.roll(6) == 0 ? dice_.roll(count) : -1;
        for (int i = 0; i < count; ++i) {
            text_ += i == calls_at / 2 && dice_.roll(9) == 0 ? "**" + body_word() + "**" : body_word();
            if (i == calls_at) text_ += note_call();
            if (i == calls_at && dice_.roll(5) == 0) text_ += " " + body_word() + note_call();      // two notes side by side
            if (i + 1 < count) text_ += " ";
        }
        text_ += "\n\n";
    }

    void bullets() { for (int i = 1 + dice_.roll(5); i > 0; --i) paragraph("- ", 1 + dice_.roll(60)); }
    void announced() {
        for (int i = 1 + dice_.roll(30); i > 0; --i) text_ += body_word() + " ";
        text_ += body_word() + "l:\n\n";
        for (int i = 1 + dice_.roll(6); i > 0; --i) paragraph("- ", 1 + dice_.roll(40));
    }
    void deep_list() {
        std::string indent;
        for (int i = 2 + dice_.roll(4); i > 0; --i) {
            paragraph(indent + (dice_.roll(2) ? "- " : "1. "), 1 + dice_.roll(25));
            indent += "   ";
            if (dice_.roll(3) == 0) paragraph(indent, 1 + dice_.roll(25));
        }
    }
    void tasks() {
        for (int i = 1 + dice_.roll(3); i > 0; --i)
            text_ += std::string("- [") + (dice_.roll(2) ? "x" : " ") + "] " + body_word() + "\n";
        text_ += "\n";
    }

    // At most a quarter of a page, or it could not hold together.
    void keep() {
        text_ += "::: keep\n\n";
        for (int i = 1 + dice_.roll(3); i > 0; --i) quiet_paragraph(1 + dice_.roll(15));
        text_ += ":::\n\n";
    }
    void centred() {
        text_ += "::: centre\n\n";
        quiet_paragraph(1 + dice_.roll(30));
        text_ += ":::\n\n";
    }
    void box() {
        text_ += "::: summary\n\n";
        quiet_paragraph(2);
        for (int i = 1 + dice_.roll(4); i > 0; --i) paragraph(dice_.roll(3) == 0 ? "- " : "", 1 + dice_.roll(60));
        if (dice_.roll(4) == 0) table();
        text_ += ":::\n\n";
    }
    void landscape() {
        if (dice_.roll(3) != 0) return;
        text_ += "::: landscape\n\n";
        table(1 + dice_.roll(40));
        if (dice_.roll(2)) paragraph("", length());
        text_ += ":::\n\n";
    }
    void quiet_paragraph(int count) {
        for (int i = 0; i < count; ++i) text_ += body_word() + (i + 1 < count ? " " : "");
        text_ += "\n\n";
    }
    void quote() {
        text_ += "> ";
        quiet_paragraph(1 + dice_.roll(60));
    }
    void code() {
        text_ += "```\n";
        for (int i = 1 + dice_.roll(12); i > 0; --i) text_ += words(2) + "\n";
        text_ += "```\n\n";
    }
    void annex() {
        paragraph("", 2);       // or a heading would stand above nothing
        text_ += "# h" + std::to_string(++headings_) + " {: .annex}\n\n";
        paragraph("", 1 + dice_.roll(20));
    }
    void chart() {
        text_ +=
            "::: chart {kind=\"bars\" alt=\"less\"}\n\n| Y | Done |\n| --- | ---: |\n| 2021 | 1 |\n| 2022 | 4 |\n\nTable: "
            "Work\n\n:::\n\n";
    }
    void captioned() {
        table();
        text_ += "Table: Things\n\n";
    }
    void table() { table(1 + dice_.roll(12)); }
    void table(int rows) {
        text_ += "| head | head |\n|---|--:|\n";
        for (int i = 0; i < rows; ++i) {
            text_ += "| " + words(1 + (dice_.roll(4) == 0 ? dice_.roll(25) : 0)) + (dice_.roll(25) == 0 ? note_call() : "");
            text_ += " | " + words(1 + dice_.roll(3)) + " |\n";
        }
        text_ += "\n";
    }
    std::string words(int count) {
        std::string all;
        for (int i = 0; i < count; ++i) all += (i ? " " : "") + body_word();
        return all;
    }
    std::string body_word() { return "b" + std::to_string(body_++); }

    std::string note_words_of(int count) {
        std::string words;
        for (int i = 0; i < count; ++i) words += (i ? " f" : "f") + std::to_string(in_notes_++);
        return words;
    }
    std::string note_call() {
        std::string words = note_words_of(1 + dice_.roll(dice_.roll(25) == 0 ? 1500 : 25));       // some longer than a page
        if (dice_.roll(12) == 0) words += "\n\n    - " + note_words_of(1 + dice_.roll(10)) + "\n    - " + note_words_of(3);
        notes_.push_back(words);
        return "[^" + std::to_string(notes_.size() - 1) + "]";
    }

    Dice dice_;
    std::string text_;
    std::vector<std::string> notes_;
    int body_ = 0, in_notes_ = 0, headings_ = 0;
};

}  // namespace rapporteur::test
