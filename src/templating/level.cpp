#include "templating/level.h"

namespace rapporteur::templating {

namespace {

constexpr std::ptrdiff_t kMostStack = 4 << 20;      // bytes; the rest of the usual 8 MiB is for what a call does
constexpr std::size_t kShownInnermost = 4;

}  // namespace

Run::Level::Level(Run& run, CallSite site) : run_(run) {
    run.step(site.place);
    const auto* here = static_cast<const char*>(__builtin_frame_address(0));
    const std::ptrdiff_t used = run.stack_begin_ > here ? run.stack_begin_ - here : here - run.stack_begin_;
    run.way_.push_back(site);
    const std::size_t most = run.environment_.limits().call_depth;
    if (run.way_.size() <= most && used < kMostStack) return;
    auto fault = error("templating.call-depth", site.place,
                       "templates, macros and blocks call each other more than " + std::to_string(run.way_.size() - 1) + " deep")
                     .hint("something here calls or includes itself without end");
    run.stopped_ = true;
    run.add_way(fault, true);
    run.way_.pop_back();
    throw Fault(std::move(fault));
}

// The way that led to a fault, innermost call first; of a long one its inner end and its beginning.
void Run::add_way(Diagnostic& fault, bool with_blocks) const {
    const auto words = [](const CallSite& site) -> std::string {
        const std::string name = " '" + std::string(site.name) + "'";
        switch (site.kind) {
            case CallKind::macro: return "in the macro" + name + ", called here";
            case CallKind::caller: return "in the block of a call, called here";
            case CallKind::include: return "in the template" + name + ", included here";
            case CallKind::import: return "in the template" + name + ", imported here";
            case CallKind::block: return "in the block" + name + ", shown here";
            case CallKind::extends: return "in the template" + name + ", extended here";
            case CallKind::loop: break;
        }
        return "in the loop, called again here";
    };
    const auto counts = [&](const CallSite& site) {
        return site.place.known() && (with_blocks || (site.kind != CallKind::block && site.kind != CallKind::extends));
    };
    std::vector<const CallSite*> sites;
    for (auto site = way_.rbegin(); site != way_.rend(); ++site)
        if (counts(*site)) sites.push_back(&*site);
    for (std::size_t i = 0; i < sites.size(); ++i) {
        const bool left_out = i >= kShownInnermost && i + 1 < sites.size();
        if (left_out && i == kShownInnermost)
            fault.related.push_back({{}, "… " + std::to_string(sites.size() - kShownInnermost - 1) + " more calls …"});
        if (!left_out) fault.related.push_back({sites[i]->place, words(*sites[i])});
    }
}

}  // namespace rapporteur::templating
