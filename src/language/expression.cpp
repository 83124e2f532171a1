// The grammar is that of jinja2.parser, function for function.
#include "language/expression.h"

#include <algorithm>
#include <array>

#include "base/overloaded.h"

namespace rapporteur::language {

namespace {

constexpr int kMostNesting = 200;
constexpr std::uint32_t kMostHeight = 500;       // of the tree, whose walkers recurse: `a ~ b ~ …` is as high as it is long

std::uint32_t height_of(const ExpressionPtr& expression) { return expression ? expression->height : 0; }

std::uint32_t height_of(const std::vector<Argument>& arguments) {
    std::uint32_t highest = 0;
    for (const Argument& argument : arguments) highest = std::max(highest, height_of(argument.value));
    return highest;
}

std::uint32_t height_below(const Expression& expression) {
    return std::visit(Overloaded{
                          [](const Literal&) { return 0u; },
                          [](const Name&) { return 0u; },
                          [](const ListLiteral& list) {
                              std::uint32_t highest = 0;
                              for (const ExpressionPtr& item : list.items) highest = std::max(highest, height_of(item));
                              return highest;
                          },
                          [](const MapLiteral& map) {
                              std::uint32_t highest = 0;
                              for (const auto& [key, value] : map.entries)
                                  highest = std::max({highest, height_of(key), height_of(value)});
                              return highest;
                          },
                          [](const Attribute& node) { return height_of(node.of); },
                          [](const Subscript& node) { return std::max(height_of(node.of), height_of(node.index)); },
                          [](const Slice& node) {
                              return std::max({height_of(node.of), height_of(node.from), height_of(node.to), height_of(node.step)});
                          },
                          [](const Call& node) { return std::max(height_of(node.callee), height_of(node.arguments)); },
                          [](const Filter& node) { return std::max(height_of(node.input), height_of(node.arguments)); },
                          [](const Test& node) { return std::max(height_of(node.input), height_of(node.arguments)); },
                          [](const Negate& node) { return height_of(node.of); },
                          [](const UnaryPlus& node) { return height_of(node.of); },
                          [](const Not& node) { return height_of(node.of); },
                          [](const Binary& node) { return std::max(height_of(node.left), height_of(node.right)); },
                          [](const Compare& node) {
                              std::uint32_t highest = height_of(node.first);
                              for (const auto& [operation, operand] : node.rest) highest = std::max(highest, height_of(operand));
                              return highest;
                          },
                          [](const Conditional& node) {
                              return std::max({height_of(node.then), height_of(node.condition), height_of(node.otherwise)});
                          },
                      },
                      expression.node);
}

struct NamedOperator {
    std::string_view symbol;
    BinaryOperator op;
};
constexpr std::array<NamedOperator, 2> kSums{{{"+", BinaryOperator::add}, {"-", BinaryOperator::subtract}}};
constexpr std::array<NamedOperator, 4> kProducts{{{"*", BinaryOperator::multiply},
                                                  {"/", BinaryOperator::divide},
                                                  {"//", BinaryOperator::floor_divide},
                                                  {"%", BinaryOperator::modulo}}};
constexpr std::array<NamedOperator, 1> kConcatenation{{{"~", BinaryOperator::concatenate}}};
constexpr std::array<NamedOperator, 1> kPower{{{"**", BinaryOperator::power}}};

constexpr std::array<std::pair<std::string_view, Comparison>, 6> kComparisons{{{"==", Comparison::equal},
                                                                               {"!=", Comparison::not_equal},
                                                                               {"<=", Comparison::less_equal},
                                                                               {">=", Comparison::greater_equal},
                                                                               {"<", Comparison::less},
                                                                               {">", Comparison::greater}}};

class Parser {
public:
    explicit Parser(Tokens& tokens) : tokens_(tokens) {}

    ExpressionPtr conditional() {
        const Level level(*this);
        const SourceSpan from = here();
        ExpressionPtr value = any_of();
        while (tokens_.take_name("if")) {
            ExpressionPtr condition = any_of();
            ExpressionPtr otherwise = tokens_.take_name("else") ? conditional() : nullptr;
            value = make(Conditional{std::move(value), std::move(condition), std::move(otherwise)}, from);
        }
        return value;
    }

    ExpressionPtr any_of() {
        const SourceSpan from = here();
        ExpressionPtr left = all_of();
        while (tokens_.take_name("or")) {
            ExpressionPtr right = all_of();
            left = make(Binary{BinaryOperator::logical_or, std::move(left), std::move(right)}, from);
        }
        return left;
    }

