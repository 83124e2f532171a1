// What the file says about itself, in both ways that PDF has and in the same words: Info and XMP (ISO 32000-1, 14.3).
#pragma once

#include <string>

#include "pages/pages.h"
#include "pdf/haru.h"
#include "pdf/pdf.h"

namespace rapporteur::pdf {

struct Metadata {
    std::string title, author, subject, language, producer;
    std::string date;                    // "2022-09-02", or empty
    Standards standards{0, false};       // that the file says it keeps to
};

// Throws Failure where the date is none.
Metadata metadata_of(const pages::Pages& pages, const Options& options);

// "2022-09-02" as "(D:20220902000000Z)". REQUIRES: it is a date.
std::string moment(const std::string& date);
std::string information(const Metadata& metadata);       // entries of the Info dictionary
std::string xmp(const Metadata& metadata);

// Entries of the catalog: XMP, the colours' meaning, the language, and that the title is to be shown.
std::string write_metadata(const Metadata& metadata, HaruFile& file);

}  // namespace rapporteur::pdf
