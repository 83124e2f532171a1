// What holds together at line ends, from the files of the languages.
#pragma once

#include "base/diagnostic.h"
#include "base/files.h"
#include "base/source.h"
#include "text/ties.h"

namespace rapporteur::app {

// The section `ties` of every templates/locales/<language>.yml: the project's, and for languages that it has no file of, the
// program's own. Reported: files that cannot be read as YAML, lists that are none.
text::Ties read_ties(const FileSystem& files, const FileSystem& own_files, Sources& sources, Diagnostics& diagnostics);

}  // namespace rapporteur::app
