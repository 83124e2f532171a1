#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "text/paragraph.h"
#include "text/setting.h"

namespace rapporteur::text {

namespace {

// Widths up to a place, in units of Length: differences of two such sums are a line's.
struct Sum {
    std::int64_t width = 0, stretch = 0, shrink = 0;
    std::int64_t letters = 0;            // of `width`, what is no blank
    void add(const Box& box) {
        width += box.width.units();
        letters += box.width.units();
    }
    void add(const Glue& glue) {
        width += glue.width.units();
        stretch += glue.stretch.units();
        shrink += glue.shrink.units();
    }
};

enum class Fitness { tight, decent, loose, very_loose };

Fitness fitness_of(double ratio) {
    if (ratio < -0.5) return Fitness::tight;
    if (ratio <= 0.5) return Fitness::decent;
    return ratio <= 1.0 ? Fitness::loose : Fitness::very_loose;
}

constexpr double kAnyRatio = std::numeric_limits<double>::infinity();
constexpr double kLargestRatio = 1000;         // what is told of a line that has nothing to stretch
constexpr double kLargestBadness = 1e6;
constexpr int kLongestLadder = 2;
constexpr int kDear = 300;                     // a break that costs so much is made only where hyphens may be
constexpr double kEven = 0.6;                  // of the tolerance: beyond it, letters rather give more
constexpr double kOverfull = 1e13, kTorn = 5e12;     // more than any line that is too wide
constexpr std::size_t kMostActive = 256;       // keeps the work linear where next to every break is feasible
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

// A break that was chosen for some way to set the text so far.
struct Chosen {
    LineEnd end;
    std::uint32_t previous = kNone;
};

// A break from which a next line may start.
struct Active {
    Sum start;                           // after what is dropped at the line's beginning
    std::int64_t measure = 0;            // of the line that starts here
    std::size_t line = 0;
    double demerits = 0;
    std::uint32_t chosen = kNone;
    Fitness fitness = Fitness::decent;
    int ladder = 0;                      // lines in a row that end in a hyphen, up to this break
};

struct Break {
    std::uint32_t item = 0;
    std::int64_t width = 0, hang = 0;
    int cost = 0;
    bool flagged = false, forced = false, last = false;
};

// What a pass allows.
struct Pass {
    double tolerance = 0, letter_stretch = 0;
    int below = 0;                       // breaks that cost less
    bool adds_hyphens = true;
    bool ends_short = false;             // a last line may be too short
    bool runs_over = false;              // so may lines that cannot be fitted

    // From what a reader never sees to what is better than words that run over. What asks for nothing new is left out.
    static std::vector<Pass> passes(const BreakOptions& options) {
        const double letters = options.letter_stretch, more = std::max(letters, options.letter_stretch_at_need);
        const double most = options.tolerance, even = most * kEven;
        std::vector<Pass> passes{{most / 4, letters, kDear, false}};
        if (more > letters) passes.push_back({even, letters, kLastResort});
        if (more > letters) passes.push_back({even, more, kLastResort});
        passes.push_back({most, more, kLastResort});
        if (options.least_last_line > Length()) passes.push_back({most, more, kLastResort, true, true});
        passes.push_back({most, more, kOnlyToFit, true, true});
        passes.push_back({kAnyRatio, more, kNever, true, true, true});
        return passes;
    }
};

// The best way from one forced break to the next: Knuth and Plass's total-fit algorithm (1981, "An algorithm for optimum
// breakpoints"; numbers of lines are told apart only where their widths differ). Active breaks are kept in the order of the text.
class Segment {
public:
    Segment(const std::vector<Item>& items, const BreakOptions& options, std::size_t first_line)
        : items_(items), options_(options), first_line_(first_line) {}

