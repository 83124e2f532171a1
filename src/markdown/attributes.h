// "{: #id .class - key="value"}" (the colon, kramdown's, may be left out, but `{#` begins a comment in a template): what
// Dialect::rapporteur says about a heading, an item or a caption.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::markdown {

struct Attributes {
    std::string id;
    std::vector<std::string> classes;
    bool unnumbered = false;                              // "-"
    std::map<std::string, std::string> values;
    std::size_t begin = 0, end = 0;                       // of the braces, in the text
};

// Letters, digits and ". _ : - /"; not at the beginning: marks. "extension.bulgaria", "notes/1".
bool is_id(std::string_view text);
std::size_t id_length(std::string_view text);             // of the id that the text begins with

// Attributes that the text begins with, or that it ends with (blanks aside). None where what stands there are just words.
std::optional<Attributes> leading_attributes(std::string_view text);
std::optional<Attributes> trailing_attributes(std::string_view text);

}  // namespace rapporteur::markdown
