#include "layout/page_breaks.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "layout/note_room.h"

namespace rapporteur::layout {

namespace {

// To begin a page with a row, told apart by what is left over of notes and by the page beside.
constexpr std::size_t kMostWays = 4;

constexpr double kNoMatter = -1;                // where the foot of the page beside is not to be compared

enum class Side { left, right };
Side across(Side side) { return side == Side::left ? Side::right : Side::left; }

// A way to fill the pages up to a row, which begins a page.
struct Way {
    double cost = 0;
    std::size_t row = 0;
    std::uint32_t before = kNone;               // index in steps_: how the page before begins
    std::uint32_t notes_done = 0;               // lines of notes that stand on earlier pages
    double left_hole = kNoMatter;               // of the page beside this one
};

// What is kept of a way when it was gone on from: enough to find the pages again.
struct Step {
    std::uint32_t row = 0, before = kNone, notes_done = 0;
};

// The ways to begin a page with one row, cheapest first.
struct Start {
    std::vector<Way> left, right;
};

// What a page that begins with a row and ends before another would cost by itself.
struct End {
    std::size_t next = 0;
    std::uint32_t notes_done = 0;
    double cost = 0, hole = 0;
    bool ends_part = false;                     // what stands beside this page need not be as long
};

class PageBreaker {
public:
    PageBreaker(const Material& material, const Measures& measures)
        : material_(material), measures_(measures), notes_(material, measures.above_notes) {}

    std::vector<PageRange> run() {
        starts_[0].right.push_back({});
        while (starts_.begin()->first < material_.rows.size()) {
            const Start start = std::move(starts_.extract(starts_.begin()).mapped());
            extend(start.left, Side::left);
            extend(start.right, Side::right);
        }
        return trace();
    }

private:
    const Row& row(std::size_t index) const { return material_.rows[index]; }
    Length room(std::size_t first_row, bool is_continued) const {
        if (row(first_row).landscape) return measures_.turned_pages;
        return first_row == 0 && !is_continued ? measures_.first_page : measures_.other_pages;
    }

    Length first_height(std::size_t index) const {
        const std::uint32_t table = row(index).table;
        return material_.frame_room(row(index)) + row(index).height + (table == kNone ? Length() : material_.heads[table].height);
    }

    // Notes left over from earlier pages may fill whole pages of their own before a row finds room.
    std::uint32_t done_after_note_pages(std::size_t index, std::uint32_t done, std::vector<PageRange>& pages) const {
        while (done < (index == 0 ? 0u : row(index - 1).notes_end)) {
            const Length room_here = room(index, true);
            if (fits_with_notes(index, done, room_here)) break;
            const std::uint32_t backlog = row(index - 1).notes_end;
            const std::uint32_t until = std::max(done + 1, notes_.that_fit(done, backlog, room_here));
            pages.push_back({index, index, done, until});
            done = until;
        }
        return done;
    }

    // Whether the rows that should stay together, from `index` on, find room below the rest of the notes. Of rows that no page
    // could hold, the first will do.
    bool fits_with_notes(std::size_t index, std::uint32_t done, Length height) const {
        Length used = first_height(index);
        std::size_t last = index;
        while (last + 1 < material_.rows.size() && used <= height && stays(material_, index, last + 1)) {
            ++last;
            used += row(last).space_before + row(last).height;
        }
        used += material_.frame_room(row(last));
        if (used > height) return first_height(index) + notes_.height(done, notes_.begun(done, index)) <= height;
        return used + notes_.height(done, notes_.begun(done, last)) <= height;
    }

    // Goes on from ways that begin a page with the same row on the same side.
    void extend(const std::vector<Way>& ways, Side side) {
        std::uint32_t done = kNone;
        std::vector<PageRange> note_pages;
        std::vector<End> ends;
        for (Way way : ways) {
            if (way.notes_done != done) {
                done = way.notes_done;
                note_pages.clear();
                ends = ends_of(way.row, done_after_note_pages(way.row, done, note_pages));
            }
            if (!note_pages.empty()) way.left_hole = kNoMatter;
            way.cost += kPage * static_cast<double>(note_pages.size());
            steps_.push_back(step_of(way));
            const Side here = note_pages.size() % 2 == 0 ? side : across(side);
            for (const End& end : ends) offer(way, end, here);
        }
    }

    // Where a page that begins with `first` may end. Ends that tear what belongs together only where there are no others.
    std::vector<End> ends_of(std::size_t first, std::uint32_t done) const {
        std::vector<End> good, poor;
        const Length height = room(first, false);
        Length used = first_height(first);
        for (std::size_t last = first; last < material_.rows.size(); ++last) {
            if (last > first) used += row(last).space_before + row(last).height;
            const std::uint32_t want = row(last).notes_end;
            const Length body = used + material_.frame_room(row(last)), total = body + notes_.height(done, want);
            if (total > height && body + notes_.height(done, notes_.begun(done, last)) > height) {
                if (last == first) poor.push_back(overfull(first, done, used, height));
                break;
            }
            const std::uint32_t until = total > height ? notes_.that_fit(done, want, height - body) : want;
            End end = end_before(last + 1, until, until < want, std::max(Length(), height - total), height, done);
            if (!end.ends_part && is_one_line_of_many(first, last)) end.cost += kNever;
            const bool is_good = end.ends_part || end.cost < kAfterLeadIn;
            (is_good ? good : poor).push_back(end);
            if (last + 1 < material_.rows.size() && row(last + 1).cost == kForced) break;
        }
        return good.empty() ? poor : good;
    }

