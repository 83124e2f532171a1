// Templates to text. The language is Jinja's (version 3.1): output, if/elif/else, for/else with loop, set, macro/call, include,
// import/from, extends/block/super, filter blocks, with, raw, comments, white-space control, line-keeping. trim_blocks and
// lstrip_blocks are on (a statement alone on its line leaves no line), keep_trailing_newline is on, a missing value is an error.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "base/source.h"
#include "language/evaluate.h"
#include "value/value.h"

namespace rapporteur::templating {

// What a template made: text, and for each byte of it the template's place and the fact's place.
struct Rendered {
    std::string text;
    SourceMap map;
    std::set<std::string> templates{};       // the names of all that had a part in it
};

struct Options {
    bool trim_blocks = true;
    bool lstrip_blocks = true;
    bool keep_trailing_newline = true;
};

// Finds, parses and keeps templates of one folder ("templates"): each file is read and parsed once. Names inside templates
// (`include "partials/x.md"`) are relative to that folder and never leave it.
class Library {
public:
    // REQUIRES: all three outlive the library.
    Library(const FileSystem& files, std::string folder, Sources& sources, const language::Environment& environment,
            Options options = {});
    ~Library();

    // Renders a template of the folder with the given names. Every fault of the run is reported: a statement that fails
    // leaves nothing and the rest goes on, so that one run shows all that is missing. None where the template could not be
    // read or parsed. After errors, the text is not fit for use.
    std::optional<Rendered> render(const std::string& name, const Map& names, Diagnostics& diagnostics);
    // The same for a template that is not in the folder (the command `render`).
    std::optional<Rendered> render_source(const SourceFile& source, const Map& names, Diagnostics& diagnostics);

private:
    struct Data;
    std::unique_ptr<Data> data_;
};

}  // namespace rapporteur::templating
