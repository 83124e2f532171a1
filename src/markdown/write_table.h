#pragma once

#include <string>

#include "document/document.h"

namespace rapporteur::markdown {

// A table of GitHub's Markdown, columns in line where they are narrow. Where a cell goes on stands its mark
// (markdown/spans.h). Without a line end.
std::string write_table(const document::Table& table, const document::Document& document);

}  // namespace rapporteur::markdown
