// A small stage for templates: files in memory, an English environment, what was said.
#pragma once

#include <map>
#include <string>

#include "locale/locale.h"
#include "support/cases.h"
#include "templating/jinja/json.h"
#include "templating/template.h"

namespace rapporteur::test {

using Templates = std::map<std::string, std::string>;

struct Stage {
    explicit Stage(Templates templates, language::Limits limits = {})
        : files(below(std::move(templates))), environment(locale, limits), library(files, "templates", sources, environment) {}

    std::optional<templating::Rendered> render(const Map& names = {}) { return library.render("main.md", names, diagnostics); }

    std::string text(const Map& names = {}) {
        const auto rendered = render(names);
        return rendered ? rendered->text : "(nothing)";
    }

    std::string messages() const {
        std::string all;
        for (const Diagnostic& diagnostic : diagnostics.all()) all += diagnostic.code + "\n" + to_text(diagnostic, false) + "\n";
        return all;
    }

    bool said(const std::string& code) const {
        for (const Diagnostic& diagnostic : diagnostics.all())
            if (diagnostic.code == code) return true;
        return false;
    }

    static std::map<std::string, std::string> below(std::map<std::string, std::string> templates) {
        std::map<std::string, std::string> files;
        for (auto& [name, text] : templates) files["templates/" + name] = std::move(text);
        return files;
    }

    FilesInMemory files;
    Sources sources;
    Diagnostics diagnostics;
    locale::Locale locale{"en", Value(), diagnostics};
    language::Environment environment;
    templating::Library library;
};

// A case's folder: main.md, beside it the templates that it uses, and data.json.
inline std::map<std::string, std::string> templates_of(const Case& given) {
    std::map<std::string, std::string> templates{{"main.md", given.need("main.md")}};
    for (const char* name : {"partial.md", "base.md", "macros.md", "other.md"})
        if (auto text = given.read(name)) templates[name] = std::move(*text);
    return templates;
}

inline Map data_of(const Case& given, Sources& sources) {
    const auto text = given.read("data.json");
    return text ? Json(sources.add("data.json", *text)).read().map() : Map();
}

}  // namespace rapporteur::test
