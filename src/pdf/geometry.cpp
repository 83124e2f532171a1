#include "pdf/geometry.h"

#include <algorithm>

#include "pdf/pdf.h"
#include "pdf/syntax.h"

namespace rapporteur::pdf {

void Box::include(const Box& other) {
    left = std::min(left, other.left);
    bottom = std::min(bottom, other.bottom);
    right = std::max(right, other.right);
    top = std::max(top, other.top);
}

std::string Box::to_string() const {
    std::string out = "[";
    for (const std::int64_t edge : {left, bottom, right, top}) {
        append_thousandths(out, edge);
        out += ' ';
    }
    out.back() = ']';
    return out;
}

void refuse_as_off_its_page(Length length) {
    throw Failure{"something stands or reaches " + std::to_string(length.units() / Length::kUnitsPerPoint) +
                  " points off its page"};
}

Box box_of(pages::Point top_left, Length width, Length height, Length page_height) {
    const Length left = checked(top_left.x), top = checked(top_left.y);
    const Length right = left + checked(width), bottom = top + checked(height);
    return {left.thousandths(), (page_height - bottom).thousandths(), right.thousandths(), (page_height - top).thousandths()};
}

}  // namespace rapporteur::pdf
