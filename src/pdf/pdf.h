// Pages to the bytes of a PDF file (ISO 32000-1), tagged, with fonts subset and embedded. It decides nothing: every place, word and
// role is in the Pages. libharu's object layer is seen only by pdf/haru.cpp, hb-subset only by pdf/font_subset.cpp.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/shared_text.h"
#include "pages/pages.h"

namespace rapporteur::pdf {

// What the file keeps to and says that it does: PDF/A-2a or -3a (ISO 19005-2, -3), PDF/UA-1 (ISO 14289-1).
struct Standards {
    int archive = 3;                    // 2, 3; 0: none
    bool accessible = true;
    bool any() const { return archive != 0 || accessible; }
};

// A file inside the file.
struct Attachment {
    std::string name;                   // a path of plain folders: "content/ccm/states.yml"
    std::string media_type;             // "application/yaml"
    std::string description;
    SharedText bytes;
    std::shared_ptr<const std::string> deflated{};      // by `deflated` below; null: done when it is written
};

// For files that go into several documents: deflated once. Throws Failure where there is no memory.
std::shared_ptr<const std::string> deflated(std::string_view bytes);

struct Options {
    bool tagged = true;                 // false: claims no standard
    Standards standards;
    bool object_streams = true;         // smaller files; false writes a classic cross-reference table
    std::string producer = "rapporteur";
    std::vector<Attachment> attachments{};      // what the document was made from; PDF/A-2 allows none
};

struct Failure {
    std::string reason;
    SourceSpan place{};                 // in template or facts, where it has one
};

// The same pages give the same bytes: no clock, no random number; dates come from `pages.date` (none: no dates). Pages that cannot
// become a file of the standards asked for are refused: pdf/conformance.h says what for. Each page is let go when it is written.
std::variant<std::string, Failure> write(pages::Pages pages, const Options& options = {});

}  // namespace rapporteur::pdf
