#include "checks/sentence.h"

#include "base/diagnostic.h"

namespace rapporteur::checks {

namespace {

SourceSpan part_of(const SourceSpan& whole, std::size_t begin, std::size_t end) {
    return {whole.file, whole.begin + static_cast<std::uint32_t>(begin), whole.begin + static_cast<std::uint32_t>(end)};
}

}  // namespace

SourceSpan stretch_of(const Value& text, Sources& sources) {
    if (text.place().text() == text.text()) return text.place();
    const SourceFile& own = sources.add(text.place().to_string() + " (as it is read)", text.text());
    return {&own, 0, static_cast<std::uint32_t>(own.text().size())};
}

language::ExpressionPtr parse_whole(const SourceSpan& stretch) {
    language::Tokens tokens(language::cut(stretch));
    language::ExpressionPtr expression = language::parse(tokens);
    tokens.expect_end();
    return expression;
}

Sentence::Sentence(const SourceSpan& written) : written_(written) {
    const std::string_view text = written.text();
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = text.find("{{", at);
        if (open != at) parts_.push_back({std::string(text.substr(at, open - at)), nullptr});
        if (open == std::string_view::npos) return;
        const std::size_t close = text.find("}}", open);
        if (close == std::string_view::npos)
            throw Fault(error("checks.sentence", part_of(written, open, open + 2), "this '{{' has no '}}'"));
        parts_.push_back({{}, parse_whole(part_of(written, open + 2, close))});
        at = close + 2;
    }
}

std::string Sentence::say(const language::Scope& scope, const language::Environment& environment) const {
    std::string text;
    for (const Part& part : parts_) {
        if (!part.expression) text += part.words;
        else text += language::to_text(language::required(language::evaluate(*part.expression, scope, environment), part.expression->place), part.expression->place);
    }
    return text;
}

std::vector<const language::Expression*> Sentence::expressions() const {
    std::vector<const language::Expression*> all;
    for (const Part& part : parts_)
        if (part.expression) all.push_back(part.expression.get());
    return all;
}

}  // namespace rapporteur::checks
