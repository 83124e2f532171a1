#include "images/images.h"

#include "support/cases.h"
#include "support/catch.h"

using namespace rapporteur;
using images::Image;

namespace {

std::string file(const std::string& name) { return test::read_source("tests/images/files/" + name); }

Image picture(const std::string& name) {
    auto read = images::read(file(name));
    if (const auto* reason = std::get_if<std::string>(&read)) FAIL(name << ": " << *reason);
    return std::get<Image>(std::move(read));
}

std::string refusal(std::string bytes) {
    const auto read = images::read(std::move(bytes));
    const auto* reason = std::get_if<std::string>(&read);
    return reason ? *reason : "read";
}

std::string hexadecimal(const std::string& bytes) {
    std::string text;
    for (const unsigned char byte : bytes)
        for (const int half : {byte >> 4, byte & 15}) text += "0123456789abcdef"[half];
    return text;
}

}  // namespace

TEST_CASE("a PNG becomes samples, row by row") {
    const Image colour = picture("colour.png");
    CHECK(colour.width == 4);
    CHECK(colour.height == 2);
    CHECK(hexadecimal(colour.bytes) == "ff000000ff00ff0000ff0000" "ff0000ff0000ff0000ff0000");
    CHECK(colour.opacity.empty());
    const Image grey = picture("grey.png");
    CHECK(grey.channels == 1);
    CHECK(grey.bytes.size() == 6);
}

TEST_CASE("what shines through stands apart from the colours") {
    const Image one = picture("see-through.png");
    CHECK(hexadecimal(one.opacity) == "ff000080");
    CHECK(hexadecimal(one.bytes.substr(0, 3)) == "0000ff");
    CHECK(one.bytes.size() == 12);
}

TEST_CASE("palettes, interlaced rows and deep colours are resolved") {
    CHECK(picture("palette-interlaced.png").bytes.size() == 8 * 8 * 3);
    CHECK(hexadecimal(picture("deep.png").bytes.substr(0, 3)) == "80ff00");
}

TEST_CASE("a JPEG stays as it is") {
    const Image colour = picture("colour.jpg");
    CHECK(colour.is_jpeg);
    CHECK(colour.bytes == file("colour.jpg"));
    CHECK(colour.width == 16);
    CHECK(colour.height == 8);
    CHECK(colour.channels == 3);
    CHECK(picture("grey-progressive.jpg").channels == 1);
}

TEST_CASE("its size on paper is what its file says, else by 96 pixels an inch") {
    CHECK(picture("colour.png").natural_width.in_points() == Approx(4 * 72.0 / 144).epsilon(0.001));      // whole pixels a metre
    CHECK(picture("colour.jpg").natural_width == Length::points(16 * 72.0 / 100));
    CHECK(picture("colour.jpg").natural_height == Length::points(8 * 72.0 / 50));
    CHECK(picture("grey-progressive.jpg").natural_width == 12_pt);
}

TEST_CASE("what is no picture is refused with the reason") {
    CHECK(refusal("") == "it is neither PNG nor JPEG");
    CHECK(refusal("GIF89a") == "it is neither PNG nor JPEG");
    CHECK(refusal(file("cut-short.png")).rfind("it is a PNG that cannot be read", 0) == 0);
    CHECK(refusal(file("cut-short.jpg")) == "it is a JPEG that is cut short");
    CHECK(refusal(file("cmyk.jpg")) == "its colours are for a printing press; save it in RGB");
    CHECK(refusal("\xFF\xD8\xFF") == "it is a JPEG without a picture");
    std::string vast = file("colour.png");
    vast.replace(16, 8, std::string("\x00\x01\x00\x00\x00\x01\x00\x00", 8));
    CHECK(refusal(vast) != "read");
}

TEST_CASE("no file is read beyond its end, wherever it is cut or changed") {
    for (const char* name :
         {"colour.png", "see-through.png", "palette-interlaced.png", "colour.jpg", "grey-progressive.jpg", "cmyk.jpg"}) {
        const std::string whole = file(name);
        for (std::size_t i = 0; i < whole.size(); ++i) {
            images::read(whole.substr(0, i));
            std::string changed = whole;
            changed[i] = static_cast<char>(changed[i] ^ 0xFF);
            const auto read = images::read(changed);
            if (const auto* one = std::get_if<Image>(&read); one && !one->is_jpeg)
                CHECK(one->bytes.size() == static_cast<std::size_t>(one->width) * static_cast<std::size_t>(one->height) *
                                               static_cast<std::size_t>(one->channels));
        }
    }
}

TEST_CASE("a shelf reads each picture once and never outside its root") {
    const FilesInMemory files({{"a.png", file("colour.png")}, {"b.png", "words"}});
    images::Shelf shelf(files);
    const auto first = std::get<std::shared_ptr<const Image>>(shelf.find("a.png"));
    CHECK(first == std::get<std::shared_ptr<const Image>>(shelf.find("a.png")));
    CHECK(std::get<std::string>(shelf.find("b.png")) == "it is neither PNG nor JPEG");
    CHECK(std::holds_alternative<std::string>(shelf.find("../a.png")));
    CHECK(std::holds_alternative<std::string>(shelf.find("nowhere.png")));
    CHECK(std::holds_alternative<std::string>(shelf.find("c/../../a.png")));
    CHECK(std::holds_alternative<std::shared_ptr<const Image>>(shelf.find("./a.png")));
    CHECK(std::holds_alternative<std::shared_ptr<const Image>>(shelf.find("c/../a.png")));
    CHECK(std::get<std::string>(shelf.find("https://example.org/a.png")) == "it is an address, and a picture must be a file");
}
