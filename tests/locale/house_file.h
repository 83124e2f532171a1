// Reads a house file of a language for the tests of this room, which does not see yaml: two levels of maps, maps and lists in one
// line, texts and whole numbers. Places are those of the file.
#pragma once

#include <string_view>

#include "base/source.h"
#include "value/value.h"

namespace rapporteur::test {

Value read_house_file(const SourceFile& file);

}  // namespace rapporteur::test
