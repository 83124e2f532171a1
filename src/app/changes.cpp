#include "app/changes.h"

#include <algorithm>
#include <map>
#include <utility>

namespace rapporteur::app {

namespace {

const std::string* text_of(const Map& map, std::string_view field) {
    const Value* value = map.find(field);
    return value && value->is(Kind::text) ? &value->text() : nullptr;
}

std::vector<std::string> cut(const std::string& way) {
    std::vector<std::string> steps;
    for (std::size_t begin = 0; begin <= way.size();) {
        const std::size_t end = std::min(way.find('.', begin), way.size());
        steps.push_back(way.substr(begin, end - begin));
        begin = end + 1;
    }
    return steps;
}

struct RecordName { std::string collection, id; };

// "meetings/11msp"; a record that is the only one of its kind, "convention", is named as its collection is.
RecordName record_named(const std::string& fact) {
    const std::size_t slash = fact.find('/');
    return {fact.substr(0, slash), slash == std::string::npos ? fact : fact.substr(slash + 1)};
}

// The entry of a list that a step names by its number, from 1.
const Value* entry_of(const List& list, const std::string& step) {
    if (step.empty() || step.size() > 6 || step.find_first_not_of("0123456789") != std::string::npos) return nullptr;
    const std::size_t number = std::stoul(step);
    return number >= 1 && number <= list.size() ? &list[number - 1] : nullptr;
}

// What stands at a step now; null where nothing does.
const Value* next(const Value& from, const std::string& step) {
    if (from.is(Kind::map)) return from.map().find(step);
    return from.is(Kind::list) ? entry_of(from.list(), step) : nullptr;
}

// As it is written, and what it is of.
struct Written {
    Change change;
    const Map* entry;
    const Map* record;
    SourceSpan field_place() const { return entry->find("field")->place(); }
};

class Reader {
public:
    Reader(const facts::Facts& facts, const std::string& convention, Diagnostics& diagnostics)
        : facts_(facts), convention_(convention), diagnostics_(diagnostics) {}

    std::optional<Written> read(const Map& written, const Map& document, SourceSpan document_place) {
        const std::string* fact = text_of(written, "fact");
        const std::string* field = text_of(written, "field");
        if (!fact || !field) return std::nullopt;                   // the schema has said so
        const Value* date = document.find("date");
        if (!date || !date->is(Kind::date)) {
            diagnostics_.add(error("app.change-undated", document_place, "this document changes facts and bears no date")
                                 .hint("give it its `date`: documents with an earlier one are made from the facts as they were"));
            return std::nullopt;
        }
        const RecordName name = record_named(*fact);
        const Map* record = find_record(name, *written.find("fact"));
        if (!record) return std::nullopt;
        Change change{date->date(), {convention_, name.collection, name.id, cut(*field), {}}};
        if (const Value* was = written.find("was")) change.former.was = *was;
        return Written{std::move(change), &written, record};
    }

    // REQUIRES: those of later days were held before.
    bool hold(const Written& written) {
        const std::string name = *text_of(*written.entry, "fact") + "." + *text_of(*written.entry, "field");
        const auto [later, is_first] = latest_.emplace(name, written);
        if (is_first) return hold_to_record(written);
        const Written next = std::exchange(later->second, written);
        if (next.change.day == written.change.day) {
            diagnostics_.add(error("app.change-twice", written.field_place(), "this field is changed twice on one day")
                                 .hint("leave the one whose `was` is what earlier documents say")
                                 .see(next.field_place(), "the other change stands here"));
            return false;
        }
        const std::optional<Value>& now = next.change.former.was;
        return !now || !written.change.former.was || hold_value(*now, *written.change.former.was, false);
    }

private:
    const Map* find_record(const RecordName& name, const Value& named) {
        const auto& [collection, id] = name;
        if (const Map* record = facts_.record(convention_, collection, id)) return record;
        const Value* others = facts_.convention(convention_)->find(collection);
        Diagnostic fault =
            error("app.change-of-nothing", named.place(), "there is no record '" + named.text() + "' that could have been changed");
        const std::string near = others && others->is(Kind::map) ? nearest(id, others->map().keys())
                                                                 : nearest(collection, facts_.convention(convention_)->keys());
        diagnostics_.add(
            near.empty() ? std::move(fault).hint("name a record by its collection and id: meetings/11msp")
                         : std::move(fault).hint("did you mean '" + (others ? collection + "/" + near : near + "/" + id) + "'?"));
        return nullptr;
    }

