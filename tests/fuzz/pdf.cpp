// Any bytes as a PDF out of which the facts are taken: as they are, and with the identity made to fit them, as one who means harm
// would do.
#include <cstdint>
#include <cstdlib>

#include "pdf/fingerprint.h"
#include "pdf/read.h"

using namespace rapporteur;

namespace {

std::string sealed(std::string bytes) {
    const std::size_t last = bytes.rfind("\nstartxref\n"), id = bytes.rfind("/ID [<");
    if (last == bytes.npos || id == bytes.npos || id + 38 > bytes.size()) return bytes;
    const std::size_t table = std::strtoull(bytes.c_str() + last + 11, nullptr, 10);
    if (table <= id) bytes.replace(id + 6, 32, pdf::fingerprint(std::string_view(bytes).substr(0, table)));
    return bytes;
}

void read(const std::string& bytes) {
    const auto found = pdf::read_attachments(bytes);
    if (const auto* failure = std::get_if<pdf::Failure>(&found); failure && failure->reason.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    read(bytes);
    read(sealed(bytes));
    return 0;
}
