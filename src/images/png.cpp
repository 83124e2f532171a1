#include <png.h>

#include <algorithm>

#include "images/formats.h"

namespace rapporteur::images {

namespace {

constexpr std::string_view kSignature = "\x89PNG\r\n\x1A\n";

// Whatever ends the reading, libpng's memory goes.
struct Reader {
    png_image image{};
    Reader() { image.version = PNG_IMAGE_VERSION; }
    ~Reader() { png_image_free(&image); }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
};

// The chunk pHYs: pixels a metre (PNG specification, 11.3.5.3). libpng's simple reader does not tell.
void set_size(Image& image, std::string_view bytes) {
    constexpr double kMetresPerInch = 0.0254;
    for (std::size_t at = kSignature.size(); at + 12 <= bytes.size();) {
        const std::size_t length = number_at(bytes, at, 4);
        const std::string_view kind = bytes.substr(at + 4, 4);
        if (kind == "IDAT" || length > bytes.size()) break;
        if (kind == "pHYs" && length == 9 && number_at(bytes, at + 16, 1) == 1)
            return set_natural_size(image, number_at(bytes, at + 8, 4) * kMetresPerInch,
                                    number_at(bytes, at + 12, 4) * kMetresPerInch);
        at += length + 12;
    }
    set_natural_size(image, 0, 0);
}

// Colours and opacity stand apart in a PDF.
void part(const std::string& pixels, Image& image) {
    const auto channels = static_cast<std::size_t>(image.channels), count = pixels.size() / (channels + 1);
    image.bytes.reserve(count * channels);
    image.opacity.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        image.bytes.append(pixels, i * (channels + 1), channels);
        image.opacity += pixels[i * (channels + 1) + channels];
    }
    const auto is_whole = [](char opacity) { return opacity == '\xFF'; };
    if (std::all_of(image.opacity.begin(), image.opacity.end(), is_whole)) image.opacity.clear();
}

}  // namespace

bool is_png(std::string_view bytes) { return bytes.substr(0, kSignature.size()) == kSignature; }

Read read_png(std::string_view bytes) {
    Reader reader;
    png_image& png = reader.image;
    if (!png_image_begin_read_from_memory(&png, bytes.data(), bytes.size()))
        return std::string("it is a PNG that cannot be read: ") + png.message;
    if (std::uint64_t{png.width} * png.height > kMostPixels) return "it has more than 40 million pixels";
    png.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;        // deep colours are no other colours, unless the file says so
    const bool coloured = (png.format & PNG_FORMAT_FLAG_COLOR) != 0, see_through = (png.format & PNG_FORMAT_FLAG_ALPHA) != 0;
    png.format = (coloured ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY) | (see_through ? PNG_FORMAT_FLAG_ALPHA : 0u);
    Image image;
    image.width = static_cast<int>(png.width);
    image.height = static_cast<int>(png.height);
    image.channels = coloured ? 3 : 1;
    std::string pixels(PNG_IMAGE_SIZE(png), '\0');
    if (!png_image_finish_read(&png, nullptr, pixels.data(), 0, nullptr))
        return std::string("it is a PNG that cannot be read: ") + png.message;
    if (see_through) part(pixels, image);
    else image.bytes = std::move(pixels);
    set_size(image, bytes);
    return image;
}

}  // namespace rapporteur::images
