#include "pdf/read.h"

#include <charconv>
#include <optional>

#include "base/utf8.h"
#include "pdf/deflate.h"
#include "pdf/fingerprint.h"
#include "pdf/haru.h"
#include "pdf/object_streams.h"

namespace rapporteur::pdf {
namespace {

constexpr std::size_t kMostBytes = 256u << 20;
constexpr std::size_t kMostFiles = 4096;
constexpr std::size_t kLongestEntries = 4096;         // of a stream that we write, and with room to spare
constexpr std::size_t kRow = 7;

[[noreturn]] void altered() { throw Failure{"it was altered after it was written, or damaged on its way"}; }

// The number that a text begins with; nothing else will do.
std::size_t number_at(std::string_view text) {
    std::size_t number = 0;
    const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (trouble != std::errc() || end == text.data()) altered();
    return number;
}

// What follows a key up to the line's end. Our dictionaries have a line for each entry.
std::string_view field(std::string_view entries, std::string_view key) {
    const std::size_t at = entries.find(key);
    if (at == entries.npos) altered();
    const std::string_view rest = entries.substr(at + key.size());
    return rest.substr(0, rest.find('\n'));
}

struct Stream {
    std::string_view entries, data;
};

// "7 0 obj\n<<\n … >>\nstream\r\n … ".
Stream stream_at(std::string_view bytes, std::size_t offset) {
    if (offset >= bytes.size()) altered();
    const std::string_view rest = bytes.substr(offset);
    const std::size_t end = rest.substr(0, kLongestEntries).find(">>\nstream\r\n");
    if (end == rest.npos) altered();
    const std::string_view entries = rest.substr(0, end), data = rest.substr(end + 11);
    const std::size_t length = number_at(field(entries, "\n/Length "));
    if (length > data.size()) altered();
    return {entries, data.substr(0, length)};
}

// A literal string or one of UTF-16 in hexadecimal, as pdf/syntax.h writes them.
std::string text_of(std::string_view written) {
    std::string text;
    if (written.starts_with("<FEFF")) {
        char32_t high = 0;
        for (std::size_t at = 5; at + 4 <= written.size() && written[at] != '>'; at += 4) {
            std::uint32_t unit = 0;
            const auto [end, trouble] = std::from_chars(written.data() + at, written.data() + at + 4, unit, 16);
            if (trouble != std::errc() || end != written.data() + at + 4) altered();
            if (unit >= 0xD800 && unit < 0xDC00) high = unit;
            else if (unit >= 0xDC00 && unit < 0xE000) utf8::append(text, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
            else utf8::append(text, unit);
        }
        return text;
    }
    if (!written.starts_with('(') || !written.ends_with(')')) altered();
    for (std::size_t at = 1; at + 1 < written.size(); ++at)
        text += written[written[at] == '\\' && at + 2 < written.size() ? ++at : at];
    return text;
}

class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    std::vector<Attachment> read() {
        read_places(table_offset());
        const std::string catalog = object(number_at(field(table_.entries, "\n/Root ")));
        const std::size_t listed = catalog.find("\n/AF [");
        if (listed == catalog.npos) throw Failure{"it holds no facts: it was made without them"};
        std::string_view rest = std::string_view(catalog).substr(listed + 6);
        std::vector<Attachment> all;
        while (!rest.empty() && rest.front() != ']') {
            if (all.size() == kMostFiles) altered();
            all.push_back(attachment(object(number_at(rest))));
            const std::size_t end = rest.find(" R");
            if (end == rest.npos) altered();
            rest.remove_prefix(end + 2);
            if (rest.starts_with(' ')) rest.remove_prefix(1);
        }
        return all;
    }

private:
    std::size_t table_offset() const {
        if (!bytes_.starts_with("%PDF-")) throw Failure{"it is no PDF"};
        if (!bytes_.starts_with(kHeader)) throw Failure{"it was written, or written anew, by another program"};
        const std::size_t last = bytes_.rfind("\nstartxref\n");
        if (!bytes_.ends_with("\n%%EOF\n") || last == bytes_.npos)
            throw Failure{"it is cut short, or something was added at its end"};
        return number_at(bytes_.substr(last + 11));
    }

    void read_places(std::size_t offset) {
        table_ = stream_at(bytes_, offset);
        const std::string_view identity = field(table_.entries, "\n/ID [<");
        if (table_.entries.find("/Type /XRef\n/Size ") == table_.entries.npos ||
            !identity.starts_with(fingerprint(bytes_.substr(0, offset))))
            altered();
        places_ = inflate(table_.data, kMostBytes);
        for (std::size_t from = 0, row = 0; from < places_.size();
             from += kRow + 1, ++row)  // predictor Up: differences to the row above
            for (std::size_t i = 0; i < kRow && from + 1 + i < places_.size(); ++i)
                rows_ += static_cast<char>(places_[from + 1 + i] + (row ? rows_[(row - 1) * kRow + i] : 0));
    }

    std::size_t cell(std::size_t row, std::size_t at, std::size_t size) const {
        std::size_t value = 0;
        for (std::size_t i = 0; i < size; ++i) value = value << 8 | static_cast<unsigned char>(rows_[row * kRow + at + i]);
        return value;
    }

    // What stands in an object that is no stream.
    std::string object(std::size_t id) {
        if (id >= rows_.size() / kRow || cell(id, 0, 1) != 2) altered();
        const std::size_t container = cell(id, 1, 4), index = cell(id, 5, 2);
        if (container != open_) {
            entries_ = stream_of(container);
            objects_ = inflate(entries_.data, kMostBytes);
            open_ = container;
        }
        const std::size_t first = number_at(field(entries_.entries, "\n/First ")),
                          count = number_at(field(entries_.entries, "\n/N "));
        if (index >= count || count > kObjectsInAStream || first > objects_.size()) altered();
        std::string_view listed = std::string_view(objects_).substr(0, first);
        std::vector<std::size_t> numbers;
        while (!listed.empty() && numbers.size() < (index + 2) * 2) {
            numbers.push_back(number_at(listed));
            const std::size_t blank = listed.find(' ');
            listed.remove_prefix(blank == listed.npos ? listed.size() : blank + 1);
        }
        if (numbers.size() < (index + 1) * 2) altered();
        const std::size_t begin = first + numbers[index * 2 + 1];
        const std::size_t end = numbers.size() > (index + 1) * 2 + 1 ? first + numbers[(index + 1) * 2 + 1] : objects_.size();
        if (begin > end || end > objects_.size()) altered();
        return objects_.substr(begin, end - begin);
    }

    Stream stream_of(std::size_t id) const {
        if (id >= rows_.size() / kRow || cell(id, 0, 1) != 1) altered();
        return stream_at(bytes_, cell(id, 1, 4));
    }

    Attachment attachment(const std::string& described) {
        const Stream stream = stream_of(number_at(field(described, "\n/EF <</F ")));
        const std::size_t size = number_at(field(stream.entries, "\n/Params <</Size "));
        Attachment made{
            text_of(field(described, "\n/UF ")), "", text_of(field(described, "\n/Desc ")), inflate(stream.data, size), {}};
        if (made.bytes.size() != size) altered();
        return made;
    }

    std::string inflate(std::string_view data, std::size_t most) {
        auto bytes = inflated(data, std::min(most, kMostBytes - taken_));
        if (!bytes) altered();
        taken_ += bytes->size();
        return std::move(*bytes);
    }

    std::string_view bytes_;
    Stream table_, entries_;
    std::string places_, rows_;           // of the cross-reference table: as written, and 7 bytes an object
    std::size_t open_ = 0;                // the object stream that was read last
    std::string objects_;
    std::size_t taken_ = 0;
};

}  // namespace

std::variant<std::vector<Attachment>, Failure> read_attachments(std::string_view bytes) {
    try {
        return Reader(bytes).read();
    } catch (const Failure& failure) {
        return failure;
    }
}

}  // namespace rapporteur::pdf
