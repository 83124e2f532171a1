// Jinja's filters of texts. What each does is said in jinja.palletsprojects.com, "List of Builtin Filters".
#include "language/kit.h"
#include "language/text_tools.h"

namespace rapporteur::language {

namespace {

Value upper(const Invocation& call) { return Value(call.locale().upper(call.input_text())); }
Value lower(const Invocation& call) { return Value(call.locale().lower(call.input_text())); }
Value capitalize(const Invocation& call) { return Value(python_capitalize(call.input_text(), call.locale())); }

// Words begin after blanks, hyphens and opening brackets (jinja2.filters, _word_beginning_split_re).
Value title(const Invocation& call) {
    const std::string text = call.input_text();
    const auto opens = [](char c) {
        return c == '-' || c == '(' || c == '{' || c == '[' || c == '<' || is_blank(static_cast<unsigned char>(c));
    };
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && static_cast<unsigned char>(text[end]) < 0x80 && opens(text[end])) ++end;
        result += text.substr(at, end - at);
        at = end;
        while (end < text.size() && !(static_cast<unsigned char>(text[end]) < 0x80 && opens(text[end]))) ++end;
        result += python_capitalize(text.substr(at, end - at), call.locale());
        at = end;
    }
    return Value(std::move(result));
}

Value trim(const Invocation& call) {
    const Value chars = call.read.value("chars", Value());
    if (chars.is(Kind::null)) return Value(stripped(call.input_text(), std::nullopt, true, true));
    return Value(stripped(call.input_text(), to_text(chars, call.place()), true, true));
}

Value replace(const Invocation& call) {
    const Value count = call.read.value("count", Value());
    const std::int64_t most = count.is(Kind::null) ? -1 : call.read.integer("count");
    return Value(replaced(call.input_text(), call.read.text("old"), call.read.text("new"), most,
                          call.environment.limits().output_bytes, call.place()));
}

// A macro's result keeps its origins.
Value as_text(const Invocation& call) { return call.input.is(Kind::text) ? call.input : Value(call.input_text()); }

Value format(const Invocation& call) {
    const Arguments& given = call.arguments;
    if (!given.positional.empty() && !given.named.empty())
        fail("language.arguments", call.place(), "'format' takes values by position or by name, not both");
    if (given.named.empty())
        return Value(format_percent(call.input_text(), Value(given.positional), call.environment, call.place()));
    Map names;
    for (const auto& [name, value] : given.named) names.set(name, value);
    return Value(format_percent(call.input_text(), Value(std::move(names)), call.environment, call.place()));
}

// With `boolean`, also for what is false; a value that stands for another keeps its origins.
Value default_value(const Invocation& call) {
    const Value* otherwise = call.read.find("default_value");
    const bool wanted = call.input.is(Kind::missing) || (call.read.boolean("boolean", false) && !call.input.truthy());
    if (!wanted) return call.input;
    return otherwise ? *otherwise : Value("");
}

Value wordcount(const Invocation& call) {
    std::int64_t words = 0;
    bool inside = false;
    const std::string text = call.input_text();
    for (const char c : text) {
        const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
                          static_cast<unsigned char>(c) >= 0x80;
        if (word && !inside) ++words;
        inside = word;
    }
    return Value(words);
}

}  // namespace

const std::vector<FilterRow>& text_filters() {
    static const std::vector<FilterRow> kRows{
        {"upper", {}, upper},
        {"lower", {}, lower},
        {"capitalize", {}, capitalize},
        {"title", {}, title},
        {"trim", {"chars"}, trim},
        {"replace", {"old", "new", "count"}, replace},
        {"string", {}, as_text},
        {"safe", {}, as_text},
        {"format", {"*"}, format},
        {"default", {"default_value", "boolean"}, default_value, true},
        {"d", {"default_value", "boolean"}, default_value, true},
        {"wordcount", {}, wordcount},
    };
    return kRows;
}

}  // namespace rapporteur::language
