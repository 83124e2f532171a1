// Parts of a style file that more than one place reads.
#pragma once

#include "style/fields.h"

namespace rapporteur::style {

void read_rule(Fields& fields, RuleStyle& rule);
// `like` copies a paragraph style of `style` that stands above.
void read_paragraph(Fields& fields, const Style& style, ParagraphStyle& paragraph);
void read_masthead(Fields& fields, const Style& style, MastheadStyle& masthead);
// What is left out is as tables look; the map may be left out whole.
void read_chart(Fields& fields, Style& style);
// Reports a column that is no column: the text's right edge lies left of its beginning.
void require_column(Fields& fields, Length left, Length first_line, Length right);

}  // namespace rapporteur::style
