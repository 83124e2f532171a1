// `for`: one frame a turn, so that what a turn sets is gone in the next.
#include "templating/level.h"
#include "templating/objects.h"
#include "templating/run.h"

namespace rapporteur::templating {

void Run::carry_out(const For& loop, const SourceSpan&, const FramePtr& frame) {
    loop_over(loop, frame, value(*loop.items, frame), 0, loop.items->place);
}

void Run::loop_over(const For& loop, const FramePtr& frame, const Value& given, std::size_t depth, const SourceSpan& place) {
    Value items = language::list_of(given, place);
    if (loop.condition) items = chosen(loop, frame, items);
    if (items.list().empty()) return run(loop.otherwise, inside(frame));

    const auto state = std::make_shared<Loop>(*this, loop, frame, items, depth);
    const Value state_value{std::shared_ptr<const Callable>(state)};
    FramePtr turn = inside(frame);
    for (std::size_t i = 0; i < items.list().size(); ++i) {
        step(place);
        if (i > 0 && turn.use_count() == 1) turn->clear();
        else if (i > 0) turn = inside(frame);      // a macro of the last turn still holds its frame
        state->go_to(i);
        turn->scope.set("loop", state_value);
        if (assign_turn(loop.target, items.list()[i], turn)) run(loop.body, turn);
    }
}

// The items for which the condition of `for … if …` holds. One that makes it fail is reported, and the others are gone through.
Value Run::chosen(const For& loop, const FramePtr& frame, const Value& items) {
    List list;
    const FramePtr turn = inside(frame);
    for (const Value& item : items.list()) {
        step(loop.condition->place);
        turn->clear();
        if (!assign_turn(loop.target, item, turn)) continue;
        try {
            if (holds(*loop.condition, turn)) list.push_back(item);
        } catch (const Fault& fault) {
            if (stopped_) throw;
            report(fault.diagnostic, loop.condition->place);
        }
    }
    return Value(std::move(list), items.place());
}

bool Run::assign_turn(const Target& target, const Value& item, const FramePtr& frame) {
    try {
        assign(target, item, frame);
        return true;
    } catch (const Fault& fault) {
        if (stopped_) throw;
        report(fault.diagnostic, target.place);
        return false;
    }
}

Value Run::loop_again(const For& loop, const FramePtr& around, const Value& items, std::size_t depth, const SourceSpan& place) {
    const Level level(*this, {CallKind::loop, {}, place});
    return captured([&] { loop_over(loop, around, items, depth, place); });
}

}  // namespace rapporteur::templating
