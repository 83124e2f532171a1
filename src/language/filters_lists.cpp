// Jinja's filters of lists and maps.
#include <algorithm>
#include <map>
#include <numeric>

#include "base/utf8.h"
#include "language/kit.h"
#include "language/operators.h"

namespace rapporteur::language {

namespace {

List items(const Invocation& call) { return items_of(call.input, call.place()); }

std::int64_t size_of(const Invocation& call) {
    if (call.input.is(Kind::map)) return static_cast<std::int64_t>(call.input.map().size());
    if (call.input.is(Kind::list)) return static_cast<std::int64_t>(call.input.list().size());
    if (call.input.is(Kind::text)) return static_cast<std::int64_t>(utf8::length(call.input.text()));
    fail("language.operands", call.place(), std::string(describe(call.input.kind())) + " has no length");
}

Value length(const Invocation& call) { return Value(size_of(call)); }

Value first(const Invocation& call) {
    const Value whole = list_of(call.input, call.place());
    const List& all = whole.list();
    return all.empty() ? Value::missing("the list is empty: it has no first item").at(call.input.place()) : all.front();
}

Value last(const Invocation& call) {
    const Value whole = list_of(call.input, call.place());
    const List& all = whole.list();
    return all.empty() ? Value::missing("the list is empty: it has no last item").at(call.input.place()) : all.back();
}

Value list(const Invocation& call) { return Value(items(call)); }

Value reverse(const Invocation& call) {
    List all = items(call);
    std::reverse(all.begin(), all.end());
    if (!call.input.is(Kind::text)) return Value(std::move(all));
    std::string text;
    for (const Value& character : all) text += character.text();
    return Value(std::move(text));
}

Value join(const Invocation& call) {
    const AttributePath path(call.read.find("attribute"), call.place());
    const Value between = call.read.value("d", Value(""));
    TextBuilder text(call.place(), call.environment);
    bool begun = false;
    for (const Value& item : items(call)) {
        if (begun) text.add(between, call.place());
        begun = true;
        text.add(path.of(item), call.place());
    }
    return std::move(text).finish();
}

Value pairs(const Invocation& call) {
    if (call.input.is(Kind::missing)) return Value(List{});
    if (!call.input.is(Kind::map))
        fail("language.operands", call.place(), "'items' needs a map, found " + std::string(describe(call.input.kind())));
    return *call_method(call.input, "items", {{}, {}, call.place()}, call.environment);
}

// Sorts items by keys made beforehand; equal ones keep their order.
List sorted(const List& all, const std::vector<List>& keys, bool backwards, const SourceSpan& place) {
    std::vector<std::size_t> order(all.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto before = [&](std::size_t a, std::size_t b) {
        for (std::size_t i = 0; i < keys[a].size(); ++i) {
            if (equal(keys[a][i], keys[b][i])) continue;
            return order_of(keys[a][i], keys[b][i], place) < 0;
        }
        return false;
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return backwards ? before(b, a) : before(a, b); });
    List result;
    for (const std::size_t i : order) result.push_back(all[i]);
    return result;
}

std::vector<AttributePath> paths_of(const Value* attributes, const SourceSpan& place) {
    if (!attributes || !attributes->is(Kind::text)) return {AttributePath(attributes, place)};
    std::vector<AttributePath> paths;
    const std::string& text = attributes->text();
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        const Value one(text.substr(begin, end - begin));
        paths.emplace_back(&one, place);
        begin = end + 1;
    }
    return paths;
}

Value key_of(const Value& value, bool case_sensitive, const Invocation& call) {
    required(value, call.place());
    return case_sensitive ? value : ignoring_case(value, call.environment);
}

Value sort(const Invocation& call) {
    const bool case_sensitive = call.read.boolean("case_sensitive", false);
    const std::vector<AttributePath> paths = paths_of(call.read.find("attribute"), call.place());
    const List all = items(call);
    std::vector<List> keys;
    for (const Value& item : all) {
        List key;
        for (const AttributePath& path : paths) key.push_back(key_of(path.of(item), case_sensitive, call));
        keys.push_back(std::move(key));
    }
    return Value(sorted(all, keys, call.read.boolean("reverse", false), call.place()));
}

Value dictsort(const Invocation& call) {
    if (!call.input.is(Kind::map))
        fail("language.operands", call.place(), "'dictsort' needs a map, found " + std::string(describe(call.input.kind())));
    const std::string by = call.read.text("by", "key");
    if (by != "key" && by != "value") fail("language.arguments", call.place(), "'dictsort' sorts by 'key' or by 'value'");
    const List all = pairs({call.input, call.read, call.arguments, call.environment}).list();
    std::vector<List> keys;
    for (const Value& pair : all)
        keys.push_back({key_of(pair.list()[by == "key" ? 0 : 1], call.read.boolean("case_sensitive", false), call)});
    return Value(sorted(all, keys, call.read.boolean("reverse", false), call.place()));
}

// Equal keys in one place, found fast: texts by what they say, the rest one after the other.
class Seen {
public:
    bool add(const Value& key) {
        if (key.is(Kind::text)) return texts_.emplace(key.text(), true).second;
        if (key.is(Kind::integer)) return numbers_.emplace(key.integer(), true).second;
        if (std::any_of(others_.begin(), others_.end(), [&](const Value& one) { return equal(one, key); })) return false;
        others_.push_back(key);
        return true;
    }

private:
    std::map<std::string, bool, std::less<>> texts_;
    std::map<std::int64_t, bool> numbers_;
    std::vector<Value> others_;
};

Value unique(const Invocation& call) {
    const AttributePath path(call.read.find("attribute"), call.place());
    Seen seen;
    List kept;
    for (const Value& item : items(call))
        if (seen.add(key_of(path.of(item), call.read.boolean("case_sensitive", false), call))) kept.push_back(item);
    return Value(std::move(kept));
}

Value extreme(const Invocation& call, int wanted) {
    const AttributePath path(call.read.find("attribute"), call.place());
    const bool case_sensitive = call.read.boolean("case_sensitive", false);
    const List all = items(call);
    if (all.empty()) return Value::missing("the list is empty: it has no smallest or largest item").at(call.input.place());
    const Value* best = nullptr;
    Value best_key;
    for (const Value& item : all) {
        Value key = key_of(path.of(item), case_sensitive, call);
        if (best && order_of(key, best_key, call.place()) != wanted) continue;
        best = &item;
        best_key = std::move(key);
    }
    return *best;
}
Value smallest(const Invocation& call) { return extreme(call, -1); }
Value largest(const Invocation& call) { return extreme(call, 1); }

Value sum(const Invocation& call) {
    const AttributePath path(call.read.find("attribute"), call.place());
    Value total = call.read.value("start", Value(0));
    if (total.is(Kind::text)) fail("language.operands", call.place(), "'sum' adds numbers", "'join' joins texts");
    for (const Value& item : items(call)) {
        const Value summand = path.of(item);
        total = apply(BinaryOperator::add, total, required(summand, call.place()), call.place(), call.environment);
    }
    return total;
}

Value groupby(const Invocation& call) {
    const AttributePath path(&call.read.value("attribute"), call.place());
    const Value* otherwise = call.read.find("default");
    if (otherwise && otherwise->is(Kind::null)) otherwise = nullptr;
    const bool case_sensitive = call.read.boolean("case_sensitive", false);
    const List all = items(call);
    std::vector<List> keys;
    for (const Value& item : all) keys.push_back({key_of(path.of(item, otherwise), case_sensitive, call)});
    List groups, members;
    Value current;
    for (const Value& item : sorted(all, keys, false, call.place())) {
        Value key = key_of(path.of(item, otherwise), case_sensitive, call);
        if (!members.empty() && !equal(key, current)) {
            groups.push_back(pair_of(path.of(members.front(), otherwise), Value(members)));
            members.clear();
        }
        current = std::move(key);
        members.push_back(item);
    }
    if (!members.empty()) groups.push_back(pair_of(path.of(members.front(), otherwise), Value(members)));
    return Value(std::move(groups));
}

std::size_t held_count(const Invocation& call, std::string_view parameter) {
    const std::int64_t count = call.read.integer(parameter);
    if (count < 1) fail("language.arguments", call.place(), "'" + std::string(parameter) + "' must be at least 1");
    if (static_cast<std::uint64_t>(count) > call.environment.limits().range_items)
        fail("language.limit", call.place(), "'" + std::string(parameter) + "' is too large");
    return static_cast<std::size_t>(count);
}

Value batch(const Invocation& call) {
    const std::size_t count = held_count(call, "linecount");
    const Value fill = call.read.value("fill_with", Value());
    List batches, current;
    for (const Value& item : items(call)) {
        if (current.size() == count) batches.emplace_back(std::exchange(current, {}));
        current.push_back(item);
    }
    if (current.empty()) return Value(std::move(batches));
    if (!fill.is(Kind::null)) current.resize(count, fill);
    batches.emplace_back(std::move(current));
    return Value(std::move(batches));
}

// As jinja2 does it: the first ones get the rest of the division.
Value slice(const Invocation& call) {
    const std::size_t count = held_count(call, "slices");
    const Value fill = call.read.value("fill_with", Value());
    const List all = items(call);
    const std::size_t size = all.size() / count, longer = all.size() % count;
    List slices;
    for (std::size_t i = 0, at = 0; i < count; ++i) {
        const std::size_t end = at + size + (i < longer ? 1 : 0);
        List part(all.begin() + static_cast<std::ptrdiff_t>(at), all.begin() + static_cast<std::ptrdiff_t>(end));
        if (!fill.is(Kind::null) && i >= longer) part.push_back(fill);
        slices.emplace_back(std::move(part));
        at = end;
    }
    return Value(std::move(slices));
}

Value attribute(const Invocation& call) { return field_of(call.input, call.read.text("name")); }

Value refuse_random(const Invocation& call) {
    fail("language.not-deterministic", call.place(), "'random' is refused: the same facts must always make the same document");
}

}  // namespace

Value ignoring_case(const Value& value, const Environment& environment) {
    return value.is(Kind::text) ? Value(environment.locale().lower(value.text()), value.place()) : value;
}

const std::vector<FilterRow>& list_filters() {
    static const std::vector<FilterRow> kRows{
        {"length", {}, length},
        {"count", {}, length},
        {"first", {}, first},
        {"last", {}, last},
        {"list", {}, list},
        {"reverse", {}, reverse},
        {"join", {"d", "attribute"}, join},
        {"items", {}, pairs, true},
        {"sort", {"reverse", "case_sensitive", "attribute"}, sort},
        {"dictsort", {"case_sensitive", "by", "reverse"}, dictsort},
        {"unique", {"case_sensitive", "attribute"}, unique},
        {"min", {"case_sensitive", "attribute"}, smallest},
        {"max", {"case_sensitive", "attribute"}, largest},
        {"sum", {"attribute", "start"}, sum},
        {"groupby", {"attribute", "default", "case_sensitive"}, groupby},
        {"batch", {"linecount", "fill_with"}, batch},
        {"slice", {"slices", "fill_with"}, slice},
        {"attr", {"name"}, attribute},
        {"random", {}, refuse_random},
    };
    return kRows;
}

}  // namespace rapporteur::language
