#include <algorithm>

#include "text/paragraph.h"

namespace rapporteur::text {

namespace {

// Walks along the items; `whole` grows to a forced break, `part` to any break.
class Measure {
public:
    void pass(const Box& box) {
        whole_ += blank_ + box.width;
        part_ += held_ + box.width;
        blank_ = held_ = {};
        after_box_ = true;
    }
    // A blank counts only where something follows it.
    void pass(const Glue& glue) {
        blank_ += glue.width;
        if (after_box_) end_part({});
        else held_ += glue.width;
        after_box_ = false;
    }
    void pass(const Penalty& penalty) {
        after_box_ = after_box_ && penalty.cost < kNever;       // a blank that follows falls away
        if (penalty.cost < kNever) end_part(penalty.width);
        if (penalty.cost <= kAlways) end_line();
    }
    NaturalWidths result() const { return {longest_, widest_}; }

private:
    void end_part(Length hyphen) {
        widest_ = std::max(widest_, part_ + hyphen);
        part_ = held_ = {};
    }
    void end_line() {
        longest_ = std::max(longest_, whole_);
        whole_ = blank_ = {};
    }

    Length whole_, part_, longest_, widest_;
    Length blank_, held_;                // seen, not yet counted
    bool after_box_ = false;
};

}  // namespace

NaturalWidths measure(const std::vector<Span>& spans, Shaper& shaper, const Ties* ties, const Hyphenator* hyphenator) {
    ItemOptions options;
    options.hyphenator = hyphenator;
    options.justified = false;
    options.ties = ties;
    Measure sum;
    for (const Item& item : make_items(spans, options, shaper)) std::visit([&](const auto& what) { sum.pass(what); }, item);
    return sum.result();
}

}  // namespace rapporteur::text
