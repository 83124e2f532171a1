// What goes in comes out; and nothing else is taken for it.
#include "pdf/fingerprint.h"
#include "pdf/making.h"
#include "pdf/read.h"
#include "pdf/reading.h"
#include "support/catch.h"

using namespace rapporteur;
using namespace rapporteur::pages;
using namespace rapporteur::test;
using pdf::Attachment;

namespace {

const std::vector<Attachment> kFiles = {
    {"content/ccm/states.yml", "application/yaml", "Facts", "states:\n  chad: {name: Chad}\n"},
    {"a (b) \\ c.md", "text/markdown", "Source", ""},
    {"Grüße 報告 𝄞.md", "text/markdown", "Quelle", std::string(100000, 'x')},
};

std::string with_files(const std::vector<Attachment>& files, int words = 1) {
    Making m;
    for (int i = 0; i < words; ++i) m.block(Role::paragraph, "words");
    pdf::Options options;
    options.attachments = files;
    return written(m.pages, options);
}

std::string refused(const std::string& bytes) {
    const auto read = pdf::read_attachments(bytes);
    const auto* failure = std::get_if<pdf::Failure>(&read);
    return failure ? failure->reason : "not refused";
}

// The file with its identity made to fit what it now holds, as one who means harm would do.
std::string sealed_anew(std::string bytes) {
    const std::size_t last = bytes.rfind("\nstartxref\n"), id = bytes.rfind("/ID [<", last);
    if (last == bytes.npos || id == bytes.npos) return bytes;
    const std::size_t table = static_cast<std::size_t>(std::atol(bytes.c_str() + last + 11));
    bytes.replace(id + 6, 32, pdf::fingerprint(std::string_view(bytes).substr(0, table)));
    return bytes;
}

}  // namespace

TEST_CASE("attached files come out as they went in") {
    const auto read = pdf::read_attachments(with_files(kFiles));
    const auto* files = std::get_if<std::vector<Attachment>>(&read);
    REQUIRE(files);
    REQUIRE(files->size() == kFiles.size());
    for (std::size_t i = 0; i < kFiles.size(); ++i) {
        CHECK((*files)[i].name == kFiles[i].name);
        CHECK((*files)[i].description == kFiles[i].description);
        CHECK((*files)[i].bytes == kFiles[i].bytes);
    }
    const auto many = pdf::read_attachments(with_files(kFiles, 3000));        // several object streams
    CHECK(std::get<std::vector<Attachment>>(many).size() == kFiles.size());
}

TEST_CASE("others find the attached files too") {
    const std::string bytes = with_files(kFiles);
    if (const auto told = told_by("qpdf", "--list-attachments FILE", bytes))
        CHECK(told->find("content/ccm/states.yml") != std::string::npos);
    if (const auto told = told_by("pdfdetach", "-enc UTF-8 -list FILE", bytes)) {
        CHECK(told->find("3 embedded files") != std::string::npos);
        CHECK(told->find("Gr\xC3\xBC\xC3\x9F" "e \xE5\xA0\xB1\xE5\x91\x8A") != std::string::npos);
    }
}

TEST_CASE("files that cannot be attached are refused") {
    Making m;
    m.block(Role::paragraph, "words");
    pdf::Options options;
    options.attachments = {kFiles[0], kFiles[0]};
    CHECK(std::get<pdf::Failure>(pdf::write(m.pages, options)).reason ==
          "two attached files have the name 'content/ccm/states.yml'");
    options.attachments = {kFiles[0]};
    options.standards = {2, true};
    CHECK(std::get<pdf::Failure>(pdf::write(m.pages, options)).reason == "PDF/A-2 allows no attached files but PDF/A");
}

TEST_CASE("what is not ours, or not whole, is told apart") {
    const std::string good = with_files(kFiles), bare = with_files({});
    CHECK(refused("") == "it is no PDF");
    CHECK(refused("GIF89a") == "it is no PDF");
    CHECK(refused("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n1 0 obj\n") == "it was written, or written anew, by another program");
    CHECK(refused(bare) == "it holds no facts: it was made without them");
    CHECK(refused(good.substr(0, good.size() - 1)) == "it is cut short, or something was added at its end");
    CHECK(refused(good + "\n") == "it is cut short, or something was added at its end");
    std::string changed = good;
    changed[good.find("/Annot") == good.npos ? 200 : 300] ^= 1;
    CHECK(refused(changed) == "it was altered after it was written, or damaged on its way");
}

TEST_CASE("no cut and no changed byte is taken for the file that was written") {
    const std::string good = with_files({kFiles[0]});
    for (std::size_t size = 0; size < good.size(); ++size) {
        if (refused(good.substr(0, size)) == "not refused") FAIL("the first " << size << " bytes are taken for the whole");
    }
    for (std::size_t at = 0; at < good.size(); ++at) {
        std::string changed = good;
        changed[at] = static_cast<char>(changed[at] ^ 0x15);
        const auto read = pdf::read_attachments(changed);
        if (const auto* files = std::get_if<std::vector<Attachment>>(&read))
            if ((*files)[0].bytes != kFiles[0].bytes) FAIL("byte " << at << " changed what came out");
        (void)pdf::read_attachments(sealed_anew(std::move(changed)));              // whatever comes out: no crash, no endless loop
    }
}
