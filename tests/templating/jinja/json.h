// Just enough JSON for the cases: reads what Python's json module writes. Values know their place where a file is given.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "value/value.h"

namespace rapporteur::test {

class Json {
public:
    explicit Json(std::string_view text) : text_(text) {}
    explicit Json(const SourceFile& file) : text_(file.text()), file_(&file) {}
    Value read() {
        skip();
        const std::size_t begin = at_;
        Value value = read_here();
        return file_ ? value.at({file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)}) : value;
    }

private:
    Value read_here() {
        const char c = peek();
        if (c == '{') return map();
        if (c == '[') return list();
        if (c == '"') return Value(string());
        return word();
    }
    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    void skip() { while (peek() == ' ' || peek() == '\t' || peek() == '\r' || peek() == '\n') ++at_; }
    void expect(char c) {
        skip();
        if (peek() != c) throw std::runtime_error("JSON: expected " + std::string(1, c) + " at " + std::to_string(at_));
        ++at_;
    }
    bool more(char end) {
        skip();
        if (peek() == ',') ++at_;
        skip();
        if (peek() != end) return true;
        ++at_;
        return false;
    }
    Value map() {
        Map map;
        expect('{');
        while (more('}')) {
            std::string key = string();
            expect(':');
            map.set(std::move(key), read());
        }
        return Value(std::move(map));
    }
    Value list() {
        List list;
        expect('[');
        while (more(']')) list.push_back(read());
        return Value(std::move(list));
    }
    std::string string() {
        std::string text;
        expect('"');
        while (peek() != '"') {
            if (at_ >= text_.size()) throw std::runtime_error("JSON: text without end");
            if (peek() == '\\') escape(text);
            else text += text_[at_++];
        }
        ++at_;
        return text;
    }
    void escape(std::string& text) {
        ++at_;
        const char c = text_[at_++];
        if (c == 'u') {
            char32_t character = hex();
            if (character >= 0xD800 && character < 0xDC00 && text_.substr(at_, 2) == "\\u") {
                at_ += 2;
                character = 0x10000 + ((character - 0xD800) << 10) + (hex() - 0xDC00);
            }
            utf8::append(text, character);
        } else {
            text += c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c == 'b' ? '\b' : c == 'f' ? '\f' : c;
        }
    }
    char32_t hex() {
        const auto number = static_cast<char32_t>(std::stoul(std::string(text_.substr(at_, 4)), nullptr, 16));
        at_ += 4;
        return number;
    }
    Value word() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && std::string_view(",]} \n").find(text_[at_]) == std::string_view::npos) ++at_;
        const std::string word(text_.substr(begin, at_ - begin));
        if (word == "null") return {};
        if (word == "true" || word == "false") return Value(word == "true");
        const auto number = Decimal::parse(word);
        if (!number) throw std::runtime_error("JSON: " + word + " is nothing");
        return word.find('.') == std::string::npos ? Value(*number->to_whole()) : Value(*number);
    }

    std::string_view text_;
    const SourceFile* file_ = nullptr;
    std::size_t at_ = 0;
};

}  // namespace rapporteur::test
