#include "pages/pages.h"

namespace rapporteur::pages {

ElementId add_element(Pages& pages, Role role, ElementId parent) {
    StructureElement element;
    element.role = role;
    element.parent = parent;
    pages.structure.push_back(std::move(element));
    return static_cast<ElementId>(pages.structure.size() - 1);
}

namespace {

struct Mover {
    Length right, down;

    void operator()(Point& at) const {
        at.x += right;
        at.y += down;
    }
    void operator()(PlacedRun& run) const { (*this)(run.at); }
    void operator()(FilledRectangle& shape) const { (*this)(shape.top_left); }
    void operator()(Rectangle& shape) const { (*this)(shape.top_left); }
    void operator()(Modules& modules) const {
        for (FilledRectangle& one : modules.rectangles) (*this)(one);
    }
    void operator()(Picture& picture) const { (*this)(picture.top_left); }
    void operator()(Path& path) const {
        for (Path::Line& line : path.lines)
            for (Point& point : line.points) (*this)(point);
    }
};

}  // namespace

void move(Thing& thing, Length right, Length down) { std::visit(Mover{right, down}, thing); }

std::string_view name_of(Role role) {
    switch (role) {
        case Role::document: return "Document";
        case Role::part: return "Part";
        case Role::section: return "Sect";
        case Role::division: return "Div";
        case Role::heading_1: return "H1";
        case Role::heading_2: return "H2";
        case Role::heading_3: return "H3";
        case Role::heading_4: return "H4";
        case Role::heading_5: return "H5";
        case Role::heading_6: return "H6";
        case Role::paragraph: return "P";
        case Role::list: return "L";
        case Role::list_item: return "LI";
        case Role::label: return "Lbl";
        case Role::list_body: return "LBody";
        case Role::table: return "Table";
        case Role::table_head: return "THead";
        case Role::table_body: return "TBody";
        case Role::table_row: return "TR";
        case Role::header_cell: return "TH";
        case Role::data_cell: return "TD";
        case Role::caption: return "Caption";
        case Role::figure: return "Figure";
        case Role::note: return "Note";
        case Role::reference: return "Reference";
        case Role::link: return "Link";
        case Role::span: return "Span";
        case Role::block_quote: return "BlockQuote";
        case Role::code: return "Code";
        case Role::contents: return "TOC";
        case Role::contents_item: return "TOCI";
    }
    return "NonStruct";
}

}  // namespace rapporteur::pages
