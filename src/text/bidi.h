// Texts of mixed directions (Unicode Standard Annex 9), by ICU; asked only for paragraphs in which a character runs leftwards.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "text/paragraph.h"

namespace rapporteur::text {

using Level = std::uint8_t;      // odd: right to left

// Whether some character may run right to left: letters of such scripts, or a mark that turns the direction.
bool may_run_leftwards(std::string_view text);

// A text cut where its direction turns: its parts run rightwards and leftwards in turn (figures and stops amid letters that run
// leftwards go with them; so does all of a text that begins with such a letter).
struct Part {
    std::string_view characters;
    bool leftwards = false;
};
std::vector<Part> parts_by_direction(std::string_view text);

// The levels of a paragraph's bytes, by span.
class Levels {
public:
    // Empty (all is level 0) where nothing runs leftwards.
    explicit Levels(const std::vector<Span>& spans);
    bool empty() const { return levels_.empty(); }
    Level of(std::uint32_t span, std::uint32_t byte) const { return levels_.empty() ? Level{0} : levels_[starts_[span] + byte]; }
    Level paragraph() const { return paragraph_; }

private:
    std::vector<std::size_t> starts_;    // of each span
    std::vector<Level> levels_;          // one a byte
    Level paragraph_ = 0;
};

// For runs of these levels, in logical order, the order in which they are seen from left to right (rule L2).
std::vector<std::size_t> visual_order(const std::vector<Level>& levels);

}  // namespace rapporteur::text
