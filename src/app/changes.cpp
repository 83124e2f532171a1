#include "app/changes.h"

#include <algorithm>

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

class Reader {
public:
    Reader(const facts::Facts& facts, const std::string& convention, Diagnostics& diagnostics)
        : facts_(facts), convention_(convention), diagnostics_(diagnostics) {}

    std::optional<Change> read(const Map& written, const Map& document, SourceSpan document_place) {
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
        return hold(*record, change.former, *written.find("field")) ? std::optional(change) : std::nullopt;
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

    bool hold(const Map& record, const facts::Former& former, const Value& field) {
        const Value whole{record};
        const Value* now = &whole;
        for (std::size_t i = 0; i < former.way.size(); ++i) {
            const Value* after = next(*now, former.way[i]);
            const bool may_be_gone = i + 1 == former.way.size() && now->is(Kind::map) && former.was;
            if (!after) return may_be_gone && is_known_field(former) ? true : refuse_way(*now, former.way[i], field);
            now = after;
        }
        return former.was ? hold_value(*now, *former.was) : true;
    }

    // A field that is gone may be one that the schema has; a misspelt one may not.
    bool is_known_field(const facts::Former& former) const {
        std::vector<std::string> way = former.way;
        for (std::string& step : way)
            if (step.find_first_not_of("0123456789") == std::string::npos) step = "[]";
        return !facts_.unknown_field(convention_, former.collection, way);
    }

    bool refuse_way(const Value& from, const std::string& step, const Value& field) {
        Diagnostic fault = error("app.change-of-nothing", field.place(), "there is no '" + step + "' that could have been changed");
        const std::string near = from.is(Kind::map) ? nearest(step, from.map().keys()) : "";
        diagnostics_.add(!near.empty() ? std::move(fault).hint("did you mean '" + near + "'?")
                         : from.is(Kind::list)
                             ? std::move(fault).hint("here stands a list of " + std::to_string(from.list().size()) +
                                                     "; name an entry by its number, from 1")
                             : std::move(fault).hint("a field that is not there any more needs `was`, what earlier documents say"));
        return false;
    }

    bool hold_value(const Value& now, const Value& was) {
        const bool alike =
            now.is_reference() ? was.is(Kind::text) : now.kind() == was.kind() || (now.is_number() && was.is_number());
        const bool same = now.is_reference() ? alike && now.reference_id() == was.text() : alike && now == was;
        if (alike && !same) return true;
        Diagnostic fault =
            same ? error("app.change-of-kind", was.place(), "nothing has changed: this is what the fact is now")
                 : error("app.change-of-kind", was.place(),
                         "the fact is " + std::string(now.is_reference() ? "the id of a record" : describe(now.kind())) +
                             " now, and was " + std::string(describe(was.kind())) + "?");
        fault.hints.push_back("`was` is what earlier documents say, written as the fact itself is");
        diagnostics_.add(std::move(fault).see(now.place(), "the fact stands here"));
        return false;
    }

    const facts::Facts& facts_;
    const std::string& convention_;
    Diagnostics& diagnostics_;
};

}  // namespace

std::vector<Change> changes_in(const facts::Facts& facts, const std::string& convention, Diagnostics& diagnostics) {
    std::vector<Change> changes;
    Reader reader(facts, convention, diagnostics);
    const Value* documents = facts.convention(convention)->find("documents");
    if (!documents || !documents->is(Kind::map)) return changes;
    for (const Map::Entry& entry : documents->map().entries()) {
        const Value* listed = entry.value.is(Kind::map) ? entry.value.map().find("changes") : nullptr;
        if (!listed || !listed->is(Kind::list)) continue;
        for (const Value& written : listed->list())
            if (written.is(Kind::map))
                if (auto change = reader.read(written.map(), entry.value.map(), entry.key_place))
                    changes.push_back(std::move(*change));
    }
    std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.day > b.day; });
    return changes;
}

}  // namespace rapporteur::app