    // The ends of the lines of items [begin, end), where the last is a forced break; none where the pass finds no way.
    std::optional<std::vector<LineEnd>> run(std::uint32_t begin, std::uint32_t end, const Pass& pass) {
        pass_ = pass;
        end_ = end;
        chosen_.clear();
        sum_ = {};
        dropped_until_ = begin;
        active_.assign(1, Active{after_dropping(begin), measure(first_line_), first_line_, 0, kNone, Fitness::decent, 0});
        for (std::uint32_t i = begin; i < end && !active_.empty(); ++i)
            std::visit([&](const auto& item) { pass_by(i, i > begin, item); }, items_[i]);
        if (active_.empty()) return std::nullopt;
        const auto better = [](const Active& a, const Active& b) { return a.demerits < b.demerits; };
        return way_to(*std::min_element(active_.begin(), active_.end(), better));
    }

private:
    void pass_by(std::uint32_t, bool, const Box& box) { sum_.add(box); }
    void pass_by(std::uint32_t i, bool inside, const Glue& glue) {
        if (inside && std::holds_alternative<Box>(items_[i - 1])) try_break({i, 0, hang_before(i), 0, false, false, false});
        sum_.add(glue);
    }
    void pass_by(std::uint32_t i, bool, const Penalty& penalty) {
        const bool last = i + 1 == end_;
        if (!last && (penalty.cost >= pass_.below || (penalty.adds_hyphen && !pass_.adds_hyphens))) return;
        const std::int64_t hang = penalty.adds_hyphen ? penalty.hang.units() : i == 0 ? 0 : hang_before(i);
        try_break({i, penalty.width.units(), last ? 0 : hang, last ? kAlways : penalty.cost, penalty.flagged, last, last});
    }

    std::int64_t hang_before(std::uint32_t item) const {
        const auto* box = std::get_if<Box>(&items_[item - 1]);
        return box ? box->hang.units() : 0;
    }

    std::int64_t measure(std::size_t line) const { return options_.width(line).units(); }

    // The sum at the next box: what is dropped at a line's beginning is not counted. One walk over the whole text.
    Sum after_dropping(std::uint32_t item) {
        if (item < dropped_until_) return dropped_;
        dropped_ = sum_;
        for (dropped_until_ = item; dropped_until_ < end_; ++dropped_until_) {
            if (std::holds_alternative<Box>(items_[dropped_until_])) break;
            if (const auto* glue = std::get_if<Glue>(&items_[dropped_until_])) dropped_.add(*glue);
        }
        return dropped_;
    }

    double ratio(const Active& from, const Break& to) const {
        std::int64_t gap = from.measure + to.hang - (sum_.width - from.start.width + to.width);
        const std::int64_t letters = sum_.letters - from.start.letters + to.width;
        const auto by_letters = static_cast<std::int64_t>(static_cast<double>(letters) * pass_.letter_stretch);
        gap = gap > 0 ? std::max<std::int64_t>(0, gap - by_letters) : std::min<std::int64_t>(0, gap + by_letters);
        if (gap == 0) return 0;
        const std::int64_t stretch = sum_.stretch - from.start.stretch + options_.ragged.units();
        const std::int64_t give = gap > 0 ? stretch : sum_.shrink - from.start.shrink;
        if (give <= 0) return gap > 0 ? kAnyRatio : -kAnyRatio;
        return static_cast<double>(gap) / static_cast<double>(give);
    }

    double demerits(const Active& from, const Break& to, double ratio, Fitness fitness) const {
        const double badness = std::min(100 * std::abs(ratio * ratio * ratio), kLargestBadness);
        double sum = (options_.line_penalty + badness) * (options_.line_penalty + badness);
        if (to.cost >= kOnlyToFit) sum += kTorn;
        if (to.cost >= 0) sum += double(to.cost) * to.cost;
        else if (!to.forced) sum -= double(to.cost) * to.cost;
        if (from.ladder > 0 && to.flagged)
            sum += from.ladder < kLongestLadder ? options_.consecutive_hyphens : options_.long_ladder;
        if (from.ladder > 0 && to.last) sum += options_.hyphen_on_last_line_but_one;
        if (to.last && ends_short(from)) sum += options_.short_last_line;
        if (std::abs(static_cast<int>(from.fitness) - static_cast<int>(fitness)) > 1) sum += options_.fitness_class_change;
        return from.demerits + sum;
    }

    // Whether the last line, from this break on, is no fit end of its paragraph.
    bool ends_short(const Active& from) const {
        if (from.chosen == kNone || options_.least_last_line == Length()) return false;
        const bool is_end_of_word = from.ladder > 0 && sum_.stretch - from.start.stretch == kFill.units();
        return is_end_of_word || sum_.width - from.start.width < options_.least_last_line.units();
    }

