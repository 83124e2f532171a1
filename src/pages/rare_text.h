// A text that most things do not have, and that then takes no more room than a pointer.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace rapporteur::pages {

class RareText {
public:
    RareText() = default;
    RareText(std::string text) : text_(text.empty() ? nullptr : std::make_unique<std::string>(std::move(text))) {}
    RareText(const char* text) : RareText(std::string(text)) {}
    RareText(const RareText& other) : RareText(std::string(other)) {}
    RareText(RareText&&) noexcept = default;
    RareText& operator=(RareText other) noexcept {
        text_ = std::move(other.text_);
        return *this;
    }

    bool empty() const { return !text_; }
    void clear() { text_.reset(); }
    operator std::string_view() const { return text_ ? std::string_view(*text_) : std::string_view(); }
    explicit operator std::string() const { return text_ ? *text_ : std::string(); }
    bool operator==(std::string_view other) const { return std::string_view(*this) == other; }

private:
    std::unique_ptr<std::string> text_;
};

}  // namespace rapporteur::pages
