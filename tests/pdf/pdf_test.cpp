#include <cstdlib>
#include <fstream>

#include "pdf/making.h"
#include "pdf/reading.h"
#include "support/catch.h"

using namespace rapporteur;
using namespace rapporteur::pages;
using namespace rapporteur::test;

TEST_CASE("a paragraph is written whole and reads back") {
    Making m;
    m.block(Role::heading_1, "I. Introduction");
    m.block(Role::paragraph, "The AVAToday office in Tübingen “waffled” — 1 000 €.");
    for (const bool compact : {true, false}) {
        pdf::Options options;
        options.object_streams = compact;
        const std::string bytes = written(m.pages, options);
        if (const char* keep = std::getenv("KEEP_PDF")) std::ofstream(std::string(keep) + (compact ? "-c.pdf" : ".pdf"), std::ios::binary) << bytes;
        CHECK(bytes.starts_with("%PDF-1.7\n"));
        if (const auto told = told_by("qpdf", "--check FILE", bytes)) CHECK(told->find("No syntax or stream encoding errors") != std::string::npos);
        if (const auto text = told_by("pdftotext", "-raw FILE -", bytes)) CHECK(*text == "I. Introduction\nThe AVAToday office in Tübingen “waffled” — 1 000 €.\n\f");
    }
}
