#include "language/bulk.h"

#include "language/kit.h"

namespace rapporteur::language {

namespace {

class Bulk {
public:
    explicit Bulk(const SourceSpan& place) : place_(place) {}

    void count(const Value& value, int depth) {
        if (++values_ > 1'000'000) fail("language.limit", place_, "this holds more than a million values");
        if (depth > 100) fail("language.limit", place_, "this is nested more than 100 deep", "a list or map that is put into itself again and again has no end");
        if (value.is(Kind::list)) {
            for (const Value& item : value.list()) count(item, depth + 1);
        } else if (value.is(Kind::map) && !value.place().known()) {
            for (const Map::Entry& entry : value.map().entries()) count(entry.value, depth + 1);
        }
    }

private:
    const SourceSpan& place_;
    std::size_t values_ = 0;
};

}  // namespace

Value bounded(Value value, const SourceSpan& place) {
    Bulk(place).count(value, 0);
    return value;
}

}  // namespace rapporteur::language
