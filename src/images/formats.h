// One reader a format of files.
#pragma once

#include "images/images.h"

namespace rapporteur::images {

using Read = std::variant<Image, std::string>;

bool is_png(std::string_view bytes);
Read read_png(std::string_view bytes);
bool is_jpeg(std::string_view bytes);
Read read_jpeg(std::string bytes);

inline constexpr std::uint64_t kMostPixels = 40'000'000;

// Bytes [at, at + count) as a number, the first byte weighing most; 0 where they are not there.
inline std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t count) {
    if (at > bytes.size() || bytes.size() - at < count) return 0;
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < count; ++i) number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

// Sizes on paper by pixels an inch in either direction; 0: not known.
void set_natural_size(Image& image, double across, double down);

}  // namespace rapporteur::images
