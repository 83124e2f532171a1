// Expressions as a tree: parsed once, evaluated often. Grammar and precedence are Jinja's (jinja.palletsprojects.com,
// "Template Designer Documentation", Expressions): inline if < or < and < not < comparison/in < ~ < + - < * / // % < unary <
// ** < postfix (. [] () | filter, is test).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "language/tokens.h"
#include "value/value.h"

namespace rapporteur::language {

struct Expression;
using ExpressionPtr = std::unique_ptr<Expression>;

struct Argument {
    std::string name;           // empty: by position
    ExpressionPtr value;
    enum class Spread { none, list, map } spread = Spread::none;     // *args, **kwargs
};

enum class BinaryOperator { add, subtract, multiply, divide, floor_divide, modulo, power, concatenate, logical_and, logical_or };
enum class Comparison { equal, not_equal, less, less_equal, greater, greater_equal, in, not_in };

struct Literal { Value value; };
struct Name { std::string name; };
struct ListLiteral { std::vector<ExpressionPtr> items; bool is_tuple = false; };     // a tuple is a list that was written with ()
struct MapLiteral { std::vector<std::pair<ExpressionPtr, ExpressionPtr>> entries; };
struct Attribute { ExpressionPtr of; std::string name; };
struct Subscript { ExpressionPtr of; ExpressionPtr index; };
struct Slice { ExpressionPtr of; ExpressionPtr from, to, step; };                     // each may be null
struct Call { ExpressionPtr callee; std::vector<Argument> arguments; };
// The input is null in the filters of a `filter` or `set` block.
struct Filter { ExpressionPtr input; std::string name; std::vector<Argument> arguments; };
struct Test { ExpressionPtr input; std::string name; std::vector<Argument> arguments; bool negated = false; };
struct Negate { ExpressionPtr of; };
struct UnaryPlus { ExpressionPtr of; };
struct Not { ExpressionPtr of; };
struct Binary { BinaryOperator op; ExpressionPtr left, right; };
struct Compare { ExpressionPtr first; std::vector<std::pair<Comparison, ExpressionPtr>> rest; };    // a < b < c
struct Conditional { ExpressionPtr then, condition, otherwise; };                     // otherwise may be null

struct Expression {
    std::variant<Literal, Name, ListLiteral, MapLiteral, Attribute, Subscript, Slice, Call, Filter, Test, Negate, UnaryPlus, Not,
                 Binary, Compare, Conditional>
        node;
    SourceSpan place;
    std::uint32_t height = 1;       // levels of the tree from here down, at most 500: whoever walks it may recurse
};

// Each reads one expression from the front of the tokens and leaves the rest. Throws Fault at the token that does not fit.
// Nesting is limited to 200 levels.
ExpressionPtr parse(Tokens& tokens);
// An expression or several separated by commas, which make a tuple: `for a, b in (1, 2), (3, 4)`, `set a = 1, 2`.
// Without the inline if at top level: `for x in EXPR if COND`.
ExpressionPtr parse_tuple(Tokens& tokens, bool with_conditional);
// The chain of filters after a first `|`-less filter name: `filter upper | trim`, `set x | upper`.
ExpressionPtr parse_filter_chain(Tokens& tokens);

}  // namespace rapporteur::language
