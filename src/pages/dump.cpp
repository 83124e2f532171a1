// Pages as text, for people who look for what went wrong, and for golden tests.
#include <algorithm>

#include "pages/pages.h"

namespace rapporteur::pages {
namespace {

constexpr std::size_t kDeepestIndent = 24;      // levels; what lies deeper is shown there

// Points with one decimal, half away from zero.
std::string points(Length length) {
    const std::int64_t scaled = length.units() * 10, half = Length::kUnitsPerPoint / 2;
    const std::int64_t tenths = (scaled < 0 ? scaled - half : scaled + half) / Length::kUnitsPerPoint;
    const std::int64_t size = tenths < 0 ? -tenths : tenths;
    return (tenths < 0 ? "-" : "") + std::to_string(size / 10) + "." + std::to_string(size % 10);
}

std::string place(Point at) { return points(at.x) + "," + points(at.y); }
std::string extent(Length width, Length height) { return points(width) + "x" + points(height); }

// Between quotes, on one line; blanks that cannot be seen as escapes.
std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char byte = text[at];
        if (byte == '\n') out += "\\n";
        else if (byte == '"' || byte == '\\') (out += '\\') += byte;
        else if (text.substr(at, 2) == "\xC2\xAD") out += "\\-", ++at;        // soft hyphen
        else if (text.substr(at, 2) == "\xC2\xA0") out += "\\~", ++at;        // no-break space
        else out += byte;
    }
    return out + "\"";
}

std::string colour(Colour c) {
    if (c == Colour{}) return "";
    constexpr char digits[] = "0123456789abcdef";
    std::string out = " #";
    for (const std::uint8_t part : {c.red, c.green, c.blue}) (out += digits[part >> 4]) += digits[part & 15];
    return out;
}

std::string_view name_of(ArtifactKind kind) {
    switch (kind) {
        case ArtifactKind::layout: return "layout";
        case ArtifactKind::header: return "header";
        case ArtifactKind::footer: return "footer";
        case ArtifactKind::page_number: return "page number";
        case ArtifactKind::background: return "background";
    }
    return "?";
}

std::string_view name_of(StructureElement::Scope scope) {
    switch (scope) {
        case StructureElement::Scope::none: return "none";
        case StructureElement::Scope::row: return "row";
        case StructureElement::Scope::column: return "column";
        case StructureElement::Scope::both: return "both";
    }
    return "?";
}

std::string element_name(const Pages& pages, ElementId id) {
    if (id >= pages.structure.size()) return "?" + std::to_string(id);
    return std::string(pages::name_of(pages.structure[id].role)) + "#" + std::to_string(id);
}

struct ThingText {
    std::string operator()(const PlacedRun& placed) const {
        const text::GlyphRun& run = placed.run;
        const Point at{placed.at.x + run.x, placed.at.y - run.rise};
        return "text " + place(at) + " " + (run.face ? run.face->postscript_name() : "no font") + " " + points(run.size) +
               colour(placed.colour) + (run.right_to_left ? " right-to-left" : "") + " " + quoted(run.characters);
    }
    std::string operator()(const FilledRectangle& shape) const {
        return "filled " + place(shape.top_left) + " " + extent(shape.width, shape.height) + colour(shape.colour);
    }
    std::string operator()(const Rectangle& shape) const {
        return "outline " + place(shape.top_left) + " " + extent(shape.width, shape.height) + " " + points(shape.thickness) +
               colour(shape.colour);
    }
    std::string operator()(const Modules& modules) const {
        const std::string first = modules.rectangles.empty() ? "" : " from " + place(modules.rectangles.front().top_left);
        return "modules " + std::to_string(modules.rectangles.size()) + first;
    }
    std::string operator()(const Picture& picture) const {
        const std::string out = "picture " + place(picture.top_left) + " " + extent(picture.width, picture.height);
        if (!picture.image) return out + " of nothing";
        const images::Image& image = *picture.image;
        return out + " of " + std::to_string(image.width) + "x" + std::to_string(image.height) + " pixels" +
               (image.is_jpeg ? ", JPEG" : "") + (image.channels == 1 ? ", grey" : "") +
               (image.opacity.empty() ? "" : ", see-through");
    }
    std::string operator()(const Path& path) const {
        std::string out = "path";
        if (path.fill) out += " filled" + (*path.fill == Colour{} ? " #000000" : colour(*path.fill));
        if (path.thickness > Length()) out += " line " + points(path.thickness) + colour(path.colour);
        for (std::size_t i = 0; i < path.dashes.size(); ++i) out += (i ? "," : " dashes ") + points(path.dashes[i]);
        for (const Path::Line& line : path.lines) {
            for (std::size_t i = 0; i < line.points.size(); ++i) out += (i ? " " : " : ") + place(line.points[i]);
            if (line.closed) out += " closed";
        }
        return out;
    }
};

