// Files of a project that are no facts and have a schema all the same: checks, waivers.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "base/source.h"
#include "value/value.h"

namespace rapporteur::facts {

struct Held {
    std::string path;
    Value content;                  // what could be read; null where nothing could
};

// Reads each file and holds it to the schema (a path of the project). Reports every fault at its place, as `load` does.
std::vector<Held> read_held(const std::vector<std::string>& paths, const std::string& schema, const FileSystem& files,
                            Sources& sources, Diagnostics& diagnostics);

}  // namespace rapporteur::facts
