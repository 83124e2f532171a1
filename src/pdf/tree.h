// Name and number trees (ISO 32000-1, 7.9.6 and 7.9.7): long tables in which a reader finds a key without reading all.
#pragma once

#include <vector>

#include "pdf/haru.h"

namespace rapporteur::pdf {

struct TreeEntry { std::string key, value; };        // as they are written in the file

// The root's entries. `kind` is "/Nums" or "/Names". REQUIRES: sorted by key.
std::string tree(const std::vector<TreeEntry>& entries, const std::string& kind, HaruFile& file);

}  // namespace rapporteur::pdf
