#include "passes/notes.h"

#include <limits>

#include "document/visit.h"
#include "passes/labels.h"

namespace rapporteur::passes {

using namespace document;

namespace {

constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max(), kInText = kNowhere - 1;

// Finds for each note the table that it is called in, and letters it in the order of its first call there.
class Callers {
public:
    explicit Callers(Document& document) : notes_(document.notes), callers_(notes_.size(), kNowhere) {}

    void read(const Block& block) {
        std::visit([&](const auto& node) { read_node(node); }, block.node);
    }

    void label() {
        for (const std::size_t note : in_tables_)
            if (callers_[note] < kInText) letter_in_table(notes_[note], callers_[note]);
        std::int64_t number = 0;
        for (Note& note : notes_)
            if (!note.of_table) note.id = note.label = std::to_string(++number);
    }

private:
    template <class Node>
    void read_node(const Node& node) {
        if constexpr (requires { Inlines(node.content); }) read_words(node.content, kInText);
    }
    void read_node(const Table& table) {
        read_words(table.caption, tables_);
        for (const auto* rows : {&table.head, &table.body})
            for (const Row& row : *rows)
                for (const Cell& cell : row.cells) read_words(cell.content, tables_);
        ++tables_;
    }
    void read_node(const Chart& chart) { read_node(chart.table); }

    void read_words(const Inlines& words, std::size_t caller) {
        for_each_inline(words, [&](const Inline& one) {
            const auto* call = std::get_if<NoteCall>(&one.node);
            if (!call || call->note >= callers_.size()) return;
            std::size_t& known = callers_[call->note];
            if (known == kNowhere && caller < kInText) in_tables_.push_back(call->note);
            known = known == kNowhere || known == caller ? caller : kInText;
        });
    }

    // "a" to a reader; an id tells the tables apart: "a", "2a".
    void letter_in_table(Note& note, std::size_t table) {
        if (table != last_table_) {
            last_table_ = table;
            letters_ = 0;
            ++tables_with_notes_;
        }
        note.of_table = true;
        note.label = letter(++letters_);
        note.id = (tables_with_notes_ > 1 ? std::to_string(tables_with_notes_) : "") + note.label;
    }

    std::vector<Note>& notes_;
    std::vector<std::size_t> callers_;          // by note: the table, counted from 0
    std::vector<std::size_t> in_tables_;        // notes in the order in which tables call them
    std::size_t tables_ = 0, last_table_ = kNowhere, tables_with_notes_ = 0;
    std::int64_t letters_ = 0;
};

}  // namespace

void label_notes(Document& document) {
    Callers callers(document);
    for_each_block(document, [&](const Block& block) { callers.read(block); });
    callers.label();
}

}  // namespace rapporteur::passes