    ExpressionPtr tuple(bool with_conditional, bool in_parentheses) {
        const SourceSpan from = here();
        std::vector<ExpressionPtr> items;
        bool is_tuple = false;
        while (!ends_tuple()) {
            items.push_back(with_conditional ? conditional() : any_of());
            if (!tokens_.take_symbol(",")) break;
            is_tuple = true;
        }
        if (!is_tuple && items.size() == 1) return std::move(items[0]);
        if (!is_tuple && !in_parentheses) fail_at_token("an expression");
        return make(ListLiteral{std::move(items), true}, from);
    }

    ExpressionPtr filter_chain(ExpressionPtr input, bool begins_without_bar) {
        while (begins_without_bar || tokens_.peek().is_symbol("|")) {
            if (!begins_without_bar) tokens_.next();
            begins_without_bar = false;
            const SourceSpan from = here();
            const std::string name = dotted_name("the name of a filter");
            const SourceSpan place = last_;
            std::vector<Argument> given;
            if (tokens_.take_symbol("(")) given = arguments();
            input = make(Filter{std::move(input), name, std::move(given)}, from, place);
        }
        return input;
    }

    std::vector<Argument> arguments() {
        std::vector<Argument> given;
        while (!tokens_.peek().is_symbol(")")) {
            given.push_back(argument(given));
            if (!tokens_.take_symbol(",")) break;
        }
        close(")");
        return given;
    }

private:
    // Counts nested expressions as long as it lives.
    class Level {
    public:
        explicit Level(Parser& parser) : parser_(parser) {
            if (++parser_.nesting_ <= kMostNesting) return;
            --parser_.nesting_;
            throw Fault(error("language.too-deep", parser_.here(), "the expression is nested too deeply")
                            .hint("split it with 'set'; at most " + std::to_string(kMostNesting) + " levels"));
        }
        ~Level() { --parser_.nesting_; }
        Level(const Level&) = delete;
        Level& operator=(const Level&) = delete;

    private:
        Parser& parser_;
    };

    SourceSpan here() const { return tokens_.peek().place; }
    Token take() {
        Token token = tokens_.next();
        last_ = token.place;
        return token;
    }
    void close(std::string_view symbol) { last_ = tokens_.expect_symbol(symbol).place; }

    template <class Node>
    ExpressionPtr make(Node node, SourceSpan from) {
        return make(std::move(node), from, last_);
    }
    template <class Node>
    ExpressionPtr make(Node node, SourceSpan from, SourceSpan until) {
        auto expression = std::make_unique<Expression>();
        expression->node = std::move(node);
        expression->place = {from.file, from.begin, std::max(from.end, until.end)};
        expression->height = height_below(*expression) + 1;
        if (expression->height > kMostHeight)
            throw Fault(error("language.too-deep", from, "the expression is too long").hint("split it with 'set'"));
        return expression;
    }

    [[noreturn]] void fail_at_token(const std::string& expected) const {
        const Token& token = tokens_.peek();
        const std::string what = token.is(TokenKind::end)    ? "the end"
                                 : token.is(TokenKind::text) ? "text"
                                                             : "'" + token.value + "'";
        throw Fault(error("language.syntax", token.place, "expected " + expected + " but found " + what));
    }

    ExpressionPtr all_of() {
        const SourceSpan from = here();
        ExpressionPtr left = negation();
        while (tokens_.take_name("and")) {
            ExpressionPtr right = negation();
            left = make(Binary{BinaryOperator::logical_and, std::move(left), std::move(right)}, from);
        }
        return left;
    }

    ExpressionPtr negation() {
        if (!tokens_.peek().is_name("not")) return comparison();
        const Level level(*this);
        const SourceSpan from = take().place;
        ExpressionPtr of = negation();
        return make(Not{std::move(of)}, from);
    }

    bool take_comparison(Comparison& found) {
        for (const auto& [symbol, comparison] : kComparisons)
            if (tokens_.take_symbol(symbol)) return found = comparison, true;
        if (tokens_.take_name("in")) return found = Comparison::in, true;
        if (!tokens_.peek().is_name("not") || !tokens_.peek(1).is_name("in")) return false;
        tokens_.next();
        tokens_.next();
        found = Comparison::not_in;
        return true;
    }

    ExpressionPtr comparison() {
        const SourceSpan from = here();
        ExpressionPtr first = sum();
        std::vector<std::pair<Comparison, ExpressionPtr>> rest;
        for (Comparison operation{}; take_comparison(operation);) rest.emplace_back(operation, sum());
        if (rest.empty()) return first;
        return make(Compare{std::move(first), std::move(rest)}, from);
    }

