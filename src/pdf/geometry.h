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

// The length itself; throws Failure where it is more than 100,000 points, so that sums stay exact (pages end at 14,400).
Length checked(Length length);

Box box_of(pages::Point top_left, Length width, Length height, Length page_height);

}  // namespace rapporteur::pdf
