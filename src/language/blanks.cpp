// The filter `filled`: sentences of the facts have blanks ("in {year}") that a template fills.
#include "language/kit.h"

namespace rapporteur::language {

namespace {

// The place of a blank as it was written, sought from `from` on: the whole text's where it does not stand there so.
SourceSpan place_of(const Value& text, std::string_view blank, std::size_t& from) {
    const std::size_t at = text.place().text().find(blank, from);
    if (at == std::string_view::npos) return text.place();
    from = at + blank.size();
    const auto begin = static_cast<std::uint32_t>(text.place().begin + at);
    return {text.place().file, begin, begin + static_cast<std::uint32_t>(blank.size())};
}

class Filler {
public:
    explicit Filler(const Invocation& call)
        : call_(call), blanks_(call.read.value("blanks").map()), text_(call.place(), call.environment) {}

    Value fill() && {
        const std::string& sentence = call_.input.text();
        std::size_t at = 0;
        for (std::size_t open; (open = sentence.find('{', at)) != std::string::npos;) {
            add(sentence.substr(at, open - at));
            const std::size_t close = sentence.find_first_of("{}", open + 1);
            if (close == std::string::npos || sentence[close] == '{') refuse_open(sentence.substr(open, 1));
            add_blank(sentence.substr(open, close + 1 - open));
            at = close + 1;
        }
        add(sentence.substr(at));
        return std::move(text_).finish();
    }

private:
    void add(std::string words) {
        if (!words.empty()) text_.add(Value(std::move(words), call_.input.place()), call_.place());
    }

    void add_blank(const std::string& blank) {
        const std::string name = blank.substr(1, blank.size() - 2);
        const SourceSpan place = written_at(blank);
        const Value* value = blanks_.find(name);
        if (!value)
            fail("language.unknown-blank", place, "there is no '" + name + "' to fill in here", suggestion(name, blanks_.keys()));
        text_.add(required(*value, call_.place()), call_.place());
    }

    [[noreturn]] void refuse_open(const std::string& brace) {
        fail("language.open-blank", written_at(brace), "a blank begins here and does not end", "write it as {year}");
    }

    SourceSpan written_at(const std::string& words) {
        const SourceSpan place = place_of(call_.input, words, sought_from_);
        return place.known() ? place : call_.place();
    }

    const Invocation& call_;
    const Map& blanks_;
    TextBuilder text_;
    std::size_t sought_from_ = 0;
};

}  // namespace

Value filled(const Invocation& call) {
    if (!call.input.is(Kind::text))
        fail("language.operands", call.place(), "'filled' needs text, found " + std::string(describe(call.input.kind())));
    if (!call.read.value("blanks").is(Kind::map))
        fail("language.operands", call.place(), "'filled' needs a map of what stands in the blanks");
    return call.input.text().find('{') == std::string::npos ? call.input : Filler(call).fill();
}

}  // namespace rapporteur::language
