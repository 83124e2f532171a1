// A YAML file as Values that remember where they stand. The only room that sees yaml-cpp.
//
// Plain scalars are read by the core schema of YAML 1.2: true/false, null/~, whole and decimal numbers (exact), everything
// else is text; so `NO` (Norway) stays text, and so do 1e5, 0x1F and +41. A plain scalar of the form 2022-09-02 is a date. What is
// quoted is text. A key is the text that it is written with, also where it looks like a number (`2023:`).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "value/value.h"

namespace rapporteur::yaml {

struct Limits {
    std::size_t depth = 64;
    std::size_t nodes = 2'000'000;       // aliases count each time they are used
};

// The code of a fault behind which nothing more of the file could be read: what is returned then is only its beginning.
inline constexpr std::string_view kSyntax = "yaml.syntax";

// The file's one document. Errors, each at its place: not UTF-8, does not parse, a key twice, a key that is not text, `<<`,
// tags, several documents, depth or size past the limits, a date that does not exist (2022-02-30), an alias (facts are written
// once and referred to by id), a number that begins with a needless zero or has too many digits. An empty file is null. Spans: of a
// scalar, its characters, without quotes (of a block scalar, from the bar to its end); of a list or map, from its first to its last
// child. After errors, what could be read is returned all the same, with
// null for what could not.
Value read(const SourceFile& file, Diagnostics& diagnostics, const Limits& limits = {});

// Where each byte of a text stands in its file, and last where it ends: quotes, escapes and folded lines undone. What was not
// written itself (the blank for a line's end) stands where it was found.
// REQUIRES: `text` is text as `read` returned it.
std::vector<std::uint32_t> offsets_of(const Value& text);

// Writes a value as YAML that reads back as the same value: for `dump --stage facts` and for front matter. References are
// written as their id, with a comment. Always ends with a line end.
std::string write(const Value& value);

}  // namespace rapporteur::yaml
