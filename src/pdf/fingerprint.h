// A short name for bytes, the same on every machine. It guards against nothing: it tells files apart.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rapporteur::pdf {

// FNV-1a, 64 bits (Glenn Fowler, Landon Curt Noll, Kiem-Phong Vo).
inline std::uint64_t fnv1a(std::string_view bytes, std::uint64_t start = 0xCBF29CE484222325u) {
    std::uint64_t hash = start;
    for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3u;
    return hash;
}

// 32 hexadecimal digits.
inline std::string fingerprint(std::string_view bytes) {
    std::string out;
    for (const std::uint64_t half : {fnv1a(bytes), fnv1a(bytes, 0x9E3779B97F4A7C15u)})
        for (int shift = 60; shift >= 0; shift -= 4) out += "0123456789ABCDEF"[(half >> shift) & 15];
    return out;
}

}  // namespace rapporteur::pdf
