// The operators of a page (ISO 32000-1, 7.8.2): its things in reading order, each inside the mark of its structure element.
#pragma once

#include <optional>

#include "pages/pages.h"
#include "pdf/fonts.h"
#include "pdf/pictures.h"
#include "pdf/structure.h"

namespace rapporteur::pdf {

class ContentWriter {
public:
    // `tree` is null for an untagged file. REQUIRES: all outlive it.
    ContentWriter(const pages::Page& page, Fonts& fonts, Pictures& pictures, StructureTree* tree);

    // Each throws Failure where the thing cannot be written.
    void add(const pages::FrameItem& item);
    std::string finish();                          // to be called once

private:
    using Thousandths = std::int64_t;
    struct Mark {
        pages::ElementId element;
        pages::ArtifactKind artifact;
        bool operator==(const Mark&) const = default;
    };
    // What the text state is set to (9.3); none: not yet on this page.
    struct TextState {
        const EmbeddedFont* font = nullptr;
        Thousandths size = 0, rise = 0;
        int widened = 0;                           // hundred-thousandths
    };

    void mark(const pages::FrameItem& item);
    void unmark();
    std::string artifact(pages::ArtifactKind kind) const;

    void write(const pages::PlacedRun& placed);
    void write(const pages::FilledRectangle& shape);
    void write(const pages::Rectangle& shape);
    void write(const pages::Modules& modules);
    void write(const pages::Picture& picture);
    void write(const pages::Path& path);
    void trace(const pages::Path::Line& line);

    void begin_line(EmbeddedFont& font, const text::GlyphRun& run, Length x, Length y, const pages::Colour& colour);
    void show(EmbeddedFont& font, const text::GlyphRun& run, Length x);
    void move_to(Length wanted);
    void append(Cid cid);
    void set_rise(Thousandths rise);
    void set_colour(const pages::Colour& colour);
    void end_string();
    void end_array();
    void end_text();

    void rectangle(Box box);
    void colour_operands(const pages::Colour& colour);
    void operand(Thousandths value);
    Thousandths from_top(Length y) const { return (page_.height - y).thousandths(); }
    bool is_of_figure() const;
    void show_box(const Box& box);

    const pages::Page& page_;
    Fonts& fonts_;
    Pictures& pictures_;
    StructureTree* tree_;
    std::string out_;
    std::optional<Mark> marked_;
    bool in_text_ = false, in_array_ = false, in_string_ = false;
    std::size_t string_bytes_ = 0;
    TextState state_;
    pages::Colour colour_;
    Thousandths line_x_ = 0, line_y_ = 0;          // where the last Td led to
    Length line_start_, baseline_;                 // of the array that is open
    std::int64_t pen_ = 0;                         // the reader's, from line_start_, in 1/100,000 of the size
};

}  // namespace rapporteur::pdf
