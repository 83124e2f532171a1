#include "checks/taken.h"

#include <utility>
#include <variant>

namespace rapporteur::checks {

namespace {

using language::Expression;
using language::ExpressionPtr;

class Gatherer {
public:
    void look_into(const Expression& expression) {
        std::visit([&](const auto& node) { look(node, expression.place); }, expression.node);
    }
    std::vector<Taken> all;

private:
    void look_into(const ExpressionPtr& expression) {
        if (expression) look_into(*expression);
    }
    void look_into(const std::vector<ExpressionPtr>& expressions) {
        for (const ExpressionPtr& one : expressions) look_into(one);
    }
    void look_into(const std::vector<language::Argument>& arguments) {
        for (const language::Argument& argument : arguments) look_into(argument.value);
    }

    void look(const language::Literal&, const SourceSpan&) {}
    void look(const language::Name& node, const SourceSpan& place) { all.push_back({node.name, {}, place}); }
    void look(const language::ListLiteral& node, const SourceSpan&) { look_into(node.items); }
    void look(const language::MapLiteral& node, const SourceSpan&) {
        for (const auto& [key, value] : node.entries) look_into(key), look_into(value);
    }
    void look(const language::Attribute& node, const SourceSpan& place) {
        const std::size_t before = all.size();
        look_into(node.of);
        const auto* below = std::get_if<language::Attribute>(&node.of->node);
        const bool goes_on = below || std::holds_alternative<language::Name>(node.of->node);
        if (!goes_on || all.size() != before + 1) return;
        all.back().way.push_back(node.name);
        all.back().place = place;
    }
    void look(const language::Subscript& node, const SourceSpan&) { look_into(node.of), look_into(node.index); }
    void look(const language::Slice& node, const SourceSpan&) {
        look_into(node.of), look_into(node.from), look_into(node.to), look_into(node.step);
    }
    void look(const language::Call& node, const SourceSpan&) {
        const auto* method = std::get_if<language::Attribute>(&node.callee->node);       // `budgets.values()` is no field
        look_into(method ? method->of : node.callee);
        look_into(node.arguments);
    }
    void look(const language::Filter& node, const SourceSpan&) { look_into(node.input), look_into(node.arguments); }
    void look(const language::Test& node, const SourceSpan&) { look_into(node.input), look_into(node.arguments); }
    void look(const language::Negate& node, const SourceSpan&) { look_into(node.of); }
    void look(const language::UnaryPlus& node, const SourceSpan&) { look_into(node.of); }
    void look(const language::Not& node, const SourceSpan&) { look_into(node.of); }
    void look(const language::Binary& node, const SourceSpan&) { look_into(node.left), look_into(node.right); }
    void look(const language::Compare& node, const SourceSpan&) {
        look_into(node.first);
        for (const auto& [comparison, operand] : node.rest) look_into(operand);
    }
    void look(const language::Conditional& node, const SourceSpan&) {
        look_into(node.then), look_into(node.condition), look_into(node.otherwise);
    }
};

}  // namespace

std::vector<Taken> taken_by(const Check& check) {
    Gatherer gatherer;
    for (const ExpressionPtr* one : {&check.when, &check.holds, &check.unique})
        if (*one) gatherer.look_into(**one);
    for (const Named& let : check.lets) gatherer.look_into(*let.expression);
    for (const auto& [expression, words] : check.sees) gatherer.look_into(*expression);
    for (const Expression* expression : check.says.expressions()) gatherer.look_into(*expression);
    for (const auto& [way, place] : check.needs) {
        const bool of_item = !check.each.empty() && !way.empty() && way.front() == check.item;
        gatherer.all.push_back({of_item ? check.item : check.record, Way(way.begin() + (of_item ? 1 : 0), way.end()), place});
    }
    return std::move(gatherer.all);
}

std::vector<Taken> taken_by(const WordingCheck& check) {
    Gatherer gatherer;
    for (const ExpressionPtr* one : {&check.near, &check.when, &check.counted, &check.holds, &check.alike, &check.spelled})
        if (*one) gatherer.look_into(**one);
    for (const auto* names : {&check.given, &check.lets})
        for (const Named& one : *names) gatherer.look_into(*one.expression);
    for (const Expression* expression : check.says.expressions()) gatherer.look_into(*expression);
    return std::move(gatherer.all);
}

}  // namespace rapporteur::checks
