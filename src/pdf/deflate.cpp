#include "pdf/deflate.h"

#include <libdeflate.h>

#include "pdf/pdf.h"

namespace rapporteur::pdf {

namespace {
constexpr int kLevel = 6;        // higher takes twice the time for one part in a hundred
}

void Deflater::Free::operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }

Deflater::Deflater() : compressor_(libdeflate_alloc_compressor(kLevel)) {
    if (!compressor_) throw Failure{"there is no memory to compress the PDF"};
}

std::string Deflater::operator()(std::string_view bytes) {
    std::string out(libdeflate_zlib_compress_bound(compressor_.get(), bytes.size()), '\0');
    out.resize(libdeflate_zlib_compress(compressor_.get(), bytes.data(), bytes.size(), out.data(), out.size()));
    return out;
}

}  // namespace rapporteur::pdf
