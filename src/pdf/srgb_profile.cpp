#include "pdf/srgb_profile.h"

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace rapporteur::pdf {
namespace {

// IEC 61966-2-1's transfer function at 64 even steps, of 65535; readers go straight between them.
constexpr std::array<std::uint16_t, 64> kTransfer = {
    0, 81, 161, 244, 345, 466, 609, 776, 965, 1180, 1420, 1687, 1980, 2301, 2651, 3030,
    3439, 3879, 4349, 4851, 5386, 5953, 6554, 7189, 7858, 8562, 9302, 10078, 10890, 11739, 12626, 13551,
    14513, 15515, 16556, 17636, 18757, 19918, 21120, 22363, 23648, 24974, 26344, 27756, 29211, 30710, 32253, 33840,
    35471, 37148, 38870, 40638, 42452, 44312, 46219, 48173, 50174, 52223, 54320, 56465, 58659, 60901, 63193, 65535,
};

// XYZ in 1/65536, adapted to D50 (ICC.1:2001-04, annex E; colorants as published for sRGB).
struct Xyz { std::uint32_t x, y, z; };
constexpr Xyz kWhite{0x0000F6D6, 0x00010000, 0x0000D32D};
constexpr Xyz kRed{0x00006FA2, 0x000038F5, 0x00000390}, kGreen{0x00006299, 0x0000B785, 0x000018DA}, kBlue{0x000024A0, 0x00000F84, 0x0000B6CF};

void append_16(std::string& out, std::uint32_t value) {
    out += static_cast<char>((value >> 8) & 255);
    out += static_cast<char>(value & 255);
}

void append_32(std::string& out, std::uint32_t value) {
    append_16(out, value >> 16);
    append_16(out, value & 0xFFFF);
}

std::string begin(const char* type) { return std::string(type, 4) + std::string(4, '\0'); }

std::string colour(const Xyz& xyz) {
    std::string out = begin("XYZ ");
    for (const std::uint32_t part : {xyz.x, xyz.y, xyz.z}) append_32(out, part);
    return out;
}

std::string curve() {
    std::string out = begin("curv");
    append_32(out, kTransfer.size());
    for (const std::uint16_t value : kTransfer) append_16(out, value);
    return out;
}

std::string text(std::string_view words) { return begin("text") + std::string(words) + '\0'; }

// textDescriptionType (6.5.17): ASCII, then no Unicode and no script code.
std::string description(std::string_view words) {
    std::string out = begin("desc");
    append_32(out, static_cast<std::uint32_t>(words.size() + 1));
    return out + std::string(words) + std::string(1 + 4 + 4 + 2 + 1 + 67, '\0');
}

std::string header(std::uint32_t size) {
    std::string out;
    append_32(out, size);
    out += std::string(4, '\0');
    append_32(out, 0x02100000);                            // version 2.1
    out += "mntrRGB XYZ ";
    for (const std::uint32_t part : {2000u, 1u, 1u, 0u, 0u, 0u}) append_16(out, part);      // a date it must have; of no meaning
    out += "acsp" + std::string(28, '\0');                 // platform, flags, maker, model, attributes, intent
    for (const std::uint32_t part : {kWhite.x, kWhite.y, kWhite.z}) append_32(out, part);
    return out + std::string(48, '\0');
}

}  // namespace

std::string srgb_profile() {
    const std::string red = colour(kRed), green = colour(kGreen), blue = colour(kBlue), white = colour(kWhite), transfer = curve();
    const std::vector<std::pair<const char*, std::string>> tags = {
        {"desc", description("sRGB IEC61966-2.1")}, {"cprt", text("No copyright")}, {"wtpt", white}, {"rXYZ", red}, {"gXYZ", green}, {"bXYZ", blue}};
    const std::size_t curves = 3, first = 128 + 4 + 12 * (tags.size() + curves);
    std::string table, data;
    const auto add_row = [&](const char* tag, std::size_t at, std::size_t size) {
        table += tag;
        append_32(table, static_cast<std::uint32_t>(at));
        append_32(table, static_cast<std::uint32_t>(size));
    };
    append_32(table, static_cast<std::uint32_t>(tags.size() + curves));
    for (const auto& [tag, value] : tags) {
        add_row(tag, first + data.size(), value.size());
        data += value + std::string((4 - value.size() % 4) % 4, '\0');
    }
    for (const char* tag : {"rTRC", "gTRC", "bTRC"}) add_row(tag, first + data.size(), transfer.size());
    data += transfer;
    return header(static_cast<std::uint32_t>(first + data.size())) + table + data;
}

}  // namespace rapporteur::pdf
