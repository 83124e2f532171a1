#include "rules/book.h"

#include <algorithm>
#include <cstdlib>

namespace rapporteur::rules {

using language::Arguments;
using language::Environment;
using language::Scope;

namespace {

constexpr std::ptrdiff_t kMostStack = 2 << 20;      // bytes
constexpr std::size_t kShownInnermost = 4;

std::string parameters_of(const Rule& rule) {
    std::string text;
    for (const std::string& name : rule.parameters) text += (text.empty() ? "" : ", ") + name;
    return text;
}

Fault wrong_arguments(const Rule& rule, const SourceSpan& place, const std::string& message) {
    return Fault(
        error("rules.arguments", place, message).see(rule.place, "'" + rule.name + "' is of (" + parameters_of(rule) + ")"));
}

Fault wrong_count(const Rule& rule, std::size_t given, const SourceSpan& place) {
    const std::size_t wanted = rule.parameters.size();
    return wrong_arguments(rule, place,
                           "the rule '" + rule.name + "' asks for " +
                               (wanted == 0 ? "no values" : std::to_string(wanted) + (wanted == 1 ? " value" : " values")) +
                               ", and " + (given == 0 ? "none" : std::to_string(given)) +
                               (given == 1 ? " is given" : " are given"));
}

// The arguments in the order of the rule's parameters.
std::vector<Value> given_to(const Rule& rule, const Value* input, const Arguments& arguments) {
    const auto& names = rule.parameters;
    const std::size_t count = (input ? 1 : 0) + arguments.positional.size() + arguments.named.size();
    if (count != names.size()) throw wrong_count(rule, count, arguments.place);
    std::vector<Value> given;
    given.reserve(count);
    if (input) given.push_back(language::required(*input, arguments.place));
    for (const Value& value : arguments.positional) given.push_back(language::required(value, arguments.place));
    const std::size_t by_position = given.size();
    given.resize(count, Value::missing(""));
    for (const auto& [name, value] : arguments.named) {
        const auto found = static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
        if (found == count)
            throw wrong_arguments(rule, arguments.place, "the rule '" + rule.name + "' has no parameter '" + name + "'");
        if (found < by_position || !given[found].is(Kind::missing))
            throw wrong_arguments(rule, arguments.place, "the rule '" + rule.name + "' is given '" + name + "' twice");
        given[found] = language::required(value, arguments.place);
    }
    return given;
}

// Of a long way only its inner end and its beginning.
void add_way(Diagnostic& fault, const Rule& rule, const SourceSpan& place, std::size_t depth) {
    if (fault.related.size() < kShownInnermost || depth == 1)
        fault.related.push_back({place, "in the rule '" + rule.name + "', called here"});
}

Value given_nothing(const Rule& rule, const Value& missing) {
    return Value::missing("the rule '" + rule.name + "' gives nothing: " + missing.missing().explanation, missing.missing().hint)
        .at(missing.place());
}

}  // namespace

// One rule being answered.
class Book::Level {
public:
    Level(Book& book, const Rule& rule, const SourceSpan& place, const language::Limits& limits) : book_(book) {
        const auto* here = static_cast<const char*>(__builtin_frame_address(0));
        if (book.depth_ == 0) {
            book.calls_ = 0;
            book.stack_begin_ = here;
        }
        if (book.depth_ >= limits.call_depth || std::abs(book.stack_begin_ - here) > kMostStack)
            throw Fault(error("rules.call-depth", place, "rules call each other more than " + std::to_string(book.depth_) + " deep")
                            .hint("the rule '" + rule.name + "' seems to need its own answer")
                            .see(rule.place, "this is the rule"));
        if (++book.calls_ > limits.steps)
            throw Fault(error("rules.too-many-steps", place,
                              "one question takes more than " + std::to_string(limits.steps) + " calls of rules")
                            .hint("look for rules that call each other")
                            .see(rule.place, "the last one asked is '" + rule.name + "'"));
        ++book.depth_;
    }
    ~Level() { --book_.depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

private:
    Book& book_;
};

Book::Book(const Map& collections) {
    for (const Map::Entry& entry : collections.entries()) collections_.set(entry.key, entry.value);
}

Value Book::answer(const Rule& rule, const Value* input, const Arguments& arguments, const Environment& environment) {
    const Level level(*this, rule, arguments.place, environment.limits());
    Question question{&rule, given_to(rule, input, arguments)};
    const bool keeps = Memory::can_keep(question);
    if (keeps)
        if (const Value* before = memory_.find(question)) return *before;
    Value answer = worked_out(question, arguments, environment);
    if (keeps) memory_.keep(std::move(question), answer);
    return answer;
}

Value Book::worked_out(const Question& question, const Arguments& arguments, const Environment& environment) {
    const Rule& rule = *question.rule;
    Scope scope(&collections_);
    for (std::size_t i = 0; i < question.given.size(); ++i) scope.set(rule.parameters[i], question.given[i]);
    try {
        Value answer = language::evaluate(*rule.expression, scope, environment);
        if (answer.is(Kind::callable))
            throw Fault(error("rules.gives-function", rule.expression->place,
                              "the rule '" + rule.name + "' gives a function, and a rule gives a value")
                            .hint("say what the function is asked for: name(value)"));
        if (!answer.is(Kind::missing)) return answer;
        if (!answer.place().known())
            language::required(answer, rule.expression->place);  // no field of a fact: a name that there is not
        return given_nothing(rule, answer);
    } catch (Fault& fault) {
        add_way(fault.diagnostic, rule, arguments.place, depth_);
        throw;
    }
}

bool Book::holds(const Rule& rule, const Value& input, const Arguments& arguments, const Environment& environment) {
    return language::required(answer(rule, &input, arguments, environment), arguments.place).truthy();
}

}  // namespace rapporteur::rules
