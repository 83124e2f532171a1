#include <deque>

#include "layout/collect.h"
#include "layout/spans.h"

namespace rapporteur::layout {

namespace {

style::ParagraphStyle form_of_notes(const style::NoteStyle& notes) {
    style::ParagraphStyle form;
    form.font = notes.font;
    form.leading = notes.leading;
    form.left = notes.left;
    form.first_line = notes.first_line;
    form.right = notes.right;
    form.align = style::Align::left;
    return form;
}

// The raised number before a note's first words; it leads back to where the note is called.
void place_mark(Job& job, Row& row, const document::Note& note, std::string id, pages::ElementId label,
                const style::NoteStyle& look) {
    const pages::ElementId back = job.element(pages::Role::link, label, note.origin);
    job.targets.emplace(back, Target{{}, id_of_call(id), "back to the call of note " + note.label, kNone});
    style::FontStyle font = look.font;
    if (note.of_table) font.slant = style::Slant::italic;
    text::Line mark = one_line(job, note.label, font, back, note.origin, look.mark_size, look.mark_rise);
    const Length x = look.label_right ? *look.label_right - mark.width : look.label_x;
    Row with_mark;
    place_line(job, with_mark, std::move(mark), x, baseline_of(look.leading), look.leading);
    const auto begin = std::make_move_iterator(with_mark.items.begin()), end = std::make_move_iterator(with_mark.items.end());
    row.items.insert(row.items.begin(), begin, end);
    row.links.insert(row.links.begin(), with_mark.links.begin(), with_mark.links.end());
}

// Notes of a table look as its cells do, with hanging letters.
style::NoteStyle look_of_table_notes(const Job& job, Length right) {
    const style::TableStyle& table = job.style.table;
    style::NoteStyle look = job.style.notes;
    look.font = table.body_font;
    look.leading = table.leading;
    look.label_x = table.left;
    look.label_right = {};
    look.left = look.first_line = table.left + table.body_font.size * 3 / 4;
    look.right = right;
    look.mark_size = mark_scaled(look.mark_size, look.font.size);
    look.mark_rise = mark_scaled(look.mark_rise, look.font.size);
    return look;
}

bool is_set(const Job& job, std::uint32_t note) { return job.notes_set.size() > note && job.notes_set[note]; }

void mark_set(Job& job, std::uint32_t note) {
    if (job.notes_set.size() <= note) job.notes_set.resize(job.document.notes.size());
    job.notes_set[note] = true;
}

}  // namespace

void Collector::collect_note(std::uint32_t index, pages::ElementId parent, const style::NoteStyle& look) {
    const document::Note& note = job_.document.notes[index];
    const pages::ElementId element = job_.element(pages::Role::note, parent, note.origin);
    job_.pages.structure[element].id = id_of_note(note, index);
    const style::ParagraphStyle form = form_of_notes(look);
    is_note_ = true;
    const pages::ElementId label = job_.element(pages::Role::label, element, note.origin);
    Place place;
    place.paragraph = &form;
    place.parent = element;
    place.in_section = false;
    add(note.content, place);
    if (rows_.empty()) {
        Row row;
        row.height = form.leading;
        push(std::move(row), place, {}, kFree);
    }
    place_mark(job_, rows_.front(), note, id_of_note(note, index), label, look);
    rows_.front().anchors.push_back({id_of_note(note, index), {form.left, {}}});
}

// Below the table's last rule, never parted from it.
void Collector::add_table_notes(const std::vector<std::uint32_t>& notes, const Place& place, Length right) {
    const style::NoteStyle look = look_of_table_notes(job_, right);
    bool is_first = true;
    for (const std::uint32_t index : notes) {
        if (is_set(job_, index)) continue;
        mark_set(job_, index);
        std::vector<Row> rows;
        Collector collector(job_, rows);
        collector.collect_note(index, parent_of(place), look);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Length space = i > 0 ? rows[i].space_before : is_first ? job_.style.table.cell_pad_y * 2 : Length();
            const int cost = i > 0 ? rows[i].cost : is_first ? kNever : kInsideParagraph;
            push(std::move(rows[i]), place, space, cost);
        }
        is_first = false;
        call_notes(collector.take_calls());
    }
}

void collect_notes(Job& job, const std::vector<std::uint32_t>& notes, pages::ElementId parent) {
    std::deque<std::uint32_t> waiting(notes.begin(), notes.end());
    for (; !waiting.empty(); waiting.pop_front()) {
        const std::uint32_t index = waiting.front();
        if (is_set(job, index)) continue;
        mark_set(job, index);
        std::vector<Row> rows;
        Collector collector(job, rows);
        collector.collect_note(index, parent, job.style.notes);
        const auto first = static_cast<std::uint32_t>(job.material.notes.size());
        rows.front().space_before = job.style.notes.space_between;
        for (Row& row : rows) job.material.notes.push_back({std::move(row), first});
        for (const std::uint32_t called : collector.take_calls()) waiting.push_back(called);
        if (job.spent) job.spent->notes[index].content = {};
    }
}

}  // namespace rapporteur::layout
