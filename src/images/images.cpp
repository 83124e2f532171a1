#include "images/formats.h"

namespace rapporteur::images {

namespace {

constexpr double kUsual = 96;           // pixels an inch, where a file names none
constexpr double kCoarsest = 10, kFinest = 10'000;

}  // namespace

void set_natural_size(Image& image, double across, double down) {
    const auto sound = [](double resolution) { return resolution >= kCoarsest && resolution <= kFinest; };
    if (!sound(across) || !sound(down)) across = down = kUsual;
    image.natural_width = Length::points(image.width * 72.0 / across);
    image.natural_height = Length::points(image.height * 72.0 / down);
}

std::variant<Image, std::string> read(std::string bytes) {
    if (is_png(bytes)) return read_png(bytes);
    if (is_jpeg(bytes)) return read_jpeg(std::move(bytes));
    return "it is neither PNG nor JPEG";
}

const Found& Shelf::find(const std::string& path) {
    const auto known = found_.find(path);
    if (known != found_.end()) return known->second;
    if (path.find("://") != path.npos) return found_.emplace(path, "it is an address, and a picture must be a file").first->second;
    auto file = files_.read(resolve("", path).value_or(path));
    if (const auto* failure = std::get_if<FileFailure>(&file)) return found_.emplace(path, failure->reason).first->second;
    auto picture = read(std::get<std::string>(std::move(file)));
    if (auto* reason = std::get_if<std::string>(&picture)) return found_.emplace(path, std::move(*reason)).first->second;
    auto kept = std::make_shared<const Image>(std::get<Image>(std::move(picture)));
    return found_.emplace(path, std::move(kept)).first->second;
}

}  // namespace rapporteur::images
