// Bar codes as black modules on a grid. The only room that sees libzint.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace rapporteur::barcode {

// `columns` x `rows` modules, row by row; true is black. A bar code has one row.
struct Grid {
    int columns = 0, rows = 0;
    std::vector<bool> black;
    // REQUIRES: a place within the grid.
    bool at(int column, int row) const {
        return black[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column)];
    }
};

inline constexpr std::size_t kLongestCode39 = 80;
inline constexpr std::size_t kLongestQr = 1000;      // bytes

// Code 39 of 1 to 80 digits, capitals, blanks and -.$/+%; start and stop are added, a check digit is not. A text that is written
// with its start and stop ("*2202502*") is the same as without. A narrow element has two modules, a wide one five, as in the
// documents of the United Nations (ISO/IEC 16388 asks for a ratio of 2.2 to 3 where elements are narrower than half a millimetre);
// so a text of n characters has 29 (n + 2) - 2 columns. None where there are other characters, and where there is nothing.
std::optional<Grid> code39(const std::string& text);
// QR code of any UTF-8 text of 1 to 1,000 bytes, error correction M; without a quiet zone. None for any other.
std::optional<Grid> qr(const std::string& text);

}  // namespace rapporteur::barcode
