#include "rules/memory.h"

#include <algorithm>
#include <functional>

namespace rapporteur::rules {

namespace {

constexpr std::size_t kMostWeight = 500'000;       // values: some 40 MB
constexpr std::size_t kLongestText = 100;

bool is_plain(const Value& value) {
    switch (value.kind()) {
        case Kind::map: return value.is_reference() || value.place().known();      // else it was made on the way
        case Kind::text: return value.text().size() <= kLongestText;
        case Kind::date:
        case Kind::boolean:
        case Kind::integer: return true;
        case Kind::missing:
        case Kind::null:
        case Kind::decimal:
        case Kind::list:
        case Kind::callable: break;
    }
    return false;
}

std::size_t weight_of(const Value& answer) {
    if (answer.is(Kind::list)) return 1 + answer.list().size();
    return answer.is(Kind::map) && !answer.is_reference() && !answer.place().known() ? 1 + answer.map().size() : 1;
}

// Of a value that is_plain.
std::size_t hash_of(const Value& value) {
    switch (value.kind()) {
        case Kind::map: return std::hash<const void*>{}(&value.map());
        case Kind::text: return std::hash<std::string>{}(value.text());
        case Kind::date: return std::hash<std::int64_t>{}(value.date().day_number());
        case Kind::integer: return std::hash<std::int64_t>{}(value.integer());
        default: return value.truthy() ? 1 : 0;
    }
}

bool same(const Value& a, const Value& b) {
    if (a.kind() != b.kind()) return false;
    return a.is(Kind::map) ? &a.map() == &b.map() : a == b;
}

bool same_and_there(const Value& a, const Value& b) { return same(a, b) && (a.is(Kind::map) || a.place() == b.place()); }

// What a text was put together from, and what stands in a list in a list, is not looked into.
bool may_stand_at(const Value& answer, const SourceSpan& place) {
    if (answer.is(Kind::text) && answer.text_map()) return true;
    if (answer.is(Kind::list) || (answer.is(Kind::map) && !answer.is_reference() && !answer.place().known())) return true;
    return answer.place() == place;
}

bool may_have_its_place_from(const Value& answer, const Question& question) {
    return std::any_of(question.given.begin(), question.given.end(), [&](const Value& given) {
        if (given.is(Kind::map)) return false;
        if (!answer.is(Kind::list)) return may_stand_at(answer, given.place());
        return answer.place() == given.place() || std::any_of(answer.list().begin(), answer.list().end(),
                                                              [&](const Value& item) { return may_stand_at(item, given.place()); });
    });
}

}  // namespace

bool Memory::can_keep(const Question& question) { return std::all_of(question.given.begin(), question.given.end(), is_plain); }

const Value* Memory::find(const Question& question) const {
    if (const auto found = answers_.find(question); found != answers_.end()) return &found->second;
    const auto found = placed_answers_.find(question);
    return found == placed_answers_.end() ? nullptr : &found->second;
}

// What was asked is kept as well, so that no other record comes to live where its arguments lived.
void Memory::keep(Question question, const Value& answer) {
    const std::size_t weight = weight_of(answer);
    if (weight_ + weight > kMostWeight) {
        answers_.clear();
        placed_answers_.clear();
        weight_ = 0;
    }
    if (weight > kMostWeight) return;
    weight_ += weight;
    if (may_have_its_place_from(answer, question)) placed_answers_.emplace(std::move(question), answer);
    else answers_.emplace(std::move(question), answer);
}

std::size_t Memory::Hash::operator()(const Question& question) const {
    std::size_t hash = std::hash<const void*>{}(question.rule);
    for (const Value& value : question.given) hash = hash * 1'000'003 + hash_of(value);
    return hash;
}

bool Memory::SameWords::operator()(const Question& a, const Question& b) const {
    return a.rule == b.rule && std::equal(a.given.begin(), a.given.end(), b.given.begin(), b.given.end(), same);
}

bool Memory::SamePlaces::operator()(const Question& a, const Question& b) const {
    return a.rule == b.rule && std::equal(a.given.begin(), a.given.end(), b.given.begin(), b.given.end(), same_and_there);
}

}  // namespace rapporteur::rules
