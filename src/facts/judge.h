// valijson's judgement: whether a schema is one, and whether a file holds to it. It has the last word: the walk goes first, because
// it speaks better, and what the walk passes is judged here. The only file that sees valijson is judge.cpp. Room-internal.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "facts/schema.h"
#include "value/value.h"

namespace rapporteur::facts {

// A value that does not hold to its schema: the way to it (fields by name, entries by number, from 0), and valijson's words.
struct Objection {
    std::vector<std::string> way;
    std::string words;
};

class Judge {
public:
    Judge();
    ~Judge();
    // Empty where the whole of a file holds to its schema. `not_a_schema` is set where valijson cannot make sense of the schema.
    std::vector<Objection> objections(const SchemaFile& schema, const Value& value, std::string& not_a_schema);

private:
    struct Court;
    std::unique_ptr<Court> court_;
};

}  // namespace rapporteur::facts