    template <std::size_t N>
    ExpressionPtr chain(const std::array<NamedOperator, N>& operators, ExpressionPtr (Parser::*operand)()) {
        const SourceSpan from = here();
        ExpressionPtr left = (this->*operand)();
        for (;;) {
            const auto found = std::find_if(operators.begin(), operators.end(),
                                            [&](const NamedOperator& one) { return tokens_.peek().is_symbol(one.symbol); });
            if (found == operators.end()) return left;
            tokens_.next();
            ExpressionPtr right = (this->*operand)();
            left = make(Binary{found->op, std::move(left), std::move(right)}, from);
        }
    }

    ExpressionPtr sum() { return chain(kSums, &Parser::concatenation); }
    ExpressionPtr concatenation() { return chain(kConcatenation, &Parser::product); }
    ExpressionPtr product() { return chain(kProducts, &Parser::power); }
    ExpressionPtr power() { return chain(kPower, &Parser::filtered); }

    ExpressionPtr filtered() {
        const SourceSpan from = here();
        return filters_and_tests(unary(), from);
    }

    ExpressionPtr unary() {
        const SourceSpan from = here();
        if (!tokens_.peek().is_symbol("-") && !tokens_.peek().is_symbol("+")) return postfix(primary(), from);
        const Level level(*this);
        const bool minus = take().value == "-";
        ExpressionPtr of = unary();
        ExpressionPtr result = minus ? make(Negate{std::move(of)}, from) : make(UnaryPlus{std::move(of)}, from);
        return postfix(std::move(result), from);
    }

    ExpressionPtr primary() {
        const Token token = tokens_.peek();
        switch (token.kind) {
            case TokenKind::name: return name();
            case TokenKind::text: return text();
            case TokenKind::integer:
                return take(), make(Literal{Value(static_cast<std::int64_t>(std::stoll(token.value)))}, token.place);
            case TokenKind::decimal: return take(), make(Literal{Value(*Decimal::parse(token.value))}, token.place);
            case TokenKind::symbol:
                if (token.value == "(") return parenthesis();
                if (token.value == "[") return list();
                if (token.value == "{") return map();
                break;
            case TokenKind::end: break;
        }
        fail_at_token("an expression");
    }

    ExpressionPtr name() {
        const Token& token = tokens_.peek();
        const SourceSpan place = token.place;
        if (token.value == "true" || token.value == "True") return take(), make(Literal{Value(true)}, place);
        if (token.value == "false" || token.value == "False") return take(), make(Literal{Value(false)}, place);
        if (token.value == "none" || token.value == "None") return take(), make(Literal{Value()}, place);
        if (is_keyword(token.value)) fail_at_token("an expression");
        return make(Name{take().value}, place);
    }

    // Texts that stand side by side are one.
    ExpressionPtr text() {
        const SourceSpan from = here();
        std::string whole;
        while (tokens_.peek().is(TokenKind::text)) whole += take().value;
        return make(Literal{Value(std::move(whole))}, from);
    }

    ExpressionPtr parenthesis() {
        const SourceSpan from = take().place;
        ExpressionPtr inner = tuple(true, true);
        close(")");
        inner->place = {from.file, from.begin, last_.end};
        return inner;
    }

    ExpressionPtr list() {
        const SourceSpan from = take().place;
        std::vector<ExpressionPtr> items;
        while (!tokens_.peek().is_symbol("]")) {
            items.push_back(conditional());
            if (!tokens_.take_symbol(",")) break;
        }
        close("]");
        return make(ListLiteral{std::move(items), false}, from);
    }

    ExpressionPtr map() {
        const SourceSpan from = take().place;
        std::vector<std::pair<ExpressionPtr, ExpressionPtr>> entries;
        while (!tokens_.peek().is_symbol("}")) {
            ExpressionPtr key = conditional();
            tokens_.expect_symbol(":");
            ExpressionPtr value = conditional();
            entries.emplace_back(std::move(key), std::move(value));
            if (!tokens_.take_symbol(",")) break;
        }
        close("}");
        return make(MapLiteral{std::move(entries)}, from);
    }

    ExpressionPtr postfix(ExpressionPtr of, SourceSpan from) {
        for (;;) {
            if (tokens_.take_symbol(".")) of = attribute(std::move(of), from);
            else if (tokens_.take_symbol("[")) of = subscript(std::move(of), from);
            else if (tokens_.take_symbol("(")) of = call(std::move(of), from);
            else return of;
        }
    }

    ExpressionPtr call(ExpressionPtr callee, SourceSpan from) {
        std::vector<Argument> given = arguments();
        return make(Call{std::move(callee), std::move(given)}, from);
    }

