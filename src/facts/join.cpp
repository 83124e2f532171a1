#include "facts/join.h"

#include <algorithm>
#include <set>

#include "facts/ids.h"
#include "facts/walk.h"

namespace rapporteur::facts {

namespace {

constexpr std::size_t kMostSuggestions = 200;       // each looks at all ids

class Joiner {
public:
    Joiner(Facts::Data& data, Diagnostics& diagnostics) : data_(data), diagnostics_(diagnostics) {}

    void join(Convention& convention) {
        take_in_shared(convention);
        for (const auto& record : convention.records) fill_in(convention, *record);
        put_together(convention);
        note_forms(convention);
    }

private:
    // A record that the convention says nothing of is the shared one; of the others it holds its own part.
    void take_in_shared(Convention& convention) {
        convention.broke_off = convention.broke_off || data_.shared.broke_off;
        for (const auto& [collection, ids] : data_.shared.by_collection) convention.by_collection[collection];
        for (const auto& shared : data_.shared.records) {
            Record*& own = convention.by_collection[shared->collection][shared->id];
            if (!own) {
                Record alone = *shared;
                alone.fields = std::make_shared<Map>();
                alone.written = Value(Map());
                convention.records.push_back(std::make_unique<Record>(std::move(alone)));
                own = convention.records.back().get();
            }
            own->shared = shared.get();
        }
        for (const auto& record : convention.records)
            if (!record->shared && record->schema && resolved(*record->schema).completes && !convention.broke_off)
                refuse_lonely(*record);
    }

    // Where content/shared has none at all, one message says it for all of them.
    void refuse_lonely(const Record& record) {
        const auto shared = data_.shared.by_collection.find(record.collection);
        if (shared == data_.shared.by_collection.end() || shared->second.empty()) {
            if (!lonely_collections_.insert(record.collection).second) return;
            diagnostics_.add(error("facts.not-shared", record.key_place,
                                   "content/shared has no '" + record.collection + "', and '" + record.id.substr(0, 100) +
                                       "' here is one of them")
                                 .hint("what all conventions know of them stands there, what this one adds here"));
            return;
        }
        const std::string noun = noun_of(record.collection, record.schema);
        Diagnostic fault = error("facts.not-shared", record.key_place,
                                 "there is no " + noun + " '" + record.id.substr(0, 100) + "' in content/shared");
        std::vector<std::string> ids;
        if (++suggestions_ < kMostSuggestions)
            for (const auto& [id, one] : shared->second) ids.push_back(id);
        std::sort(ids.begin(), ids.end());
        const std::string near = nearest(record.id, ids);
        fault.hints.push_back(near.empty() ? "what all conventions know of it stands there, what this one adds here"
                                           : "did you mean '" + near + "'?");
        diagnostics_.add(std::move(fault));
    }

    Map resolved_fields(const Convention& convention, const Record& record) {
        const LookUp look_up = [&](const Value& id, const std::vector<std::string>& collections) {
            return refer(convention, id, collections);
        };
        return (record.schema ? with_references(*record.schema, record.written, look_up) : record.written).map();
    }

    Map joined(Map shared, const Map& own, const Record& record) {
        for (const Map::Entry& entry : own.entries()) {
            const Map::Entry* first = shared.find_entry(entry.key);
            const Schema* schema = record.schema ? schema_of_field(*record.schema, entry.key) : nullptr;
            if (first && !(schema && schema->remark))
                diagnostics_.add(error("facts.field-twice", entry.key_place,
                                       "'" + entry.key + "' of " + noun_of(record.collection, record.schema) + " '" + record.id +
                                           "' is typed twice: here and in what all conventions share")
                                     .hint("take one of the two out")
                                     .see(first->key_place, "the other one is here"));
            shared.set(entry.key, entry.value, entry.key_place);
        }
        return shared;
    }

