// The two readers of a file. Fact files are nearly always made of plain lines, which read_plain_lines takes some fifteen times
// faster than yaml-cpp (measured: 60 kB of States in 0.5 ms instead of 9 ms). Whatever it is not sure of, it leaves to yaml-cpp,
// which knows all of YAML and has the word on what is wrong; a test holds the two to the same result. Room-internal.
#pragma once

#include <cstdint>

#include "base/source.h"
#include "yaml/builder.h"

namespace rapporteur::yaml {

// False where something is not plain: then `builder` is to be thrown away. REQUIRES: UTF-8 without control characters.
bool read_plain_lines(const SourceFile& file, std::uint32_t text_begin, const Limits& limits, Builder& builder);

void read_with_yaml_cpp(const SourceFile& file, std::uint32_t text_begin, Builder& builder);

}  // namespace rapporteur::yaml
