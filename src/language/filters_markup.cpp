// Filters for other notations: HTML, URLs, JSON.
#include "base/utf8.h"
#include "language/kit.h"
#include "language/text_tools.h"

namespace rapporteur::language {

namespace {

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        switch (c) {
            case '&': result += "&amp;"; break;
            case '<': result += "&lt;"; break;
            case '>': result += "&gt;"; break;
            case '\'': result += "&#39;"; break;
            case '"': result += "&#34;"; break;
            default: result.push_back(c);
        }
    }
    return result;
}

Value escape(const Invocation& call) { return Value(escaped(call.input_text())); }

// Takes tags and comments away and folds blanks (markupsafe, Markup.striptags), then undoes the five escapes.
Value striptags(const Invocation& call) {
    std::string text = call.input_text(), kept;
    const auto drop = [&](std::string_view open, std::string_view close) {
        kept.clear();
        std::size_t at = 0;
        for (;;) {
            const std::size_t begin = text.find(open, at), end = begin == text.npos ? begin : text.find(close, begin);
            if (end == text.npos) break;
            kept += text.substr(at, begin - at);
            at = end + close.size();
        }
        text = kept + text.substr(at);
    };
    drop("<!--", "-->");
    drop("<", ">");
    std::string folded;
    for (const std::string& word : split_at_blanks(text, -1)) folded += (folded.empty() ? "" : " ") + word;
    for (const auto& [entity, character] : {std::pair("&lt;", "<"), std::pair("&gt;", ">"), std::pair("&#39;", "'"),
                                            std::pair("&#34;", "\""), std::pair("&quot;", "\""), std::pair("&amp;", "&")})
        folded = replaced(folded, entity, character, -1, folded.size(), call.place());
    return Value(std::move(folded));
}

std::string url_quoted(std::string_view text, bool in_query) {
    constexpr std::string_view kPlain = "_.-~";
    std::string result;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           kPlain.find(c) != kPlain.npos || (c == '/' && !in_query);
        const auto byte = static_cast<unsigned char>(c);
        if (plain) result.push_back(c);
        else if (in_query && c == ' ') result.push_back('+');
        else result += {'%', "0123456789ABCDEF"[byte >> 4], "0123456789ABCDEF"[byte & 15]};
    }
    return result;
}

Value urlencode(const Invocation& call) {
    if (!call.input.is(Kind::map) && !call.input.is(Kind::list)) return Value(url_quoted(call.input_text(), false));
    std::string query;
    const auto add = [&](const Value& key, const Value& value) {
        query += (query.empty() ? "" : "&") + url_quoted(to_text(key, call.place()), true) + "=" +
                 url_quoted(to_text(value, call.place()), true);
    };
    if (call.input.is(Kind::map))
        for (const Map::Entry& entry : call.input.map().entries()) add(Value(entry.key), entry.value);
    else
        for (const Value& pair : call.input.list()) {
            const List two = items_of(pair, call.place());
            if (two.size() != 2) fail("language.operands", call.place(), "'urlencode' needs pairs of a name and a value");
            add(two[0], two[1]);
        }
    return Value(std::move(query));
}

Value xmlattr(const Invocation& call) {
    if (!call.input.is(Kind::map)) fail("language.operands", call.place(), "'xmlattr' needs a map");
    std::string attributes;
    for (const Map::Entry& entry : call.input.map().entries()) {
        if (entry.value.is(Kind::null) || entry.value.is(Kind::missing)) continue;
        if (entry.key.find_first_of(" \t\n\r\f\v/>=") != entry.key.npos)
            fail("language.operands", call.place(), "'" + entry.key + "' cannot be the name of an attribute");
        attributes +=
            (attributes.empty() ? "" : " ") + escaped(entry.key) + "=\"" + escaped(to_text(entry.value, call.place())) + "\"";
    }
    return Value((call.read.boolean("autospace", true) && !attributes.empty() ? " " : "") + attributes);
}

// json.dumps with sorted keys, made safe for HTML as jinja2.utils.htmlsafe_json_dumps does.
class Json {
public:
    Json(const SourceSpan& place, std::int64_t indent) : place_(place), indent_(indent) {}

