#include "app/commands.h"
#include "app/compose.h"
#include "checks/issued.h"

namespace rapporteur::app {

namespace {

std::string file_of(const std::string& id, const document::Document& document) {
    std::string text = "# yaml-language-server: $schema=../../schemas/issued.schema.json\n#\n# Written by `rapporteur issue " + id +
                       "`: what stays of the words that the document was issued with, its slips mended.\nissued:\n  " + id +
                       ":\n    words: |\n";
    const std::string traces = checks::traces(checks::read_whole(document));
    for (std::size_t begin = 0; begin < traces.size();) {
        const std::size_t end = traces.find('\n', begin) + 1;
        text += "      " + traces.substr(begin, end - begin);
        begin = end;
    }
    return text;
}

}  // namespace

ExitCode issue(const IssueCommand& command, Desk& desk) {
    if (const auto ended = desk.refuse_without_project()) return *ended;
    Project project(desk.files, desk.diagnostics);
    if (desk.diagnostics.failed()) return desk.console.report(desk.diagnostics);
    AtomicWrite writing;
    std::vector<std::string> paths;
    for (const std::string& id : command.ids) {
        const Recipe* recipe = project.recipe(id);
        if (!recipe) return desk.unknown_document(project, id);
        const auto composed = compose(project, *recipe, {true}, desk.diagnostics);
        if (!composed) continue;
        paths.push_back("content/" + recipe->convention + "/issued/" + id + ".yml");
        if (const auto failure = writing.add(desk.in_root(paths.back()), file_of(id, composed->document))) return desk.console.world_failed("write", *failure);
    }
    if (const ExitCode verdict = desk.console.report(desk.diagnostics); verdict != ExitCode::fine) return verdict;
    if (const auto failure = writing.commit()) return desk.console.world_failed("write", *failure);
    for (const std::string& path : paths) desk.console.progress(path);
    return ExitCode::fine;
}

}  // namespace rapporteur::app