    // A way that ends in a line [from, to], as it would go on.
    struct Candidate {
        Active next;
        LineEnd end;
        std::uint32_t previous = kNone;
    };

    void try_break(const Break& to) {
        candidates_.clear();
        std::optional<Active> dropped;
        std::size_t kept = 0;
        for (const Active& from : active_) {
            const double r = ratio(from, to);
            const bool fits = r >= -1 && r <= pass_.tolerance;
            if (fits && !(to.last && !pass_.ends_short && ends_short(from))) offer(from, to, r, false);
            if (r < -1) dropped = from;
            if (r >= -1 && !to.forced) active_[kept++] = from;
        }
        active_.resize(kept);
        if (kept == 0 && candidates_.empty() && dropped && pass_.runs_over) offer(*dropped, to, -1, true);
        for (const Candidate& candidate : candidates_) go_on(candidate, to);
        if (active_.size() > kMostActive) prune();
    }

    void offer(const Active& from, const Break& to, double ratio, bool overfull) {
        const Fitness fitness = fitness_of(ratio);
        const double sum = demerits(from, to, ratio, fitness) + (overfull ? kOverfull : 0);
        const std::int64_t next_measure = to.last ? 0 : measure(from.line + 1);
        const auto is_rival = [&](const Candidate& c) { return c.next.fitness == fitness && c.next.measure == next_measure; };
        const auto rival = std::find_if(candidates_.begin(), candidates_.end(), is_rival);
        if (rival != candidates_.end() && rival->next.demerits <= sum) return;
        Candidate candidate;
        candidate.next = {{}, next_measure, from.line + 1, sum, kNone, fitness, to.flagged ? from.ladder + 1 : 0};
        candidate.end = {to.item, std::min(ratio, kLargestRatio), overfull, pass_.letter_stretch};
        candidate.previous = from.chosen;
        if (rival != candidates_.end()) *rival = candidate;
        else candidates_.push_back(candidate);
    }

    void go_on(const Candidate& candidate, const Break& to) {
        active_.push_back(candidate.next);
        active_.back().start = after_dropping(to.item);
        active_.back().chosen = static_cast<std::uint32_t>(chosen_.size());
        chosen_.push_back({candidate.end, candidate.previous});
    }

    // Keeps the better half, in the order of the text.
    void prune() {
        std::vector<double> sums;
        for (const Active& active : active_) sums.push_back(active.demerits);
        const auto middle = sums.begin() + static_cast<std::ptrdiff_t>(kMostActive / 2);
        std::nth_element(sums.begin(), middle, sums.end());
        std::size_t kept = 0;
        for (const Active& active : active_)
            if (active.demerits <= *middle && kept < kMostActive / 2) active_[kept++] = active;
        active_.resize(kept);
    }

    std::vector<LineEnd> way_to(const Active& last) const {
        std::vector<LineEnd> ends;
        for (std::uint32_t at = last.chosen; at != kNone; at = chosen_[at].previous) ends.push_back(chosen_[at].end);
        std::reverse(ends.begin(), ends.end());
        return ends;
    }

    const std::vector<Item>& items_;
    const BreakOptions& options_;
    std::size_t first_line_;
    Pass pass_{};
    std::uint32_t end_ = 0;
    Sum sum_, dropped_;
    std::uint32_t dropped_until_ = 0;
    std::vector<Active> active_;
    std::vector<Candidate> candidates_;
    std::vector<Chosen> chosen_;
};

bool is_forced(const Item& item) {
    const auto* penalty = std::get_if<Penalty>(&item);
    return penalty && penalty->cost <= kAlways;
}

}  // namespace

std::vector<LineEnd> break_lines(const std::vector<Item>& items, const BreakOptions& options) {
    const std::vector<Pass> passes = Pass::passes(options);
    std::vector<LineEnd> ends;
    for (std::uint32_t begin = 0; begin < items.size();) {
        std::uint32_t end = begin;
        while (end < items.size() && !is_forced(items[end])) ++end;
        if (end == items.size()) break;
        Segment segment(items, options, ends.size());
        for (const Pass& pass : passes) {
            const auto lines = segment.run(begin, end + 1, pass);
            if (!lines) continue;
            ends.insert(ends.end(), lines->begin(), lines->end());
            break;
        }
        begin = end + 1;
    }
    return ends;
}

}  // namespace rapporteur::text
