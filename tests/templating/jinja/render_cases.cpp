// Renders the cases that against_jinja.py gives it, one a line of JSON, and answers each with a line of JSON: {"errors": […],
// "text": "…"}.
#include <cstdio>
#include <iostream>

#include "json.h"
#include "templating/template.h"

using namespace rapporteur;

namespace {

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (static_cast<unsigned char>(c) >= 0x20) {
            out += c;
            continue;
        }
        char code[8];
        std::snprintf(code, sizeof code, "\\u%04x", static_cast<unsigned>(c));
        out += code;
    }
    return out + "\"";
}

std::string answer(const Map& given, const language::Environment& environment) {
    std::map<std::string, std::string> files{{"templates/main", given.find("template")->text()}};
    if (const Value* others = given.find("others"))
        for (const auto& other : others->map().entries()) files["templates/" + other.key] = other.value.text();
    const FilesInMemory memory(std::move(files));
    Sources sources;
    Diagnostics diagnostics;
    templating::Library library(memory, "templates", sources, environment);
    const Value* data = given.find("data");
    const auto rendered = library.render("main", data ? data->map() : Map(), diagnostics);
    std::string errors;
    for (const Diagnostic& diagnostic : diagnostics.all())
        errors += (errors.empty() ? "" : ", ") + quoted(diagnostic.message + " " + diagnostic.place.to_string());
    if (!rendered && errors.empty()) errors = quoted("no text and no error");
    if (rendered && rendered->map.size() != rendered->text.size()) errors = quoted("the source map is not as long as the text");
    return "{\"errors\": [" + errors + "], \"text\": " + quoted(rendered ? rendered->text : "") + "}";
}

}  // namespace

int main() {
    Diagnostics unheard;
    const locale::Locale english("en", Value(), unheard);
    language::Limits limits;
    limits.steps = 100'000;
    limits.output_bytes = 1 << 20;
    const language::Environment environment(english, limits);
    for (std::string line; std::getline(std::cin, line);)
        if (!line.empty()) std::cout << answer(test::Json(line).read().map(), environment) << "\n";
}
