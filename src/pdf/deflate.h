// Bytes to fewer bytes, as the filter FlateDecode reads them (zlib format, RFC 1950).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace rapporteur::pdf {

class Deflater {
public:
    Deflater();                                          // throws Failure where there is no memory
    std::string operator()(std::string_view bytes);

private:
    std::string room_;                                   // for what comes out, used again
    struct Free {
        void operator()(libdeflate_compressor* compressor) const;
    };
    std::unique_ptr<libdeflate_compressor, Free> compressor_;
};

// And back. None where they are no such bytes, or would become more than `most`.
std::optional<std::string> inflated(std::string_view deflated, std::size_t most);

}  // namespace rapporteur::pdf
