// Answers that were given before. Facts do not change, so a rule that is asked the same again gives the same. For this room only.
#pragma once

#include <unordered_map>
#include <vector>

#include "value/value.h"

namespace rapporteur::rules {

struct Rule;

struct Question {
    const Rule* rule;
    std::vector<Value> given;           // as many as the rule has parameters
};

class Memory {
public:
    // Whether the arguments can be told apart cheaply: records by where they live, dates, truths, whole numbers and short texts by
    // what they are; and by where they were written, where the answer has its place from one of them.
    static bool can_keep(const Question& question);

    // Null where it was not asked before. Both REQUIRE can_keep(question).
    const Value* find(const Question& question) const;
    void keep(Question question, const Value& answer);

private:
    struct Hash { std::size_t operator()(const Question& question) const; };
    struct SameWords { bool operator()(const Question& a, const Question& b) const; };
    struct SamePlaces { bool operator()(const Question& a, const Question& b) const; };
    std::unordered_map<Question, Value, Hash, SameWords> answers_;
    std::unordered_map<Question, Value, Hash, SamePlaces> placed_answers_;
    std::size_t weight_ = 0;            // of the answers, in values
};

}  // namespace rapporteur::rules
