#include "pdf/navigation.h"

#include <optional>

#include "pdf/geometry.h"
#include "pdf/syntax.h"
#include "pdf/tree.h"

namespace rapporteur::pdf {

using pages::kArtifact;
using pages::LinkArea;

namespace {

std::string destination(ObjectId page, Length from_bottom) {
    return "[" + reference(page) + " /XYZ null " + number(from_bottom) + " null]";
}

}  // namespace

Destinations::Destinations(const pages::Pages& pages, const std::vector<ObjectId>& objects) {
    for (std::size_t i = 0; i < pages.pages.size(); ++i)
        for (const pages::Anchor& anchor : pages.pages[i].anchors)
            places_.try_emplace(anchor.block, destination(objects[i], pages.pages[i].height - checked(anchor.at.y)));
}

const std::string& Destinations::of(std::string_view block) const {
    const auto found = places_.find(block);
    if (found == places_.end())
        throw Failure{"a link or an entry of the outline leads to the block '" + std::string(block) + "', which is on no page"};
    return found->second;
}

std::string Destinations::names(HaruFile& file) const {
    std::vector<TreeEntry> entries;
    for (const auto& [block, place] : places_) entries.push_back({byte_string(block), place});
    return entries.empty() ? "" : "/Dests " + reference(file.add(tree(entries, "/Names", file))) + "\n";
}

// ---- Links ----------------------------------------------------------------------------------------------------------------

namespace {

// The corners in the order that readers take, which is not the one that the standard's figure shows: upper two, then lower two.
std::string corners(const Box& box) {
    std::string out;
    for (const std::int64_t value : {box.left, box.top, box.right, box.top, box.left, box.bottom, box.right, box.bottom}) {
        out += ' ';
        append_thousandths(out, value);
    }
    return out;
}

struct Link {
    const LinkArea* area;              // the first
    Box box;
    std::string corners;
};

bool belongs_to(const Link& link, const LinkArea& area) {
    return area.element != kArtifact && link.area->element == area.element && link.area->address == area.address &&
        link.area->block == area.block;
}

std::vector<Link> gather(const pages::Page& page) {
    std::vector<Link> links;
    for (const LinkArea& area : page.links) {
        const Box box = box_of(area.top_left, area.width, area.height, page.height);
        if (links.empty() || !belongs_to(links.back(), area)) links.push_back({&area, box, ""});
        links.back().box.include(box);
        links.back().corners += corners(box);
    }
    return links;
}

std::string target(const LinkArea& area, const Destinations& destinations) {
    if (area.address.empty()) return "/Dest " + destinations.of(area.block) + "\n";
    return "/A <</S /URI /URI " + byte_string(area.address) + ">>\n";
}

ObjectId write_link(const Link& link, const Destinations& destinations, StructureTree* tree, HaruFile& file) {
    const LinkArea& area = *link.area;
    const std::string spoken = !area.description.empty() ? area.description : area.address.empty() ? area.block : area.address;
    const ObjectId object = file.reserve();
    std::string entries = "/Type /Annot\n/Subtype /Link\n/F 4\n/Border [0 0 0]\n/Rect " + link.box.to_string() + "\n/QuadPoints [" +
                          link.corners.substr(1) + "]\n/Contents " + text_string(spoken) + "\n" + target(area, destinations);
    if (tree && area.element != kArtifact) {
        if (!tree->has(area.element))
            throw Failure{"a link belongs to structure element " + std::to_string(area.element) + ", which does not exist"};
        entries += "/StructParent " + std::to_string(tree->annotation(area.element, object)) + "\n";
    }
    file.set(object, std::move(entries));
    return object;
}

}  // namespace

std::string write_links(const pages::Page& page, const Destinations& destinations, StructureTree* tree, HaruFile& file) {
    std::string out;
    for (const Link& link : gather(page))
        out += (out.empty() ? "/Annots [" : " ") + reference(write_link(link, destinations, tree, file));
    return out.empty() ? "" : out + "]\n";
}

// ---- Outline --------------------------------------------------------------------------------------------------------------

namespace {

struct Node {
    std::size_t parent = 0, first = 0, last = 0, previous = 0, next = 0;       // 0: none, or the root
    std::size_t children = 0;
};

// [0] is the root, [i + 1] the i-th entry. A level left out is not made up: the entry stands below the nearest one above it.
std::vector<Node> nodes_of(const std::vector<pages::OutlineEntry>& outline) {
    std::vector<Node> nodes(outline.size() + 1);
    std::vector<std::size_t> open{0};
    for (std::size_t i = 1; i < nodes.size(); ++i) {
        while (open.size() > 1 && outline[open.back() - 1].level >= outline[i - 1].level) open.pop_back();
        Node& parent = nodes[open.back()];
        nodes[i].parent = open.back();
        nodes[i].previous = parent.last;
        if (parent.last) nodes[parent.last].next = i;
        else parent.first = i;
        parent.last = i;
        ++parent.children;
        open.push_back(i);
    }
    return nodes;
}

// The entries of one node; a node with children is shown closed.
std::string node_entries(const std::vector<Node>& nodes, std::size_t i, const std::vector<ObjectId>& objects) {
    const Node& node = nodes[i];
    std::string out;
    const auto add = [&](const char* key, std::size_t to) {
        if (to) out += std::string(key) + reference(objects[to]) + "\n";
    };
    if (i > 0) out += "/Parent " + reference(objects[node.parent]) + "\n";
    if (node.children) out += (i > 0 ? "/Count -" : "/Count ") + std::to_string(node.children) + "\n";
    add("/First ", node.first);
    add("/Last ", node.last);
    add("/Prev ", node.previous);
    add("/Next ", node.next);
    return out;
}

}  // namespace

std::string write_outline(const std::vector<pages::OutlineEntry>& outline, const Destinations& destinations, HaruFile& file) {
    if (outline.empty()) return "";
    const std::vector<Node> nodes = nodes_of(outline);
    std::vector<ObjectId> objects;
    for (std::size_t i = 0; i < nodes.size(); ++i) objects.push_back(file.reserve());
    file.set(objects[0], "/Type /Outlines\n" + node_entries(nodes, 0, objects));
    for (std::size_t i = 1; i < nodes.size(); ++i) {
        const std::string title = "/Title " + text_string(outline[i - 1].title) + "\n";
        file.set(objects[i], title + "/Dest " + destinations.of(outline[i - 1].block) + "\n" + node_entries(nodes, i, objects));
    }
    return "/Outlines " + reference(objects[0]) + "\n";
}

// ---- Page labels ----------------------------------------------------------------------------------------------------------

namespace {

// "7" as 7; none for what is no plain number.
std::optional<int> counted(const std::string& label) {
    if (label.empty() || label.size() > 6 || label[0] == '0' || label.find_first_not_of("0123456789") != std::string::npos)
        return std::nullopt;
    return std::stoi(label);
}

std::string label_range(const std::string& label) {
    if (const auto value = counted(label)) return "<</S /D /St " + std::to_string(*value) + ">>";
    return "<</P " + text_string(label) + ">>";
}

}  // namespace

std::string page_labels(const std::vector<pages::Page>& pages, HaruFile& file) {
    std::vector<TreeEntry> ranges;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const auto before = i > 0 ? counted(pages[i - 1].label) : std::nullopt, own = counted(pages[i].label);
        if (before && own && *own == *before + 1) continue;
        ranges.push_back({std::to_string(i), label_range(pages[i].label)});
    }
    return ranges.empty() ? "" : "/PageLabels " + reference(file.add(tree(ranges, "/Nums", file))) + "\n";
}

}  // namespace rapporteur::pdf
