#include "yaml/yaml.h"

#include <algorithm>

#include "yaml/scalar.h"

namespace rapporteur::yaml {

namespace {

constexpr std::size_t kDeepest = 200;

// Whether text may stand without quotes: it begins with a letter, a digit or what cannot be mistaken, and nothing in it ends a
// scalar.
bool may_stand_plain(const std::string& text) {
    if (!reads_as_text(text) || text == "<<" || text.back() == ' ' || text.back() == ':') return false;
    const auto first = static_cast<unsigned char>(text.front());
    const bool begins_well = (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z') || (first >= '0' && first <= '9') ||
                             first >= 0x80 || first == '(' || first == '/';
    const bool odd =
        std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    return begins_well && !odd && text.find(": ") == std::string::npos && text.find(" #") == std::string::npos &&
           text.find("\xEF\xBB\xBF") == std::string::npos;
}

std::string in_double_quotes(const std::string& text) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string quoted = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') quoted += {'\\', c};
        else if (c == '\n') quoted += "\\n";
        else if (c == '\t') quoted += "\\t";
        else if (byte < 0x20 || byte == 0x7F) quoted += {'\\', 'x', kDigits[byte >> 4], kDigits[byte & 15]};
        else quoted += c;
    }
    return quoted + "\"";
}

std::string in_quotes(const std::string& text) {
    if (may_stand_plain(text)) return text;
    const bool simple = std::all_of(text.begin(), text.end(),
                                    [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '\'' && c != 0x7F; });
    return simple ? "'" + text + "'" : in_double_quotes(text);
}

// Text of several lines stands as it is, below a bar, unless blanks at its edges or strange characters would be lost.
bool may_stand_as_block(const std::string& text) {
    if (text.find('\n') == std::string::npos || text.front() == '\n' || text.front() == ' ') return false;
    const bool odd = std::any_of(text.begin(), text.end(),
                                 [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F; });
    const bool ends_well = text.back() != '\n' || (text.size() > 1 && text[text.size() - 2] != '\n');
    return !odd && ends_well && text.find(" \n") == std::string::npos && text.back() != ' ';
}

class Writer {
public:
    std::string text;

    // What stands after "key:" or "-"; `indent` is that of the children.
    void write_after(const Value& value, std::size_t indent) {
        if (is_block(value)) {
            text += '\n';
            write_block(value, indent);
            return;
        }
        text += ' ';
        write_inline(value, indent);
        text += '\n';
    }

    void write_block(const Value& value, std::size_t indent) {
        if (indent > kDeepest) return;
        if (value.is(Kind::list)) write_list(value.list(), indent);
        else write_map(value.map(), indent);
    }

    static bool is_block(const Value& value) {
        if (value.is_reference()) return false;
        return (value.is(Kind::list) && !value.list().empty()) || (value.is(Kind::map) && !value.map().empty());
    }

    void write_inline(const Value& value, std::size_t indent) {
        if (value.is_reference()) {
            text += in_quotes(value.reference_id()) + "  # a reference";
            return;
        }
        switch (value.kind()) {
            case Kind::missing:
            case Kind::null:
            case Kind::callable: text += "null"; break;
            case Kind::boolean: text += value.boolean() ? "true" : "false"; break;
            case Kind::integer: text += std::to_string(value.integer()); break;
            case Kind::decimal: text += value.decimal().to_string(); break;
            case Kind::date: text += value.date().to_string(); break;
            case Kind::text: write_text(value.text(), indent); break;
            case Kind::list: text += "[]"; break;
            case Kind::map: text += "{}"; break;
        }
    }

private:
    void write_text(const std::string& characters, std::size_t indent) {
        if (!may_stand_as_block(characters)) {
            text += in_quotes(characters);
            return;
        }
        const bool ends_with_line = characters.back() == '\n';
        text += ends_with_line ? "|" : "|-";
        const std::size_t size = characters.size() - (ends_with_line ? 1 : 0);
        for (std::size_t at = 0; at < size;) {
            const std::size_t end = std::min(characters.find('\n', at), size);
            text += '\n';
            if (end > at) text += std::string(indent, ' ') + characters.substr(at, end - at);
            at = end + 1;
        }
    }

    void write_list(const List& list, std::size_t indent) {
        for (const Value& entry : list) {
            text += std::string(indent, ' ') + "-";
            if (!is_block(entry)) {
                write_after(entry, indent + 2);
                continue;
            }
            // The first line of what is nested stands beside the dash.
            const std::size_t begin = text.size();
            write_block(entry, indent + 2);
            if (text.size() > begin) text.erase(begin, indent + 1);
            else text += " null\n";
        }
    }

    void write_map(const Map& map, std::size_t indent) {
        for (const Map::Entry& entry : map.entries()) {
            text += std::string(indent, ' ') + (may_stand_as_key(entry.key) ? entry.key : in_double_quotes(entry.key)) + ":";
            write_after(entry.value, indent + 2);
        }
    }

    // A key that looks like a number is text all the same.
    static bool may_stand_as_key(const std::string& key) {
        const bool plain = std::all_of(key.begin(), key.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
        });
        return !key.empty() && plain && key.front() != '-' && key.front() != '.';
    }
};

}  // namespace

std::string write(const Value& value) {
    Writer writer;
    if (Writer::is_block(value)) {
        writer.write_block(value, 0);
    } else {
        writer.write_inline(value, 2);
        writer.text += '\n';
    }
    return writer.text;
}

}  // namespace rapporteur::yaml
