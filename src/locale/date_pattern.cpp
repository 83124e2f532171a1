#include "locale/date_pattern.h"

#include <algorithm>

namespace rapporteur::locale {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The next piece of a pattern: a letter and how often it stands, or (letter 0) words.
struct Piece {
    char letter = 0;
    std::size_t count = 0;
    std::string words;
    bool open_quote = false;
};

// Two quotes are one apostrophe, within quotes and without (UTS 35, part 4, "Date Format Patterns").
Piece quoted(std::string_view pattern, std::size_t& at) {
    Piece piece;
    if (pattern.substr(at, 2) == "''") {
        at += 2;
        piece.words = "'";
        return piece;
    }
    for (++at; at < pattern.size(); ++at) {
        if (pattern[at] == '\'' && pattern.substr(at, 2) != "''") {
            ++at;
            return piece;
        }
        if (pattern[at] == '\'') ++at;
        piece.words += pattern[at];
    }
    piece.open_quote = true;
    return piece;
}

// REQUIRES: at < pattern.size().
Piece next_piece(std::string_view pattern, std::size_t& at) {
    if (pattern[at] == '\'') return quoted(pattern, at);
    Piece piece;
    if (!is_letter(pattern[at])) {
        piece.words = pattern[at++];
        return piece;
    }
    piece.letter = pattern[at];
    for (; at < pattern.size() && pattern[at] == piece.letter; ++at) ++piece.count;
    return piece;
}

std::string padded(int number, std::size_t digits) {
    const std::string text = std::to_string(number);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
}

std::string year(int number, std::size_t count) { return count == 2 ? padded(number % 100, 2) : padded(number, count); }

std::string month(Date day, std::size_t count, const std::array<std::string, 12>& full, const std::array<std::string, 12>& brief) {
    if (count < 3) return padded(day.month(), count);
    return (count == 3 ? brief : full)[static_cast<std::size_t>(day.month() - 1)];
}

std::string weekday(Date day, std::size_t count, const DateNames& names) {
    return (count < 4 ? names.short_weekdays : names.weekdays)[static_cast<std::size_t>(day.weekday() - 1)];
}

// The longest run of each letter; 0 for a letter that no date has.
std::size_t longest(char letter) {
    switch (letter) {
        case 'd': return 2;
        case 'M':
        case 'L':
        case 'E':
        case 'c':
        case 'y': return 4;
        default: return 0;
    }
}

std::string write(const Piece& piece, Date day, const DateNames& names) {
    if (piece.count > longest(piece.letter)) return std::string(piece.count, piece.letter);
    switch (piece.letter) {
        case 'd': return padded(day.day(), piece.count);
        case 'M': return month(day, piece.count, names.months, names.short_months);
        case 'L': return month(day, piece.count, names.months_alone, names.short_months_alone);
        case 'E':
        case 'c': return weekday(day, piece.count, names);
        case 'y': return year(day.year(), piece.count);
        default: return piece.words;
    }
}

}  // namespace

std::optional<std::string> fault_in_date_pattern(std::string_view pattern) {
    if (pattern.empty()) return "it is empty";
    for (std::size_t at = 0; at < pattern.size();) {
        const Piece piece = next_piece(pattern, at);
        if (piece.open_quote) return "it has a quote that is not closed";
        if (!piece.letter || piece.count <= longest(piece.letter)) continue;
        return "it has the letters '" + std::string(std::min<std::size_t>(piece.count, 8), piece.letter) +
               "', which are no part of a date";
    }
    return std::nullopt;
}

std::string write_date(Date day, std::string_view pattern, const DateNames& names) {
    std::string text;
    for (std::size_t at = 0; at < pattern.size();) text += write(next_piece(pattern, at), day, names);
    return text;
}

}  // namespace rapporteur::locale
