// "::: chart {kind="bars" unit="km²" alt="…"}" around one table.
#pragma once

#include <optional>
#include <string_view>

#include "document/document.h"
#include "markdown/attributes.h"
#include "markdown/inlines.h"

namespace rapporteur::markdown {

// What stands after "chart" on the line; none where the line begins no chart. Reports what cannot be read.
std::optional<Attributes> chart_attributes(std::string_view role, Range place, const Context& context);

// Adds the chart that the attributes and the region's content make, with the table's id where the chart has none. Reports a kind
// that there is not, a missing alternative, other content than one table, and what is wrong with its figures; what stands there is
// kept nevertheless.
void add_chart(const Attributes& attributes, Range place, document::Blocks content, const Context& context, document::Blocks& into);

}  // namespace rapporteur::markdown
