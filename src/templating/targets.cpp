#include "templating/targets.h"

namespace rapporteur::templating {

using language::Expression;
using language::Token;
using language::TokenKind;
using language::Tokens;

Fault expected(const Tokens& tokens, const std::string& what) {
    const Token& found = tokens.peek();
    const std::string name = found.is(TokenKind::end) ? "the end of the tag" : "'" + std::string(found.place.text()) + "'";
    return Fault(error("templating.syntax", found.place, "expected " + what + " but found " + name));
}

void expect_word(Tokens& tokens, std::string_view word) {
    if (!tokens.take_name(word)) throw expected(tokens, "'" + std::string(word) + "'");
}

namespace {

constexpr std::size_t kDeepest = 20;     // tuples in tuples

Target read_several(Tokens& tokens, std::size_t depth);

Target read_one(Tokens& tokens, std::size_t depth) {
    const SourceSpan place = tokens.peek().place;
    if (depth > kDeepest) throw Fault(error("templating.too-deep", place, "these names are nested too deep"));
    if (tokens.take_symbol("(")) {
        Target inner = read_several(tokens, depth + 1);
        tokens.expect_symbol(")");
        return inner;
    }
    Target target;
    target.place = place;
    target.name = tokens.expect_name().value;
    return target;
}

bool names_end(const Tokens& tokens) {
    const Token& next = tokens.peek();
    return next.is(TokenKind::end) || next.is_name("in") || next.is_symbol("=") || next.is_symbol(")");
}

Target read_several(Tokens& tokens, std::size_t depth) {
    Target first = read_one(tokens, depth);
    if (!tokens.peek().is_symbol(",")) return first;
    Target several;
    several.is_tuple = true;
    several.place = first.place;
    several.parts.push_back(std::move(first));
    while (tokens.take_symbol(",") && !names_end(tokens)) several.parts.push_back(read_one(tokens, depth));
    several.place.end = several.parts.back().place.end;
    return several;
}

}  // namespace

Target read_target(Tokens& tokens, bool fields) {
    if (!fields || !tokens.peek(1).is_symbol(".")) return read_several(tokens, 0);
    Target target;
    target.place = tokens.peek().place;
    target.name = tokens.expect_name().value;
    tokens.expect_symbol(".");
    if (!tokens.peek().is(TokenKind::name)) throw expected(tokens, "a name");
    const Token field = tokens.next();
    target.field = field.value;
    target.place.end = field.place.end;
    return target;
}

std::vector<Parameter> read_parameters(Tokens& tokens) {
    std::vector<Parameter> parameters;
    while (!tokens.take_symbol(")")) {
        if (!parameters.empty()) tokens.expect_symbol(",");
        const Token name = tokens.expect_name();
        Parameter parameter{name.value, nullptr};
        if (tokens.take_symbol("=")) parameter.otherwise = language::parse(tokens);
        const bool after_default = !parameters.empty() && parameters.back().otherwise;
        if (after_default && !parameter.otherwise)
            throw Fault(error("templating.parameters", name.place,
                              "'" + name.value + "' has no default but follows a parameter that has one")
                            .hint("give it a default, or put it first"));
        if (name.value == "caller" && !parameter.otherwise)
            throw Fault(error("templating.parameters", name.place, "'caller' is given by the call block itself")
                            .hint("leave it out, or give it a default"));
        for (const Parameter& other : parameters)
            if (other.name == parameter.name)
                throw Fault(error("templating.parameters", name.place, "the parameter '" + name.value + "' is there twice"));
        parameters.push_back(std::move(parameter));
    }
    return parameters;
}

namespace {

ExpressionPtr internal_name(std::string_view name, const SourceSpan& place) {
    return std::make_unique<Expression>(Expression{language::Name{std::string(name)}, place});
}

}  // namespace

ExpressionPtr read_filters(Tokens& tokens) {
    const SourceSpan place = tokens.peek().place;
    ExpressionPtr chain = language::parse_filter_chain(tokens);
    auto* filter = std::get_if<language::Filter>(&chain->node);
    while (filter && filter->input) filter = std::get_if<language::Filter>(&filter->input->node);
    if (!filter) throw Fault(error("templating.syntax", place, "expected a filter"));
    filter->input = internal_name(kCaptured, place);
    return chain;
}

ExpressionPtr read_block_call(Tokens& tokens) {
    ExpressionPtr expression = language::parse(tokens);
    auto* call = std::get_if<language::Call>(&expression->node);
    if (!call)
        throw Fault(error("templating.call", expression->place, "'call' needs a macro with its parentheses")
                        .hint("write for example '{% call note() %}'"));
    call->arguments.push_back({"caller", internal_name(kCaller, expression->place), language::Argument::Spread::none});
    return expression;
}

bool read_context(Tokens& tokens, bool& with_context) {
    const bool with = tokens.peek().is_name("with"), without = tokens.peek().is_name("without");
    if ((!with && !without) || !tokens.peek(1).is_name("context")) return false;
    tokens.next();
    tokens.next();
    with_context = with;
    return true;
}

std::vector<ImportedName> read_imported_names(Tokens& tokens, bool& with_context) {
    std::vector<ImportedName> names;
    do {
        if (read_context(tokens, with_context)) break;
        const Token name = tokens.expect_name();
        if (name.value.starts_with("_"))
            throw Fault(error("templating.private", name.place, "'" + name.value + "' begins with '_' and so is its template's own")
                            .hint("rename it there"));
        names.push_back({name.value, tokens.take_name("as") ? tokens.expect_name().value : name.value, name.place});
        if (read_context(tokens, with_context)) break;
    } while (tokens.take_symbol(","));
    return names;
}

}  // namespace rapporteur::templating