    bool hold_to_record(const Written& written) {
        const facts::Former& former = written.change.former;
        const Value whole{*written.record};
        const Value* now = &whole;
        for (std::size_t i = 0; i < former.way.size(); ++i) {
            if (i > 0 && now->is_reference()) return refuse_reference(*now, former.way[i - 1], written.field_place());
            const Value* after = next(*now, former.way[i]);
            const bool may_be_gone = i + 1 == former.way.size() && now->is(Kind::map) && former.was;
            if (!after)
                return (may_be_gone && is_known_field(former)) || refuse_way(*now, former.way[i], written.field_place());
            now = after;
        }
        return former.was ? hold_value(*now, *former.was, true) : true;
    }

    bool refuse_reference(const Value& from, const std::string& step, SourceSpan place) {
        diagnostics_.add(error("app.change-of-nothing", place,
                               "'" + step + "' is the id of another record, whose fields are changed there")
                             .hint("name as the `fact` that record, '" + from.reference_id() + "', with its collection"));
        return false;
    }

    // A field that is gone may be one that the schema has; a misspelt one may not.
    bool is_known_field(const facts::Former& former) const {
        std::vector<std::string> way = former.way;
        for (std::string& step : way)
            if (step.find_first_not_of("0123456789") == std::string::npos) step = "[]";
        return !facts_.unknown_field(convention_, former.collection, way);
    }

    bool refuse_way(const Value& from, const std::string& step, SourceSpan place) {
        Diagnostic fault = error("app.change-of-nothing", place, "there is no '" + step + "' that could have been changed");
        const std::string near = from.is(Kind::map) ? nearest(step, from.map().keys()) : "";
        diagnostics_.add(!near.empty() ? std::move(fault).hint("did you mean '" + near + "'?")
                         : from.is(Kind::list)
                             ? std::move(fault).hint("here stands a list of " + std::to_string(from.list().size()) +
                                                     "; name an entry by its number, from 1")
                             : std::move(fault).hint("a field that is not there any more needs `was`, what earlier documents say"));
        return false;
    }

    // `now`: as it is today, or was until the next change of it.
    bool hold_value(const Value& now, const Value& was, bool today) {
        const bool alike =
            now.is_reference() ? was.is(Kind::text) : now.kind() == was.kind() || (now.is_number() && was.is_number());
        const bool same = now.is_reference() ? alike && now.reference_id() == was.text() : alike && now == was;
        if (alike && !same) return true;
        Diagnostic fault =
            same ? error("app.change-of-kind", was.place(),
                         std::string("nothing has changed: this is what the fact ") +
                             (today ? "is now" : "was until its next change"))
                 : error("app.change-of-kind", was.place(),
                         "the fact is " + std::string(now.is_reference() ? "the id of a record" : describe(now.kind())) +
                             (today ? " now, and was " : " from then on, and was ") + std::string(describe(was.kind())) + "?");
        fault.hints.push_back("`was` is what earlier documents say, written as the fact itself is");
        diagnostics_.add(std::move(fault).see(now.place(), today ? "the fact stands here" : "its next change stands here"));
        return false;
    }

    const facts::Facts& facts_;
    const std::string& convention_;
    Diagnostics& diagnostics_;
    std::map<std::string, Written> latest_;                         // of those held, by fact and field
};

}  // namespace

std::vector<Change> changes_in(const facts::Facts& facts, const std::string& convention, Diagnostics& diagnostics) {
    std::vector<Written> all;
    std::vector<Change> changes;
    Reader reader(facts, convention, diagnostics);
    const Value* documents = facts.convention(convention)->find("documents");
    if (!documents || !documents->is(Kind::map)) return changes;
    for (const Map::Entry& entry : documents->map().entries()) {
        const Value* listed = entry.value.is(Kind::map) ? entry.value.map().find("changes") : nullptr;
        if (!listed || !listed->is(Kind::list)) continue;
        for (const Value& written : listed->list())
            if (written.is(Kind::map))
                if (auto one = reader.read(written.map(), entry.value.map(), entry.key_place)) all.push_back(std::move(*one));
    }
    std::stable_sort(all.begin(), all.end(), [](const Written& a, const Written& b) { return a.change.day > b.change.day; });
    for (Written& one : all)
        if (reader.hold(one)) changes.push_back(std::move(one.change));
    return changes;
}

}  // namespace rapporteur::app
