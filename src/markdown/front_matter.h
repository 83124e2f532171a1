// The YAML between "---" and "---" at the very beginning of a file.
#pragma once

#include <cstdint>

#include "document/document.h"
#include "markdown/inlines.h"

namespace rapporteur::markdown {

// Fills the document's own fields and its masthead. Returns where the text after the front matter begins: 0 where there is none.
// In Dialect::github, what does not look like front matter is Markdown, and fields that we do not know are other programs' own.
std::uint32_t read_front_matter(const Context& context, document::Document& document);

}  // namespace rapporteur::markdown
