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

ObjectStreamFile::ObjectStreamFile(Deflater& deflate) : deflate_(deflate), bytes_(kHeader) { place(0).index = 65535; }

ObjectStreamFile::Place& ObjectStreamFile::place(std::uint32_t id) {
    if (id >= places_.size()) places_.resize(id + 1);
    return places_[id];
}

void ObjectStreamFile::write(std::uint32_t id, std::string_view value) {
    place(id) = {static_cast<std::uint32_t>(bytes_.size()), 0, 1};
    bytes_ += std::to_string(id) + " 0 obj\n";
    bytes_ += value;
    bytes_ += "\nendobj\n";
}

void ObjectStreamFile::add_stream(std::uint32_t id, std::string_view value) { write(id, value); }

void ObjectStreamFile::add(std::uint32_t id, std::string_view value) {
    place(id) = {static_cast<std::uint32_t>(object_streams_.size()), static_cast<std::uint16_t>(gathered_.size()), 2};
    gathered_.emplace_back(id, bodies_.size());
    bodies_ += value;
    bodies_ += '\n';
    if (gathered_.size() == kObjectsInAStream) flush();
}

void ObjectStreamFile::flush() {
    if (gathered_.empty()) return;
    std::string index;
    for (const auto& [id, offset] : gathered_) index += std::to_string(id) + " " + std::to_string(offset) + " ";
    const std::string count = std::to_string(gathered_.size()), first = std::to_string(index.size());
    object_streams_.push_back(stream_value("/Type /ObjStm\n/N " + count + "\n/First " + first + "\n", deflate_(index + bodies_)));
    gathered_.clear();
    bodies_.clear();
}

// Until now the places of objects name streams in their own order.
void ObjectStreamFile::write_object_streams(std::uint32_t count) {
    for (Place& place : places_)
        if (place.kind == 2) place.where += count;
    for (const std::string& stream : object_streams_) write(count++, stream);
    object_streams_.clear();
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

std::string ObjectStreamFile::finish(std::uint32_t count, const std::string& trailer) {
    flush();
    place(count - 1);
    write_object_streams(count);
    const auto own = static_cast<std::uint32_t>(places_.size());
    const std::size_t start = bytes_.size();
    place(own) = {static_cast<std::uint32_t>(start), 0, 1};
    const std::string hash = fingerprint(bytes_), size = std::to_string(places_.size());
    const std::string entries = "/Type /XRef\n/Size " + size + "\n/W [1 4 2]\n" + trailer + "/ID [<" + hash + "> <" + hash +
                                ">]\n/DecodeParms <</Predictor 12 /Columns " + std::to_string(kRow) + ">>\n";
    write(own, stream_value(entries, deflate_(differences(place_rows()))));
    bytes_ += "startxref\n" + std::to_string(start) + "\n%%EOF\n";
    return std::move(bytes_);
}

}  // namespace rapporteur::pdf
