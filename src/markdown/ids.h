// Ids that last: written ones are held to be unique, and blocks that can be cited and have none get one.
#pragma once

#include <functional>
#include <vector>

#include "document/document.h"
#include "markdown/blocks.h"

namespace rapporteur::markdown {

void give_ids(document::Document& document, const std::vector<WrittenId>& written, const Context& context);

}  // namespace rapporteur::markdown
