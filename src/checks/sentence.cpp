#include "checks/sentence.h"

#include "base/diagnostic.h"
#include "rules/written.h"

namespace rapporteur::checks {

Sentence::Sentence(const Value& written) : written_(written.text()) {
    for (std::size_t at = 0; at < written_.size();) {
        const std::size_t open = written_.find("{{", at);
        if (open != at) parts_.push_back({written_.substr(at, open - at), nullptr});
        if (open == std::string::npos) return;
        const std::size_t close = written_.find("}}", open);
        if (close == std::string::npos)
            throw Fault(error("checks.sentence", written.place(), "a '{{' in this sentence has no '}}'"));
        parts_.push_back({{}, rules::parse_written(written, open + 2, close)});
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

std::vector<SourceSpan> places_of(const Value& value) {
    if (value.place().known()) return {value.place()};
    std::vector<SourceSpan> places;
    if (value.is(Kind::list))
        for (const Value& entry : value.list())
            if (entry.place().known()) places.push_back(entry.place());
    return places;
}

}  // namespace rapporteur::checks
