// Regions: stretches of a document that the style names and gives a look, a frame, a place of their own or a turned page.
#include <algorithm>

#include "layout/collect.h"
#include "layout/spans.h"

namespace rapporteur::layout {

void Collector::add(const document::Region& region, const document::Block& block, const Place& place) {
    const style::RegionStyle& look = look_of(region, block.origin);
    Place inner = place;
    inner.parent = job_.element(pages::Role::division, parent_of(place), block.origin);
    inner.in_section = false;
    inner.shift += look.left_shift;
    if (look.align) inner.align = look.align;
    if (look.paragraph) inner.paragraph = &*look.paragraph;
    if (look.framed) {
        inner.box = static_cast<std::uint32_t>(job_.material.boxes.size());
        job_.material.boxes.push_back({look.frame_left, look.frame_right, look.frame_thickness, look.pad});
        after_ += look.pad * 2;
    }
    const bool turns = look.landscape && place.wider == Length() && !is_note_ && can_turn();
    if (turns) inner.wider = turn_page();
    const std::size_t first = rows_.size();
    add(region.content, inner);
    if (region.role == kContents) add_contents(region, inner, block.origin);
    if (turns) forced_ = true;
    if (look.framed) after_ += look.pad * 2;
    if (!look.keep_together) return;
    for (std::size_t i = first + 1; i < rows_.size(); ++i) if (rows_[i].cost != kForced) rows_[i].cost = kNever;
}

const style::RegionStyle& Collector::look_of(const document::Region& region, const Origin& origin) {
    static const style::RegionStyle plain;
    const auto found = job_.style.regions.find(region.role);
    if (found != job_.style.regions.end()) return found->second;
    if (region.role != kContents) refuse_region(region.role, origin);
    return plain;
}

void Collector::refuse_region(const std::string& role, const Origin& origin) {
    std::vector<std::string> known{kContents, "chart", "pagebreak"};
    for (const auto& region : job_.style.regions) known.push_back(region.first);
    std::sort(known.begin(), known.end());
    std::string names;
    for (const std::string& name : known) names += (names.empty() ? "" : ", ") + name;
    Diagnostic problem =
        error("layout.unknown-region", place_of(origin), "the style '" + job_.style.name + "' has no region '" + role + "'");
    const std::string near = nearest(role, known);
    if (!near.empty()) problem.hints.push_back("did you mean '" + near + "'?");
    problem.hints.push_back("there are: " + names);
    job_.diagnostics.add(std::move(problem));
}

bool Collector::can_turn() const { return job_.style.page.height > job_.style.page.width; }

// A page that is turned begins, with the headings that stand just above; below a masthead, after the first page. Returns how much
// wider its lines are.
Length Collector::turn_page() {
    if (rows_.empty() && job_.document.masthead && job_.style.masthead) rows_.emplace_back();
    forced_ = !rows_.empty();
    if (pending_cost_ >= kNever) take_along();
    return job_.style.page.height - job_.style.page.width;
}

// The last rows, as far as no break may part them, begin the page that is to begin. The title below a masthead stays.
void Collector::take_along() {
    std::size_t first = rows_.size() - 1;
    while (first > 0 && rows_[first].cost >= kNever) --first;
    if (first == 0 && job_.document.masthead && job_.style.masthead)
        for (first = 1; first < rows_.size() && rows_[first].goes_on;) ++first;
    if (first == rows_.size()) return;
    if (first > 0) rows_[first].cost = kForced;
    for (std::size_t row = first; row < rows_.size(); ++row) rows_[row].landscape = true;
    forced_ = false;
}

}  // namespace rapporteur::layout
