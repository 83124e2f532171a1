// How values stand in text: Python's str() and repr(), as Jinja prints them.
#include <array>

#include "base/utf8.h"
#include "language/kit.h"

namespace rapporteur::language {

namespace {

constexpr int kMostNesting = 100;

class Printer {
public:
    explicit Printer(const SourceSpan& place) : place_(place) {}

    std::string plain(const Value& value) { return value.is(Kind::text) ? value.text() : inside(value); }

    // References are printed as their id: a record may lead back to itself.
    std::string inside(const Value& value) {
        switch (value.kind()) {
            case Kind::missing: required(value, place_); break;
            case Kind::null: return "None";
            case Kind::boolean: return value.boolean() ? "True" : "False";
            case Kind::integer: return std::to_string(value.integer());
            case Kind::decimal: return value.decimal().to_string();
            case Kind::date: return value.date().to_string();
            case Kind::text: return in_quotes(value.text());
            case Kind::list: return list(value.list());
            case Kind::map: return nesting_ > 0 && value.is_reference() ? in_quotes(value.reference_id()) : map(value.map());
            case Kind::callable: break;
        }
        fail("language.not-text", place_, "'" + std::string(value.callable()->name()) + "' is a function and cannot be printed",
             "call it: write () after it");
    }

private:
    void enter() {
        if (++nesting_ > kMostNesting) fail("language.too-deep", place_, "the value is nested too deeply to be printed");
    }

    std::string list(const List& items) {
        enter();
        std::string text = "[";
        for (const Value& item : items) text += (text.size() > 1 ? ", " : "") + inside(item);
        --nesting_;
        return text + "]";
    }

    std::string map(const Map& fields) {
        enter();
        std::string text = "{";
        for (const Map::Entry& entry : fields.entries())
            text += (text.size() > 1 ? ", " : "") + in_quotes(entry.key) + ": " + inside(entry.value);
        --nesting_;
        return text + "}";
    }

    static std::string hexadecimal(char32_t c, std::string_view prefix, int digits) {
        std::string text(prefix);
        for (int i = digits - 1; i >= 0; --i) text.push_back("0123456789abcdef"[(c >> (4 * i)) & 0xF]);
        return text;
    }

    static std::string in_quotes(const std::string& text) {
        const char quote = text.find('\'') != text.npos && text.find('"') == text.npos ? '"' : '\'';
        std::string result(1, quote);
        for (std::size_t at = 0; at < text.size();) {
            const auto next = utf8::decode(text, at);
            const char32_t c = next.character;
            if (c == U'\\' || c == static_cast<char32_t>(quote)) result += {'\\', static_cast<char>(c)};
            else if (c == U'\n') result += "\\n";
            else if (c == U'\r') result += "\\r";
            else if (c == U'\t') result += "\\t";
            else if (c < 0x20 || (c >= 0x7F && c < 0xA1) || c == 0xAD) result += hexadecimal(c, "\\x", 2);
            else if ((c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) || c == 0x3000 || c == 0xFEFF)
                result += hexadecimal(c, "\\u", 4);
            else result += text.substr(at, next.length);
            at += next.length;
        }
        return result + quote;
    }

    const SourceSpan& place_;
    int nesting_ = 0;
};

}  // namespace

std::string to_text(const Value& value, const SourceSpan& template_place) { return Printer(template_place).plain(value); }

std::string quoted(const Value& value, const SourceSpan& place) { return Printer(place).inside(value); }

TextBuilder::TextBuilder(const SourceSpan& template_place, const Environment& environment)
    : place_(template_place), most_(environment.limits().output_bytes) {}

void TextBuilder::add(const Value& value, const SourceSpan& written_at) {
    const std::string text = to_text(value, place_);
    if (characters_.size() + text.size() > most_) fail("language.limit", place_, "the text would be too large");
    if (!first_fact_.known()) first_fact_ = value.place();
    traced_ = traced_ || value.place().known() || (value.is(Kind::text) && value.text_map());
    if (value.is(Kind::text) && value.text_map()) map_.append(*value.text_map());
    else map_.append(static_cast<std::uint32_t>(text.size()), {written_at, value.place()});
    characters_ += text;
}

Value TextBuilder::finish() && {
    return Value(Text{std::move(characters_), traced_ ? std::make_shared<const SourceMap>(std::move(map_)) : nullptr}, first_fact_);
}

}  // namespace rapporteur::language
