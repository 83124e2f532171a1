#include "document/cell.h"

#include <algorithm>
#include <string_view>

namespace rapporteur::document {

namespace {

using Kind = CellLine::Kind;

struct Label {
    Kind kind = Kind::words;
    std::size_t length = 0;             // without the blank
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

std::size_t while_all(std::string_view text, std::size_t from, bool (*is)(char)) {
    while (from < text.size() && is(text[from])) ++from;
    return from;
}

// "1.", "12)", "(a)", "(iv)", "(3)".
std::size_t ordered_length(std::string_view text) {
    const bool bracket = !text.empty() && text[0] == '(';
    const std::size_t begin = bracket ? 1 : 0;
    std::size_t end = while_all(text, begin, is_digit);
    if (bracket && end == begin) end = while_all(text, begin, is_small);
    const bool short_enough = end > begin && end - begin <= 4;
    const bool closed = end < text.size() && (text[end] == ')' || (!bracket && text[end] == '.'));
    return short_enough && closed ? end + 1 : 0;
}

Label label_of(std::string_view text) {
    for (const std::string_view mark : {"-", "\u2013", "\u2022", "*"})
        if (text.starts_with(mark) && text.substr(mark.size()).starts_with(' ')) return {Kind::bullet, mark.size()};
    const std::size_t length = ordered_length(text);
    if (length > 0 && text.substr(length).starts_with(' ')) return {Kind::ordered, length};
    return {};
}

const std::string* first_text(const Inlines& line) {
    const Text* text = line.empty() ? nullptr : std::get_if<Text>(&line.front().node);
    return text ? &text->characters : nullptr;
}

Label label_of(const Inlines& line) {
    const std::string* text = first_text(line);
    return text ? label_of(*text) : Label{};
}

std::vector<Inlines> lines_of(const Inlines& cell) {
    std::vector<Inlines> lines(1);
    for (const Inline& one : cell)
        if (std::holds_alternative<HardBreak>(one.node)) lines.emplace_back();
        else lines.back().push_back(one);
    return lines;
}

bool is_minus(const Inlines& line, const Label& label) {
    const std::string& text = *first_text(line);
    return label.kind == Kind::bullet && label.length + 1 < text.size() && is_digit(text[label.length + 1]);
}

// The label and the blank after it are taken off the first words.
CellLine without_label(Inlines line, const Label& label) {
    CellLine made{label.kind, {}, std::move(line)};
    if (label.kind == Kind::words) return made;
    std::string& text = std::get<Text>(made.content.front().node).characters;
    if (label.kind == Kind::ordered) made.label = text.substr(0, label.length);
    text.erase(0, std::min(text.find_first_not_of(' ', label.length), text.size()));
    if (text.empty()) made.content.erase(made.content.begin());
    return made;
}

}  // namespace

std::vector<CellLine> list_in(const Inlines& cell) {
    const Label first = label_of(cell);
    const bool has_lines =
        std::any_of(cell.begin(), cell.end(), [](const Inline& one) { return std::holds_alternative<HardBreak>(one.node); });
    if (!has_lines && (first.kind != Kind::bullet || is_minus(cell, first))) return {};
    std::vector<Inlines> lines = lines_of(cell);
    std::vector<Label> labels;
    for (const Inlines& line : lines) labels.push_back(label_of(line));
    const auto ordered = [&](std::size_t i) { return i < labels.size() && labels[i].kind == Kind::ordered; };
    std::vector<CellLine> list;
    bool has_items = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool alone = ordered(i) && !ordered(i + 1) && !(i > 0 && ordered(i - 1));
        const Label label = alone ? Label{} : labels[i];
        has_items |= label.kind != Kind::words;
        list.push_back(without_label(std::move(lines[i]), label));
    }
    if (!has_items) list.clear();
    return list;
}

}  // namespace rapporteur::document
