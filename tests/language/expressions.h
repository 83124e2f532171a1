// Expressions as cases: a file of lines "expression => what it prints"; "expression => ! message" where it is a fault.
#pragma once

#include <string>

#include "language/evaluate.h"

namespace rapporteur::test {

// Evaluates names.txt (lines "name = expression") and then each line of `file`, and gives the file anew with what came out.
// Lines that are empty or begin with # stay. "=/=>" instead of "=>": Jinja gives something else (against_jinja.py holds both).
std::string evaluated_anew(const std::string& file, const language::Environment& environment);

// The value of one expression, with the names of names.txt.
class Expressions {
public:
    explicit Expressions(const language::Environment& environment);
    Value evaluate(const std::string& expression);                  // throws Fault
    std::string print(const std::string& expression);               // the text, or "! message (hint)"
    language::Scope& scope() { return scope_; }

private:
    const language::Environment& environment_;
    Sources sources_;
    language::Scope scope_;
};

const language::Environment& english();

}  // namespace rapporteur::test
