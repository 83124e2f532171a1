#include "style/fields.h"

#include <algorithm>

namespace rapporteur::style {

namespace {

constexpr double kLargestLength = 14400;      // points; the largest page of a PDF (ISO 32000-1, annex C)

std::string list_of(std::initializer_list<const char*> names) {
    std::string list;
    for (const char* name : names) list += (list.empty() ? "" : ", ") + std::string(name);
    return list;
}

}  // namespace

Fields::Fields(const Value& value, std::string where, Diagnostics& diagnostics)
    : where_(std::move(where)), place_(value.place()), diagnostics_(diagnostics) {
    if (value.is(Kind::map)) map_ = &value.map();
    else wrong_kind(value, where_.empty() ? "the style" : where_, "a map");
}

void Fields::fault(SourceSpan place, const std::string& code, std::string message, std::string hint) {
    ++faults_;
    Diagnostic what = error(code, place.known() ? place : place_, std::move(message));
    if (!hint.empty()) what.hints.push_back(std::move(hint));
    diagnostics_.add(std::move(what));
}

void Fields::wrong_kind(const Value& value, const std::string& name, const std::string& expected) {
    fault(value.place(), "style.wrong-kind", name + " is " + std::string(describe(value.kind())) + ", expected " + expected);
}

const Value* Fields::take(const std::string& key, Need need) {
    taken_.insert(key);
    const Value* found = map_ ? map_->find(key) : nullptr;
    if (!found && map_ && need == Need::required) fault(place_, "style.missing", named(key) + " is missing");
    return found;
}

const Value* Fields::take(const std::string& key, Need need, Kind kind) {
    const Value* found = take(key, need);
    if (!found || found->is(kind)) return found;
    wrong_kind(*found, named(key), std::string(describe(kind)));
    return nullptr;
}

void Fields::length(const std::string& key, Length& into, Need need) {
    const Value* found = take(key, need);
    if (!found) return;
    if (!found->is_number()) {
        wrong_kind(*found, named(key), "a number of points");
        return;
    }
    const double points = found->as_decimal().to_double();
    if (points < 0 || points > kLargestLength)
        fault(found->place(), "style.out-of-range", named(key) + " is not between 0 and 14400 points");
    else into = Length::points(points);
}

void Fields::shift(const std::string& key, Length& into) {
    const Value* found = take(key, Need::optional);
    if (!found) return;
    if (!found->is_number()) return wrong_kind(*found, named(key), "a number of points");
    const double points = found->as_decimal().to_double();
    if (points < -kLargestLength || points > kLargestLength)
        fault(found->place(), "style.out-of-range", named(key) + " is not between -14400 and 14400 points");
    else into = Length::points(points);
}

void Fields::length(const std::string& key, std::optional<Length>& into) {
    if (!has(key)) {
        taken_.insert(key);
        return;
    }
    Length read;
    length(key, read);
    into = read;
}

void Fields::truth(const std::string& key, bool& into) {
    if (const Value* found = take(key, Need::optional, Kind::boolean)) into = found->boolean();
}

void Fields::count(const std::string& key, int& into) {
    const Value* found = take(key, Need::optional, Kind::integer);
    if (!found) return;
    if (found->integer() < 1 || found->integer() > 100)
        fault(found->place(), "style.out-of-range", named(key) + " is not between 1 and 100");
    else into = static_cast<int>(found->integer());
}

void Fields::per_cent(const std::string& key, double& into, int most) {
    const Value* found = take(key, Need::optional);
    if (!found) return;
    if (!found->is_number()) return wrong_kind(*found, named(key), "a number of per cent");
    const double per_cent = found->as_decimal().to_double();
    if (per_cent < 0 || per_cent > most)
        fault(found->place(), "style.out-of-range", named(key) + " is not between 0 and " + std::to_string(most) + " per cent");
    else into = per_cent / 100;
}

void Fields::text(const std::string& key, std::string& into) {
    if (const Value* found = take(key, Need::optional, Kind::text)) into = found->text();
}

void Fields::texts(const std::string& key, std::vector<std::string>& into, Need need) {
    const Value* found = take(key, need, Kind::list);
    if (!found) return;
    for (const Value& one : found->list()) {
        if (one.is(Kind::text)) into.push_back(one.text());
        else fault(one.place(), "style.wrong-kind", named(key) + " holds " + std::string(describe(one.kind())) + ", expected text");
    }
}

void Fields::text_or_texts(const std::string& key, const std::function<void(const Value&)>& read) {
    const Value* found = take(key, Need::optional);
    if (!found) return;
    const auto one = [&](const Value& value) {
        if (value.is(Kind::text)) return read(value);
        fault(value.place(), "style.wrong-kind", named(key) + " holds " + std::string(describe(value.kind())) + ", expected text",
              "braces need quotation marks around them: \"{annex}\"");
    };
    if (!found->is(Kind::list)) return one(*found);
    for (const Value& value : found->list()) one(value);
}

void Fields::choose(const std::string& key, std::initializer_list<const char*> names,
                    const std::function<void(std::size_t)>& chosen) {
    const Value* found = take(key, Need::optional, Kind::text);
    if (!found) return;
    const auto at = std::find(names.begin(), names.end(), found->text());
    if (at != names.end()) return chosen(static_cast<std::size_t>(at - names.begin()));
    fault(found->place(), "style.unknown-value", named(key) + " is '" + found->text() + "', expected one of: " + list_of(names));
}

void Fields::align(const std::string& key, Align& into) {
    choose(key, {"left", "centre", "right", "justified"}, [&](std::size_t at) { into = static_cast<Align>(at); });
}

void Fields::align(const std::string& key, std::optional<Align>& into) {
    choose(key, {"left", "centre", "right", "justified"}, [&](std::size_t at) { into = static_cast<Align>(at); });
}

void Fields::dividing(const std::string& key, Dividing& into) {
    choose(key, {"never", "rarely", "freely"}, [&](std::size_t at) { into = static_cast<Dividing>(at); });
}

void Fields::font(FontStyle& into, Need size) {
    text("font", into.family);
    length("size", into.size, size);
    if (into.size == Length()) {
        fault(place_, "style.out-of-range", named("size") + " is zero");
        into.size = 10_pt;
    }
    choose("weight", {"regular", "bold"}, [&](std::size_t at) { into.weight = static_cast<Weight>(at); });
    choose("slant", {"upright", "italic"}, [&](std::size_t at) { into.slant = static_cast<Slant>(at); });
}

bool Fields::map(const std::string& key, Need need, const std::function<void(Fields&)>& read) {
    const Value* found = take(key, need, Kind::map);
    if (!found) return false;
    Fields fields(*found, named(key), diagnostics_);
    read(fields);
    fields.finish();
    return true;
}

void Fields::each(const std::string& key, Need need, const std::function<void(const Map::Entry&, Fields&)>& read) {
    each_value(key, need, [&](const Map::Entry& entry) {
        Fields fields(entry.value, named(key) + "." + entry.key, diagnostics_);
        read(entry, fields);
        fields.finish();
    });
}

void Fields::each_value(const std::string& key, Need need, const std::function<void(const Map::Entry&)>& read) {
    const Value* found = take(key, need, Kind::map);
    if (!found) return;
    for (const Map::Entry& entry : found->map().entries()) read(entry);
}

void Fields::finish() {
    if (!map_) return;
    for (const Map::Entry& entry : map_->entries()) {
        if (taken_.count(entry.key)) continue;
        const std::string near = nearest(entry.key, {taken_.begin(), taken_.end()});
        fault(entry.key_place, "style.unknown-field", "there is no field '" + named(entry.key) + "'",
              near.empty() ? "" : "did you mean '" + near + "'?");
    }
}

}  // namespace rapporteur::style
