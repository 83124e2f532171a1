#include "language/bulk.h"

#include "language/kit.h"

namespace rapporteur::language {

namespace {

class Bulk {
public:
    explicit Bulk(const SourceSpan& place) : place_(place) {}

    void count(const Value& value, int depth) {
        if (++values_ > 1'000'000) fail("language.limit", place_, "this holds more than a million values");
        if (depth > 100)
            fail("language.limit", place_, "this is nested more than 100 deep",
                 "a list or map that is put into itself again and again has no end");
        if (value.is(Kind::list)) {
            for (const Value& item : value.list()) count(item, depth + 1);
        } else if (value.is(Kind::map) && !value.place().known()) {
            for (const Map::Entry& entry : value.map().entries()) count(entry.value, depth + 1);
        }
    }

    std::size_t values() const { return values_; }

private:
    const SourceSpan& place_;
    std::size_t values_ = 0;
};

}  // namespace

Value bounded(Value value, const Environment& environment, const SourceSpan& place) {
    Bulk bulk(place);
    bulk.count(value, 0);
    environment.spend(bulk.values(), place);
    return value;
}

std::size_t work_on(const Value& value) {
    constexpr std::size_t kBytesAtATime = 64;
    switch (value.kind()) {
        case Kind::list: return 1 + value.list().size();
        case Kind::map: return 1 + value.map().size();
        case Kind::text: return 1 + value.text().size() / kBytesAtATime;
        default: return 1;
    }
}

}  // namespace rapporteur::language
