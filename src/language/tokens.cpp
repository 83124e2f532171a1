#include "language/tokens.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/utf8.h"

namespace rapporteur::language {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }
bool begins_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool continues_name(char c) { return begins_name(c) || is_digit(c); }

int digit_value(char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'z') return c - 'a' + 10;
    if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
    return 99;
}

// Longest first, so that `//` is not read as `/` twice.
constexpr std::array<std::string_view, 26> kSymbols{"//", "**", "==", "!=", "<=", ">=", "+", "-", "*", "/", "%", "~", "<",
                                                    ">",  "=",  ".",  ",",  ":",  "|",  "(", ")", "[", "]", "{", "}", ";"};

// Quotes that a word processor puts for ' and ", and blanks that look like a blank.
bool is_typographic(char32_t c) { return (c >= 0x2018 && c <= 0x201F) || c == 0x00AB || c == 0x00BB || c == 0x2039 || c == 0x203A; }
bool is_odd_blank(char32_t c) { return c == 0x00A0 || (c >= 0x2000 && c <= 0x200F) || c == 0x202F || c == 0x3000 || c == 0xFEFF; }

class Cutter {
public:
    explicit Cutter(const SourceSpan& stretch)
        : file_(stretch.file), text_(stretch.text()), base_(stretch.begin) {}

