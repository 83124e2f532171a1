#include "barcode/barcode.h"

#include <zint.h>

#include <algorithm>
#include <memory>
#include <string_view>

#include "base/utf8.h"

namespace rapporteur::barcode {

namespace {

struct Delete {
    void operator()(zint_symbol* symbol) const { ZBarcode_Delete(symbol); }
};
using Symbol = std::unique_ptr<zint_symbol, Delete>;

bool encode(zint_symbol& symbol, std::string_view text) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    return ZBarcode_Encode(&symbol, bytes, static_cast<int>(text.size())) < ZINT_ERROR;
}

// Eight modules a byte, the lowest bit first.
Grid grid_of(const zint_symbol& symbol) {
    Grid grid{symbol.width, symbol.rows, {}};
    for (int row = 0; row < symbol.rows; ++row)
        for (int column = 0; column < symbol.width; ++column)
            grid.black.push_back(((symbol.encoded_data[row][column / 8] >> (column % 8)) & 1) != 0);
    return grid;
}

constexpr std::size_t kNarrow = 2, kWide = 5;

// libzint draws wide elements twice as wide as narrow ones; bars and spaces take turns, so that each run is one element.
Grid with_wider_elements(const Grid& plain) {
    Grid grid{0, 1, {}};
    for (auto begin = plain.black.begin(); begin != plain.black.end();) {
        const auto end = std::find(begin, plain.black.end(), !*begin);
        grid.black.insert(grid.black.end(), end - begin == 1 ? kNarrow : kWide, *begin);
        begin = end;
    }
    grid.columns = static_cast<int>(grid.black.size());
    return grid;
}

std::string_view without_start_and_stop(std::string_view text) {
    const bool dressed = text.size() > 2 && text.front() == '*' && text.back() == '*';
    return dressed ? text.substr(1, text.size() - 2) : text;
}

// ISO/IEC 16388: the 43 characters that carry data.
bool is_code39(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || std::string_view(" -.$/+%").find(c) != std::string_view::npos;
}

}  // namespace

std::optional<Grid> code39(const std::string& text) {
    const std::string_view data = without_start_and_stop(text);
    if (data.empty() || data.size() > kLongestCode39 || !std::all_of(data.begin(), data.end(), is_code39)) return std::nullopt;
    const Symbol symbol(ZBarcode_Create());
    if (!symbol) return std::nullopt;
    symbol->symbology = BARCODE_CODE39;
    symbol->input_mode = DATA_MODE;
    if (!encode(*symbol, data)) return std::nullopt;
    return with_wider_elements(grid_of(*symbol));
}

std::optional<Grid> qr(const std::string& text) {
    if (text.empty() || text.size() > kLongestQr || !utf8::valid(text)) return std::nullopt;
    const Symbol symbol(ZBarcode_Create());
    if (!symbol) return std::nullopt;
    symbol->symbology = BARCODE_QRCODE;
    symbol->input_mode = UNICODE_MODE;
    symbol->option_1 = 2;       // error correction M
    if (!encode(*symbol, text)) return std::nullopt;
    return grid_of(*symbol);
}

}  // namespace rapporteur::barcode
