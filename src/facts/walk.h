// Walking a file's values beside their schema: to say what does not hold in words for people, and to find the references.
// Room-internal.
#pragma once

#include <functional>
#include <string>

#include "base/diagnostic.h"
#include "facts/schema.h"
#include "value/value.h"

namespace rapporteur::facts {

struct Record;

// The way from the file's root to a value; lives on the stack of the walk.
struct Step {
    const Step* up = nullptr;
    const std::string* field = nullptr;     // null: an entry of a list
    std::size_t entry = 0;                  // from 0
    SourceSpan name_place;                  // of the field's name, or of the entry
    const Schema* schema = nullptr;
};

// "meeting" of the collection "meetings"; what the schema says ("title") comes first.
std::string noun_of(const std::string& collection, const Schema* record_schema);

// "'from' in 'dates' of meeting 'msp-10'"
std::string subject(const Step& step);
// "meeting 'msp-10'", "the collection 'meetings'", "this file"
std::string owner(const Step& step);

// "a date", "text", "one of 'a', 'b'": what a schema expects.
std::string expectation(const Schema& schema);

// Adds a fault for each keyword that a value of the file does not hold to. True where there is none.
bool walk(const Schema& root, const Value& file, Diagnostics& diagnostics);

// The same for one record as it is written. True where it has no schema.
bool walk(const Record& record, Diagnostics& diagnostics);

// Whether a value holds to a schema; nothing is said.
bool fits(const Schema& schema, const Value& value);

// The same value with each text that "x-reference" stands on replaced by what `look_up` gives for it.
using LookUp = std::function<Value(const Value& id, const std::vector<std::string>& collections)>;
Value with_references(const Schema& schema, const Value& value, const LookUp& look_up);

}  // namespace rapporteur::facts
