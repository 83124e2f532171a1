#include "pdf/deflate.h"

#include <libdeflate.h>

#include <algorithm>

#include "pdf/pdf.h"

namespace rapporteur::pdf {

namespace {
constexpr std::size_t kRoomKept = 256 * 1024;
constexpr int kLevel = 6;        // higher takes twice the time for one part in a hundred
}

void Deflater::Free::operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }

Deflater::Deflater() : compressor_(libdeflate_alloc_compressor(kLevel)) {
    if (!compressor_) throw Failure{"there is no memory to compress the PDF"};
}

std::string Deflater::operator()(std::string_view bytes) {
    const std::size_t most = libdeflate_zlib_compress_bound(compressor_.get(), bytes.size());
    std::string rare;
    std::string& room = most <= kRoomKept ? room_ : rare;
    if (room.size() < most) room.resize(most);
    return room.substr(0, libdeflate_zlib_compress(compressor_.get(), bytes.data(), bytes.size(), room.data(), room.size()));
}

std::optional<std::string> inflated(std::string_view deflated, std::size_t most) {
    const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> decompressor(
        libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
    if (!decompressor) return std::nullopt;
    for (std::size_t room = std::min(most, deflated.size() * 4 + 64);; room = std::min(most, room * 4)) {
        std::string out(room, '\0');
        std::size_t size = 0;
        const auto result =
            libdeflate_zlib_decompress(decompressor.get(), deflated.data(), deflated.size(), out.data(), room, &size);
        out.resize(result == LIBDEFLATE_SUCCESS ? size : 0);
        if (result == LIBDEFLATE_SUCCESS) return out;
        if (result != LIBDEFLATE_INSUFFICIENT_SPACE || room >= most) return std::nullopt;
    }
}

}  // namespace rapporteur::pdf
