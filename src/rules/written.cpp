#include "rules/written.h"

#include "yaml/yaml.h"

namespace rapporteur::rules {

namespace {

// Turns places in the text as it is meant into places in its file.
class Places {
public:
    Places(const SourceFile& meant, const Value& text)
        : meant_(meant), file_(text.place().file), offsets_(yaml::offsets_of(text)) {}

    void mend(SourceSpan& place) const {
        if (place.file != &meant_) return;
        const std::uint32_t begin = offsets_[place.begin];
        place = {file_, begin, place.end > place.begin ? offsets_[place.end - 1] + 1 : begin};
    }

private:
    const SourceFile& meant_;
    const SourceFile* file_;
    std::vector<std::uint32_t> offsets_;
};

}  // namespace

language::ExpressionPtr parse_written(const Value& text) { return parse_written(text, 0, text.text().size()); }

language::ExpressionPtr parse_written(const Value& text, std::size_t begin, std::size_t end) {
    const SourceFile meant(text.place().file->name(), text.text());
    const Places places(meant, text);
    std::vector<language::Token> cut;
    try {
        cut = language::cut({&meant, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    } catch (Fault& fault) {
        places.mend(fault.diagnostic.place);
        throw;
    }
    for (language::Token& token : cut) places.mend(token.place);
    language::Tokens tokens(std::move(cut));
    language::ExpressionPtr expression = language::parse(tokens);
    tokens.expect_end();
    return expression;
}

}  // namespace rapporteur::rules
