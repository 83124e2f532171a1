// What a plain scalar means. Room-internal.
#pragma once

#include <string>

#include "base/source.h"
#include "value/value.h"

namespace rapporteur::yaml {

// What is wrong with a scalar that looks like a date or a number and is none; `code` empty where all is well.
struct ScalarFault {
    const char* code = "";
    std::string message;
    std::string hint;
};

// The core schema of YAML 1.2 (chapter 10.3.2), narrowed to what people write: true/false, null/~, -12, 12.50, 2022-09-02. What has
// an exponent, a sign '+', 0x or 0o is text.
Value read_plain(std::string characters, SourceSpan place, ScalarFault& fault);

// Whether a plain scalar of these characters would be read as text.
bool reads_as_text(const std::string& characters);

}  // namespace rapporteur::yaml
