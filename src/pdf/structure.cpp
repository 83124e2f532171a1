#include "pdf/structure.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "pdf/syntax.h"
#include "pdf/tree.h"

namespace rapporteur::pdf {

using pages::ElementId;
using pages::kArtifact;
using pages::Role;
using pages::StructureElement;

StructureTree::StructureTree(const std::vector<StructureElement>& elements, std::size_t page_count, HaruFile& file)
    : elements_(elements), file_(file), kids_(elements.size()), linked_(elements.size(), 0), figure_(elements.size(), kArtifact),
      boxes_(elements.size()), page_count_(page_count) {
    root_ = file.reserve();
    objects_.reserve(elements.size());
    for (ElementId id = 0; id < elements.size(); ++id) {
        if (id > 0 && elements[id].parent >= id)
            throw Failure{"structure element " + std::to_string(id) + " stands before its parent"};
        objects_.push_back(file.reserve());
        figure_[id] = elements[id].role == Role::figure || id == 0 ? id : figure_[elements[id].parent];
    }
    for (ElementId& figure : figure_)
        if (elements[figure].role != Role::figure) figure = kArtifact;
    linked_[0] = 1;
}

void StructureTree::begin_page(ObjectId page) {
    page_ = page;
    marked_.emplace_back();
}

// The element and its ancestors that stand nowhere yet, from the top.
void StructureTree::link(ElementId element) {
    std::vector<ElementId> missing;
    for (; !linked_[element]; element = elements_[element].parent) missing.push_back(element);
    for (auto one = missing.rbegin(); one != missing.rend(); ++one) {
        kids_[elements_[*one].parent].push_back({Kid::Kind::element, *one});
        linked_[*one] = 1;
    }
}

std::size_t StructureTree::mark(ElementId element) {
    link(element);
    const std::size_t number = marked_.back().size();
    kids_[element].push_back({Kid::Kind::content, static_cast<std::uint32_t>(number), page_});
    marked_.back().push_back(element);
    return number;
}

std::size_t StructureTree::annotation(ElementId element, ObjectId object) {
    link(element);
    kids_[element].push_back({Kid::Kind::annotation, 0, page_, object});
    annotated_.push_back(element);
    return page_count_ + annotated_.size() - 1;
}

void StructureTree::show(ElementId element, const Box& where) {
    const ElementId figure = figure_[element];
    if (figure == kArtifact) return;
    if (boxes_[figure]) boxes_[figure]->include(where);
    else boxes_[figure] = where;
}

void StructureTree::place_empty_elements() {
    std::vector<std::vector<ElementId>> first(elements_.size()), after(elements_.size());
    std::vector<ElementId> elder(elements_.size(), kArtifact);           // by parent: its latest child that has a place
    std::vector<ElementId> changed;
    for (ElementId id = 1; id < elements_.size(); ++id) {
        const ElementId parent = elements_[id].parent;
        if (linked_[id]) {
            elder[parent] = id;
            continue;
        }
        (elder[parent] == kArtifact ? first[parent] : after[elder[parent]]).push_back(id);
        if (changed.empty() || changed.back() != parent) changed.push_back(parent);
    }
    std::sort(changed.begin(), changed.end());
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    for (const ElementId parent : changed) {
        std::vector<Kid> placed;
        const auto add = [&](const std::vector<ElementId>& empty) {
            for (const ElementId id : empty) placed.push_back({Kid::Kind::element, id});
        };
        add(first[parent]);
        for (const Kid& kid : kids_[parent]) {
            placed.push_back(kid);
            if (kid.kind == Kid::Kind::element) add(after[kid.number]);
        }
        kids_[parent] = std::move(placed);
    }
}

// Notes must have an id (ISO 14289-1, 7.9), and header cells that data cells refer to. What two elements are called is told apart.
void StructureTree::make_ids() {
    std::vector<char> wanted(elements_.size(), 0);
    for (const StructureElement& element : elements_)
        for (const ElementId header : element.headers) {
            if (!has(header))
                throw Failure{"a table cell has the header cell " + std::to_string(header) + ", which does not exist"};
            wanted[header] = 1;
        }
    std::set<std::string> taken;
    ids_.resize(elements_.size());
    for (ElementId id = 0; id < elements_.size(); ++id) {
        const bool needs_one = wanted[id] || elements_[id].role == Role::note;
        std::string chosen = elements_[id].id;
        if (chosen.empty() && needs_one) chosen = "element-" + std::to_string(id);
        if (!chosen.empty() && !taken.insert(chosen).second) taken.insert(chosen += "-" + std::to_string(id));
        ids_[id] = std::move(chosen);
    }
}

std::string StructureTree::kids(ElementId element) const {
    const std::vector<Kid>& kids = kids_[element];
    if (kids.empty()) return "";
    ObjectId own_page = 0;
    std::string list;
    for (const Kid& kid : kids) {
        if (!list.empty()) list += ' ';
        if (kid.kind != Kid::Kind::element && own_page == 0) own_page = kid.page;
        const std::string page = kid.page == own_page ? "" : " /Pg " + reference(kid.page);
        if (kid.kind == Kid::Kind::element) list += reference(objects_[kid.number]);
        else if (kid.kind == Kid::Kind::annotation) list += "<</Type /OBJR" + page + " /Obj " + reference(kid.object) + ">>";
        else if (page.empty()) list += std::to_string(kid.number);
        else list += "<</Type /MCR" + page + " /MCID " + std::to_string(kid.number) + ">>";
    }
    return (own_page ? "/Pg " + reference(own_page) + "\n" : "") + "/K " + (kids.size() == 1 ? list : "[" + list + "]") + "\n";
}

std::string StructureTree::ids_of(const std::vector<ElementId>& elements) const {
    std::string out = "[";
    for (const ElementId id : elements) out += (out.size() > 1 ? " " : "") + byte_string(ids_[id]);
    return out + "]";
}

// Standard attributes (14.8.5): of tables, lists and figures.
std::string StructureTree::attributes(ElementId id) const {
    const StructureElement& element = elements_[id];
    std::string table;
    switch (element.scope) {
        case StructureElement::Scope::none: break;
        case StructureElement::Scope::row: table += " /Scope /Row"; break;
        case StructureElement::Scope::column: table += " /Scope /Column"; break;
        case StructureElement::Scope::both: table += " /Scope /Both"; break;
    }
    if (!element.headers.empty()) table += " /Headers " + ids_of(element.headers);
    if (element.rows > 1) table += " /RowSpan " + std::to_string(element.rows);
    if (element.columns > 1) table += " /ColSpan " + std::to_string(element.columns);
    std::string out;
    if (!table.empty()) out += "<</O /Table" + table + ">>";
    if (!element.list_numbering.empty()) out += "<</O /List /ListNumbering " + name(element.list_numbering) + ">>";
    if (boxes_[id]) out += "<</O /Layout /Placement /Block /BBox " + boxes_[id]->to_string() + ">>";
    return out.empty() ? "" : "/A [" + out + "]\n";
}

std::string StructureTree::entries(ElementId id) const {
    const StructureElement& element = elements_[id];
    std::string out = "/Type /StructElem\n/S /" + std::string(name_of(element.role)) + "\n/P " +
                      reference(id == 0 ? root_ : objects_[element.parent]) + "\n" + kids(id) + attributes(id);
    if (!ids_[id].empty()) out += "/ID " + byte_string(ids_[id]) + "\n";
    if (!element.language.empty()) out += "/Lang " + text_string(element.language) + "\n";
    if (!element.title.empty()) out += "/T " + text_string(element.title) + "\n";
    if (!element.alternative.empty()) out += "/Alt " + text_string(element.alternative) + "\n";
    if (!element.actual_text.empty()) out += "/ActualText " + text_string(element.actual_text) + "\n";
    if (!element.expansion.empty()) out += "/E " + text_string(element.expansion) + "\n";
    return out;
}

ObjectId StructureTree::parent_tree() {
    std::vector<TreeEntry> found;
    for (std::size_t page = 0; page < marked_.size(); ++page) {
        std::string owners = "[";
        for (const ElementId id : marked_[page]) owners += (owners.size() > 1 ? " " : "") + reference(objects_[id]);
        found.push_back({std::to_string(page), owners + "]"});
    }
    for (std::size_t i = 0; i < annotated_.size(); ++i)
        found.push_back({std::to_string(page_count_ + i), reference(objects_[annotated_[i]])});
    return file_.add(tree(found, "/Nums", file_));
}

std::string StructureTree::id_tree() const {
    std::vector<std::pair<std::string, ElementId>> named;
    for (ElementId id = 0; id < ids_.size(); ++id)
        if (!ids_[id].empty()) named.emplace_back(ids_[id], id);
    if (named.empty()) return "";
    std::sort(named.begin(), named.end());
    std::vector<TreeEntry> found;
    for (const auto& [key, id] : named) found.push_back({byte_string(key), reference(objects_[id])});
    return "/IDTree " + reference(file_.add(tree(found, "/Names", file_))) + "\n";
}

ObjectId StructureTree::write() {
    place_empty_elements();
    make_ids();
    for (ElementId id = 0; id < elements_.size(); ++id) file_.set(objects_[id], entries(id));
    file_.set(root_, "/Type /StructTreeRoot\n/K [" + reference(objects_[0]) + "]\n/ParentTree " + reference(parent_tree()) +
                         "\n/ParentTreeNextKey " + std::to_string(page_count_ + annotated_.size()) + "\n" + id_tree());
    return root_;
}

}  // namespace rapporteur::pdf