    // A row does not fit a page of its own, not even with the mere beginning of its note; it must.
    End overfull(std::size_t first, std::uint32_t done, Length used, Length height) const {
        End end;
        end.next = first + 1;
        end.notes_done = used > height ? done : notes_.that_fit(done, row(first).notes_end, height - used);
        end.cost = kPage + kNever;
        return end;
    }

    // A line whose paragraph stands on the page before and on the page after.
    bool is_one_line_of_many(std::size_t first, std::size_t last) const {
        return first == last && row(first).goes_on && row(last + 1).goes_on;
    }

    // What ends a document or an annex may leave its page as empty as it likes, but a few lines alone look lost.
    End end_before(std::size_t next, std::uint32_t until, bool splits, Length left, Length height, std::uint32_t done) const {
        End end{next, until, kPage + (splits ? kSplitNote : 0), 0, next == material_.rows.size() || row(next).cost == kForced};
        if (end.ends_part) {
            end.cost += std::max(0.0, (left - height.scaled(3, 4)).in_points()) * kNearlyEmpty;
            return end;
        }
        // The space that falls away at the next page's top is no hole: otherwise a line would be kept for that page only to save
        // it there.
        const double hole = std::max(0.0, (left - row(next).space_before).in_points());
        end.cost += hole + hole * hole / kHole + row(next).cost;
        end.hole = until > done ? 0 : left.in_points();         // notes stand at the very foot
        return end;
    }

    void offer(const Way& way, const End& end, Side side) {
        Way next{way.cost + end.cost, end.next, static_cast<std::uint32_t>(steps_.size() - 1), end.notes_done, kNoMatter};
        Start& start = starts_[end.next];
        if (side == Side::left && !end.ends_part) next.left_hole = end.hole;
        if (side == Side::right && way.left_hole >= 0 && !end.ends_part)
            next.cost += kUneven * std::min(kUnevenMost, std::abs(way.left_hole - end.hole));
        keep(side == Side::left ? start.right : start.left, next);
    }

    static bool is_better(const Way& a, const Way& b) {
        return a.cost < b.cost || (a.cost == b.cost && a.notes_done > b.notes_done);
    }

    // One for each height at which the page beside may end and each line of notes, and only those of least cost.
    static void keep(std::vector<Way>& ways, const Way& way) {
        const auto is_like = [&](const Way& one) { return one.left_hole == way.left_hole && one.notes_done == way.notes_done; };
        const auto rival = std::find_if(ways.begin(), ways.end(), is_like);
        if (rival != ways.end() && !is_better(way, *rival)) return;
        if (rival != ways.end()) ways.erase(rival);
        ways.insert(std::upper_bound(ways.begin(), ways.end(), way, is_better), way);
        if (ways.size() > kMostWays) ways.pop_back();
    }

    static Step step_of(const Way& way) { return {static_cast<std::uint32_t>(way.row), way.before, way.notes_done}; }

    // The way that ends the document at least cost, told page by page.
    std::vector<PageRange> trace() {
        const Start& end = starts_.begin()->second;
        const bool is_left = end.right.empty() || (!end.left.empty() && is_better(end.left.front(), end.right.front()));
        std::vector<Step> chosen{step_of(is_left ? end.left.front() : end.right.front())};
        while (chosen.back().before != kNone) chosen.push_back(steps_[chosen.back().before]);
        std::reverse(chosen.begin(), chosen.end());
        std::vector<PageRange> pages;
        for (std::size_t i = 0; i + 1 < chosen.size(); ++i) {
            const Step &here = chosen[i], &next = chosen[i + 1];
            const std::uint32_t done = done_after_note_pages(here.row, here.notes_done, pages);
            pages.push_back({here.row, next.row, done, next.notes_done});
        }
        if (pages.empty()) pages.push_back({});
        add_rest_of_notes(pages);
        return pages;
    }

    void add_rest_of_notes(std::vector<PageRange>& pages) const {
        const auto all = static_cast<std::uint32_t>(material_.notes.size());
        while (pages.back().notes_end < all) {
            const std::uint32_t done = pages.back().notes_end;
            const std::uint32_t until = std::max(done + 1, notes_.that_fit(done, all, measures_.other_pages));
            pages.push_back({material_.rows.size(), material_.rows.size(), done, until});
        }
    }

    const Material& material_;
    const Measures& measures_;
    const NoteRoom notes_;
    std::map<std::size_t, Start> starts_;       // by row: those ahead
    std::vector<Step> steps_;
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
