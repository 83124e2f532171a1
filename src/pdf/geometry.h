// Places on a page as a PDF has them: measured from the left and bottom edges, in thousandths of a point.
#pragma once

#include <cstdint>
#include <string>

#include "base/length.h"
#include "pages/pages.h"

namespace rapporteur::pdf {

struct Box {
    std::int64_t left = 0, bottom = 0, right = 0, top = 0;
    void include(const Box& other);
    std::string to_string() const;             // "[72 700 90 712]"
};

[[noreturn]] void refuse_as_off_its_page(Length length);

// The length itself; throws Failure where it is more than 100,000 points, so that sums stay exact (pages end at 14,400).
inline Length checked(Length length) {
    constexpr Length farthest = Length::points(100000);
    if (length < -farthest || length > farthest) refuse_as_off_its_page(length);
    return length;
}

Box box_of(pages::Point top_left, Length width, Length height, Length page_height);

}  // namespace rapporteur::pdf
