// Picture files, PNG and JPEG, as what a page can show. The only room that sees libpng.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "base/files.h"
#include "base/length.h"

namespace rapporteur::images {

struct Image {
    int width = 0, height = 0;          // in pixels
    int channels = 3;                   // 1: grey; 3: red, green, blue (sRGB); of 8 bits each
    bool is_jpeg = false;
    std::string bytes;                  // the JPEG file as it is, else samples, row by row from the top
    std::string opacity;                // one byte a pixel, 0: nothing is seen of it; empty: all is seen
    Length natural_width, natural_height;      // by the resolution that the file names, else 96 pixels an inch
};

// The picture, or why there is none: "it is neither PNG nor JPEG", "it is cut short", … More than 40 million pixels are refused.
std::variant<Image, std::string> read(std::string bytes);

using Found = std::variant<std::shared_ptr<const Image>, std::string>;

// The pictures of one run, each read once. Paths are those of the file system: they never lead out of its root.
class Shelf {
public:
    // REQUIRES: `files` outlives it.
    explicit Shelf(const FileSystem& files) : files_(files) {}
    // The picture, or why there is none, as the end of a sentence.
    const Found& find(const std::string& path);

private:
    const FileSystem& files_;
    std::map<std::string, Found> found_;
};

}  // namespace rapporteur::images
