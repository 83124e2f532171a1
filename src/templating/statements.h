// A template as a tree of statements: parsed once, rendered often. Nothing in it changes or moves after parsing, so that the
// renderer may point into it.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "language/expression.h"

namespace rapporteur::templating {

struct Options;
struct Statement;
using Body = std::vector<Statement>;
using language::ExpressionPtr;

// Text, line by line, so that each line of the output knows its line of the template.
struct Line {
    SourceSpan place;            // with its line end
    std::string_view text;       // without; valid as long as the source
    bool ends = false;           // written with \n, whatever the source has
};
struct Words { std::vector<Line> lines; };

struct Output { ExpressionPtr value; };

struct Branch { ExpressionPtr condition; Body body; };
struct If { std::vector<Branch> branches; Body otherwise; };

// What is assigned to: a name, a field of a namespace (ns.x), or several of them (a, (b, c)).
struct Target {
    std::string name;
    std::string field;
    std::vector<Target> parts;
    bool is_tuple = false;
    SourceSpan place;
};

struct For {
    Target target;
    ExpressionPtr items;
    ExpressionPtr condition;     // may be null
    bool recursive = false;
    Body body, otherwise;
};

struct Set { Target target; ExpressionPtr value; };

// Name under which the renderer hands the captured text to the filters of a block: no template can write it.
inline constexpr std::string_view kCaptured = "(captured text)";
struct SetBlock { Target target; ExpressionPtr filters; Body body; };       // filters: of the name kCaptured; may be null
struct FilterBlock { ExpressionPtr filters; Body body; };

// A macro, or the body of a call block (which has no name).
struct Parameter { std::string name; ExpressionPtr otherwise; };
struct Procedure {
    std::string name;
    std::vector<Parameter> parameters;
    Body body;
    SourceSpan place;
    bool uses_caller = false, uses_kwargs = false, uses_varargs = false;
    bool takes_caller = false;   // among its parameters
    bool is_block = false;       // of a call block
};
struct Macro { Procedure procedure; };

inline constexpr std::string_view kCaller = "(the block of this call)";
struct CallBlock { Procedure caller; ExpressionPtr call; };                 // call: with caller=kCaller among its arguments

struct With { std::vector<std::pair<Target, ExpressionPtr>> values; Body body; };
struct Include { ExpressionPtr name; bool ignore_missing = false; bool with_context = true; };
struct Import { ExpressionPtr name; std::string as; bool with_context = false; };
struct ImportedName { std::string name, as; SourceSpan place; };
struct FromImport { ExpressionPtr name; std::vector<ImportedName> names; bool with_context = false; };
struct Extends { ExpressionPtr name; };
struct Block {
    std::string name;
    bool scoped = false, required = false;
    Body body;
    SourceSpan place;
};
// A body with names of its own (autoescape, which is accepted and has no effect: nothing is ever escaped).
struct Inner { Body body; };

struct Statement {
    std::variant<Words, Output, If, For, Set, SetBlock, FilterBlock, Macro, CallBlock, With, Include, Import, FromImport, Extends,
                 std::unique_ptr<Block>, Inner>
        node;
    SourceSpan place;            // of the tag
};

struct Template {
    std::string name;
    Body body;
    std::map<std::string, const Block*, std::less<>> blocks;     // at every depth
    std::vector<Diagnostic> faults;                              // where there are any, the body is of no use
};

// Reports all it can: after a fault it goes on at the next tag.
Template parse_template(std::string name, const SourceFile& source, const Options& options);

}  // namespace rapporteur::templating
