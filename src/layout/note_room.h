// How much of the notes a page can hold.
#pragma once

#include <cstdint>
#include <vector>

#include "layout/material.h"

namespace rapporteur::layout {

inline constexpr std::uint32_t kLeastNoteLines = 2;     // of a note that is split

// Whether row `next` should be on the page that begins with row `begin`, where all rows between them are: no break may part them,
// or a line amid its paragraph would stand there alone.
bool stays(const Material& material, std::size_t begin, std::size_t next);

class NoteRoom {
public:
    // `above` is what stands above a page's notes: rule and spaces. REQUIRES: `material` outlives it and keeps its notes.
    NoteRoom(const Material& material, Length above);

    // Of lines [begin, end), with what is above them; nothing where there are none.
    Length height(std::uint32_t begin, std::uint32_t end) const;
    // The line after the last of those from `begin` on that find room in `room`; at most `end`.
    std::uint32_t that_fit(std::uint32_t begin, std::uint32_t end, Length room) const;
    // The line after those that must stand on the page of row `index`: the beginning of the last note called there. `done` lines
    // stand on earlier pages.
    std::uint32_t begun(std::uint32_t done, std::size_t index) const;

private:
    const Material& material_;
    Length above_;
    std::vector<Length> sums_;          // heights of the first n lines
};

}  // namespace rapporteur::layout
