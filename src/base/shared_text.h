// A text that several hold and none changes, so that it stands in memory once.
#pragma once

#include <memory>
#include <string>

namespace rapporteur {

class SharedText {
public:
    SharedText() : SharedText(std::string()) {}
    SharedText(std::string text) : text_(std::make_shared<const std::string>(std::move(text))) {}
    SharedText(const char* text) : SharedText(std::string(text)) {}
    // A text that somebody else owns. REQUIRES: it outlives all that hold it, and stays as it is.
    static SharedText of(const std::string& text) {
        return SharedText(std::shared_ptr<const std::string>(std::shared_ptr<void>(), &text));
    }

    const std::string& text() const { return *text_; }
    std::size_t size() const { return text_->size(); }
    bool operator==(const SharedText& other) const { return *text_ == *other.text_; }

private:
    explicit SharedText(std::shared_ptr<const std::string> text) : text_(std::move(text)) {}
    std::shared_ptr<const std::string> text_;
};

}  // namespace rapporteur
