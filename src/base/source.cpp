#include "base/source.h"

#include <algorithm>

#include "base/utf8.h"

namespace rapporteur {

SourceFile::SourceFile(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
    line_starts_.push_back(0);
    for (std::size_t i = 0; i < text_.size(); ++i)
        if (text_[i] == '\n') line_starts_.push_back(static_cast<std::uint32_t>(i + 1));
}

SourceFile::LineColumn SourceFile::line_column(std::uint32_t offset) const {
    const std::uint32_t at = std::min(offset, static_cast<std::uint32_t>(text_.size()));
    const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), at);
    const auto index = static_cast<std::uint32_t>(after - line_starts_.begin() - 1);
    const std::string_view before(text_.data() + line_starts_[index], at - line_starts_[index]);
    return {index + 1, static_cast<std::uint32_t>(utf8::length(before)) + 1};
}

std::string_view SourceFile::line(std::uint32_t number) const {
    if (number == 0 || number > line_starts_.size()) return {};
    const std::uint32_t begin = line_starts_[number - 1];
    std::string_view rest = std::string_view(text_).substr(begin);
    rest = rest.substr(0, rest.find('\n'));
    if (!rest.empty() && rest.back() == '\r') rest.remove_suffix(1);
    return rest;
}

std::string_view SourceSpan::text() const {
    if (!known() || begin >= file->text().size() || end <= begin) return {};
    return std::string_view(file->text()).substr(begin, end - begin);
}

std::string SourceSpan::to_string() const {
    if (!known()) return {};
    const auto place = file->line_column(begin);
    return file->name() + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

const SourceFile& Sources::add(std::string name, std::string text) {
    return files_.emplace_back(std::move(name), std::move(text));
}

void SourceMap::append(std::uint32_t length, const Origin& origin) {
    if (length == 0) return;
    if (pieces_.empty() || pieces_.back().origin != origin) pieces_.push_back({size_, origin});
    size_ += length;
}

void SourceMap::append(const SourceMap& other) {
    for (std::size_t i = 0; i < other.pieces_.size(); ++i) {
        const std::uint32_t end = i + 1 < other.pieces_.size() ? other.pieces_[i + 1].begin : other.size_;
        append(end - other.pieces_[i].begin, other.pieces_[i].origin);
    }
}

Origin SourceMap::at(std::uint32_t offset) const {
    if (offset >= size_) return {};
    const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                                        [](std::uint32_t o, const Piece& piece) { return o < piece.begin; });
    return std::prev(after)->origin;
}

}  // namespace rapporteur
