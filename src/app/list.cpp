#include <algorithm>

#include "app/commands.h"

namespace rapporteur::app {

ExitCode list(const ListCommand&, Desk& desk) {
    if (const auto ended = desk.refuse_without_project()) return *ended;
    const Project project(desk.files, desk.diagnostics);
    if (const ExitCode verdict = desk.console.report(desk.diagnostics); verdict != ExitCode::fine) return verdict;
    std::size_t widest = 0;
    for (const Recipe& recipe : project.recipes()) widest = std::max(widest, recipe.id.size());
    std::string text;
    for (const Recipe& recipe : project.recipes())
        text += recipe.id + std::string(widest - recipe.id.size() + 2, ' ') + recipe.symbol + "  " + recipe.title + "\n";
    return desk.print(text);
}

}  // namespace rapporteur::app
