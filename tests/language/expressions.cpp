#include "expressions.h"

#include <sstream>

#include "support/cases.h"
#include "support/catch.h"

namespace rapporteur::test {

namespace {

// Facts have dates, expressions have no way to write one: day('2022-09-02') is for tests.
class Day final : public language::Function {
public:
    std::string_view name() const override { return "day"; }
    Value call(language::Arguments arguments, const language::Environment&) const override {
        return Value(*Date::parse(arguments.positional.at(0).text()), arguments.place);
    }
};

std::string in_one_line(std::string text) {
    for (std::size_t at = 0; (at = text.find('\n', at)) != text.npos; at += 3) text.replace(at, 1, "⏎");
    return text;
}

}  // namespace

const language::Environment& english() {
    static Diagnostics diagnostics;
    static const locale::Locale kEnglish("en", Value(), diagnostics);
    static const language::Environment kEnvironment = [] {
        language::Environment environment(kEnglish);
        environment.add_global("day", Value(std::shared_ptr<const Callable>(std::make_shared<Day>())));
        return environment;
    }();
    return kEnvironment;
}

Expressions::Expressions(const language::Environment& environment) : environment_(environment) {
    std::istringstream lines(read_source("tests/language/cases/names.txt"));
    for (std::string line; std::getline(lines, line);) {
        const std::size_t at = line.find(" = ");
        if (at != line.npos && line[0] != '#') scope_.set(line.substr(0, at), evaluate(line.substr(at + 3)));
    }
}

Value Expressions::evaluate(const std::string& expression) {
    const SourceFile& file = sources_.add("expression", expression);
    language::Tokens tokens(language::cut({&file, 0, static_cast<std::uint32_t>(expression.size())}));
    const auto tree = language::parse(tokens);
    tokens.expect_end();
    const Value value = language::evaluate(*tree, scope_, environment_);
    return language::required(value, tree->place);
}

std::string Expressions::print(const std::string& expression) {
    try {
        return in_one_line(language::to_text(evaluate(expression), {}));
    } catch (const Fault& fault) {
        std::string text = "! " + fault.diagnostic.message;
        for (const std::string& hint : fault.diagnostic.hints) text += " (" + hint + ")";
        return text;
    }
}

std::string evaluated_anew(const std::string& file, const language::Environment& environment) {
    Expressions expressions(environment);
    std::istringstream lines(file);
    std::string result;
    for (std::string line; std::getline(lines, line);) {
        const bool differs = line.find(" =/=>") != line.npos;
        const std::size_t at = std::min(line.find(differs ? " =/=>" : " =>"), line.size());
        if (line.empty() || line[0] == '#') result += line + "\n";
        else result += line.substr(0, at) + (differs ? " =/=> " : " => ") + expressions.print(line.substr(0, at)) + "\n";
    }
    return result;
}

}  // namespace rapporteur::test
