#include "house_file.h"

#include "support/catch.h"

namespace rapporteur::test {

namespace {

class Reader {
public:
    explicit Reader(const SourceFile& file) : file_(file), text_(file.text()) {}

    Value block(std::size_t indent) {
        Map map;
        const std::size_t begin = at_;
        for (skip(); at_ < text_.size() && column() == indent; skip()) {
            const SourceSpan key = word(":");
            ++at_;
            while (at_ < text_.size() && text_[at_] == ' ') ++at_;
            if (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '#')) {
                skip();
                map.set(std::string(key.text()), column() > indent ? block(column()) : Value(), key);
            } else map.set(std::string(key.text()), flow("\n#"), key);
        }
        return Value(std::move(map), span(begin));
    }

private:
    SourceSpan span(std::size_t begin) const { return {&file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)}; }

    std::size_t column() const {
        const std::size_t line = text_.rfind('\n', at_ == 0 ? 0 : at_ - 1);
        return line == std::string_view::npos || at_ == 0 ? at_ : at_ - line - 1;
    }

    void skip() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '#')) {
            if (text_[at_] == '#') at_ = std::min(text_.find('\n', at_), text_.size());
            else ++at_;
        }
    }

    SourceSpan word(std::string_view ends) {
        const std::size_t begin = at_;
        at_ = std::min(text_.find_first_of(ends, at_), text_.size());
        while (at_ > begin && text_[at_ - 1] == ' ') --at_;
        const SourceSpan found = span(begin);
        at_ = std::min(text_.find_first_of(ends, at_), text_.size());
        return found;
    }

    Value quoted() {
        const std::size_t begin = at_++;
        at_ = text_.find('"', at_);
        REQUIRE(at_ != std::string_view::npos);
        const std::string text(text_.substr(begin + 1, at_++ - begin - 1));
        return Value(text, span(begin));
    }

    Value flow(std::string_view ends) {
        if (text_[at_] == '"') return quoted();
        if (text_[at_] == '[') return list();
        if (text_[at_] == '{') return map_in_line();
        const SourceSpan found = word(ends);
        const std::string text(found.text());
        if (!text.empty() && text.find_first_not_of("0123456789") == std::string::npos) return Value(static_cast<std::int64_t>(std::stoll(text)), found);
        return Value(text, found);
    }

    Value list() {
        List items;
        const std::size_t begin = at_;
        while (text_[at_] != ']') {
            at_ = text_.find_first_not_of("[, ", at_);
            REQUIRE(at_ != std::string_view::npos);
            if (text_[at_] != ']') items.push_back(flow(",]"));
        }
        ++at_;
        return Value(std::move(items), span(begin));
    }

    Value map_in_line() {
        Map map;
        const std::size_t begin = at_;
        while (text_[at_] != '}') {
            at_ = text_.find_first_not_of("{, ", at_);
            REQUIRE(at_ != std::string_view::npos);
            if (text_[at_] == '}') break;
            const SourceSpan key = word(":");
            at_ = text_.find_first_not_of(": ", at_);
            map.set(std::string(key.text()), flow(",}"), key);
        }
        ++at_;
        return Value(std::move(map), span(begin));
    }

    const SourceFile& file_;
    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

Value read_house_file(const SourceFile& file) { return Reader(file).block(0); }

}  // namespace rapporteur::test
