#include "pdf/content.h"

#include "pdf/geometry.h"
#include "pdf/syntax.h"

namespace rapporteur::pdf {
namespace {

using pages::ArtifactKind;
using pages::kArtifact;

constexpr std::int64_t kPenUnits = 100000;             // of the size of the font
constexpr std::int64_t kWholeWidth = 100000;           // of letters, in thousandths of a per cent
constexpr std::size_t kLongestString = 16000;          // bytes; readers may take up to 32,767 (ISO 19005-2, 6.1.13)

std::int64_t rounded(std::int64_t numerator, std::int64_t denominator) {
    return (numerator < 0 ? numerator - denominator / 2 : numerator + denominator / 2) / denominator;
}

std::string_view text_of(const text::GlyphRun& run, const text::Glyph& glyph) {
    if (glyph.text_begin > glyph.text_end || glyph.text_end > run.characters.size())
        throw Failure{"a glyph stands for text outside of its run"};
    return std::string_view(run.characters).substr(glyph.text_begin, glyph.text_end - glyph.text_begin);
}

}  // namespace

ContentWriter::ContentWriter(const pages::Page& page, Fonts& fonts, Pictures& pictures, StructureTree* tree)
    : page_(page), fonts_(fonts), pictures_(pictures), tree_(tree) {}

void ContentWriter::add(const pages::FrameItem& item) {
    mark(item);
    std::visit([this](const auto& thing) { write(thing); }, item.thing);
}

std::string ContentWriter::finish() {
    unmark();
    return std::move(out_);
}

// ---- Marked content (14.6) ------------------------------------------------------------------------------------------------

// Neighbours of one element share a mark. Marks never nest: a link inside a paragraph closes the paragraph's and opens its own.
void ContentWriter::mark(const pages::FrameItem& item) {
    if (!tree_) return;
    const Mark wanted{item.element, item.element == kArtifact ? item.artifact : ArtifactKind::layout};
    if (marked_ == wanted) return;
    unmark();
    if (item.element == kArtifact) {
        out_ += "/Artifact <<" + artifact(item.artifact) + ">> BDC\n";
    } else {
        if (!tree_->has(item.element))
            throw Failure{"something belongs to structure element " + std::to_string(item.element) + ", which does not exist"};
        out_ += "/" + std::string(name_of(tree_->role(item.element)));
        out_ += " <</MCID " + std::to_string(tree_->mark(item.element)) + ">> BDC\n";
    }
    marked_ = wanted;
}

void ContentWriter::unmark() {
    end_text();
    if (marked_) out_ += "EMC\n";
    marked_.reset();
}

// Property lists of artifacts (14.8.2.2.2, table 330).
std::string ContentWriter::artifact(ArtifactKind kind) const {
    switch (kind) {
        case ArtifactKind::layout: return "/Type /Layout";
        case ArtifactKind::header: return "/Type /Pagination /Subtype /Header /Attached [/Top]";
        case ArtifactKind::footer: return "/Type /Pagination /Subtype /Footer /Attached [/Bottom]";
        case ArtifactKind::page_number: return "/Type /Pagination";
        case ArtifactKind::background:
            return "/Type /Background /BBox " + Box{0, 0, page_.width.thousandths(), page_.height.thousandths()}.to_string();
    }
    return "/Type /Layout";
}

bool ContentWriter::is_of_figure() const {
    return marked_ && marked_->element != kArtifact && tree_->is_of_figure(marked_->element);
}

void ContentWriter::show_box(const Box& box) {
    if (is_of_figure()) tree_->show(marked_->element, box);
}

// ---- Text (9.4) -----------------------------------------------------------------------------------------------------------

void ContentWriter::write(const pages::PlacedRun& placed) {
    const text::GlyphRun& run = placed.run;
    if (run.words.empty()) return;
    if (!run.face) throw Failure{"a run of text has no font"};
    EmbeddedFont& font = fonts_.of(*run.face);
    const Length x = checked(checked(placed.at.x) + checked(run.x)), y = checked(placed.at.y);
    const Thousandths size = checked(run.size).thousandths();
    if (size <= 0) throw Failure{"a run of text has no size"};
    const bool goes_on = in_array_ && state_.font == &font && state_.size == size && state_.widened == run.widened &&
                         baseline_ == y && colour_ == placed.colour;
    if (!goes_on) begin_line(font, run, x, y, placed.colour);
    show(font, run, x);
    if (!is_of_figure()) return;
    const Length ascent = run.face->ascent(run.size);
    show_box(box_of({x, y - run.rise - ascent}, run.width(), ascent + run.face->descent(run.size), page_.height));
}

void ContentWriter::begin_line(EmbeddedFont& font, const text::GlyphRun& run, Length x, Length y, const pages::Colour& colour) {
    end_array();
    if (!in_text_) {
        out_ += "BT\n";
        in_text_ = true;
        line_x_ = line_y_ = 0;
    }
    set_colour(colour);
    const Thousandths size = run.size.thousandths();
    if (state_.font != &font || state_.size != size) {
        out_ += "/" + font.resource() + " ";
        operand(size);
        out_ += "Tf\n";
        state_.font = &font;
        state_.size = size;
    }
    if (state_.widened != run.widened) {
        operand(kWholeWidth + run.widened);
        out_ += "Tz\n";
        state_.widened = run.widened;
    }
    operand(x.thousandths() - line_x_);
    operand(from_top(y) - line_y_);
    out_ += "Td\n";
    line_x_ = x.thousandths();
    line_y_ = from_top(y);
    line_start_ = x;
    baseline_ = y;
    pen_ = 0;
}

void ContentWriter::show(EmbeddedFont& font, const text::GlyphRun& run, Length x) {
    const Length rise = checked(run.rise);
    run.for_each_glyph([&](const text::Glyph& glyph) {
        const Cid cid = font.cid(glyph.id, text_of(run, glyph));
        set_rise(checked(rise + checked(glyph.y_offset)).thousandths());
        move_to(x + checked(glyph.x_offset));
        append(cid);
        pen_ += font.width(cid);
        x = checked(x + checked(glyph.advance));
    });
}

// Moves the reader's pen where it is off by half a thousandth of the size or more; what is left over is not lost but counts at the
// next glyph.
void ContentWriter::move_to(Length wanted) {
    const std::int64_t drawn = rounded((wanted - line_start_).units() * 1000 * kPenUnits, state_.size * Length::kUnitsPerPoint);
    const std::int64_t exact = state_.widened == 0 ? drawn : rounded(drawn * kWholeWidth, kWholeWidth + state_.widened);
    const std::int64_t thousandths = rounded(exact - pen_, kPenUnits / 1000);
    if (!in_array_) out_ += '[';
    in_array_ = true;
    if (thousandths == 0) return;
    end_string();
    out_ += std::to_string(-thousandths);
    pen_ += thousandths * (kPenUnits / 1000);
}

void ContentWriter::append(Cid cid) {
    if (string_bytes_ > kLongestString) end_string();
    if (!in_string_) out_ += '(';
    in_string_ = true;
    for (const int part : {cid >> 8, cid & 255}) {
        const char byte = static_cast<char>(part);
        if (byte == '(' || byte == ')' || byte == '\\') out_ += '\\';
        if (byte == '\r') out_ += "\\r";
        else out_ += byte;
    }
    string_bytes_ += 2;
}

void ContentWriter::set_rise(Thousandths rise) {
    if (state_.rise == rise) return;
    end_array();
    operand(rise);
    out_ += "Ts\n";
    state_.rise = rise;
}

void ContentWriter::set_colour(const pages::Colour& colour) {
    if (colour_ == colour) return;
    colour_operands(colour);
    out_ += "rg\n";
    colour_ = colour;
}

void ContentWriter::colour_operands(const pages::Colour& colour) {
    for (const std::uint8_t part : {colour.red, colour.green, colour.blue}) operand(rounded(part * std::int64_t{1000}, 255));
}

void ContentWriter::end_string() {
    if (in_string_) out_ += ')';
    in_string_ = false;
    string_bytes_ = 0;
}

void ContentWriter::end_array() {
    end_string();
    if (in_array_) out_ += "]TJ\n";
    in_array_ = false;
}

void ContentWriter::end_text() {
    end_array();
    if (in_text_) out_ += "ET\n";
    in_text_ = false;
}

// ---- Shapes (8.5) ---------------------------------------------------------------------------------------------------------

void ContentWriter::write(const pages::FilledRectangle& shape) {
    end_text();
    set_colour(shape.colour);
    const Box box = box_of(shape.top_left, shape.width, shape.height, page_.height);
    rectangle(box);
    out_ += "f\n";
    show_box(box);
}

// As the shape between two rectangles: so its edges lie where they are said to lie, without a line's half width.
void ContentWriter::write(const pages::Rectangle& shape) {
    end_text();
    set_colour(shape.colour);
    const Box outer = box_of(shape.top_left, shape.width, shape.height, page_.height);
    const Thousandths t = checked(shape.thickness).thousandths();
    const Box inner{outer.left + t, outer.bottom + t, outer.right - t, outer.top - t};
    rectangle(outer);
    if (inner.left < inner.right && inner.bottom < inner.top) rectangle(inner);
    out_ += "f*\n";
    show_box(outer);
}

void ContentWriter::write(const pages::Modules& modules) {
    if (modules.rectangles.empty()) return;
    end_text();
    bool begun = false;
    for (const pages::FilledRectangle& module : modules.rectangles) {
        if (begun && !(colour_ == module.colour)) {
            out_ += "f\n";
            begun = false;
        }
        if (!begun) set_colour(module.colour);         // never between the making of a path and its filling
        begun = true;
        const Box box = box_of(module.top_left, module.width, module.height, page_.height);
        rectangle(box);
        show_box(box);
    }
    out_ += "f\n";
}

// The picture fills a square of one unit, which is stretched to its size (8.9.5.1).
void ContentWriter::write(const pages::Picture& picture) {
    if (!picture.image) return;
    end_text();
    const Box box = box_of(picture.top_left, picture.width, picture.height, page_.height);
    out_ += "q\n";
    for (const Thousandths value :
         {box.right - box.left, Thousandths{0}, Thousandths{0}, box.top - box.bottom, box.left, box.bottom})
        operand(value);
    out_ += "cm\n/" + pictures_.of(*picture.image) + " Do\nQ\n";
    show_box(box);
}

void ContentWriter::rectangle(Box box) {
    for (const Thousandths value : {box.left, box.bottom, box.right - box.left, box.top - box.bottom}) operand(value);
    out_ += "re\n";
}

void ContentWriter::operand(Thousandths value) {
    append_thousandths(out_, value);
    out_ += ' ';
}

}  // namespace rapporteur::pdf
