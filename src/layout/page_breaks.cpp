#include "layout/page_breaks.h"

#include <algorithm>
#include <limits>

namespace rapporteur::layout {

namespace {

constexpr double kUnreached = std::numeric_limits<double>::infinity();
constexpr double kSplitNote = 250;              // the cost of a note that goes on overleaf
constexpr double kPage = 50;
constexpr double kHole = 60;                    // points: a hole of this size costs twice its height, a larger one more
constexpr double kNearlyEmpty = 3;              // a point that the last page is shorter than a quarter
constexpr std::uint32_t kLeastNoteLines = 2;    // of a note that is split

// The best way to begin a page with a row.
struct Start {
    double cost = kUnreached;
    std::size_t from = 0;                       // the row that the page before begins with
    std::uint32_t notes_done = 0;               // lines of notes that stand on earlier pages
};

class PageBreaker {
public:
    PageBreaker(const Material& material, const Measures& measures) : material_(material), measures_(measures) {
        sums_.push_back({});
        for (const NoteLine& line : material.notes) sums_.push_back(sums_.back() + line.row.space_before + line.row.height);
    }

    std::vector<PageRange> run() {
        starts_.resize(material_.rows.size() + 1);
        starts_.front().cost = 0;
        for (std::size_t row = 0; row < material_.rows.size(); ++row)
            if (starts_[row].cost < kUnreached) extend_from(row);
        return trace();
    }

private:
    const Row& row(std::size_t index) const { return material_.rows[index]; }
    Length room(std::size_t first_row, bool is_continued) const {
        if (row(first_row).landscape) return measures_.turned_pages;
        return first_row == 0 && !is_continued ? measures_.first_page : measures_.other_pages;
    }

    Length notes(std::uint32_t begin, std::uint32_t end) const {
        if (begin >= end) return {};
        return measures_.above_notes + sums_[end] - sums_[begin] - material_.notes[begin].row.space_before;
    }

    // How many lines of notes, from `begin` on, fit into `height`; at most until `end`.
    std::uint32_t notes_that_fit(std::uint32_t begin, std::uint32_t end, Length height) const {
        if (begin >= end) return begin;
        const Length limit = height - measures_.above_notes + sums_[begin] + material_.notes[begin].row.space_before;
        const auto past = std::upper_bound(sums_.begin() + begin, sums_.begin() + end + 1, limit);
        return static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(begin, past - sums_.begin() - 1));
    }

    Length first_height(std::size_t index) const {
        const std::uint32_t table = row(index).table;
        return row(index).height + (table == kNone ? Length() : material_.heads[table].height);
    }

    // The lines of notes that must stand on the page of row `index`: the beginning of the last note called there.
    std::uint32_t notes_begun(std::uint32_t done, std::size_t index) const {
        const std::uint32_t end = row(index).notes_end;
        if (end <= done) return done;
        return std::min(end, std::max(done, material_.notes[end - 1].first) + kLeastNoteLines);
    }

    // Notes left over from earlier pages may fill whole pages of their own before a row finds room.
    std::uint32_t done_after_note_pages(std::size_t index, std::uint32_t done, std::vector<PageRange>* pages) const {
        while (done < (index == 0 ? 0u : row(index - 1).notes_end)) {
            const Length room_here = room(index, true);
            if (fits_with_notes(index, done, room_here)) break;
            const std::uint32_t backlog = row(index - 1).notes_end;
            const std::uint32_t until = std::max(done + 1, notes_that_fit(done, backlog, room_here));
            if (pages) pages->push_back({index, index, done, until});
            done = until;
        }
        return done;
    }

    // Whether the rows that no break may part, from `index` on, find room below the rest of the notes. Of rows that no page could
    // hold, the first will do.
    bool fits_with_notes(std::size_t index, std::uint32_t done, Length height) const {
        Length used = first_height(index);
        std::size_t last = index;
        while (last + 1 < material_.rows.size() && row(last + 1).cost >= kNever && used <= height) {
            ++last;
            used += row(last).space_before + row(last).height;
        }
        if (used > height) return first_height(index) + notes(done, notes_begun(done, index)) <= height;
        return used + notes(done, notes_begun(done, last)) <= height;
    }

