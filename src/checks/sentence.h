// A sentence with expressions in it: "granted until {{ request.decision.until | date }}". Parsed once, said often.
#pragma once

#include <string>
#include <vector>

#include "base/source.h"
#include "language/evaluate.h"
#include "language/expression.h"
#include "value/value.h"

namespace rapporteur::checks {

class Sentence {
public:
    Sentence() = default;
    // Throws Fault where an expression does not parse or does not end.
    explicit Sentence(const SourceSpan& written);

    // Throws Fault where an expression cannot be said.
    std::string say(const language::Scope& scope, const language::Environment& environment) const;
    std::vector<const language::Expression*> expressions() const;
    std::string written() const { return std::string(written_.text()); }

private:
    struct Part {
        std::string words;                          // where there is no expression
        language::ExpressionPtr expression;
    };
    SourceSpan written_;
    std::vector<Part> parts_;
};

// The stretch that a text of a YAML file stands on, for parsing: its own place where the file has it word for word, else (quoted with
// escapes, folded over lines) a text of its own in `sources`.
SourceSpan stretch_of(const Value& text, Sources& sources);

// One expression that fills the stretch. Throws Fault.
language::ExpressionPtr parse_whole(const SourceSpan& stretch);

}  // namespace rapporteur::checks