    std::string write(const Value& value) {
        switch (value.kind()) {
            case Kind::missing: required(value, place_); break;
            case Kind::null: return "null";
            case Kind::boolean: return value.boolean() ? "true" : "false";
            case Kind::integer: return std::to_string(value.integer());
            case Kind::decimal: return value.decimal().to_string();
            case Kind::date: return "\"" + value.date().to_string() + "\"";
            case Kind::text: return text(value.text());
            case Kind::list: return list(value.list());
            case Kind::map: return depth_ > 0 && value.is_reference() ? text(value.reference_id()) : map(value.map());
            case Kind::callable: break;
        }
        fail("language.not-text", place_, "a function cannot be written as JSON");
    }

private:
    std::string line() const { return indent_ < 0 ? "" : "\n" + std::string(static_cast<std::size_t>(indent_ * depth_), ' '); }
    std::string comma() const { return indent_ < 0 ? ", " : "," + line(); }
    void enter() {
        if (++depth_ > 100) fail("language.too-deep", place_, "the value is nested too deeply");
    }

    std::string enclosed(char open, const std::vector<std::string>& parts, const std::string& between, const std::string& before,
                         char close) {
        std::string whole(1, open);
        for (std::size_t i = 0; i < parts.size(); ++i) whole += (i == 0 ? before : between) + parts[i];
        --depth_;
        return whole + (parts.empty() ? "" : line()) + close;
    }

    std::string list(const List& items) {
        enter();
        std::vector<std::string> parts;
        for (const Value& item : items) parts.push_back(write(item));
        return enclosed('[', parts, comma(), line(), ']');
    }

    std::string map(const Map& fields) {
        enter();
        std::map<std::string, std::string> sorted;
        for (const Map::Entry& entry : fields.entries()) sorted[entry.key] = text(entry.key) + ": " + write(entry.value);
        std::vector<std::string> parts;
        for (auto& [key, part] : sorted) parts.push_back(std::move(part));
        return enclosed('{', parts, comma(), line(), '}');
    }

    static std::string unit(char32_t c) {
        std::string text = "\\u";
        for (int shift = 12; shift >= 0; shift -= 4) text.push_back("0123456789abcdef"[(c >> shift) & 0xF]);
        return text;
    }

    static std::string text(std::string_view characters) {
        std::string result = "\"";
        for (const char32_t c : utf8::to_utf32(characters)) {
            constexpr std::string_view kShort = "\"\\\n\r\t\b\f", kLetters = "\"\\nrtbf";
            const auto found = c < 0x80 ? kShort.find(static_cast<char>(c)) : kShort.npos;
            if (found != kShort.npos) result += {'\\', kLetters[found]};
            else if (c >= 0x10000) result += unit(0xD800 + ((c - 0x10000) >> 10)) + unit(0xDC00 + ((c - 0x10000) & 0x3FF));
            else if (c < 0x20 || c >= 0x7F || c == '<' || c == '>' || c == '&' || c == '\'') result += unit(c);
            else result.push_back(static_cast<char>(c));
        }
        return result + "\"";
    }

    const SourceSpan& place_;
    std::int64_t indent_;
    std::int64_t depth_ = 0;
};

Value tojson(const Invocation& call) {
    const bool in_lines = !call.read.value("indent", Value()).is(Kind::null);
    return Value(Json(call.place(), in_lines ? std::min<std::int64_t>(16, call.read.integer("indent")) : -1).write(call.input));
}

Value pprint(const Invocation& call) { return Value(quoted(call.input, call.place())); }

}  // namespace

const std::vector<FilterRow>& markup_filters() {
    static const std::vector<FilterRow> kRows{
        {"escape", {}, escape},   {"e", {}, escape},           {"forceescape", {}, escape},        {"striptags", {}, striptags},
        {"urlencode", {}, urlencode}, {"xmlattr", {"autospace"}, xmlattr}, {"tojson", {"indent"}, tojson}, {"pprint", {}, pprint},
    };
    return kRows;
}

}  // namespace rapporteur::language
