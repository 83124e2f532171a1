// A small fact base with invented States for the checks: tests/checks/project/content, held to the schemas and rules of the real
// one.
#pragma once

#include <map>
#include <string>

#include "checks/checks.h"
#include "checks/waivers.h"
#include "locale/locale.h"
#include "rules/rules.h"
#include "support/cases.h"
#include "support/catch.h"

namespace rapporteur::test {

using Texts = std::map<std::string, std::string>;

inline void gather(const std::string& from, const std::string& as, Texts& texts) {
    const Disk disk(source_path("."));
    for (const std::string& path : disk.list(from)) texts[as + path.substr(from.size())] = std::get<std::string>(disk.read(path));
}

// The facts of the toy, the schemas, and the rules that all conventions share.
inline Texts toy_facts() {
    Texts texts;
    gather("tests/checks/project/content", "content", texts);
    gather("content/schemas", "content/schemas", texts);
    const Disk disk(source_path("."));
    for (const std::string& path : disk.list("content/shared"))
        if (path.find("/rules") != std::string::npos) texts[path] = std::get<std::string>(disk.read(path));
    return texts;
}

// Files changed as a text says: a file's name on a line, then "- " lines that must stand there once and "+ " lines that take their
// place.
inline Texts changed(Texts texts, const std::string& change) {
    std::string file, before, after;
    const auto apply = [&] {
        if (before.empty()) return;
        std::string& text = texts.at(file);
        if (after.empty()) before += '\n';
        const std::size_t at = text.find(before);
        if (at == std::string::npos || text.find(before, at + 1) != std::string::npos)
            FAIL("'" << before << "' must stand once in " << file);
        text.replace(at, before.size(), after);
        before.clear();
        after.clear();
    };
    for (std::size_t begin = 0; begin < change.size();) {
        const std::size_t end = std::min(change.find('\n', begin), change.size());
        const std::string line = change.substr(begin, end - begin);
        begin = end + 1;
        if (line.substr(0, 2) == "- ") {
            if (!after.empty()) apply();
            before += (before.empty() ? "" : "\n") + line.substr(2);
        } else if (line.substr(0, 2) == "+ ") after += (after.empty() ? "" : "\n") + line.substr(2);
        else if (!line.empty()) {
            apply();
            file = line;
        }
    }
    apply();
    return texts;
}

// The checks of some files made on their facts.
struct Inspected {
    explicit Inspected(Texts texts) : files(std::move(texts)), facts(facts::load(files, sources, trouble)) {
        INFO(told(trouble));
        REQUIRE_FALSE(trouble.failed());
        checks = checks::read(checks::read_files(files, sources, faults), faults);
        for (const std::string& convention : facts.conventions()) {
            auto& environment = environments[convention] = std::make_unique<language::Environment>(english);
            rules::add(*facts.convention(convention), *environment, faults);
        }
        findings = checks::inspect(
            checks, facts, [&](const std::string& name) -> const language::Environment& { return *environments.at(name); }, faults);
    }

    static std::string told(const Diagnostics& diagnostics) {
        std::string text;
        for (const Diagnostic& one : diagnostics.all()) text += to_text(one, false) + "(" + one.code + ")\n\n";
        return text;
    }
    std::string found_by(const std::string& check) const {
        std::string text;
        for (const checks::Finding& one : findings)
            if (check.empty() || one.diagnostic.code == check)
                text += to_text(one.diagnostic, false) + "(" + one.diagnostic.code + ", " + one.record + ")\n\n";
        return text;
    }

    FilesInMemory files;
    Sources sources;
    Diagnostics trouble, faults;
    facts::Facts facts;
    locale::Locale english{"en", Value(), trouble};
    std::map<std::string, std::unique_ptr<language::Environment>> environments;
    checks::Checks checks;
    std::vector<checks::Finding> findings;
};

}  // namespace rapporteur::test
