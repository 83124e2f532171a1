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

// 32 hexadecimal digits: of two such names, made in one go.
inline std::string fingerprint(std::string_view bytes) {
    std::uint64_t first = fnv1a({}), second = fnv1a({}, 0x9E3779B97F4A7C15u);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        first = fnv1a(bytes.substr(at, 1), first);
        second = fnv1a(bytes.substr(at, 1), second);
    }
    std::string out;
    for (const std::uint64_t half : {first, second})
        for (int shift = 60; shift >= 0; shift -= 4) out += "0123456789ABCDEF"[(half >> shift) & 15];
    return out;
}

}  // namespace rapporteur::pdf
