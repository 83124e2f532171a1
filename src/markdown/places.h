// Where the words of a parsed Markdown text stand in it, and so where they came from.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace rapporteur::markdown {

// Bytes [begin, end) of the Markdown text.
struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

// Turns bytes of the text into origins: by the map where there is one, else as places in the file itself.
class Places {
public:
    Places(const SourceFile& file, const SourceMap& map) : file_(file), map_(map) {}

    Origin origin(Range range) const;
    // Cuts a range where its origin changes: the end of the first part.
    std::uint32_t end_of_piece(Range range) const;
    bool mapped() const { return map_.size() > 0; }

    // A message about that place: shown where its author wrote it, with the fact that it came from.
    Diagnostic error_at(std::string code, Range range, std::string message) const;
    Diagnostic warning_at(std::string code, Range range, std::string message) const;
    SourceSpan shown_at(Range range) const;

private:
    Diagnostic with_fact(Diagnostic diagnostic, Range range) const;

    const SourceFile& file_;
    const SourceMap& map_;
};

// cmark's lines and columns (both from 1; columns are bytes) as bytes of the text.
class Lines {
public:
    // `base`: what stands before the text that cmark was given.
    Lines(std::string_view text, std::uint32_t base);
    std::uint32_t offset(int line, int column) const;
    std::uint32_t end_of(int line) const;         // without the line end

private:
    std::string_view text_;
    std::uint32_t base_;
    std::vector<std::uint32_t> starts_;           // a line ends at "\n", "\r\n" or "\r" (CommonMark 0.29, 2.1)
};

}  // namespace rapporteur::markdown
