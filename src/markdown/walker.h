// Walks through the source of one block beside cmark's inlines, to tell for each word the bytes it was read from. cmark's own
// columns cannot serve: it gives none for breaks and autolinks, and wrong ones in lists and after escapes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/places.h"

namespace rapporteur::markdown {

// Text as read, and where its bytes stood. A segment reaches to the next one's beginning.
struct Run {
    struct Segment {
        std::size_t begin = 0;             // in `characters`
        std::uint32_t source = 0;
        std::uint32_t source_end = 0;      // an entity's, or of what could not be followed; else source + length
        bool exact = true;                 // each byte of the text is one byte of the source
    };
    std::string characters;
    std::vector<Segment> segments;

    bool empty() const { return characters.empty(); }
    void clear();
    void drop_front(std::size_t count);
    std::size_t segment_at(std::size_t at) const;
    // Where bytes [begin, end) of the characters stood. REQUIRES: begin < end <= characters.size().
    Range source(std::size_t begin, std::size_t end) const;
    // Was the byte written with a backslash before it, so that it means nothing but itself?
    bool escaped(std::size_t at, std::string_view text) const;
};

class Walker {
public:
    Walker(std::string_view text, Range range) : text_(text), at_(range.begin), end_(range.end) {}

    Range here() const;                              // the byte to come
    std::uint32_t at() const { return at_; }
    void text(std::string_view literal, Run& run);   // appends it to the run
    void blanks();
    void skip(std::string_view any_of, std::size_t most);
    void line_end();                                 // and the marks of containers at the next line's beginning
    Range code();
    Range html(std::string_view literal);
    Range note_call();
    void link_begin(bool image);
    void link_end();

private:
    char peek(std::size_t ahead = 0) const { return at_ + ahead < end_ ? text_[at_ + ahead] : '\0'; }
    bool begins_here(std::string_view literal) const;
    void find(std::string_view literal);
    void align(std::string_view literal, Run& run);
    std::size_t entity(std::string_view rest, Run& run);
    void destination();

    std::string_view text_;
    std::uint32_t at_;
    std::uint32_t end_;
    bool searched_ = false;
};

}  // namespace rapporteur::markdown
