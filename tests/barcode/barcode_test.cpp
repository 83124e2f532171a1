#include "barcode/barcode.h"

#include "support/catch.h"

using namespace rapporteur::barcode;

namespace {

std::string row_of(const Grid& grid, int row) {
    std::string modules;
    for (int column = 0; column < grid.columns; ++column) modules += grid.at(column, row) ? '#' : ' ';
    return modules;
}

// Bars and spaces as ISO/IEC 16388 prints them: n narrow, w wide, bars first; characters parted by a narrow space.
std::string drawn(const std::vector<std::string>& characters) {
    std::string modules;
    for (const std::string& elements : characters) {
        if (!modules.empty()) modules += "  ";
        bool bar = true;
        for (const char width : elements) {
            modules += std::string(width == 'w' ? 5 : 2, bar ? '#' : ' ');
            bar = !bar;
        }
    }
    return modules;
}

const std::string kStar = "nwnnwnwnn", kA = "wnnnnwnnw", k1 = "wnnwnnnnw", k2 = "nnwwnnnnw", k0 = "nnnwwnwnn", k5 = "wnnwwnnnn";

bool is_finder(const Grid& grid, int left, int top) {
    static const std::vector<std::string> kFinder{"#######", "#     #", "# ### #", "# ### #", "# ### #", "#     #", "#######"};
    for (int row = 0; row < 7; ++row)
        if (row_of(grid, top + row).substr(static_cast<std::size_t>(left), 7) != kFinder[static_cast<std::size_t>(row)])
            return false;
    return true;
}

// ISO/IEC 18004, 7.9: the first two of the fifteen bits beside the upper left finder say the level of error correction, exclusive
// or 10 (of the mask 101010000010010); M is 00.
bool has_level_m(const Grid& grid) { return grid.at(0, 8) && !grid.at(1, 8); }

}  // namespace

TEST_CASE("Code 39 has start, characters and stop, and no check digit") {
    const auto short_code = code39("A1");
    REQUIRE(short_code);
    CHECK(short_code->rows == 1);
    CHECK(row_of(*short_code, 0) == drawn({kStar, kA, k1, kStar}));

    const auto job = code39("2202502");
    REQUIRE(job);
    CHECK(job->columns == 29 * 9 - 2);
    CHECK(job->black.size() == static_cast<std::size_t>(job->columns));
    CHECK(row_of(*job, 0) == drawn({kStar, k2, k2, k0, k2, k5, k0, k2, kStar}));
}

TEST_CASE("Code 39 may be written with its start and stop") {
    CHECK(code39("*2202502*")->black == code39("2202502")->black);
    CHECK_FALSE(code39("**"));
    CHECK_FALSE(code39("*"));
    CHECK_FALSE(code39("1*2"));
    CHECK_FALSE(code39("**1**"));
}

TEST_CASE("Code 39 takes its 43 characters and no others") {
    CHECK(code39("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%"));
    for (const std::string& text : {std::string(), std::string("a"), std::string("GE.22_02502"), std::string("É"),
                                    std::string("1\0002", 3), std::string("\xff")}) {
        CAPTURE(text);
        CHECK_FALSE(code39(text));
    }
    CHECK(code39(std::string(kLongestCode39, '7'))->columns == 29 * 82 - 2);
    CHECK_FALSE(code39(std::string(kLongestCode39 + 1, '7')));
    CHECK_FALSE(code39(std::string(10'000'000, '7')));
}

TEST_CASE("a QR code is as large as its version, and has three finders") {
    const std::pair<std::string, int> kVersions[] = {   // ISO/IEC 18004, table 7: bytes at level M
        {"http://undocs.", 21},
        {"http://undocs.org/", 25},
        {"http://undocs.org/CCM/MSP/2022/12", 29},
        {std::string(kLongestQr, 'x'), 17 + 4 * 26}};
    for (const auto& [text, size] : kVersions) {
        const auto code = qr(text);
        REQUIRE(code);
        CHECK(code->columns == size);
        CHECK(code->rows == size);
        CHECK(code->black.size() == static_cast<std::size_t>(size) * static_cast<std::size_t>(size));
        CHECK(is_finder(*code, 0, 0));
        CHECK(is_finder(*code, size - 7, 0));
        CHECK(is_finder(*code, 0, size - 7));
        CHECK(code->at(8, size - 8));        // the module that is always dark
        CHECK(has_level_m(*code));
    }
}

TEST_CASE("a QR code takes any text that is not too long") {
    CHECK(qr("Convention sur les armes à sous-munitions: 集束弾薬 \U0001F54A"));
    CHECK(qr(std::string("a\0b", 3)));
    CHECK_FALSE(qr(""));
    CHECK_FALSE(qr("\xff\xfe"));
    CHECK_FALSE(qr(std::string(kLongestQr + 1, 'x')));
    std::string wide;
    while (wide.size() + 3 <= kLongestQr) wide += "\u20AC";
    CHECK(qr(wide));
}

TEST_CASE("the same text always gives the same code") {
    CHECK(qr("http://undocs.org/CCM/MSP/2022/12")->black == qr("http://undocs.org/CCM/MSP/2022/12")->black);
    CHECK(qr("http://undocs.org/CCM/MSP/2022/12")->black != qr("http://undocs.org/CCM/MSP/2022/11")->black);
}
