// From a recipe, or any Markdown, to what the printing wing is asked for: the document, its press, and what the PDF is to carry.
// One way for `build`, `typeset` and `verify`, so that what is made again is made alike.
#pragma once

#include <optional>

#include "app/command_line.h"
#include "app/compose.h"
#include "app/publish.h"
#include "app/remembering.h"

namespace rapporteur::app {

struct Order {
    document::Document document;
    const Press* press = nullptr;           // null where no format needs one
    PdfOrder pdf;
    Readings readings;                      // empty where they are not wanted
};

struct OrderWishes {
    bool corrected = false;
    bool on_pages = true;                   // a press is needed
    PdfWishes pdf;
    bool reading = false;                   // the words are wanted, for checks
};

// The files of a run: those of the project and of the folder beside the program, as they are read; and where paths of pictures
// begin. REQUIRES: all outlive it. Pictures are read by several threads.
struct RunFiles {
    RunFiles(const FileSystem& project_files, const FileSystem& program_files, const FileSystem& picture_files)
        : project(project_files), own(program_files), pictures(picture_files) {}
    RememberingFiles project, own;
    const FileSystem& pictures;
    // Files that documents carry, hashed and deflated once a run. Grows while orders are made, before workers read it.
    std::shared_ptr<PackedFiles> packed = std::make_shared<PackedFiles>();
};

// None where an error was reported, or, where a file of the style cannot be had, `failure` set. The files that an order's PDF is to
// carry stay where they were read: REQUIRES: `files` and `sources` outlive it.
std::optional<Order> order_recipe(Project& project, const Recipe& recipe, const OrderWishes& wishes, const RunFiles& files,
                                  Presses& presses, Diagnostics& diagnostics, std::optional<FileFailure>& failure);
// A text without facts. `name`: of the Markdown file, as people call it; `shown`: its path, for messages.
struct MarkdownText { std::string name, shown, text; };
// What the text does not say, or what is to hold instead of what it says.
struct MarkdownWishes {
    std::string style;                      // empty: the text's own where it is of the house dialect, else plain
    std::string dialect;                    // "github" or "house"; empty: what the text says, else "github"
    PdfWishes pdf;
};
std::optional<Order> order_markdown(MarkdownText text, const MarkdownWishes& wishes, const RunFiles& files, Sources& sources,
                                    Presses& presses, Diagnostics& diagnostics, std::optional<FileFailure>& failure);

}  // namespace rapporteur::app
