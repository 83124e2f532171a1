// The manifest and the files that it names: each must be the other's.
#include "app/source_files.h"

#include "support/catch.h"

using namespace rapporteur;
using namespace rapporteur::app;

namespace {

const SourceFiles kSources{
    "build", "report", "ccm", "report.md", "", "plain", "a-3a+ua-1", true,
    {{"content/ccm/a.yml", "a: 1\n"}, {"templates/report.md", "# R\n"}}, {}};

std::string refused(const std::vector<pdf::Attachment>& attachments) {
    const auto found = source_files_of(attachments);
    const auto* failure = std::get_if<pdf::Failure>(&found);
    return failure ? failure->reason : "not refused";
}

}  // namespace

TEST_CASE("a manifest is read back as it was written") {
    const auto found = source_files_of(attachments_of(kSources, {}));
    REQUIRE(std::holds_alternative<SourceFiles>(found));
    const auto& sources = std::get<SourceFiles>(found);
    CHECK(sources.command == "build");
    CHECK(sources.document == "report");
    CHECK(sources.convention == "ccm");
    CHECK(sources.template_file == "report.md");
    CHECK(sources.style == "plain");
    CHECK(sources.standard == "a-3a+ua-1");
    CHECK(sources.corrected);
    CHECK(sources.files == kSources.files);
}

TEST_CASE("files and manifest that do not belong together are refused") {
    const auto good = attachments_of(kSources, {});
    auto bad = good;
    bad[1].bytes = "a: 2\n";
    CHECK(refused(bad) == "an attached file is not the one that the manifest names: 'content/ccm/a.yml'");
    bad = good;
    bad.pop_back();
    CHECK(refused(bad) == "an attached file is not the one that the manifest names");
    bad = good;
    bad.push_back({"more.yml", "", "", ""});
    CHECK(refused(bad) == "it holds files that its manifest does not name");
    bad = good;
    bad.erase(bad.begin());
    CHECK(refused(bad) == "it holds no manifest");
    CHECK(refused({}) == "it holds no manifest");
    bad = good;
    bad[0].bytes = "files: [";
    CHECK(refused(bad) == "its manifest cannot be read");
}

TEST_CASE("names that lead out of the folder are refused") {
    for (const std::string& name :
         {std::string("../evil.yml"), std::string("/etc/passwd"), std::string("a/../../b"), std::string("a\\b"), std::string(),
          std::string("a//b"), std::string("./a"), std::string("a\0b", 3), std::string("..")}) {
        SourceFiles sources = kSources;
        sources.files.emplace(name, "x");
        CHECK(refused(attachments_of(sources, {})) == "an attached file would lead out of its folder: '" + name + "'");
    }
}
