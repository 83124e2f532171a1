// Bytes to fewer bytes, as the filter FlateDecode reads them (zlib format, RFC 1950). The only file that sees libdeflate is deflate.cpp.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace rapporteur::pdf {

class Deflater {
public:
    Deflater();                                          // throws Failure where there is no memory
    std::string operator()(std::string_view bytes);

private:
    struct Free {
        void operator()(libdeflate_compressor* compressor) const;
    };
    std::unique_ptr<libdeflate_compressor, Free> compressor_;
};

}  // namespace rapporteur::pdf
