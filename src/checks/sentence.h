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
    // REQUIRES: text as yaml::read returned it. Throws Fault where an expression does not parse or does not end.
    explicit Sentence(const Value& written);

    // Throws Fault where an expression cannot be said.
    std::string say(const language::Scope& scope, const language::Environment& environment) const;
    std::vector<const language::Expression*> expressions() const;
    const std::string& written() const { return written_; }

private:
    struct Part {
        std::string words;                          // where there is no expression
        language::ExpressionPtr expression;
    };
    std::string written_;
    std::vector<Part> parts_;
};

// Where a value stands; of a list that was made, where its entries stand.
std::vector<SourceSpan> places_of(const Value& value);

}  // namespace rapporteur::checks
