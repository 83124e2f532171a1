// Tests as folders of files. A case is a folder below tests/<room>/cases/<suite>/; what it holds is the suite's business (input.md,
// expected.txt, …). With RAPPORTEUR_ACCEPT=1 in the environment (scripts/run-tests --accept) an expectation that is not met is
// written anew instead: read the difference before you commit it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace rapporteur::test {

struct Case {
    std::string name;           // the folder's name
    std::string folder;         // absolute

    std::optional<std::string> read(const std::string& file) const;     // none where there is no such file
    std::string need(const std::string& file) const;                     // fails the test where there is none
    // Holds `actual` to the file; says the first differing line.
    void expect(const std::string& file, const std::string& actual) const;
};

// All cases of a suite ("markdown/read" is tests/markdown/cases/read/*), sorted. Fails the test where there is none.
std::vector<Case> cases(const std::string& suite);

std::string source_path(const std::string& below_the_root);
std::string read_source(const std::string& below_the_root);              // fails the test where it cannot be read

}  // namespace rapporteur::test
