// What a PDF was made from, as it travels inside it: the files that were read, and a manifest that says how the document is made of
// them.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/shared_text.h"
#include "pages/pages.h"
#include "pdf/pdf.h"

namespace rapporteur::app {

// What is the same of a file in every document of a run.
struct PackedFile {
    std::string sha256;
    std::shared_ptr<const std::string> deflated;
};
using PackedFiles = std::map<std::string, PackedFile>;      // by path

struct SourceFiles {
    std::string command;                        // "build", "typeset"
    std::string document;                       // its id; of `typeset` the name of the Markdown file
    std::string convention, template_file;      // of `build`
    std::string dialect;                        // of `typeset`: "house", or empty for GitHub's Markdown
    std::string style, standard;
    bool corrected = false;
    std::map<std::string, SharedText> files;    // by path, as in the project's folder
    std::shared_ptr<const PackedFiles> packed{};        // of `files` those that have been packed before; may be null
};

PackedFile pack(const std::string& bytes);

inline constexpr std::string_view kManifest = "manifest.yml";

// The manifest first: command, document, the program's version, the fonts that `pages` show, and each file's size and SHA-256.
std::vector<pdf::Attachment> attachments_of(const SourceFiles& sources, const pages::Pages& pages);

// And back. Refused, with the reason: no manifest, or none that can be read; a file that it does not name, or that is not the one
// that it names; a name that leads out of the folder.
std::variant<SourceFiles, pdf::Failure> source_files_of(const std::vector<pdf::Attachment>& attachments);

// What the manifest says of the tools, as YAML: they, and not the facts, may be why a document cannot be made again here.
std::string tools_of(const pdf::Attachment& manifest);

}  // namespace rapporteur::app
