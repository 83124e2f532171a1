#include "checks/names.h"

#include <algorithm>
#include <set>

namespace rapporteur::checks {

namespace {

using language::Expression;
using language::ExpressionPtr;

// A name and the fields taken from it: "request.decision.until".
struct Taken {
    std::string name;
    Way way;
    SourceSpan place;
};

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

std::string joined(const Way& way, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += (i ? "." : "") + way[i];
    return text;
}

// The names that a check may take in one convention.
class Known {
public:
    Known(const Check& check, const Map& collections, const language::Environment& environment)
        : collections_(collections), globals_(environment.globals()), own_{check.record} {
        if (!check.each.empty()) own_.insert(own_.end(), {check.item, "number"});
        if (check.unique) own_.emplace_back("other");
        for (const Named& let : check.lets) own_.push_back(let.name);
    }

    bool has(const std::string& name) const {
        return std::find(own_.begin(), own_.end(), name) != own_.end() || collections_.find(name) || globals_.find_here(name);
    }
    std::string nearest_to(const std::string& name) const {
        std::vector<std::string> all = own_;
        for (const Map::Entry& entry : collections_.entries()) all.push_back(entry.key);
        for (const auto& [global, value] : globals_.own()) all.push_back(global);
        std::sort(all.begin(), all.end());
        return nearest(name, all);
    }

private:
    const Map& collections_;
    const language::Scope& globals_;
    std::vector<std::string> own_;
};

class Holder {
public:
    Holder(const Check& check, const facts::Facts& facts, const std::string& convention, Diagnostics& faults)
        : check_(check), facts_(facts), convention_(convention), faults_(faults) {}

    void hold_field(const Taken& taken) {
        if (taken.name == check_.record) return hold_way(check_.collection, {}, taken);
        if (!check_.each.empty() && taken.name == check_.item) {
            Way before = check_.each;
            before.emplace_back("[]");
            return hold_way(check_.collection, before, taken);
        }
        if (facts_.record(convention_, taken.name, taken.name)) hold_way(taken.name, {}, taken);      // a single record
    }

    void hold_name(const Taken& taken, const Known& known) {
        if (known.has(taken.name)) return;
        Diagnostic fault =
            error("checks.unknown-name", taken.place, "check '" + check_.id + "': there is nothing called '" + taken.name + "'");
        const std::string near = known.nearest_to(taken.name);
        faults_.add(near.empty() ? std::move(fault) : std::move(fault).hint("did you mean '" + near + "'?"));
    }

private:
    void hold_way(const std::string& collection, Way before, const Taken& taken) {
        Way whole = before;
        whole.insert(whole.end(), taken.way.begin(), taken.way.end());
        const auto unknown = facts_.unknown_field(convention_, collection, whole);
        if (!unknown || unknown->step < before.size()) return;
        const std::size_t step = unknown->step - before.size();
        const std::string owner = step ? "'" + joined(taken.way, step) + "' of '" + taken.name + "'" : "'" + taken.name + "'";
        Diagnostic fault = error("checks.unknown-field", taken.place,
                                 "check '" + check_.id + "': no record has a field '" + taken.way[step] + "' in " + owner);
        const std::string near = nearest(taken.way[step], unknown->known);
        faults_.add(near.empty() ? std::move(fault) : std::move(fault).hint("did you mean '" + near + "'?"));
    }

    const Check& check_;
    const facts::Facts& facts_;
    const std::string& convention_;
    Diagnostics& faults_;
};

bool is_collection_elsewhere(const std::string& name, const facts::Facts& facts) {
    const auto conventions = facts.conventions();
    return std::any_of(conventions.begin(), conventions.end(),
                       [&](const std::string& one) { return facts.convention(one)->find(name); });
}

}  // namespace

bool is_for_others(const Check& check, const facts::Facts& facts, const std::string& convention,
                   const language::Environment& environment) {
    const Known known(check, *facts.convention(convention), environment);
    const std::vector<Taken> taken = taken_by(check);
    return std::any_of(taken.begin(), taken.end(),
                       [&](const Taken& one) { return !known.has(one.name) && is_collection_elsewhere(one.name, facts); });
}

bool is_for_others(const WordingCheck& check, const facts::Facts& facts, const std::string& convention) {
    const Map& collections = *facts.convention(convention);
    return std::any_of(check.names.begin(), check.names.end(), [&](const std::string& name) {
        return !collections.find(name) && is_collection_elsewhere(name, facts);
    });
}

std::vector<std::string> names_taken_by(const WordingCheck& check) {
    std::set<std::string> names;
    for (const Taken& one : taken_by(check)) names.insert(one.name);
    return {names.begin(), names.end()};
}

bool hold_names(const Check& check, const facts::Facts& facts, const std::string& convention,
                const language::Environment& environment, Diagnostics& faults) {
    const std::size_t faults_before = faults.errors();
    const Known known(check, *facts.convention(convention), environment);
    Holder holder(check, facts, convention, faults);
    if (const auto unknown = facts.unknown_field(convention, check.collection, check.each.empty() ? check.at : check.each))
        faults.add(error("checks.unknown-field", check.place,
                         "check '" + check.id + "': no record has a field '" +
                             joined(check.each.empty() ? check.at : check.each, unknown->step + 1) + "'"));
    for (const Taken& taken : taken_by(check)) {
        holder.hold_name(taken, known);
        holder.hold_field(taken);
    }
    return faults.errors() == faults_before;
}

}  // namespace rapporteur::checks
