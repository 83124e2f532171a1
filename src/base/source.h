// Places: which file, from which byte to which byte. Every fact, every template statement, every word of a document
// keeps one, so that a message can show the line and a sentence can be traced to its fact.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

// A text that was read, and where its lines begin. `name` is shown to people: the path below the project's root.
class SourceFile {
public:
    SourceFile(std::string name, std::string text);

    const std::string& name() const { return name_; }
    const std::string& text() const { return text_; }

    // Both count from 1. A column counts characters (Unicode code points), not bytes.
    struct LineColumn {
        std::uint32_t line = 1;
        std::uint32_t column = 1;
    };
    LineColumn line_column(std::uint32_t offset) const;

    // The text of a line (counted from 1) without its line end; empty past the last line.
    std::string_view line(std::uint32_t number) const;

private:
    std::string name_;
    std::string text_;
    std::vector<std::uint32_t> line_starts_;
};

// Bytes [begin, end) of a file. A span without a file is "no known place". Valid as long as the `Sources` that own the file.
struct SourceSpan {
    const SourceFile* file = nullptr;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    bool known() const { return file != nullptr; }
    std::string_view text() const;       // empty where the place is not known
    std::string to_string() const;       // "content/ccm/states.yml:12:5", empty where not known
    bool operator==(const SourceSpan&) const = default;
};

// Owns every text of a run. Addresses of files stay the same as long as it lives; it never forgets one.
class Sources {
public:
    const SourceFile& add(std::string name, std::string text);

private:
    std::deque<SourceFile> files_;
};

// Where a piece of text comes from: the template's words or expression, and the fact that the expression showed.
struct Origin {
    SourceSpan template_place;
    SourceSpan fact_place;

    bool known() const { return template_place.known() || fact_place.known(); }
    bool operator==(const Origin&) const = default;
};

// For each byte of a produced text, its origin: pieces in order, each reaching to the next one's beginning.
class SourceMap {
public:
    struct Piece {
        std::uint32_t begin = 0;
        Origin origin;
    };

    // Says that the next `length` bytes of the text come from `origin`.
    void append(std::uint32_t length, const Origin& origin);
    // Takes over another text's map, as if that text were appended whole.
    void append(const SourceMap& other);

    Origin at(std::uint32_t offset) const;      // an unknown origin past the end
    std::uint32_t size() const { return size_; }
    const std::vector<Piece>& pieces() const { return pieces_; }

private:
    std::vector<Piece> pieces_;
    std::uint32_t size_ = 0;
};

}  // namespace rapporteur