    std::vector<Token> run() {
        std::vector<Token> tokens;
        while (skip_space(), at_ < text_.size()) tokens.push_back(next());
        tokens.push_back({TokenKind::end, {}, place(text_.size(), text_.size())});
        return tokens;
    }

private:
    char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }
    SourceSpan place(std::size_t begin, std::size_t end) const {
        return {file_, base_ + static_cast<std::uint32_t>(begin), base_ + static_cast<std::uint32_t>(end)};
    }
    [[noreturn]] void fail(std::string code, std::size_t begin, std::size_t end, std::string message, std::string hint = {}) const {
        Diagnostic problem = error(std::move(code), place(begin, end), std::move(message));
        if (!hint.empty()) problem.hints.push_back(std::move(hint));
        throw Fault(std::move(problem));
    }

    void skip_space() {
        while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    }

    Token take(TokenKind kind, std::size_t end, std::string value) {
        Token token{kind, std::move(value), place(at_, end)};
        at_ = end;
        return token;
    }

    Token next() {
        const char c = text_[at_];
        if (is_digit(c)) return number();
        if (c == '\'' || c == '"') return quoted();
        if (begins_name(c)) return name();
        for (const std::string_view symbol : kSymbols)
            if (text_.substr(at_).starts_with(symbol) && symbol != ";")
                return take(TokenKind::symbol, at_ + symbol.size(), std::string(symbol));
        std::string hint = c == '!' ? "write 'not' for the opposite, '!=' for 'is not equal'" : c == '&' ? "write 'and'" : "";
        fail("language.character", at_, at_ + 1, "the character '" + std::string(1, c) + "' means nothing here", std::move(hint));
    }

    Token name() {
        std::size_t end = at_;
        while (end < text_.size() && continues_name(text_[end])) {
            const auto decoded = utf8::decode(text_, end);
            if (!decoded.valid || is_typographic(decoded.character) || is_odd_blank(decoded.character))
                refuse_character(end, decoded);
            end += decoded.length;
        }
        return take(TokenKind::name, end, std::string(text_.substr(at_, end - at_)));
    }

    [[noreturn]] void refuse_character(std::size_t begin, const utf8::Decoded& decoded) const {
        const std::size_t end = begin + decoded.length;
        if (!decoded.valid) fail("language.character", begin, end, "these bytes are not UTF-8");
        if (is_typographic(decoded.character))
            fail("language.character", begin, end, "a typographic quotation mark cannot enclose text here", "use ' or \"");
        fail("language.character", begin, end, "this is a special blank", "use an ordinary blank");
    }

    // 12, 1_000, 0x1F, 0b1, 0o7, 1.5, 2e3 (jinja2.lexer, integer_re and float_re).
    Token number() {
        const char kind = static_cast<char>(at(at_ + 1) | 0x20);
        const int base = at(at_) != '0' ? 10 : kind == 'x' ? 16 : kind == 'o' ? 8 : kind == 'b' ? 2 : 10;
        if (base != 10) return based_integer(base);
        std::size_t end = at_;
        std::string digits = digits_from(end);
        const bool after_point = at_ > 0 && text_[at_ - 1] == '.';
        if (!after_point && at(end) == '.' && is_digit(at(end + 1))) return with_fraction(std::move(digits), end);
        if (!after_point && begins_exponent(end)) return with_fraction(std::move(digits), end);
        if (digits.size() > 1 && digits[0] == '0' && digits.find_first_not_of('0') != digits.npos)
            fail("language.number", at_, end, "a number must not begin with 0", "write text in quotes");
        refuse_letter_after(end);
        return whole(end, digits, 10);
    }

    std::string digits_from(std::size_t& end) const {
        std::string digits;
        while (is_digit(at(end)) || (at(end) == '_' && is_digit(at(end + 1)))) {
            if (text_[end] != '_') digits.push_back(text_[end]);
            ++end;
        }
        return digits;
    }

    bool begins_exponent(std::size_t end) const {
        if (at(end) != 'e' && at(end) != 'E') return false;
        const bool sign = at(end + 1) == '+' || at(end + 1) == '-';
        return is_digit(at(end + (sign ? 2 : 1)));
    }

    void refuse_letter_after(std::size_t end) const {
        if (end < text_.size() && continues_name(text_[end]))
            fail("language.number", at_, end + 1, "a number and a name stand together",
                 "a name begins with a letter; text stands in quotes");
    }

    Token based_integer(int base) {
        std::size_t end = at_ + 2;
        std::string digits;
        for (; digit_value(at(end)) < base || (at(end) == '_' && digit_value(at(end + 1)) < base); ++end)
            if (text_[end] != '_') digits.push_back(text_[end]);
        if (digits.empty()) fail("language.number", at_, end, "this is no number");
        refuse_letter_after(end);
        return whole(end, digits, base);
    }

    Token whole(std::size_t end, const std::string& digits, int base) {
        std::int64_t value = 0;
        for (const char c : digits)
            if (__builtin_mul_overflow(value, base, &value) || __builtin_add_overflow(value, digit_value(c), &value))
                fail("language.number", at_, end, "the number is too large", "whole numbers reach to 9,223,372,036,854,775,807");
        return take(TokenKind::integer, end, std::to_string(value));
    }

    Token with_fraction(std::string digits, std::size_t end) {
        std::string fraction;
        if (at(end) == '.') fraction = digits_from(++end);
        int exponent = 0;
        if (begins_exponent(end)) {
            const bool negative = at(++end) == '-';
            if (negative || at(end) == '+') ++end;
            for (const char c : digits_from(end)) exponent = std::min(exponent * 10 + (c - '0'), 1000);
            if (negative) exponent = -exponent;
        }
        refuse_letter_after(end);
        std::string value = shifted(std::move(digits), std::move(fraction), exponent);
        if (!Decimal::parse(value))
            fail("language.number", at_, end, "the number has too many digits", "at most 30 in all, 12 of them after the point");
        return take(TokenKind::decimal, end, std::move(value));
    }

    // Moves the decimal point by the exponent: 1.5e3 is 1500.0.
    static std::string shifted(std::string digits, std::string fraction, int exponent) {
        for (; exponent > 0; --exponent) {
            digits.push_back(fraction.empty() ? '0' : fraction.front());
            if (!fraction.empty()) fraction.erase(0, 1);
        }
        for (; exponent < 0; ++exponent) {
            fraction.insert(fraction.begin(), digits.empty() ? '0' : digits.back());
            if (!digits.empty()) digits.pop_back();
        }
        return (digits.empty() ? "0" : digits) + "." + (fraction.empty() ? "0" : fraction);
    }

    Token quoted() {
        const char quote = text_[at_];
        std::string meaning;
        std::size_t i = at_ + 1;
        while (i < text_.size() && text_[i] != quote) {
            if (text_[i] == '\\' && i + 1 < text_.size()) escape(i, meaning);
            else meaning.push_back(text_[i++]);
        }
        if (i >= text_.size())
            fail("language.text-not-closed", at_, at_ + 1, "text that begins here does not end",
                 "close it with " + std::string(1, quote));
        return take(TokenKind::text, i + 1, std::move(meaning));
    }

    // Python's escapes (Language Reference 2.4.1), as Jinja undoes them. `i` stands at the backslash.
    void escape(std::size_t& i, std::string& meaning) const {
        constexpr std::string_view kLetters = "nrtabfv\\'\"", kMeanings = "\n\r\t\a\b\f\v\\'\"";
        const char c = text_[i + 1];
        if (const auto found = kLetters.find(c); found != kLetters.npos) {
            meaning.push_back(kMeanings[found]);
            i += 2;
        } else if (c == '\n') {
            i += 2;
        } else if (c == 'x' || c == 'u' || c == 'U') {
            code_point(i, i + 2, c == 'x' ? 2 : c == 'u' ? 4 : 8, 16, meaning);
        } else if (c >= '0' && c <= '7') {
            std::size_t count = 1;
            while (count < 3 && at(i + 1 + count) >= '0' && at(i + 1 + count) <= '7') ++count;
            code_point(i, i + 1, count, 8, meaning);
        } else {
            meaning.push_back('\\');
            ++i;
        }
    }

    void code_point(std::size_t& i, std::size_t begin, std::size_t count, int base, std::string& meaning) const {
        char32_t value = 0;
        for (std::size_t k = begin; k < begin + count; ++k) {
            const int digit = digit_value(at(k));
            if (digit >= base)
                fail("language.escape", i, std::min(k + 1, text_.size()), "this escape is not complete",
                     "write \\\\ for a backslash");
            value = value * static_cast<char32_t>(base) + static_cast<char32_t>(digit);
        }
        if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
            fail("language.escape", i, begin + count, "there is no such character");
        utf8::append(meaning, value);
        i = begin + count;
    }

    const SourceFile* file_;
    std::string_view text_;
    std::uint32_t base_;
    std::size_t at_ = 0;
};

