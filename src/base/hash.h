// The name of bytes that nobody can give to other bytes.
#pragma once

#include <string>
#include <string_view>

namespace rapporteur {

// SHA-256 (FIPS 180-4), 64 hexadecimal digits: what `sha256sum` prints.
std::string sha256(std::string_view bytes);

}  // namespace rapporteur