    void fill_in(const Convention& convention, Record& record) {
        *record.fields = record.shared
                             ? joined(resolved_fields(convention, *record.shared), resolved_fields(convention, record), record)
                             : resolved_fields(convention, record);
        if (const Map::Entry* own = record.fields->find_entry("id"))
            diagnostics_.add(error("facts.id-is-given", own->key_place,
                                   "a record has no field 'id': its id is the name that it stands under, '" + record.id + "'")
                                 .hint("take this line out"));
        else record.fields->set("id", Value(record.id, record.key_place), record.key_place);
        if (!record.fields->find("collection"))
            record.fields->set("collection", Value(record.collection, record.key_place), record.key_place);
        record.written = Value();
    }

    Value refer(const Convention& convention, const Value& id, const std::vector<std::string>& collections) {
        for (const std::string& collection : collections)
            if (const Record* record = convention.find(collection, id.text()))
                return Value::reference(*record->fields, record->id, id.place());
        if (!convention.broke_off)
            refuse_reference(convention, id, collections);      // else it may stand where nothing could be read
        return id;
    }

    static bool is_shared(const Value& value) {
        return value.place().file && convention_of(value.place().file->name()) == "shared";
    }

    void refuse_reference(const Convention& convention, const Value& id, const std::vector<std::string>& collections) {
        std::string nouns;
        std::vector<std::string> ids;
        for (const std::string& collection : collections) {
            const auto known = convention.by_collection.find(collection);
            const bool some = known != convention.by_collection.end() && !known->second.empty();
            nouns += (nouns.empty() ? "" : " or ") + noun_of(collection, some ? known->second.begin()->second->schema : nullptr);
            if (!some || suggestions_ >= kMostSuggestions) continue;
            for (const auto& [name, record] : known->second) ids.push_back(name);
        }
        ++suggestions_;
        std::sort(ids.begin(), ids.end());
        Diagnostic fault =
            error("facts.no-such-record", id.place(), "there is no " + nouns + " '" + id.text().substr(0, 100) + "'");
        const std::string near = nearest(id.text(), ids);
        const std::string good = as_good_id(id.text());
        if (!near.empty()) fault.hints.push_back("did you mean '" + near + "'?");
        else if (std::binary_search(ids.begin(), ids.end(), good)) fault.hints.push_back("did you mean '" + good + "'?");
        else if (is_shared(id)) fault.hints.push_back("what is shared may refer only to what every convention has");
        else fault.hints.push_back("is it in a file of this convention, below '" + collections.front() + ":'?");
        diagnostics_.add(std::move(fault));
    }

    // What is shared comes first, in its order.
    void put_together(Convention& convention) {
        std::map<std::string, Map> collections;
        const auto put = [&](const Record& record) {
            Value value(std::shared_ptr<const Map>(record.fields), record.extent);
            if (record.single) convention.all.set(record.collection, std::move(value), record.key_place);
            else collections[record.collection].set(record.id, std::move(value), record.key_place);
        };
        for (const auto& shared : data_.shared.records) put(*convention.find(shared->collection, shared->id));
        for (const auto& record : convention.records)
            if (!record->shared) put(*record);
        for (const auto& [name, ids] : convention.by_collection)
            if (!convention.all.find(name)) convention.all.set(name, Value(std::move(collections[name])));
    }

    // A record may have a part that all conventions share, with a schema of its own.
    static void note_forms(Convention& convention) {
        for (const auto& [name, ids] : convention.by_collection) {
            Forms& forms = convention.forms[name];
            for (const auto& [id, record] : ids)
                for (const Record* part = record; part; part = part->shared)
                    if (part->schema) forms.schemas.insert(part->schema);
                    else forms.open = true;
        }
    }

    Facts::Data& data_;
    Diagnostics& diagnostics_;
    std::size_t suggestions_ = 0;
    std::set<std::string> lonely_collections_;      // that content/shared lacks, and this has been said
};

}  // namespace

void join(Facts::Data& data, Diagnostics& diagnostics) {
    Joiner joiner(data, diagnostics);
    for (auto& [name, convention] : data.conventions) joiner.join(convention);
}

}  // namespace rapporteur::facts
