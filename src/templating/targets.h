// The small parts that statements are made of besides expressions: what is assigned to, parameters, filters of a block, imports.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/tokens.h"
#include "templating/statements.h"

namespace rapporteur::templating {

// All of them throw Fault at the token that does not fit.
Fault expected(const language::Tokens& tokens, const std::string& what);
void expect_word(language::Tokens& tokens, std::string_view word);

// `a`, `a, b`, `(a, (b, c))`; with `fields` also `ns.x`.
Target read_target(language::Tokens& tokens, bool fields);
// After the opening parenthesis, to the closing one, which is taken.
std::vector<Parameter> read_parameters(language::Tokens& tokens);
// `upper | trim`, with kCaptured as its input.
ExpressionPtr read_filters(language::Tokens& tokens);
// `m(1)`, with caller=kCaller added.
ExpressionPtr read_block_call(language::Tokens& tokens);
// `with context`, `without context`, or nothing.
bool read_context(language::Tokens& tokens, bool& with_context);
// `a, b as c`, and the context behind them.
std::vector<ImportedName> read_imported_names(language::Tokens& tokens, bool& with_context);

}  // namespace rapporteur::templating
