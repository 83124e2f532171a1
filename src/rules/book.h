// The rules of an environment, and how they are answered. For this room only.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "language/evaluate.h"
#include "rules/memory.h"

namespace rapporteur::rules {

struct Rule {
    std::string name;
    SourceSpan place;                       // of its name
    std::vector<std::string> parameters;
    language::ExpressionPtr expression;
};

class Book {
public:
    // REQUIRES: `collections` outlives the book.
    explicit Book(const Map& collections);

    // What the rule gives for these arguments, `input` before them where it is not null. Throws Fault.
    Value answer(const Rule& rule, const Value* input, const language::Arguments& arguments,
                 const language::Environment& environment);
    bool holds(const Rule& rule, const Value& input, const language::Arguments& arguments,
               const language::Environment& environment);

private:
    class Level;
    Value worked_out(const Question& question, const language::Arguments& arguments, const language::Environment& environment);

    language::Scope collections_;
    Memory memory_;
    std::size_t depth_ = 0;                 // rules that are being answered
    std::size_t calls_ = 0;                 // since the outermost of them was asked
    const char* stack_begin_ = nullptr;
};

}  // namespace rapporteur::rules
