// Work on texts that methods and filters share. For this room only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "locale/locale.h"

namespace rapporteur::language {

bool is_blank(char32_t c);                                                    // Python's str.isspace()
// Takes `characters` (blanks where none are given) off the ends.
std::string stripped(std::string_view text, const std::optional<std::string>& characters, bool left, bool right);
// `most` < 0: everywhere. REQUIRES: `separator` is not empty.
std::vector<std::string> split_at(std::string_view text, std::string_view separator, std::int64_t most);
std::vector<std::string> split_at_blanks(std::string_view text, std::int64_t most);
std::vector<std::string> lines_of(std::string_view text);                     // Python's splitlines()
std::string replaced(std::string_view text, std::string_view old, std::string_view with, std::int64_t most, std::size_t most_bytes,
                     const SourceSpan& place);
std::string python_title(std::string_view text, const locale::Locale& locale);
std::string python_capitalize(std::string_view text, const locale::Locale& locale);
bool all_upper(std::string_view text, const locale::Locale& locale);
bool all_lower(std::string_view text, const locale::Locale& locale);
std::string centred(std::string_view text, std::int64_t width, const SourceSpan& place);
std::int64_t held_width(std::int64_t width, const SourceSpan& place);         // throws Fault where it is beyond all reason

}  // namespace rapporteur::language
