// The last gate before a file says of itself that it keeps to PDF/A (ISO 19005) and PDF/UA-1 (ISO 14289-1): what can be seen in the
// pages. The rest is up to how this room writes, and held by tests with veraPDF.
#pragma once

#include <optional>

#include "pages/pages.h"
#include "pdf/pdf.h"

namespace rapporteur::pdf {

// Why the pages cannot become such a file: the first reason, with its place where it has one. None where nothing speaks against it.
std::optional<Failure> fault_of(const pages::Pages& pages, const Standards& standards);

}  // namespace rapporteur::pdf
