#include "app/json.h"

#include <cstdio>

namespace rapporteur::app::json {

namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string text;
    for (const std::string& part : parts) text.append(&part == &parts.front() ? "" : between).append(part);
    return text;
}

}  // namespace

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') (out += '\\') += c;
        else if (c == '\n') out += "\\n";
        else if (static_cast<unsigned char>(c) < 0x20) {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
            out += escape;
        } else out += c;
    }
    return out + "\"";
}

std::string member(std::string_view name, std::string value) { return quoted(name) + ": " + std::move(value); }
std::string member(std::string_view name, std::size_t value) { return member(name, std::to_string(value)); }

std::string object(const std::vector<std::string>& members) { return "{" + joined(members, ", ") + "}"; }
std::string array(const std::vector<std::string>& items) { return "[" + joined(items, ", ") + "]"; }
std::string array_in_lines(const std::vector<std::string>& items) {
    return items.empty() ? "[]" : "[\n    " + joined(items, ",\n    ") + "\n  ]";
}

}  // namespace rapporteur::app::json