    void extend_from(std::size_t first) {
        const std::uint32_t done = done_after_note_pages(first, starts_[first].notes_done, nullptr);
        const Length height = room(first, false);
        const double base = starts_[first].cost + kPage;
        Length used = first_height(first);
        for (std::size_t last = first; last < material_.rows.size(); ++last) {
            if (last > first) used += row(last).space_before + row(last).height;
            const std::uint32_t want = row(last).notes_end;
            const Length total = used + notes(done, want);
            if (total > height && used + notes(done, notes_begun(done, last)) > height) return overflow(first, last, done, used, height, base);
            const double left = std::max(0.0, (height - total).in_points());
            const std::uint32_t until = total > height ? notes_that_fit(done, want, height - used) : want;
            offer(last + 1, first, until, base + (until < want ? kSplitNote : 0) + cost_of(last + 1, left, height));
            if (last + 1 < material_.rows.size() && row(last + 1).cost == kForced) return;
        }
    }

    // Row `last` does not fit, not even with the mere beginning of its note; where it is the page's first, it must.
    void overflow(std::size_t first, std::size_t last, std::uint32_t done, Length used, Length height, double base) {
        if (last != first) return;
        offer(last + 1, first, used > height ? done : notes_that_fit(done, row(last).notes_end, height - used), base + kNever);
    }

    // What ends a document or an annex may leave its page as empty as it likes, but a few lines alone look lost.
    double cost_of(std::size_t next, double left, Length height) const {
        const bool is_last = next == material_.rows.size() || row(next).cost == kForced;
        if (is_last) return std::max(0.0, left - height.in_points() * 3 / 4) * kNearlyEmpty;
        // The space that falls away at the next page's top is no hole: otherwise a line would be kept for that page only to save it there.
        const double hole = std::max(0.0, left - row(next).space_before.in_points());
        return hole + hole * hole / kHole + row(next).cost;
    }

    void offer(std::size_t next, std::size_t from, std::uint32_t notes_done, double cost) {
        Start& start = starts_[next];
        const bool better = cost < start.cost || (cost == start.cost && notes_done > start.notes_done);
        if (better) start = {cost, from, notes_done};
    }

    std::vector<PageRange> trace() const {
        std::vector<std::size_t> firsts;
        for (std::size_t at = material_.rows.size(); at > 0; at = starts_[at].from) firsts.push_back(starts_[at].from);
        std::reverse(firsts.begin(), firsts.end());
        std::vector<PageRange> pages;
        for (std::size_t i = 0; i < firsts.size(); ++i) {
            const std::size_t end = i + 1 < firsts.size() ? firsts[i + 1] : material_.rows.size();
            const std::uint32_t done = done_after_note_pages(firsts[i], starts_[firsts[i]].notes_done, &pages);
            pages.push_back({firsts[i], end, done, starts_[end].notes_done});
        }
        if (pages.empty()) pages.push_back({});
        add_rest_of_notes(pages);
        return pages;
    }

    void add_rest_of_notes(std::vector<PageRange>& pages) const {
        const auto all = static_cast<std::uint32_t>(material_.notes.size());
        while (pages.back().notes_end < all) {
            const std::uint32_t done = pages.back().notes_end;
            const std::uint32_t until = std::max(done + 1, notes_that_fit(done, all, measures_.other_pages));
            pages.push_back({material_.rows.size(), material_.rows.size(), done, until});
        }
    }

    const Material& material_;
    const Measures& measures_;
    std::vector<Length> sums_;                  // heights of the first n lines of notes
    std::vector<Start> starts_;                 // by row
};

}  // namespace

Length height_of_notes(const Material& material, std::uint32_t begin, std::uint32_t end) {
    Length height;
    for (std::uint32_t i = begin; i < end; ++i) {
        const Row& row = material.notes[i].row;
        height += row.height + (i > begin ? row.space_before : Length());
    }
    return height;
}

std::vector<PageRange> break_pages(const Material& material, const Measures& measures) {
    return PageBreaker(material, measures).run();
}

}  // namespace rapporteur::layout
