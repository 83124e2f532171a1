#include "app/commands.h"
#include "app/compose.h"
#include "app/publish.h"
#include "facts/facts.h"

namespace rapporteur::app {

namespace {

ExitCode dump_document(const DumpCommand& command, Project& project, const Recipe& recipe, Desk& desk) {
    const auto composed = compose(project, recipe, {command.corrected}, desk.diagnostics);
    const document::Document* document = composed ? &composed->document : nullptr;
    if (!document || command.stage == "document") {
        const ExitCode verdict = desk.console.report(desk.diagnostics);
        return document ? desk.print(document::dump(*document, command.origins)) : verdict;
    }
    Presses presses(desk.files, desk.own_files, desk.files, project.sources());
    std::optional<FileFailure> failure;
    const Press* press = presses.press(document->style.empty() ? "plain" : document->style, desk.diagnostics, failure);
    if (failure) return desk.console.world_failed("use", *failure);
    if (!press) return desk.console.report(desk.diagnostics);
    text::Shaper shaper;
    const pages::Pages pages = set_pages(std::move(*document), *press, shaper, desk.diagnostics);
    const ExitCode verdict = desk.console.report(desk.diagnostics);
    return verdict == ExitCode::fine ? desk.print(pages::dump(pages)) : verdict;
}

}  // namespace

ExitCode dump(const DumpCommand& command, Desk& desk) {
    if (const auto ended = desk.refuse_without_project()) return *ended;
    Project project(desk.files, desk.diagnostics);
    if (desk.diagnostics.failed()) return desk.console.report(desk.diagnostics);
    const Recipe* recipe = project.recipe(command.id);
    if (!recipe) return desk.unknown_document(project, command.id);
    if (command.stage == "facts") return desk.print(facts::dump(project.facts(), recipe->convention));
    Project& then = project.as_of(*recipe, desk.diagnostics);
    recipe = then.recipe(command.id);
    if (command.stage != "markdown") return dump_document(command, then, *recipe, desk);
    const auto rendered = render_recipe(then, *recipe, {command.corrected}, desk.diagnostics);
    const ExitCode verdict = desk.console.report(desk.diagnostics);
    return rendered ? desk.print(rendered->text) : verdict;
}

}  // namespace rapporteur::app
