// JPEG files stand in a PDF as they are (ISO 32000-1, 7.4.8); only their head is read here (ITU-T T.81, annex B).
#include "images/formats.h"

namespace rapporteur::images {

namespace {

constexpr unsigned kStartOfScan = 0xDA, kEnd = 0xD9, kApplication0 = 0xE0;

bool begins_frame(unsigned marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}
// Baseline, extended and progressive, which every reader of PDF knows.
bool is_usual_frame(unsigned marker) { return marker <= 0xC2; }

struct Head {
    Image image;
    double across = 0, down = 0;        // pixels an inch
    std::string fault;
};

void read_frame(std::string_view segment, unsigned marker, Head& head) {
    head.image.height = static_cast<int>(number_at(segment, 1, 2));
    head.image.width = static_cast<int>(number_at(segment, 3, 2));
    head.image.channels = static_cast<int>(number_at(segment, 5, 1));
    if (!is_usual_frame(marker) || number_at(segment, 0, 1) != 8) head.fault = "it is a kind of JPEG that few programs can read";
    else if (head.image.width == 0 || head.image.height == 0) head.fault = "it is a JPEG that does not say how large it is";
    else if (head.image.channels != 1 && head.image.channels != 3)
        head.fault = "its colours are for a printing press; save it in RGB";
    else if (static_cast<std::uint64_t>(head.image.width) * static_cast<std::uint64_t>(head.image.height) > kMostPixels)
        head.fault = "it has more than 40 million pixels";
}

// "JFIF", version, unit (1: an inch, 2: a centimetre), pixels.
void read_resolution(std::string_view segment, Head& head) {
    if (segment.substr(0, 5) != std::string_view("JFIF\0", 5)) return;
    const std::uint32_t unit = number_at(segment, 7, 1);
    const double inches = unit == 1 ? 1 : unit == 2 ? 2.54 : 0;
    head.across = number_at(segment, 8, 2) * inches;
    head.down = number_at(segment, 10, 2) * inches;
}

Head read_head(std::string_view bytes) {
    Head head;
    bool has_frame = false;
    for (std::size_t at = 2; at + 4 <= bytes.size() && head.fault.empty();) {
        if (number_at(bytes, at, 1) != 0xFF) break;
        const unsigned marker = number_at(bytes, at + 1, 1);
        if (marker == 0xFF) {
            ++at;
            continue;
        }
        if (marker == kStartOfScan) {
            if (has_frame) return head;
            break;
        }
        const std::size_t length = number_at(bytes, at + 2, 2);
        if (length < 2 || length > bytes.size() - at - 2) break;
        const std::string_view segment = bytes.substr(at + 4, length - 2);
        if (begins_frame(marker)) {
            read_frame(segment, marker, head);
            has_frame = true;
        }
        if (marker == kApplication0) read_resolution(segment, head);
        at += length + 2;
    }
    if (head.fault.empty()) head.fault = "it is a JPEG without a picture";
    return head;
}

// After the last marker there may be a few bytes that nobody reads.
bool is_whole(std::string_view bytes) {
    const std::size_t end = bytes.rfind(std::string_view("\xFF\xD9", 2));
    static_assert(kEnd == 0xD9);
    return end != bytes.npos && end + 4096 > bytes.size();
}

}  // namespace

bool is_jpeg(std::string_view bytes) { return bytes.substr(0, 3) == "\xFF\xD8\xFF"; }

Read read_jpeg(std::string bytes) {
    Head head = read_head(bytes);
    if (!head.fault.empty()) return head.fault;
    if (!is_whole(bytes)) return "it is a JPEG that is cut short";
    set_natural_size(head.image, head.across, head.down);
    head.image.is_jpeg = true;
    head.image.bytes = std::move(bytes);
    return std::move(head.image);
}

}  // namespace rapporteur::images
