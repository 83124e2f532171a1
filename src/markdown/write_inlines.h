// Words and their marks as Markdown.
#pragma once

#include <string>

#include "document/document.h"

namespace rapporteur::markdown {

// What is written at the beginning of a paragraph's line may look like a block, unless a label stands before it; in headings and
// cells there are no lines.
enum class Place { paragraph, after_label, heading, cell };

std::string write_inlines(const document::Inlines& inlines, const document::Document& document, Place place);

// Words that are no inlines of the document (a masthead's line, a label).
std::string write_words(const std::string& words);

}  // namespace rapporteur::markdown
