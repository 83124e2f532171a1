// Where a scalar ends in its file. yaml-cpp tells only where it begins. Room-internal.
#pragma once

#include <cstdint>
#include <string_view>

namespace rapporteur::yaml {

// Past the last character of `characters`, which stand at `at` as a plain scalar, perhaps folded over several lines.
std::uint32_t end_of_plain(std::string_view text, std::uint32_t at, std::string_view characters);
// The closing quote's place. REQUIRES: text[quote_at] is ' or ".
std::uint32_t end_of_quoted(std::string_view text, std::uint32_t quote_at);
// Past the last character of a block scalar whose bar stands at `bar_at`, without the line end.
std::uint32_t end_of_block(std::string_view text, std::uint32_t bar_at, std::string_view characters);

// Tags and anchors ("!!str &name ") that stand before a node.
struct Properties {
    std::uint32_t end = 0;                        // where the node itself begins
    std::uint32_t tag_begin = 0, tag_end = 0;     // equal where there is no tag
};
Properties read_properties(std::string_view text, std::uint32_t at);

}  // namespace rapporteur::yaml
