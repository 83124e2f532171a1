// The structure tree (ISO 32000-1, 14.7 and 14.8). An element takes its place among its parent's children when its first content
// is met, so that the order of the tree is the order of reading. Elements that never have content (an empty cell) stand right after
// their elder sibling: the one with the next smaller id; without one, first.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "pages/pages.h"
#include "pdf/geometry.h"
#include "pdf/haru.h"

namespace rapporteur::pdf {

class StructureTree {
public:
    // Throws Failure where a parent does not stand before its child. REQUIRES: `elements` outlive it.
    StructureTree(const std::vector<pages::StructureElement>& elements, std::size_t page_count, HaruFile& file);

    bool has(pages::ElementId element) const { return element < elements_.size(); }
    pages::Role role(pages::ElementId element) const { return elements_[element].role; }

    void begin_page(ObjectId page);
    // New marked content of the element on this page: its number (MCID).
    std::size_t mark(pages::ElementId element);
    // The element's link on this page: the annotation's /StructParent.
    std::size_t annotation(pages::ElementId element, ObjectId object);
    // Where something of the element is to be seen: what a figure must say, and what it is asked for.
    bool is_of_figure(pages::ElementId element) const { return places_[element].figure != pages::kArtifact; }
    void show(pages::ElementId element, const Box& where);

    // After the last page. Returns the root's object.
    ObjectId write();

private:
    using KidIndex = std::uint32_t;
    static constexpr KidIndex kNone = 0xFFFFFFFF;
    // What stands in an element: another one, marked content, an annotation. The kids of one element are a chain.
    struct Kid {
        enum class Kind : std::uint8_t { element, content, annotation } kind;
        std::uint32_t number = 0;              // the element's id, the MCID, or the annotation's object
        ObjectId page = 0;
        KidIndex next = kNone;
    };
    struct Place {
        KidIndex first = kNone, last = kNone;      // its kids
        KidIndex own = kNone;                      // among its parent's; none yet
        pages::ElementId figure = pages::kArtifact;      // that it is or is part of; kArtifact where none
        bool is_named = false;                     // it has one of ids_
    };
    ObjectId object(pages::ElementId element) const { return root_ + 1 + element; }
    void add_kid(pages::ElementId element, Kid kid);
    KidIndex insert(pages::ElementId element, KidIndex after, Kid kid);
    void link(pages::ElementId element);
    void place_empty_elements();
    void make_ids();
    std::string kids(pages::ElementId element) const;
    std::string attributes(pages::ElementId element) const;
    std::string entries(pages::ElementId element) const;
    std::string ids_of(const std::vector<pages::ElementId>& elements) const;
    ObjectId parent_tree();
    std::string id_tree() const;

    const std::vector<pages::StructureElement>& elements_;
    HaruFile& file_;
    ObjectId root_ = 0;
    std::vector<Place> places_;                        // by element
    std::vector<Kid> kids_;
    std::unordered_map<pages::ElementId, Box> boxes_;        // of figures
    std::unordered_map<pages::ElementId, std::string> ids_;
    ObjectId page_ = 0;
    std::vector<std::vector<pages::ElementId>> marked_;      // by page: the elements in order of their MCIDs
    std::vector<pages::ElementId> annotated_;
    std::size_t page_count_;
};

}  // namespace rapporteur::pdf
