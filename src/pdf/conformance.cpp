#include "pdf/conformance.h"

#include <algorithm>

namespace rapporteur::pdf {
namespace {

using pages::ElementId;
using pages::Pages;
using pages::Role;
using pages::StructureElement;

SourceSpan place_of(const Origin& origin) { return origin.template_place.known() ? origin.template_place : origin.fact_place; }

Failure fault(const StructureElement& element, std::string reason) { return {std::move(reason), place_of(element.origin)}; }

std::optional<Failure> silent_figure(const Pages& pages) {
    for (const StructureElement& element : pages.structure)
        if (element.role == Role::figure && element.alternative.empty() && element.actual_text.empty())
            return fault(element, "a figure has no alternative text");
    return std::nullopt;
}

std::optional<Failure> table_without_headers(const Pages& pages) {
    const auto& all = pages.structure;
    std::vector<ElementId> table(all.size(), pages::kArtifact);        // the table that an element is part of
    std::vector<char> has_headers(all.size(), 0);
    for (ElementId id = 0; id < all.size(); ++id) {
        if (all[id].role == Role::table) table[id] = id;
        else if (id > 0) table[id] = table[all[id].parent];
        if (all[id].role == Role::header_cell && table[id] != pages::kArtifact) has_headers[table[id]] = 1;
    }
    for (ElementId id = 0; id < all.size(); ++id)
        if (all[id].role == Role::table && !has_headers[id]) return fault(all[id], "a table has no header cells");
    return std::nullopt;
}

std::optional<Failure> heading_level_left_out(const Pages& pages) {
    int before = 0;
    for (const StructureElement& element : pages.structure) {
        if (element.role < Role::heading_1 || element.role > Role::heading_6) continue;
        const int level = static_cast<int>(element.role) - static_cast<int>(Role::heading_1) + 1;
        if (level > before + 1)
            return fault(element, "a heading of level " + std::to_string(level) + " stands where one of level " +
                                      std::to_string(before + 1) + " is due");
        before = level;
    }
    return std::nullopt;
}

bool has_loose_link(const Pages& pages) {
    return std::any_of(pages.pages.begin(), pages.pages.end(), [](const pages::Page& page) {
        return std::any_of(page.links.begin(), page.links.end(), [](const auto& link) { return link.element == pages::kArtifact; });
    });
}

bool lacks_a_glyph(const text::GlyphRun& run) {
    return std::any_of(run.words.begin(), run.words.end(), [](const text::SetWord& word) { return !word.shaped->complete; });
}

std::optional<Failure> missing_glyph(const Pages& pages) {
    for (const pages::Page& page : pages.pages)
        for (const pages::FrameItem& item : page.items) {
            const auto* placed = std::get_if<pages::PlacedRun>(&item.thing);
            if (!placed || !lacks_a_glyph(placed->run)) continue;
            const bool has_element = item.element < pages.structure.size();
            return Failure{
                "the font " + placed->run.face->postscript_name() + " lacks a character of '" + placed->run.characters + "'",
                has_element ? place_of(pages.structure[item.element].origin) : SourceSpan{}};
        }
    return std::nullopt;
}

}  // namespace

std::optional<Failure> fault_of(const Pages& pages, const Standards& standards) {
    if (!standards.any()) return std::nullopt;
    if (pages.title.empty()) return Failure{"the document has no title", {}};
    if (pages.language.empty()) return Failure{"the document does not say in which language it is", {}};
    if (auto missing = missing_glyph(pages)) return missing;
    if (auto silent = silent_figure(pages)) return silent;
    if (auto table = table_without_headers(pages)) return table;
    if (auto heading = heading_level_left_out(pages)) return heading;
    if (has_loose_link(pages)) return Failure{"a link belongs to no structure element", {}};
    return std::nullopt;
}

}  // namespace rapporteur::pdf
