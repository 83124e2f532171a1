// A document as it was issued, slips included: the record of a document lists its faults, and this puts the issued words in place
// of the right ones. Templates word only what is right.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/document.h"

namespace rapporteur::passes {

struct Slip {
    std::string at;             // id of a paragraph, list item, heading or annex; "note:1" for a note
    std::string correct;        // the right words, as they stand in one paragraph without marks between them
    std::string issued;         // the words that were issued
    SourceSpan place;           // of the slip's record; becomes the fact place of the issued words
};

// Replaces every occurrence of the right words in the block named. Reported: no such block, right words that do not stand in it.
// Slips apply in order, each on what the ones before left.
document::Document as_issued(document::Document document, const std::vector<Slip>& slips, Diagnostics& diagnostics);

}  // namespace rapporteur::passes
