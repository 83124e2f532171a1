// What other programs read in a PDF: qpdf, and poppler's pdftotext and pdfinfo (Debian: qpdf, poppler-utils).
#pragma once

#include <optional>
#include <string>

#include "pages/pages.h"
#include "pdf/pdf.h"

namespace rapporteur::test {

std::string written(const pages::Pages& pages, const pdf::Options& options = {});       // fails the test where it is refused
std::string refusal(const pages::Pages& pages);                                         // fails the test where it is not

// Standard output and standard error of a program that is given the PDF as a file (in place of "FILE"); none, said aloud, where
// the program is not installed.
std::optional<std::string> told_by(const std::string& program, const std::string& arguments, const std::string& pdf);

std::string copied_text(const std::string& pdf);             // pdftotext -raw
std::string structure_of(const std::string& pdf);            // pdfinfo -struct-text

}  // namespace rapporteur::test
