// The words of the expression language (Jinja's), cut from a stretch of a file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/decimal.h"
#include "base/source.h"

namespace rapporteur::language {

enum class TokenKind {
    end,            // after the last
    name,           // also keywords: the parser tells them apart
    text,           // 'a' "b": `value` holds what it means, escapes undone
    integer,        // 12, 1_000
    decimal,        // 1.5
    symbol,         // + - * / // % ** ~ == != < <= > >= = . , : | ( ) [ ] { }
};

struct Token {
    TokenKind kind = TokenKind::end;
    std::string value;          // a symbol's or name's own characters; a text's meaning; a number's digits
    SourceSpan place;

    bool is(TokenKind k) const { return kind == k; }
    bool is_symbol(std::string_view s) const { return kind == TokenKind::symbol && value == s; }
    bool is_name(std::string_view n) const { return kind == TokenKind::name && value == n; }
};

// Cuts the whole stretch. Throws Fault: a character that means nothing, text that does not end, a number that is none.
std::vector<Token> cut(const SourceSpan& stretch);

// Read from the front. Looking past the end gives the `end` token, again and again.
class Tokens {
public:
    explicit Tokens(std::vector<Token> tokens);       // REQUIRES: the last is `end`
    const Token& peek(std::size_t ahead = 0) const;
    Token next();
    bool at_end() const { return peek().is(TokenKind::end); }
    bool take_symbol(std::string_view symbol);        // takes it if it is there
    bool take_name(std::string_view name);
    // Throws Fault: "expected ')' but found 'endif'".
    Token expect_symbol(std::string_view symbol);
    Token expect_name();                              // any name that is no keyword
    void expect_end();

private:
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
};

bool is_keyword(std::string_view name);     // and or not in is if else true false none True False None

}  // namespace rapporteur::language
