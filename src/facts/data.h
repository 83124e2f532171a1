// What the fact base is made of. Room-internal.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "facts/facts.h"
#include "facts/schema.h"

namespace rapporteur::facts {

struct Record {
    std::string collection, id;
    bool single = false;                 // the collection is this one record
    bool named = false;                  // its id is a name
    SourceSpan key_place, extent;        // `extent`: from its key to its end
    std::shared_ptr<Map> fields;         // its address is what references hold
    const Schema* schema = nullptr;      // null where its file has none
    Value written;                       // as it stands in the file
    const Record* shared = nullptr;      // what all conventions share of it; null where it is the convention's alone

    std::string name() const { return single ? collection : collection + "/" + id; }
};

// What the records of a collection are held to.
struct Forms {
    std::set<const Schema*> schemas;
    bool open = false;                   // some record is held to none
};

struct Convention {
    std::vector<std::unique_ptr<Record>> records;      // in the order in which they are read
    std::map<std::string, std::unordered_map<std::string, Record*>, std::less<>> by_collection;   // and id
    std::map<std::string, Forms, std::less<>> forms;     // of the collections, when they are put together
    Map all;
    bool broke_off = false;              // some file of it could not be read to its end

    const Record* find(std::string_view collection, std::string_view id) const {
        const auto ids = by_collection.find(collection);
        if (ids == by_collection.end()) return nullptr;
        const auto found = ids->second.find(std::string(id));
        return found == ids->second.end() ? nullptr : found->second;
    }
};

struct Facts::Data {
    std::unique_ptr<SchemaBook> schemas;                   // what the records' `schema` points into
    Convention shared;                   // records as they are written, their fields left empty
    std::map<std::string, Convention, std::less<>> conventions;
    std::unordered_map<const SourceFile*, std::vector<const Record*>> by_file;      // sorted by extent
};

}  // namespace rapporteur::facts
