// Paths (ISO 32000-1, 8.5): drawn in a graphics state of their own, so that no line's look outlives it.
#include <algorithm>

#include "pdf/content.h"
#include "pdf/geometry.h"

namespace rapporteur::pdf {

void ContentWriter::write(const pages::Path& path) {
    const bool drawn = path.thickness > Length();
    const auto has_points = [](const pages::Path::Line& line) { return !line.points.empty(); };
    if ((!drawn && !path.fill) || std::none_of(path.lines.begin(), path.lines.end(), has_points)) return;
    end_text();
    out_ += "q\n";
    if (path.fill) {
        colour_operands(*path.fill);
        out_ += "rg\n";
    }
    if (drawn) {
        colour_operands(path.colour);
        out_ += "RG\n";
        operand(checked(path.thickness).thousandths());
        out_ += "w\n1 j\n";
    }
    if (!path.dashes.empty()) {
        out_ += "[";
        for (const Length dash : path.dashes) operand(checked(dash).thousandths());
        out_ += "] 0 d\n";
    }
    for (const pages::Path::Line& line : path.lines) trace(line);
    out_ += path.fill ? (drawn ? "B\nQ\n" : "f\nQ\n") : "S\nQ\n";
}

void ContentWriter::trace(const pages::Path::Line& line) {
    for (std::size_t i = 0; i < line.points.size(); ++i) {
        const Box at = box_of(line.points[i], {}, {}, page_.height);
        operand(at.left);
        operand(at.bottom);
        out_ += i == 0 ? "m\n" : "l\n";
        show_box(at);
    }
    if (line.closed && !line.points.empty()) out_ += "h\n";
}

}  // namespace rapporteur::pdf
