#include <filesystem>

#include "app/commands.h"
#include "app/inspect.h"
#include "app/proofreaders.h"
#include "app/received.h"
#include "app/verdict.h"

namespace rapporteur::app {

namespace {

std::string what_for(const checks::Check& check) {
    std::string text = "for each of '" + check.collection + "'";
    for (std::size_t i = 0; i < check.each.size(); ++i) text += (i ? "." : ", each of ") + check.each[i];
    return text;
}

std::string what_for(const checks::WordingCheck& check) {
    std::string text = "for the words of ";
    for (const std::string& kind : check.kinds) text += (kind == *check.kinds.begin() ? "" : ", ") + kind;
    return text + (check.kinds.empty() ? "every document" : "");
}

template <class Check>
std::string summary_of(const Check& check) {
    return headline(check) + "    " + what_for(check) + (check.rule.empty() ? "" : "; " + check.rule) + "\n";
}

ExitCode list_checks(const Desk& desk, const checks::Checks& checks, const std::vector<checks::WordingCheck>& wording) {
    std::string text;
    for (const checks::Check& check : checks.all()) text += summary_of(check);
    for (const checks::WordingCheck& check : wording) text += summary_of(check);
    return desk.print(text);
}

bool is_file(const std::filesystem::path& path) {
    std::error_code trouble;
    return std::filesystem::is_regular_file(path, trouble);
}

// The facts and the words of these documents.
void read_all(const std::vector<std::string>& ids, Project& project, Inspected& inspected, Diagnostics& diagnostics) {
    Diagnostics of_changes;
    Proofreaders proofreaders(inspected, readers_for(0));
    proofreaders.hand_in_facts(project, ids);
    for (const std::string& id : ids) {
        Project& then = project.as_of(*project.recipe(id), of_changes);
        proofreaders.hand_in(then, *then.recipe(id), std::nullopt);
    }
    proofreaders.finish(diagnostics);
    if (inspected.broke_off) return;
    for (const Diagnostic& one : of_changes.all()) diagnostics.add(one);
}

}  // namespace

ExitCode check(const CheckCommand& command, Desk& desk) {
    if (const auto ended = desk.refuse_without_project()) return *ended;
    Project project(desk.files, desk.diagnostics);
    if (desk.diagnostics.failed()) return desk.report(command.format, {}, project, command.deny_warnings);
    if (!command.as.empty()) return check_received(command, project, desk);
    for (const std::string& id : command.ids)
        if (!project.recipe(id))
            return is_file(desk.in_root(id)) ? refuse_received(id, project, desk) : desk.unknown_document(project, id);
    const std::vector<std::string> ids = command.ids.empty() ? project.ids() : command.ids;
    if (command.list) {
        const auto read = read_checks(project, desk.diagnostics);
        return list_checks(desk, read->checks, read->wording);
    }
    const bool of_words = !command.facts_alone;
    const auto inspected = of_words ? read_checks(project, desk.diagnostics) : inspect(project, ids, desk.diagnostics);
    if (of_words) read_all(ids, project, *inspected, desk.diagnostics);
    if (of_words && command.ids.empty() && !desk.diagnostics.failed()) hold_waivers_of_words(*inspected, desk.diagnostics);
    return tell(command, waived(*inspected), project, desk,
                "nothing to tell of the facts" + (of_words ? " and of " + counted(ids.size(), "document") : ""));
}

}  // namespace rapporteur::app