std::string item_line(const Pages& pages, const FrameItem& item) {
    const bool outside = item.element == kArtifact;
    const std::string owner = outside ? "(" + std::string(name_of(item.artifact)) + ")" : element_name(pages, item.element);
    return "  " + owner + " " + std::visit(ThingText{}, item.thing) + "\n";
}

std::string link_line(const Pages& pages, const LinkArea& link) {
    std::string out = "  link " + place(link.top_left) + " " + extent(link.width, link.height);
    out += link.address.empty() ? " to block " + link.block : " to " + link.address;
    if (link.element != kArtifact) out += " " + element_name(pages, link.element);
    if (!link.description.empty()) out += " " + quoted(link.description);
    return out + "\n";
}

std::string page_text(const Pages& pages, std::size_t number) {
    const Page& page = pages.pages[number];
    std::string out = "page " + std::to_string(number + 1) + " " + quoted(page.label);
    out += " " + extent(page.width, page.height) + "\n";
    for (const FrameItem& item : page.items) out += item_line(pages, item);
    for (const LinkArea& link : page.links) out += link_line(pages, link);
    for (const Anchor& anchor : page.anchors) out += "  anchor " + place(anchor.at) + " " + anchor.block + "\n";
    return out;
}

std::string element_line(const Pages& pages, ElementId id, std::size_t depth) {
    const StructureElement& e = pages.structure[id];
    std::string out(2 + 2 * std::min(depth, kDeepestIndent), ' ');
    out += element_name(pages, id);
    if (!e.id.empty()) out += " id " + std::string(e.id);
    if (!e.language.empty()) out += " language " + std::string(e.language);
    if (e.scope != StructureElement::Scope::none) out += " scope " + std::string(name_of(e.scope));
    for (std::size_t i = 0; i < e.headers.size(); ++i) out += (i ? "," : " headers ") + std::to_string(e.headers[i]);
    if (e.columns != 1 || e.rows != 1) out += " spans " + std::to_string(e.columns) + "x" + std::to_string(e.rows);
    if (!e.list_numbering.empty()) out += " numbered " + std::string(e.list_numbering);
    if (!e.title.empty()) out += " title " + quoted(e.title);
    if (!e.alternative.empty()) out += " alternative " + quoted(e.alternative);
    if (!e.actual_text.empty()) out += " actual text " + quoted(e.actual_text);
    if (!e.expansion.empty()) out += " expansion " + quoted(e.expansion);
    return out + "\n";
}

// In the order of ids, indented below the parent: what was added later to an earlier parent keeps its number in sight.
std::string structure_text(const Pages& pages) {
    std::string out = "structure\n";
    std::vector<std::size_t> depth(pages.structure.size(), 0);
    for (ElementId id = 0; id < pages.structure.size(); ++id) {
        const ElementId parent = pages.structure[id].parent;
        if (id > 0 && parent < id) depth[id] = depth[parent] + 1;
        out += element_line(pages, id, depth[id]);
    }
    return out;
}

std::string facts_text(const Pages& pages) {
    std::string out;
    const std::pair<const char*, const std::string&> facts[] = {{"title", pages.title}, {"language", pages.language},
                                                                {"author", pages.author},
                                                                {"subject", pages.subject}, {"date", pages.date}};
    for (const auto& [name, value] : facts)
        if (!value.empty()) out += std::string(name) + " " + quoted(value) + "\n";
    return out;
}

}  // namespace

std::string dump(const Pages& pages) {
    std::string out = facts_text(pages);
    for (std::size_t number = 0; number < pages.pages.size(); ++number) out += page_text(pages, number);
    out += structure_text(pages);
    if (!pages.outline.empty()) out += "outline\n";
    for (const OutlineEntry& entry : pages.outline)
        out += "  " + std::to_string(entry.level) + " " + quoted(entry.title) + " to block " + entry.block + "\n";
    return out;
}

}  // namespace rapporteur::pages