    ExpressionPtr attribute(ExpressionPtr of, SourceSpan from) {
        if (tokens_.peek().is(TokenKind::integer)) {
            const Token token = take();
            ExpressionPtr index = make(Literal{Value(static_cast<std::int64_t>(std::stoll(token.value)))}, token.place);
            return make(Subscript{std::move(of), std::move(index)}, from);
        }
        if (!tokens_.peek().is(TokenKind::name)) fail_at_token("the name of a field");
        return make(Attribute{std::move(of), take().value}, from);
    }

    ExpressionPtr subscript(ExpressionPtr of, SourceSpan from) {
        ExpressionPtr first = tokens_.peek().is_symbol(":") ? nullptr : conditional();
        if (first && !tokens_.peek().is_symbol(":")) {
            close("]");
            return make(Subscript{std::move(of), std::move(first)}, from);
        }
        tokens_.expect_symbol(":");
        ExpressionPtr to = ends_slice_part() ? nullptr : conditional();
        ExpressionPtr step = tokens_.take_symbol(":") && !ends_slice_part() ? conditional() : nullptr;
        close("]");
        return make(Slice{std::move(of), std::move(first), std::move(to), std::move(step)}, from);
    }

    bool ends_slice_part() const { return tokens_.peek().is_symbol(":") || tokens_.peek().is_symbol("]"); }

    bool ends_tuple() const {
        const Token& token = tokens_.peek();
        return token.is(TokenKind::end) || token.is_symbol(")") || token.is_name("in");
    }

    ExpressionPtr filters_and_tests(ExpressionPtr of, SourceSpan from) {
        for (;;) {
            if (tokens_.peek().is_symbol("|")) of = filter_chain(std::move(of), false);
            else if (tokens_.peek().is_name("is")) of = test(std::move(of), from);
            else if (tokens_.take_symbol("(")) of = call(std::move(of), from);
            else return of;
        }
    }

    std::string dotted_name(const std::string& what) {
        if (!tokens_.peek().is(TokenKind::name)) fail_at_token(what);
        std::string whole = take().value;
        while (tokens_.take_symbol(".")) {
            if (!tokens_.peek().is(TokenKind::name)) fail_at_token(what);
            whole += "." + take().value;
        }
        return whole;
    }

    ExpressionPtr test(ExpressionPtr input, SourceSpan from) {
        take();
        const bool negated = tokens_.take_name("not");
        const std::string name = dotted_name("the name of a test");
        std::vector<Argument> given;
        if (tokens_.take_symbol("(")) given = arguments();
        else if (begins_test_argument()) given.push_back({"", test_argument(), Argument::Spread::none});
        return make(Test{std::move(input), name, std::move(given), negated}, from);
    }

    // `is divisibleby 3`: one argument may stand without parentheses.
    bool begins_test_argument() const {
        const Token& token = tokens_.peek();
        if (token.is_name("is"))
            throw Fault(error("language.syntax", token.place, "tests cannot be chained").hint("write 'x is a and x is b'"));
        if (token.is(TokenKind::name))
            return !token.is_name("else") && !token.is_name("or") && !token.is_name("and") && !token.is_name("if") &&
                   !token.is_name("in") && !token.is_name("not");
        return token.is(TokenKind::text) || token.is(TokenKind::integer) || token.is(TokenKind::decimal) || token.is_symbol("[") ||
               token.is_symbol("{");
    }

    ExpressionPtr test_argument() {
        const SourceSpan from = here();
        return postfix(primary(), from);
    }

    Argument argument(const std::vector<Argument>& before) {
        if (tokens_.take_symbol("*")) return {"", conditional(), Argument::Spread::list};
        if (tokens_.take_symbol("**")) return {"", conditional(), Argument::Spread::map};
        if (tokens_.peek().is(TokenKind::name) && tokens_.peek(1).is_symbol("=")) {
            std::string name = take().value;
            tokens_.next();
            return {std::move(name), conditional(), Argument::Spread::none};
        }
        if (!before.empty() && (!before.back().name.empty() || before.back().spread != Argument::Spread::none))
            throw Fault(error("language.syntax", here(), "an argument without a name must stand before those with one"));
        return {"", conditional(), Argument::Spread::none};
    }

    Tokens& tokens_;
    SourceSpan last_;          // of the token taken last
    int nesting_ = 0;
};

}  // namespace

ExpressionPtr parse(Tokens& tokens) { return Parser(tokens).conditional(); }
ExpressionPtr parse_tuple(Tokens& tokens, bool with_conditional) { return Parser(tokens).tuple(with_conditional, false); }
ExpressionPtr parse_filter_chain(Tokens& tokens) { return Parser(tokens).filter_chain(nullptr, true); }

}  // namespace rapporteur::language
