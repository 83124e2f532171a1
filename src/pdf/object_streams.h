// The compact form of a file: objects that are no streams stand together, deflated, in object streams (ISO 32000-1, 7.5.7), and the
// cross-reference table is a stream as well (7.5.8). Half the size of the classic form. What is added is written at once: of an
// object nothing stays but its place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pdf/deflate.h"

namespace rapporteur::pdf {

inline constexpr char kHeader[] = "%PDF-1.7\n%\xB5\xB6\xB7\xB8\n";      // four bytes above 127: this is no text file (7.5.2)

inline constexpr std::size_t kObjectsInAStream = 200;

class ObjectStreamFile {
public:
    explicit ObjectStreamFile(Deflater& deflate);
    // Each object once, in any order; its value as it will stand in the file.
    void add_stream(std::uint32_t id, std::string_view value);
    void add(std::uint32_t id, std::string_view value);
    bool has(std::uint32_t id) const { return id < places_.size() && places_[id].kind != 0; }
    // Objects 1 to count-1 have been added. `trailer`: the lines that say where the catalog and the information are. Takes the
    // bytes out.
    std::string finish(std::uint32_t count, const std::string& trailer);

private:
    struct Place { std::uint32_t where = 0; std::uint16_t index = 0; std::uint8_t kind = 0; };      // a row of 7.5.8.3, table 18
    Place& place(std::uint32_t id);
    void flush();
    void write(std::uint32_t id, std::string_view value);
    void write_object_streams(std::uint32_t count);
    std::string place_rows() const;

    Deflater& deflate_;
    std::string bytes_;
    std::vector<Place> places_;                                        // by object
    std::vector<std::pair<std::uint32_t, std::size_t>> gathered_;      // object, its offset in bodies_
    std::string bodies_;
    std::vector<std::string> object_streams_;                          // their numbers come after all others
};

}  // namespace rapporteur::pdf
