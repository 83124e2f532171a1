#include <algorithm>

#include "app/commands.h"

namespace rapporteur::app {

namespace {

// The title as the convention's rule `title_of` has it, its blanks filled; without such a rule, as it stands in the register.
std::string title_of(Project& project, const Recipe& recipe, Diagnostics& diagnostics) {
    const language::Environment& environment = project.environment(recipe.convention, recipe.language, diagnostics);
    const Value* rule = environment.globals().find("title_of");
    if (!rule) return recipe.title;
    try {
        const Value title =
            language::call(*rule, {{Value::reference(*recipe.record, recipe.id, recipe.place)}, {}, recipe.place}, environment);
        return language::to_text(title, recipe.place);
    } catch (const Fault& fault) {
        diagnostics.add(fault.diagnostic);
        return recipe.title;
    }
}

}  // namespace

ExitCode list(const ListCommand&, Desk& desk) {
    if (const auto ended = desk.refuse_without_project()) return *ended;
    Project project(desk.files, desk.diagnostics);
    if (const ExitCode verdict = desk.console.report(desk.diagnostics); verdict != ExitCode::fine) return verdict;
    std::size_t id_width = 0, symbol_width = 0;
    for (const Recipe& recipe : project.recipes()) {
        id_width = std::max(id_width, recipe.id.size());
        symbol_width = std::max(symbol_width, recipe.symbol.size());
    }
    std::string text;
    for (const Recipe& recipe : project.recipes()) {
        Project& then = project.as_of(recipe, desk.diagnostics);
        text += recipe.id + std::string(id_width - recipe.id.size() + 2, ' ') + recipe.symbol +
                std::string(symbol_width - recipe.symbol.size() + 2, ' ') +
                title_of(then, *then.recipe(recipe.id), desk.diagnostics) + "\n";
    }
    if (const ExitCode verdict = desk.console.report(desk.diagnostics); verdict != ExitCode::fine) return verdict;
    return desk.print(text);
}

}  // namespace rapporteur::app
