#include "pdf/object_streams.h"

#include "pdf/fingerprint.h"

namespace rapporteur::pdf {
namespace {

constexpr std::size_t kRow = 7;                    // bytes: 1 kind, 4 where, 2 index

std::string stream_value(const std::string& entries, const std::string& deflated) {
    const std::string length = std::to_string(deflated.size());
    return "<<\n" + entries + "/Filter /FlateDecode\n/Length " + length + "\n>>\nstream\r\n" + deflated + "\nendstream";
}

// Each row as its difference from the one above (PNG's filter Up, predictor 12): rows of a table hardly differ.
std::string differences(const std::string& rows) {
    std::string out;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (at % kRow == 0) out += '\x02';
        out += static_cast<char>(at < kRow ? rows[at] : rows[at] - rows[at - kRow]);
    }
    return out;
}

}  // namespace

ObjectStreamFile::ObjectStreamFile(std::uint32_t count, Deflater& deflate)
    : deflate_(deflate), bytes_(kHeader), places_(count) {
    places_[0].index = 65535;
}

void ObjectStreamFile::write(std::uint32_t id, const std::string& value) {
    places_[id] = {1, static_cast<std::uint32_t>(bytes_.size()), 0};
    bytes_ += std::to_string(id) + " 0 obj\n" + value + "\nendobj\n";
}

void ObjectStreamFile::add_stream(std::uint32_t id, const std::string& value) { write(id, value); }

void ObjectStreamFile::add(std::uint32_t id, const std::string& value) {
    gathered_.emplace_back(id, bodies_.size());
    bodies_ += value + "\n";
    if (gathered_.size() == kObjectsInAStream) flush();
}

void ObjectStreamFile::flush() {
    if (gathered_.empty()) return;
    const auto stream = static_cast<std::uint32_t>(places_.size());
    places_.emplace_back();
    std::string index;
    for (std::size_t i = 0; i < gathered_.size(); ++i) {
        const auto& [id, offset] = gathered_[i];
        index += std::to_string(id) + " " + std::to_string(offset) + " ";
        places_[id] = {2, stream, static_cast<std::uint16_t>(i)};
    }
    const std::string count = std::to_string(gathered_.size()), first = std::to_string(index.size());
    write(stream, stream_value("/Type /ObjStm\n/N " + count + "\n/First " + first + "\n", deflate_(index + bodies_)));
    gathered_.clear();
    bodies_.clear();
}

std::string ObjectStreamFile::place_rows() const {
    std::string rows;
    for (const Place& place : places_) {
        rows += static_cast<char>(place.kind);
        for (int shift = 24; shift >= 0; shift -= 8) rows += static_cast<char>((place.where >> shift) & 255);
        rows += static_cast<char>(place.index >> 8);
        rows += static_cast<char>(place.index & 255);
    }
    return rows;
}

std::string ObjectStreamFile::finish(const std::string& trailer) {
    flush();
    const auto own = static_cast<std::uint32_t>(places_.size());
    const std::size_t start = bytes_.size();
    places_.push_back({1, static_cast<std::uint32_t>(start), 0});
    const std::string hash = fingerprint(bytes_), size = std::to_string(places_.size());
    const std::string entries = "/Type /XRef\n/Size " + size + "\n/W [1 4 2]\n" + trailer + "/ID [<" + hash + "> <" + hash +
                                ">]\n/DecodeParms <</Predictor 12 /Columns " + std::to_string(kRow) + ">>\n";
    write(own, stream_value(entries, deflate_(differences(place_rows()))));
    bytes_ += "startxref\n" + std::to_string(start) + "\n%%EOF\n";
    return std::move(bytes_);
}

}  // namespace rapporteur::pdf