std::string found(const Token& token) {
    switch (token.kind) {
        case TokenKind::end: return "the end";
        case TokenKind::text: return "text";
        case TokenKind::integer:
        case TokenKind::decimal: return "the number " + token.value;
        case TokenKind::name:
        case TokenKind::symbol: break;
    }
    return "'" + token.value + "'";
}

[[noreturn]] void unexpected(const Token& token, const std::string& expected) {
    Diagnostic problem = error("language.syntax", token.place, "expected " + expected + " but found " + found(token));
    if (token.is_symbol("=")) problem.hints.push_back("'==' compares");
    throw Fault(std::move(problem));
}

}  // namespace

std::vector<Token> cut(const SourceSpan& stretch) { return Cutter(stretch).run(); }

Tokens::Tokens(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

const Token& Tokens::peek(std::size_t ahead) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }

Token Tokens::next() {
    Token token = peek();
    if (at_ + 1 < tokens_.size()) ++at_;
    return token;
}

bool Tokens::take_symbol(std::string_view symbol) {
    if (!peek().is_symbol(symbol)) return false;
    next();
    return true;
}

bool Tokens::take_name(std::string_view name) {
    if (!peek().is_name(name)) return false;
    next();
    return true;
}

Token Tokens::expect_symbol(std::string_view symbol) {
    if (!peek().is_symbol(symbol)) unexpected(peek(), "'" + std::string(symbol) + "'");
    return next();
}

Token Tokens::expect_name() {
    if (!peek().is(TokenKind::name) || is_keyword(peek().value)) unexpected(peek(), "a name");
    return next();
}

void Tokens::expect_end() {
    if (!at_end()) unexpected(peek(), "the end");
}

bool is_keyword(std::string_view name) {
    constexpr std::array<std::string_view, 12> kKeywords{"and", "or",   "not",  "in",    "is",   "if",
                                                         "else", "true", "false", "none", "True", "False"};
    return name == "None" || std::find(kKeywords.begin(), kKeywords.end(), name) != kKeywords.end();
}

}  // namespace rapporteur::language
