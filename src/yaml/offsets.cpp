#include <algorithm>

#include "yaml/yaml.h"

namespace rapporteur::yaml {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The text as it is meant, walked beside the characters that were written for it.
class Reading {
public:
    explicit Reading(const Value& text) : meant_(text.text()), written_(text.place().text()), begin_(text.place().begin) {
        const std::string& file = text.place().file->text();
        const char before = begin_ > 0 ? file[begin_ - 1] : ' ';
        if (before == '"' || before == '\'') quote_ = before;
        const bool block = quote_ == ' ' && !written_.empty() && (written_[0] == '|' || written_[0] == '>');
        if (block) at_ = std::min(written_.find('\n'), written_.size());
    }

    std::vector<std::uint32_t> run() {
        offsets_.reserve(meant_.size() + 1);
        while (offsets_.size() < meant_.size()) {
            if (is_blank(meant_[offsets_.size()])) take_blank();
            else take_character();
        }
        note();
        return std::move(offsets_);
    }

private:
    char written(std::size_t ahead = 0) const { return at_ + ahead < written_.size() ? written_[at_ + ahead] : '\0'; }
    void note() { offsets_.push_back(begin_ + static_cast<std::uint32_t>(std::min(at_, written_.size()))); }
    bool at_escape() const { return quote_ == '"' && written() == '\\'; }

    std::size_t escape_length() const {
        switch (written(1)) {
            case 'x': return 4;
            case 'u': return 6;
            case 'U': return 10;
            default: return 2;
        }
    }

    void skip_blanks() {
        while (is_blank(written()) || (at_escape() && is_blank(written(1)))) ++at_;
    }

    void take_blank() {
        note();
        const bool escaped = at_escape() && std::string_view("tnr ").find(written(1)) != std::string_view::npos;
        if (escaped) at_ += 2;
        else if (is_blank(written())) ++at_;
    }

    // An escape may stand for several bytes.
    void take_character() {
        skip_blanks();
        const bool escaped = at_escape();
        do {
            note();
            if (!escaped) at_ += quote_ == '\'' && written() == '\'' ? 2 : 1;
        } while (offsets_.size() < meant_.size() && continues_character(meant_[offsets_.size()]));
        if (escaped) at_ += escape_length();
    }

    const std::string& meant_;
    std::string_view written_;
    std::uint32_t begin_;
    char quote_ = ' ';
    std::size_t at_ = 0;
    std::vector<std::uint32_t> offsets_;
};

}  // namespace

std::vector<std::uint32_t> offsets_of(const Value& text) { return Reading(text).run(); }

}  // namespace rapporteur::yaml
