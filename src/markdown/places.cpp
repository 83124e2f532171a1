#include "markdown/places.h"

#include <algorithm>

namespace rapporteur::markdown {

Origin Places::origin(Range range) const {
    if (mapped()) return map_.at(range.begin);
    return {{&file_, range.begin, range.end}, {}};
}

std::uint32_t Places::end_of_piece(Range range) const {
    if (!mapped()) return range.end;
    const auto& pieces = map_.pieces();
    const auto next = std::upper_bound(pieces.begin(), pieces.end(), range.begin,
                                       [](std::uint32_t offset, const SourceMap::Piece& piece) { return offset < piece.begin; });
    return next == pieces.end() ? range.end : std::min(range.end, next->begin);
}

SourceSpan Places::shown_at(Range range) const {
    const Origin origin = this->origin(range);
    if (origin.template_place.known()) return origin.template_place;
    if (origin.fact_place.known()) return origin.fact_place;
    return {&file_, range.begin, range.end};
}

Diagnostic Places::with_fact(Diagnostic diagnostic, Range range) const {
    const Origin origin = this->origin(range);
    if (origin.template_place.known() && origin.fact_place.known())
        diagnostic.related.push_back({origin.fact_place, "the words come from here"});
    return diagnostic;
}

Diagnostic Places::error_at(std::string code, Range range, std::string message) const {
    return with_fact(error(std::move(code), shown_at(range), std::move(message)), range);
}

Diagnostic Places::warning_at(std::string code, Range range, std::string message) const {
    return with_fact(warning(std::move(code), shown_at(range), std::move(message)), range);
}

Lines::Lines(std::string_view text, std::uint32_t base) : text_(text), base_(base) {
    starts_.push_back(base);
    for (std::size_t i = base; i < text.size(); ++i) {
        const bool lone_return = text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n');
        if (text[i] == '\n' || lone_return) starts_.push_back(static_cast<std::uint32_t>(i + 1));
    }
}

std::uint32_t Lines::offset(int line, int column) const {
    if (line < 1) return base_;
    const std::size_t index = std::min(static_cast<std::size_t>(line - 1), starts_.size() - 1);
    const auto at = starts_[index] + static_cast<std::uint32_t>(std::max(column - 1, 0));
    return std::min(at, end_of(line));
}

std::uint32_t Lines::end_of(int line) const {
    if (line < 1) return base_;
    const auto index = static_cast<std::size_t>(line);
    std::uint32_t end = index < starts_.size() ? starts_[index] : static_cast<std::uint32_t>(text_.size());
    const std::uint32_t begin = starts_[std::min(index - 1, starts_.size() - 1)];
    while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) --end;
    return end;
}

}  // namespace rapporteur::markdown
