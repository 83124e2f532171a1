#include "pdf/syntax.h"

#include <algorithm>

#include "base/utf8.h"

namespace rapporteur::pdf {
namespace {

constexpr std::size_t kLongestName = 127;        // bytes (ISO 32000-1, annex C)

bool is_plain(char byte) { return byte >= 0x20 && byte < 0x7F; }

bool is_regular(char byte) { return byte > 0x20 && byte < 0x7F && std::string_view("()<>[]{}/%#").find(byte) == std::string_view::npos; }

}  // namespace

void append_thousandths(std::string& out, std::int64_t thousandths) {
    if (thousandths < 0) out += '-';
    const std::int64_t size = thousandths < 0 ? -thousandths : thousandths;
    out += std::to_string(size / 1000);
    const auto fraction = static_cast<int>(size % 1000);
    if (fraction == 0) return;
    const char digits[3] = {static_cast<char>('0' + fraction / 100), static_cast<char>('0' + fraction / 10 % 10), static_cast<char>('0' + fraction % 10)};
    out += '.';
    out.append(digits, fraction % 10 ? 3 : fraction % 100 ? 2 : 1);
}

std::string number(Length length) {
    std::string out;
    append_thousandths(out, length.thousandths());
    return out;
}

std::string hexadecimal(std::uint32_t value, int digits) {
    std::string out;
    for (int shift = 4 * digits - 4; shift >= 0; shift -= 4) out += "0123456789ABCDEF"[(value >> shift) & 15];
    return out;
}

std::string byte_string(std::string_view bytes) {
    std::string out = "(";
    for (const char byte : bytes) {
        if (byte == '\r') {
            out += "\\r";
            continue;
        }
        if (byte == '(' || byte == ')' || byte == '\\') out += '\\';
        out += byte;
    }
    return out + ")";
}

std::string text_string(std::string_view utf8) {
    if (std::all_of(utf8.begin(), utf8.end(), is_plain)) return byte_string(utf8);
    return "<FEFF" + utf16_hexadecimal(utf8) + ">";
}

std::string name(std::string_view utf8) {
    std::string out = "/";
    for (const char byte : utf8.substr(0, kLongestName)) {
        if (is_regular(byte)) out += byte;
        else out += "#" + hexadecimal(static_cast<unsigned char>(byte), 2);
    }
    return out;
}

std::string utf16_hexadecimal(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded decoded = utf8::decode(text, at);
        const auto code = static_cast<std::uint32_t>(decoded.character);
        at += decoded.length;
        if (code < 0x10000) out += hexadecimal(code, 4);
        else out += hexadecimal(0xD800 + ((code - 0x10000) >> 10), 4) + hexadecimal(0xDC00 + ((code - 0x10000) & 0x3FF), 4);
    }
    return out;
}

}  // namespace rapporteur::pdf
