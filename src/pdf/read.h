// Takes the attached files out of a PDF again. Reads the files that this room writes, in their compact form, and no others: any
// change of such a file is noticed.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "pdf/pdf.h"

namespace rapporteur::pdf {

// In the order in which they were attached. Refused, with the reason: what is no PDF, or another program's, is cut short, was
// altered after it was written, holds no attached files. Reads at most 4,096 of them and takes memory for at most 256 MB. No input
// makes it fail otherwise.
std::variant<std::vector<Attachment>, Failure> read_attachments(std::string_view bytes);

}  // namespace rapporteur::pdf
