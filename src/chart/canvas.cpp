#include "chart/canvas.h"

#include <algorithm>

namespace rapporteur::chart {

void Canvas::rule(pages::Point from, pages::Point to, Length thickness, std::uint8_t grey) {
    pages::Path path;
    path.lines.push_back({{from, to}, false});
    path.thickness = thickness;
    path.colour = {grey, grey, grey};
    add(std::move(path));
}

void Canvas::write(const std::string& words, Length x, Length baseline, Side side) {
    text::Line line = frame_.line(words);
    if (side == Side::middle) x -= line.width / 2;
    if (side == Side::right) x -= line.width;
    x = std::max(Length(), std::min(x, frame_.width - line.width));
    for (text::GlyphRun& run : line.runs) add(pages::PlacedRun{{x, baseline}, std::move(run), {}});
}

// Figures are about two thirds of their size high.
void Canvas::write_beside(const std::string& words, Length x, Length middle, Side side) {
    write(words, x, middle + style_.font.size / 3, side);
}

Length Canvas::width_of(const std::string& words) {
    const auto known = widths_.find(words);
    if (known != widths_.end()) return known->second;
    return widths_.emplace(words, frame_.line(words).width).first->second;
}

std::pair<Length, Length> Canvas::extent_of(const std::vector<std::string>& lines, Length x) {
    Length left = x, right = x;
    for (const std::string& line : lines) {
        const Length width = width_of(line);
        const Length begin = std::max(Length(), std::min(x - width / 2, frame_.width - width));
        left = std::min(left, begin);
        right = std::max(right, begin + width);
    }
    return {left, right};
}

// As many words on a line as it holds. Widths of words are added up, so that each is set but once.
std::vector<std::string> Canvas::wrapped(const std::string& words, Length width) {
    const Length blank = width_of("n n") - width_of("nn");
    std::vector<std::string> lines;
    Length filled;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        if (end > at) {
            const std::string word = words.substr(at, end - at);
            const Length wide = width_of(word);
            if (!lines.empty() && filled + blank + wide <= width) {
                lines.back() += " " + word;
                filled += blank + wide;
            } else {
                lines.push_back(word);
                filled = wide;
            }
        }
        at = end + 1;
    }
    return lines;
}

std::string Canvas::cut(std::string words, Length width) {
    if (width_of(words) <= width) return words;
    std::size_t fits = 0, fails = words.size();
    while (fails - fits > 1) {
        const std::size_t middle = (fits + fails) / 2;
        (frame_.line(words.substr(0, middle) + "…").width <= width ? fits : fails) = middle;
    }
    while (fits > 0 && (static_cast<unsigned char>(words[fits]) & 0xC0) == 0x80) --fits;
    return words.substr(0, fits) + "…";
}

bool Canvas::fits(const std::string& words, Length width, std::size_t lines) {
    const std::vector<std::string> all = wrapped(words, width);
    return all.size() <= lines && std::all_of(all.begin(), all.end(), [&](const std::string& line) {
               return line.find(' ') != std::string::npos || width_of(line) <= width;
           });
}

std::vector<std::string> Canvas::fitted(const std::string& words, Length width, std::size_t lines) {
    std::vector<std::string> all = wrapped(words, width);
    if (all.size() > lines) {
        for (std::size_t i = lines; i < all.size() && all[lines - 1].size() < 200; ++i) all[lines - 1] += " " + all[i];
        all.resize(lines);
    }
    for (std::string& line : all) line = cut(std::move(line), width);
    return all;
}

}  // namespace rapporteur::chart
