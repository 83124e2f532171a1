#include "pdf/pictures.h"

namespace rapporteur::pdf {

namespace {

std::string head_of(const images::Image& image, int channels) {
    return "/Type /XObject\n/Subtype /Image\n/Width " + std::to_string(image.width) + "\n/Height " + std::to_string(image.height) +
           "\n/BitsPerComponent 8\n/ColorSpace " + (channels == 1 ? "/DeviceGray" : "/DeviceRGB") + "\n";
}

void require_whole(const images::Image& image) {
    const auto pixels = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height);
    const bool sound =
        image.is_jpeg ? !image.bytes.empty() : image.bytes.size() == pixels * static_cast<std::size_t>(image.channels);
    if (!sound || (!image.opacity.empty() && image.opacity.size() != pixels))
        throw Failure{"a picture has not the size that it says"};
}

}  // namespace

const std::string& Pictures::of(const images::Image& image) {
    const auto [known, fresh] = known_.emplace(&image, written_.size());
    if (fresh) written_.push_back({"I" + std::to_string(written_.size() + 1), write(image)});
    return written_[known->second].name;
}

// What shines through is told by a mask of greys (11.6.5.3), which PDF/A allows from its second part on.
ObjectId Pictures::write(const images::Image& image) {
    require_whole(image);
    std::string entries = head_of(image, image.channels);
    if (!image.opacity.empty()) entries += "/SMask " + reference(file_.add_deflated(head_of(image, 1), image.opacity)) + "\n";
    if (image.is_jpeg) return file_.add_stream(entries + "/Filter /DCTDecode\n", image.bytes);
    return file_.add_deflated(entries, image.bytes);
}

std::string Pictures::resources() const {
    if (written_.empty()) return "";
    std::string out = "/XObject <<";
    for (const Named& one : written_) out += "/" + one.name + " " + reference(one.object) + " ";
    out.back() = '>';
    return out + ">\n";
}

}  // namespace rapporteur::pdf
