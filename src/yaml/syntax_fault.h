// What a parse error of yaml-cpp means to the one who wrote the file. Room-internal.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/diagnostic.h"
#include "yaml/builder.h"

namespace rapporteur::yaml {

// `at` is where yaml-cpp stopped, `said` its own words, `read_so_far` what was read before.
Diagnostic explain_syntax(const SourceFile& file, std::uint32_t at, std::string_view said, const Builder& read_so_far);

// For text in quotes that goes on to the end of the file.
Diagnostic explain_open_quote(SourceSpan quote);

}  // namespace rapporteur::yaml
