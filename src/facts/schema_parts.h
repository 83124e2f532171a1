// The parts of a schema as they refer to one another. Room-internal.
#pragma once

#include <vector>

#include "facts/schema.h"

namespace rapporteur::facts {

// Every part of a schema, each once; also those that refer to each other.
std::vector<const Schema*> all_parts(const Schema& root);

// Whether some of them lead to one another without a field between, so that judging a value would never end.
bool goes_in_a_circle(const std::vector<const Schema*>& parts);

// Sets `leads_to_references` where it holds; the parts must be their owner's alone.
void mark_ways_to_references(const std::vector<const Schema*>& parts);

}  // namespace rapporteur::facts
