#include "markdown/attributes.h"

namespace rapporteur::markdown {

namespace {

bool is_letter(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_id_mark(char c) { return c == '.' || c == '_' || c == ':' || c == '-' || c == '/'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    std::optional<Attributes> read() {
        if (!take('{')) return std::nullopt;
        take(':');
        while (blanks(), !take('}'))
            if (!one()) return std::nullopt;
        if (empty_) return std::nullopt;
        found_.end = at_;
        return found_;
    }

private:
    bool take(char c) {
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    void blanks() {
        while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    }

    std::string word() {
        const std::size_t length = id_length(text_.substr(at_));
        at_ += length;
        return std::string(text_.substr(at_ - length, length));
    }

    bool one() {
        empty_ = false;
        if (take('#')) return !(found_.id = word()).empty();
        if (take('.')) {
            found_.classes.push_back(word());
            return !found_.classes.back().empty();
        }
        if (take('-')) return found_.unnumbered = true;
        return pair();
    }

    bool pair() {
        const std::string key = word();
        if (key.empty() || !take('=') || !take('"')) return false;
        const std::size_t end = text_.find('"', at_);
        if (end == std::string_view::npos) return false;
        found_.values[key] = std::string(text_.substr(at_, end - at_));
        at_ = end + 1;
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool empty_ = true;
    Attributes found_;
};

}  // namespace

std::size_t id_length(std::string_view text) {
    if (text.empty() || !is_letter(text[0])) return 0;
    std::size_t length = 1;
    while (length < text.size() && (is_letter(text[length]) || is_id_mark(text[length]))) ++length;
    return length;
}

bool is_id(std::string_view text) { return !text.empty() && id_length(text) == text.size(); }

std::optional<Attributes> leading_attributes(std::string_view text) { return Reader(text).read(); }

std::optional<Attributes> trailing_attributes(std::string_view text) {
    const std::size_t last = text.find_last_not_of(" \t");
    if (last == std::string_view::npos || text[last] != '}') return std::nullopt;
    const std::size_t open = text.rfind('{');
    if (open == std::string_view::npos) return std::nullopt;
    auto found = Reader(text.substr(open)).read();
    if (!found || open + found->end != last + 1) return std::nullopt;
    found->begin = open;
    found->end = text.size();
    return found;
}

}  // namespace rapporteur::markdown
