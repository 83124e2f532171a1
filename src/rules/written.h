// Expressions that stand in the files of content/.
#pragma once

#include "language/expression.h"
#include "value/value.h"

namespace rapporteur::rules {

// The expression that a text of a YAML file is; its places, and those of all its parts, are places of that file, whether the text
// is plain, quoted or spread over lines. Throws Fault where it does not parse.
// REQUIRES: `text` is text as yaml::read returned it.
language::ExpressionPtr parse_written(const Value& text);
// The same for the bytes [begin, end) of the text.
language::ExpressionPtr parse_written(const Value& text, std::size_t begin, std::size_t end);

}  // namespace rapporteur::rules
