#include "app/compose.h"

#include "markdown/markdown.h"
#include "passes/issued.h"
#include "passes/number.h"

namespace rapporteur::app {

namespace {

// What a template may name: every collection of the convention, its own record as `document`, what it reports on as `subject`,
// and as `corrected` whether the document is made as it should be rather than as it was issued.
Map names_for(const Project& project, const Recipe& recipe, bool corrected) {
    Map names = *project.facts().convention(recipe.convention);
    names.set("document", Value::reference(*recipe.record, recipe.id, recipe.place));
    names.set("corrected", corrected);
    if (recipe.subject) names.set("subject", Value::reference(*recipe.subject, recipe.id, recipe.place));
    return names;
}

// A fact that is not there is told where it is missing, before where a template asks for it, unless that may have mistaken its
// name.
Diagnostic at_the_fact(Diagnostic told) {
    if (!told.place.known() || told.place.file->name().rfind("templates/", 0) != 0) return told;
    if (told.code != "language.missing" || !told.hints.empty() || told.related.empty()) return told;
    RelatedPlace& fact = told.related.front();
    std::swap(told.place, fact.place);
    fact.message = "it is asked for here";
    return told;
}

// A template that is not there is told where the register names it.
Diagnostic at_the_register(Diagnostic told, const Recipe& recipe) {
    if (told.code != "templating.not-found" || told.place.known()) return told;
    const Value* make = recipe.record->find("make");
    const Value* named = make && make->is(Kind::map) ? make->map().find("template") : nullptr;
    if (named) told.place = named->place();
    return told;
}

}  // namespace

std::optional<templating::Rendered> render_recipe(Project& project, const Recipe& recipe, const ComposeOptions& options,
                                                  Diagnostics& diagnostics) {
    const std::size_t errors_before = diagnostics.errors();
    templating::Library* library = project.library(recipe.convention, recipe.language, diagnostics);
    if (!library) return std::nullopt;
    Diagnostics told;
    auto rendered = library->render(recipe.template_file, names_for(project, recipe, options.corrected), told);
    for (const Diagnostic& one : told.all()) diagnostics.add(at_the_register(at_the_fact(one), recipe));
    if (diagnostics.errors() > errors_before) return std::nullopt;
    return rendered;
}

std::optional<Composed> compose(Project& project, const Recipe& recipe, const ComposeOptions& options, Diagnostics& diagnostics) {
    const std::size_t errors_before = diagnostics.errors();
    auto rendered = render_recipe(project, recipe, options, diagnostics);
    if (!rendered) return std::nullopt;
    const SourceFile& text = project.sources().add(recipe.id + ".md (as rendered)", std::move(rendered->text));
    markdown::ReadOptions reading{markdown::Dialect::rapporteur,
                                  [&project](const SourceSpan& place) { return project.facts().record_at(place); }};
    document::Document document = markdown::read(text, rendered->map, reading, diagnostics);
    document.id = recipe.id;
    if (document.language.empty() && recipe.states_language) document.language = recipe.language;
    document = passes::number(std::move(document), diagnostics);
    Readings readings;
    if (options.reading) readings = {checks::read_document(document), checks::read_whole(document)};
    if (!options.corrected) document = passes::as_issued(std::move(document), recipe.slips, diagnostics);
    if (diagnostics.errors() > errors_before) return std::nullopt;
    return Composed{std::move(document), std::move(rendered->templates), std::move(readings)};
}

}  // namespace rapporteur::app
