#include "rules/rules.h"

#include <algorithm>

#include "rules/book.h"
#include "rules/written.h"

namespace rapporteur::rules {

using language::Arguments;
using language::Environment;

namespace {

class RuleFunction final : public language::Function {
public:
    RuleFunction(std::shared_ptr<Book> book, std::shared_ptr<const Rule> rule) : book_(std::move(book)), rule_(std::move(rule)) {}
    std::string_view name() const override { return rule_->name; }
    Value call(Arguments arguments, const Environment& environment) const override {
        return book_->answer(*rule_, nullptr, arguments, environment);
    }

private:
    std::shared_ptr<Book> book_;
    std::shared_ptr<const Rule> rule_;
};

bool is_name(std::string_view text) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    return !text.empty() && letter(text[0]) && !language::is_keyword(text) &&
           std::all_of(text.begin(), text.end(), [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

// Reads records as rules, and says what is wrong with them.
class Reader {
public:
    Reader(const Map& collections, const Environment& environment, const std::vector<std::string>& taken, Diagnostics& diagnostics)
        : collections_(collections), environment_(environment), taken_(taken), diagnostics_(diagnostics) {}

    // None where something was reported.
    std::shared_ptr<const Rule> read(const Map::Entry& entry) {
        const std::size_t errors_before = diagnostics_.errors();
        auto rule = std::make_shared<Rule>(Rule{entry.key, entry.key_place, {}, nullptr});
        hold_name(*rule);
        if (entry.value.is(Kind::map)) {
            read_parameters(entry.value.map().find("of"), *rule);
            read_expression(entry.value.map().find("is"), *rule);
        } else {
            refuse("rules.not-a-rule", entry.key_place, "a rule has the fields 'of' and 'is', and '" + entry.key + "' has none");
        }
        return diagnostics_.errors() > errors_before ? nullptr : rule;
    }

private:
    void refuse(std::string code, const SourceSpan& place, std::string message, std::string hint = {}) {
        Diagnostic fault = error(std::move(code), place, std::move(message));
        if (!hint.empty()) fault.hints.push_back(std::move(hint));
        diagnostics_.add(std::move(fault));
    }

    bool hold_is_name(std::string_view what, const std::string& name, const SourceSpan& place) {
        if (is_name(name)) return true;
        refuse("rules.bad-name", place, "'" + name + "' cannot be the name of a " + std::string(what),
               "a name is made of letters, digits and '_', begins with no digit, and is no word of the language such as 'in'");
        return false;
    }

    void hold_name(const Rule& rule) {
        if (!hold_is_name("rule", rule.name, rule.place)) return;
        const char* other = environment_.globals().find_here(rule.name) ? "function of the language"
                            : environment_.filter(rule.name)            ? "filter of the language"
                            : environment_.test(rule.name)              ? "test of the language"
                            : collections_.find(rule.name)              ? "collection of this convention"
                            : std::count(taken_.begin(), taken_.end(), rule.name) ? "name that every template is given"
                                                                        : nullptr;
        if (other)
            refuse("rules.name-taken", rule.place, "'" + rule.name + "' is a " + other + ", and no rule can be called so",
                   "give it another name");
    }

    void read_parameters(const Value* of, Rule& rule) {
        if (!of) return;
        if (!of->is(Kind::list)) return refuse("rules.parameters", of->place(), "'of' is a list of names, such as [state, day]");
        std::vector<SourceSpan> places;
        for (const Value& name : of->list()) {
            if (!name.is(Kind::text)) {
                refuse("rules.parameters", name.place(),
                       "a parameter is a name, and here is " + std::string(describe(name.kind())));
                continue;
            }
            if (!hold_is_name("parameter", name.text(), name.place())) continue;
            const auto first = std::find(rule.parameters.begin(), rule.parameters.end(), name.text());
            if (first != rule.parameters.end())
                diagnostics_.add(
                    error("rules.parameter-twice", name.place(), "the parameter '" + name.text() + "' stands here a second time")
                        .see(places[static_cast<std::size_t>(first - rule.parameters.begin())], "the first is here"));
            rule.parameters.push_back(name.text());
            places.push_back(name.place());
        }
    }

    void read_expression(const Value* is, Rule& rule) {
        if (!is) return refuse("rules.not-a-rule", rule.place, "the rule '" + rule.name + "' does not say what it 'is'");
        if (!is->is(Kind::text))
            return refuse("rules.not-an-expression", is->place().known() ? is->place() : rule.place,
                          "what a rule 'is' is an expression, and here is " + std::string(describe(is->kind())),
                          "put it in quotes");
        try {
            rule.expression = parse_written(*is);
        } catch (const Fault& fault) {
            diagnostics_.add(fault.diagnostic);
        }
    }

    const Map& collections_;
    const Environment& environment_;
    const std::vector<std::string>& taken_;
    Diagnostics& diagnostics_;
};

void enter(const std::shared_ptr<Book>& book, const std::shared_ptr<const Rule>& rule, Environment& environment) {
    environment.add_global(rule->name,
                           Value(std::shared_ptr<const Callable>(std::make_shared<RuleFunction>(book, rule)), rule->place));
    environment.add_filter(rule->name, [book, rule](const Value& input, const Arguments& arguments, const Environment& all) {
        return book->answer(*rule, &input, arguments, all);
    });
    environment.add_test(rule->name, [book, rule](const Value& input, const Arguments& arguments, const Environment& all) {
        return book->holds(*rule, input, arguments, all);
    });
}

}  // namespace

void add(const Map& collections, Environment& environment, Diagnostics& diagnostics, const std::vector<std::string>& taken) {
    const Value* written = collections.find("rules");
    if (!written || !written->is(Kind::map)) return;
    Reader reader(collections, environment, taken, diagnostics);
    std::vector<std::shared_ptr<const Rule>> rules;
    for (const Map::Entry& entry : written->map().entries())
        if (auto rule = reader.read(entry)) rules.push_back(std::move(rule));
    const auto book = std::make_shared<Book>(collections);
    for (const auto& rule : rules) enter(book, rule, environment);
}

}  // namespace rapporteur::rules
