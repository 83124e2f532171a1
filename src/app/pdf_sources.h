// A PDF that someone brings, opened for what it was made from.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "app/desk.h"
#include "app/source_files.h"

namespace rapporteur::app {

struct PdfSources {
    std::string bytes;                              // of the PDF
    std::vector<pdf::Attachment> attachments;       // the manifest first
    SourceFiles sources;
};

// Where it cannot be opened, why not has been said, and the command ends with the code.
std::variant<PdfSources, ExitCode> open_pdf(const std::string& path, Desk& desk);

}  // namespace rapporteur::app
