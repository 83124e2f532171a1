// The printing wing, joined: a Document to the bytes of a file, one row of a table for each format.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/source_files.h"
#include "base/diagnostic.h"
#include "base/files.h"
#include "base/source.h"
#include "document/document.h"
#include "pages/pages.h"
#include "pdf/pdf.h"
#include "style/style.h"
#include "text/font.h"
#include "text/hyphenate.h"
#include "text/ties.h"

namespace rapporteur::app {

// Style, fonts, hyphenation and ties of one name, opened once. Read-only afterwards: several threads may set documents with it.
struct Press {
    Press(style::Style form, const FileSystem& pictures_below)
        : style(std::move(form)), pictures(&pictures_below), fonts(text::FontSet::usual_folders()) {}
    style::Style style;
    const FileSystem* pictures;         // paths of pictures begin at its root
    text::FontSet fonts;
    std::optional<text::Hyphenator> hyphenator;
    text::Ties ties;
};

// The presses of a run. A style is looked for in the project, then beside the program.
class Presses {
public:
    // Paths of pictures begin at the root of `pictures`. REQUIRES: all outlive it.
    Presses(const FileSystem& files, const FileSystem& own_files, const FileSystem& pictures, Sources& sources)
        : files_(&files), own_files_(&own_files), pictures_(&pictures), sources_(&sources) {}

    // Null where the style has faults or a file of it cannot be had: the first call reports them or sets `failure`, later ones are
    // silent.
    const Press* press(const std::string& style, Diagnostics& diagnostics, std::optional<FileFailure>& failure);
    // What to do about such a failure: the style that was perhaps meant, or where fonts come from.
    std::string remedy(const FileFailure& failure) const;

private:
    std::unique_ptr<Press> open(const std::string& style, Diagnostics& diagnostics, std::optional<FileFailure>& failure);
    const FileSystem* files_;
    const FileSystem* own_files_;
    const FileSystem* pictures_;
    Sources* sources_;
    std::map<std::string, std::unique_ptr<Press>> presses_;
};

pages::Pages set_pages(document::Document document, const Press& press, text::Shaper& shaper, Diagnostics& diagnostics);

// "a-3a+ua-1", …, "none": what a PDF can be asked to keep to.
std::vector<std::string> standard_names();
// REQUIRES: `name` is one of them.
pdf::Standards standards_named(std::string_view name);

// How a PDF is written.
struct PdfOrder {
    std::string standard = "a-3a+ua-1";             // one of standard_names()
    std::optional<SourceFiles> sources{};           // travel inside it; PDF/A-2 has no room for them
};

struct Published {
    std::string file_name;              // "ccm-msp-2022-12.pdf"
    std::string bytes;
};
// REQUIRES: `format` is one of `format_names()`. A failure of the writer is reported as an error; then there are no bytes. The
// document is let go as soon as its pages are set.
std::optional<Published> publish(document::Document document, std::string_view format, const Press* press,
                                 const PdfOrder& order, text::Shaper& shaper, Diagnostics& diagnostics);
// True where the format is set on pages and so needs a press.
bool needs_press(std::string_view format);

}  // namespace rapporteur::app
