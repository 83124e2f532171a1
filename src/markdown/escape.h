// Which characters of plain words mean something to Markdown where they stand, and how they are written so that they do not.
#pragma once

#include <string>
#include <string_view>

namespace rapporteur::markdown {

// What stands around words: decides what must be escaped.
struct Surroundings {
    char next = '\0';            // the byte that follows the words; '\0': the end of the block
    bool line_start = false;     // the words begin a line on which a block could begin
    bool in_cell = false;
    bool in_link = false;
};

// Appends the words, with a backslash before what would not be read as itself. Line ends become blanks.
void append_escaped(std::string& out, std::string_view words, const Surroundings& around);

// "`x`" with as many backquotes as it takes (CommonMark 0.29, 6.3).
std::string code_span(std::string_view characters, bool in_cell);
std::string link_target(std::string_view target);
std::string link_title(std::string_view title);           // with its quotes and the blank before; empty for none

bool is_ascii_alphanumeric(char c);

}  // namespace rapporteur::markdown
