#pragma once

#include <string>

#include "document/document.h"

namespace rapporteur::markdown {

// A table of GitHub's Markdown, columns in line where they are narrow. Cells that span leave empty ones. Without a line end.
std::string write_table(const document::Table& table, const document::Document& document);

}  // namespace rapporteur::markdown
