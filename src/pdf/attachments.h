// Files inside the file: what the document was made from (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8: associated files, here each a
// Source).
#pragma once

#include <vector>

#include "pdf/haru.h"
#include "pdf/pdf.h"
#include "pdf/tree.h"

namespace rapporteur::pdf {

struct AttachmentEntries {
    std::string catalog;                 // "/AF …", empty where there is none
    std::string names;                   // of the catalog's /Names: "/EmbeddedFiles …"
};

// `date`: "2022-09-02", or empty. Throws Failure where two have one name, or one has none.
AttachmentEntries write_attachments(const std::vector<Attachment>& attachments, const std::string& date, HaruFile& file);

}  // namespace rapporteur::pdf
