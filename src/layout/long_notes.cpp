#include "layout/long_notes.h"

#include <algorithm>

#include "layout/note_room.h"

namespace rapporteur::layout {

namespace {

// The lines of one note.
struct Note {
    std::uint32_t begin = 0, end = 0, head = 0;     // head: how many of its lines are to stand on the page of its call
};

// Rows that no break should part, as far as a page could hold them.
struct Group {
    std::size_t begin = 0, end = 0;
    Length height;
};

class Rearranger {
public:
    Rearranger(Material& material, const Measures& measures)
        : material_(material), measures_(measures), room_(material, measures.above_notes) {}

    void run() {
        for (std::size_t at = 0; at < material_.rows.size();) {
            const Group group = group_from(at);
            rearrange(group);
            at = group.end;
        }
    }

private:
    Length page_of(std::size_t row) const {
        if (material_.rows[row].landscape) return measures_.turned_pages;
        return row == 0 ? measures_.first_page : measures_.other_pages;
    }

    Group group_from(std::size_t begin) const {
        Group group{begin, begin + 1, material_.rows[begin].height + material_.frame_room(material_.rows[begin]) * 2};
        const std::uint32_t table = material_.rows[begin].table;
        if (table != kNone) group.height += material_.heads[table].height;
        for (; group.end < material_.rows.size() && stays(material_, begin, group.end); ++group.end) {
            const Row& row = material_.rows[group.end];
            const Length higher = group.height + row.space_before + row.height;
            if (higher > page_of(begin)) break;
            group.height = higher;
        }
        return group;
    }

    std::uint32_t called_before(std::size_t row) const { return row == 0 ? 0 : material_.rows[row - 1].notes_end; }

    std::vector<Note> notes_of(const Group& group) const {
        std::vector<Note> notes;
        const std::uint32_t end = material_.rows[group.end - 1].notes_end;
        for (std::uint32_t line = called_before(group.begin); line < end; ++line)
            if (material_.notes[line].first == line) notes.push_back({line, line, 0});
            else if (!notes.empty()) notes.back().end = line;
        for (Note& note : notes) note.head = ++note.end - note.begin;
        return notes;
    }

    // Where not even the beginnings find room beside the rows, the longest notes give way first. The last may go on overleaf as
    // it is.
    void rearrange(const Group& group) {
        std::vector<Note> notes = notes_of(group);
        if (notes.size() < 2) return;
        const Length room = page_of(group.begin) - group.height;
        const std::uint32_t last_begun = std::min(notes.back().end, notes.back().begin + kLeastNoteLines);
        if (room_.height(notes.front().begin, last_begun) <= room) return;
        std::vector<Note*> longest_first;
        for (Note& note : notes) longest_first.push_back(&note);
        std::stable_sort(longest_first.begin(), longest_first.end(),
                         [](const Note* a, const Note* b) { return a->head > b->head; });
        Length over = room_.height(notes.front().begin, notes.back().end) - room;
        for (Note* note : longest_first)
            for (; note->head > kLeastNoteLines && over > Length(); --note->head)
                over -= material_.notes[note->begin + note->head - 1].row.height;
        if (over <= Length()) reorder(group, notes);
    }

    void reorder(const Group& group, const std::vector<Note>& notes) {
        const std::uint32_t base = notes.front().begin;
        std::vector<NoteLine> lines, rests;
        std::vector<std::uint32_t> ends;            // by note: of its beginning, as it will stand
        for (const Note& note : notes) {
            move_lines(note.begin, note.begin + note.head, base + static_cast<std::uint32_t>(lines.size()), lines);
            ends.push_back(base + static_cast<std::uint32_t>(lines.size()));
            move_lines(note.begin + note.head, note.end, 0, rests);
        }
        // As if the rests began with the last lines before them: all beginnings must stand on the page, no more (NoteRoom::begun).
        const auto begun = std::max(base, base + static_cast<std::uint32_t>(lines.size()) - kLeastNoteLines);
        for (NoteLine& line : rests) {
            line.first = begun;
            lines.push_back(std::move(line));
        }
        for (std::size_t row = group.begin; row + 1 < group.end; ++row) {
            std::uint32_t& end = material_.rows[row].notes_end;
            const auto ends_before = [](const Note& note, std::uint32_t line) { return note.end < line; };
            const auto called = std::lower_bound(notes.begin(), notes.end(), end, ends_before);
            if (end > base && called != notes.end()) end = ends[static_cast<std::size_t>(called - notes.begin())];
        }
        std::move(lines.begin(), lines.end(), material_.notes.begin() + base);
    }

    void move_lines(std::uint32_t begin, std::uint32_t end, std::uint32_t first, std::vector<NoteLine>& to) {
        for (std::uint32_t line = begin; line < end; ++line) {
            to.push_back(std::move(material_.notes[line]));
            to.back().first = first;
        }
    }

    Material& material_;
    const Measures& measures_;
    const NoteRoom room_;
};

}  // namespace

void make_room_beside_long_notes(Material& material, const Measures& measures) { Rearranger(material, measures).run(); }

}  // namespace rapporteur::layout
