// Ways through the file: links, the outline, names of places, page labels (ISO 32000-1, 12.3, 12.4.2, 12.5.6.5).
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "pages/pages.h"
#include "pdf/haru.h"
#include "pdf/structure.h"

namespace rapporteur::pdf {

// Where each block begins, as a destination: "[5 0 R /XYZ null 700 null]".
class Destinations {
public:
    // `objects`: of the pages. REQUIRES: `pages` outlives it.
    Destinations(const pages::Pages& pages, const std::vector<ObjectId>& objects);
    // Throws Failure where no page has the block.
    const std::string& of(std::string_view block) const;
    // Entry of the catalog's /Names, so that "report.pdf#block" leads there too; empty where there is no block.
    std::string names(HaruFile& file) const;

private:
    std::map<std::string_view, std::string> places_;
};

// The annotations of a page: entry of the page, empty where it has none. Areas of one Link element are one annotation.
std::string write_links(const pages::Page& page, const Destinations& destinations, StructureTree* tree, HaruFile& file);

// Entries of the catalog; empty where there is nothing to say.
std::string write_outline(const std::vector<pages::OutlineEntry>& outline, const Destinations& destinations, HaruFile& file);
std::string page_labels(const std::vector<pages::Page>& pages, HaruFile& file);

}  // namespace rapporteur::pdf
