#include "layout/note_room.h"

#include <algorithm>

namespace rapporteur::layout {

bool stays(const Material& material, std::size_t begin, std::size_t next) {
    const std::vector<Row>& rows = material.rows;
    return rows[next].cost >= kAfterLeadIn || (next == begin + 1 && rows[begin].goes_on && rows[next].goes_on);
}

NoteRoom::NoteRoom(const Material& material, Length above) : material_(material), above_(above) {
    sums_.reserve(material.notes.size() + 1);
    sums_.push_back({});
    for (const NoteLine& line : material.notes) sums_.push_back(sums_.back() + line.row.space_before + line.row.height);
}

Length NoteRoom::height(std::uint32_t begin, std::uint32_t end) const {
    if (begin >= end) return {};
    return above_ + sums_[end] - sums_[begin] - material_.notes[begin].row.space_before;
}

std::uint32_t NoteRoom::that_fit(std::uint32_t begin, std::uint32_t end, Length room) const {
    if (begin >= end) return begin;
    const Length limit = room - above_ + sums_[begin] + material_.notes[begin].row.space_before;
    const auto past = std::upper_bound(sums_.begin() + begin, sums_.begin() + end + 1, limit);
    return static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(begin, past - sums_.begin() - 1));
}

std::uint32_t NoteRoom::begun(std::uint32_t done, std::size_t index) const {
    const std::uint32_t end = material_.rows[index].notes_end;
    if (end <= done) return done;
    return std::min(end, std::max(done, material_.notes[end - 1].first) + kLeastNoteLines);
}

}  // namespace rapporteur::layout
