#include <algorithm>

#include "app/commands.h"
#include "app/inspect.h"
#include "base/utf8.h"

namespace rapporteur::app {

namespace {

std::string first_line_of(const checks::Saying& check) {
    std::string text = check.id + " (" + std::string(name_of(check.severity));
    if (!check.convention.empty()) text += ", " + check.convention;
    return text + ")\n";
}

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
    return first_line_of(check) + "    " + what_for(check) + (check.rule.empty() ? "" : "; " + check.rule) + "\n";
}

std::string explanation_of(const checks::Saying& check) {
    std::string text = first_line_of(check) + "\nIt says: " + check.says.written() + "\n";
    if (!check.rule.empty()) text += "Rule: " + check.rule + "\n";
    if (!check.remedy.empty()) text += "What to do: " + check.remedy + "\n";
    if (!check.example.empty()) text += "\nExample:\n" + check.example + (check.example.back() == '\n' ? "" : "\n");
    return text + "\nIt stands in " + check.place.to_string() + "\n";
}

ExitCode list_checks(const Desk& desk, const checks::Checks& checks, const std::vector<checks::WordingCheck>& wording) {
    std::string text;
    for (const checks::Check& check : checks.all()) text += summary_of(check);
    for (const checks::WordingCheck& check : wording) text += summary_of(check);
    return desk.print(text);
}

// The convention that makes documents of that kind; where none does, the first that there is.
std::string convention_of(const Project& project, const std::string& kind) {
    for (const Recipe& recipe : project.recipes())
        if (kind_of(recipe) == kind) return recipe.convention;
    return project.facts().conventions().front();
}

std::vector<std::string> kinds_of(const Project& project) {
    std::vector<std::string> kinds;
    for (const Recipe& recipe : project.recipes()) kinds.push_back(kind_of(recipe));
    return kinds;
}

// Texts that the program did not make.
ExitCode check_files(const CheckCommand& command, Project& project, Desk& desk) {
    const std::vector<std::string> kinds = kinds_of(project);
    if (std::find(kinds.begin(), kinds.end(), command.as) == kinds.end()) {
        const std::string near = nearest(command.as, kinds);
        return desk.console.wrong_use("there is no kind of document '" + command.as + "'", near.empty() ? "kinds are the folders of templates/ that documents are made of" : "did you mean '" + near + "'?");
    }
    Inspected inspected;
    inspected.wording = checks::read_wording(checks::read_files(desk.files, project.sources(), desk.diagnostics), desk.diagnostics);
    const std::string convention = convention_of(project, command.as);
    for (const std::string& path : command.ids) {
        const NamedFile file = split_path(desk.in_root(path));
        auto text = Disk(file.folder).read(file.name);
        if (const auto* failure = std::get_if<FileFailure>(&text)) return desk.console.world_failed("read", *failure);
        const SourceFile& source = project.sources().add(path, std::get<std::string>(std::move(text)));
        if (const auto bad = static_cast<std::uint32_t>(utf8::first_invalid(source.text())); bad < source.text().size())
            desk.diagnostics.add(error("app.not-utf8", {&source, bad, bad + 1}, "this byte is not UTF-8").hint("save the text as UTF-8"));
        else inspect_words(project, inspected, {checks::read_text(source), command.as, convention, true, {}}, std::nullopt, desk.diagnostics);
    }
    return desk.report(command.format, {}, project, command.deny_warnings);
}

}  // namespace

ExitCode check(const CheckCommand& command, Desk& desk) {
    if (const auto ended = desk.refuse_without_project()) return *ended;
    Project project(desk.files, desk.diagnostics);
    if (desk.diagnostics.failed()) return desk.report(command.format, {}, project, command.deny_warnings);
    if (!command.as.empty()) return check_files(command, project, desk);
    for (const std::string& id : command.ids)
        if (!project.recipe(id)) return desk.unknown_document(project, id);
    const std::vector<std::string> ids = command.ids.empty() ? project.ids() : command.ids;
    const auto inspected = inspect(project, ids, desk.diagnostics);
    if (command.list) return list_checks(desk, inspected->checks, inspected->wording);
    if (!command.facts_alone)
        for (const std::string& id : ids) inspect_words(project, *inspected, *project.recipe(id), std::nullopt, desk.diagnostics);
    return desk.report(command.format, waived(*inspected), project, command.deny_warnings);
}

ExitCode explain(const ExplainCommand& command, Desk& desk) {
    if (const auto ended = desk.refuse_without_project()) return *ended;
    Sources sources;
    const auto files = checks::read_files(desk.files, sources, desk.diagnostics);
    const checks::Checks checks = checks::read(files, desk.diagnostics);
    if (const checks::Check* check = checks.find(command.code)) return desk.print(explanation_of(*check));
    const auto wording = checks::read_wording(files, desk.diagnostics);
    std::vector<std::string> known = checks.ids();
    for (const checks::WordingCheck& check : wording) {
        if (check.id == command.code) return desk.print(explanation_of(check));
        known.push_back(check.id);
    }
    const std::string near = nearest(command.code, known);
    return desk.console.wrong_use("there is no check '" + command.code + "'", near.empty() ? "`rapporteur check --list` shows the checks" : "did you mean '" + near + "'?");
}

}  // namespace rapporteur::app
