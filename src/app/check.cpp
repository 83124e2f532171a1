#include <algorithm>

#include "app/commands.h"
#include "app/inspect.h"

namespace rapporteur::app {

namespace {

std::string first_line_of(const checks::Check& check) {
    std::string text = check.id + " (" + std::string(name_of(check.severity));
    if (!check.convention.empty()) text += ", " + check.convention;
    return text + ")\n";
}

ExitCode list_checks(const Inspected& inspected, const Desk& desk) {
    std::string text;
    for (const checks::Check& check : inspected.checks.all()) {
        text += first_line_of(check) + "    for each of '" + check.collection + "'";
        for (std::size_t i = 0; i < check.each.size(); ++i) text += (i ? "." : ", each of ") + check.each[i];
        text += check.rule.empty() ? "\n" : "; " + check.rule + "\n";
    }
    return desk.print(text);
}

}  // namespace

ExitCode check(const CheckCommand& command, Desk& desk) {
    if (const auto ended = desk.refuse_without_project()) return *ended;
    Project project(desk.files, desk.diagnostics);
    if (desk.diagnostics.failed()) return desk.report(command.format, {}, project, command.deny_warnings);
    for (const std::string& id : command.ids)
        if (!project.recipe(id)) return desk.unknown_document(project, id);
    const auto inspected = inspect(project, command.ids.empty() ? project.ids() : command.ids, desk.diagnostics);
    if (command.list) return list_checks(*inspected, desk);
    return desk.report(command.format, waived(*inspected), project, command.deny_warnings);
}

ExitCode explain(const ExplainCommand& command, Desk& desk) {
    if (const auto ended = desk.refuse_without_project()) return *ended;
    Sources sources;
    const checks::Checks checks = checks::read(desk.files, sources, desk.diagnostics);
    const checks::Check* check = checks.find(command.code);
    if (!check) {
        const std::string near = nearest(command.code, checks.ids());
        return desk.console.wrong_use("there is no check '" + command.code + "'",
                                      near.empty() ? "`rapporteur check --list` shows the checks" : "did you mean '" + near + "'?");
    }
    std::string text = first_line_of(*check) + "\n" + "It says: " + check->says.written() + "\n";
    if (!check->rule.empty()) text += "Rule: " + check->rule + "\n";
    if (!check->remedy.empty()) text += "What to do: " + check->remedy + "\n";
    if (!check->waits_for.empty()) text += "It waits for " + check->waits_for + "\n";
    if (!check->example.empty()) text += "\nExample:\n" + check->example + (check->example.back() == '\n' ? "" : "\n");
    return desk.print(text + "\nIt stands in " + check->place.to_string() + "\n");
}

}  // namespace rapporteur::app
