// Bar codes as black modules on a grid. The only room that sees libzint.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace rapporteur::barcode {

// `columns` x `rows` modules, row by row; true is black. A bar code has one row.
struct Grid {
    int columns = 0, rows = 0;
    std::vector<bool> black;
    bool at(int column, int row) const { return black[static_cast<std::size_t>(row * columns + column)]; }
};

// Code 39 of digits, capitals, blank and -.$/+%; start and stop are added. None where there are other characters.
std::optional<Grid> code39(const std::string& text);
// QR code of any text up to 1,000 bytes, error correction M; without a quiet zone.
std::optional<Grid> qr(const std::string& text);

}  // namespace rapporteur::barcode
