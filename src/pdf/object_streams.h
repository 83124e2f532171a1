// The compact form of a file: objects that are no streams stand together, deflated, in object streams (ISO 32000-1, 7.5.7), and the
// cross-reference table is a stream as well (7.5.8). Half the size of the classic form.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "pdf/deflate.h"

namespace rapporteur::pdf {

inline constexpr char kHeader[] = "%PDF-1.7\n%\xB5\xB6\xB7\xB8\n";      // four bytes above 127: this is no text file (7.5.2)

inline constexpr std::size_t kObjectsInAStream = 200;

class ObjectStreamFile {
public:
    // Objects 1 to count-1 will be added, each once.
    ObjectStreamFile(std::uint32_t count, Deflater& deflate);
    void add_stream(std::uint32_t id, const std::string& value);
    void add(std::uint32_t id, const std::string& value);
    // `trailer`: the lines that say where the catalog and the information are. Takes the bytes out.
    std::string finish(const std::string& trailer);

private:
    struct Place { std::uint8_t kind = 0; std::uint32_t where = 0; std::uint16_t index = 0; };      // a row of 7.5.8.3, table 18
    void flush();
    void write(std::uint32_t id, const std::string& value);
    std::string place_rows() const;

    Deflater& deflate_;
    std::string bytes_;
    std::vector<Place> places_;
    std::vector<std::pair<std::uint32_t, std::size_t>> gathered_;      // object, its offset in bodies_
    std::string bodies_;
};

}  // namespace rapporteur::pdf
