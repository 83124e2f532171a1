#include "facts/formers.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace rapporteur::facts {

namespace {

using Way = std::vector<std::string>;

// The number that a step names, counted from 1; none where it is a name.
std::optional<std::size_t> place_in_list(const std::string& step, std::size_t size) {
    std::size_t number = 0;
    const auto [end, trouble] = std::from_chars(step.data(), step.data() + step.size(), number);
    if (trouble != std::errc() || end != step.data() + step.size() || number == 0 || number > size) return std::nullopt;
    return number - 1;
}

Map without(const Map& record, const std::string& field) {
    Map left;
    for (const Map::Entry& entry : record.entries())
        if (entry.key != field) left.set(entry.key, entry.value, entry.key_place);
    return left;
}

// A copy of `value` in which the field at the end of the way has what it had.
Value with(const Value& value, const Way& way, std::size_t step, const std::optional<Value>& was) {
    const bool last = step + 1 == way.size();
    if (value.is(Kind::list)) {
        const auto at = place_in_list(way[step], value.list().size());
        if (!at || (last && !was)) return value;
        List list = value.list();
        list[*at] = last ? *was : with(list[*at], way, step + 1, was);
        return Value(std::move(list), value.place());
    }
    if (!value.is(Kind::map)) return value;
    const Map::Entry* now = value.map().find_entry(way[step]);
    if (last && !was) return Value(without(value.map(), way[step]), value.place());
    if (!last && !now) return value;
    Map map = value.map();
    map.set(way[step], last ? *was : with(now->value, way, step + 1, was), now ? now->key_place : was->place());
    return Value(std::move(map), value.place());
}

// A former value stands in a file that these facts have read too: there is its place.
std::optional<Value> placed(const std::optional<Value>& was, const Facts::Data& data) {
    if (was && was->place().known())
        for (const auto& [file, records] : data.by_file)
            if (file->name() == was->place().file->name()) return was->at({file, was->place().begin, was->place().end});
    return was;
}

bool has(const Record* record, const std::string& field) {
    return record && record->written.is(Kind::map) && record->written.map().find(field);
}

}  // namespace

std::vector<const Record*> put_back(Facts::Data& data, const std::vector<Former>& formers) {
    std::vector<const Record*> changed;
    std::set<const Record*> seen;
    const auto find = [](Convention& convention, const Former& one) -> Record* {
        const auto ids = convention.by_collection.find(one.collection);
        if (ids == convention.by_collection.end()) return nullptr;
        const auto found = ids->second.find(one.id);
        return found == ids->second.end() ? nullptr : found->second;
    };
    for (const Former& one : formers) {
        const auto convention = data.conventions.find(one.convention);
        if (convention == data.conventions.end() || one.way.empty()) continue;
        Record* const own = find(convention->second, one);
        Record* const shared = find(data.shared, one);
        Record* const part = !own || (has(shared, one.way.front()) && !has(own, one.way.front())) ? shared : own;
        if (!part) continue;
        part->written = with(part->written, one.way, 0, placed(one.was, data));
        if (seen.insert(part).second) changed.push_back(part);
    }
    return changed;
}

}  // namespace rapporteur::facts
