// Keeps what stays of a document's words once it is issued (app/issued.h), in content/<convention>/issued/ID.yml.
#include <filesystem>
#include <map>

#include "app/commands.h"
#include "app/compose.h"
#include "app/issued.h"
#include "checks/issued.h"

namespace rapporteur::app {

namespace fs = std::filesystem;

namespace {

struct Kept {
    std::string path, text, said;
};

std::string file_of(const std::string& id, const std::string& traces) {
    std::string text = "# yaml-language-server: $schema=../../schemas/issued.schema.json\n#\n# Written by `rapporteur issue " + id +
                       "`: what stays of the words that the document was issued with, its slips mended.\nissued:\n  " + id +
                       ":\n    seal: \"" + checks::seal(traces) + "\"\n    words: |\n";
    for (std::size_t begin = 0; begin < traces.size();) {
        const std::size_t end = traces.find('\n', begin) + 1;
        text += "      " + traces.substr(begin, end - begin);
        begin = end;
    }
    return text;
}

// What stands at a path is replaced, so it may be no way to a file elsewhere.
bool leads_elsewhere(const Desk& desk, const std::string& path) {
    std::error_code trouble;
    for (fs::path part(path); !part.empty(); part = part.parent_path())
        if (fs::is_symlink(fs::symlink_status(desk.in_root(part.string()), trouble))) return true;
    return false;
}

// What is to be written for one document; none where there is nothing to write, or it may not be (which was said).
std::optional<Kept> keep(const Recipe& recipe, const checks::Reading& reading, bool again, Desk& desk) {
    const std::string path = issued_path(recipe), traces = checks::traces(reading);
    const auto refuse = [&](const std::string& message, const std::string& hint) {
        desk.diagnostics.add(error("app.not-issued", recipe.place, message).hint(hint));
        return std::nullopt;
    };
    if (traces.empty())
        return refuse("'" + recipe.id + "' has no words, so nothing of it could be kept",
                      "is its template empty, or all of it under a condition?");
    if (leads_elsewhere(desk, path))
        return refuse(path + " is a link to another place, and would be written over",
                      "take the link away, and issue the document again");
    const std::string text = file_of(recipe.id, traces);
    const auto stands = desk.files.read(path);
    const std::string* before = std::get_if<std::string>(&stands);
    const std::string words = counted(checks::words_in(traces), "word");
    if (!before) return Kept{path, text, "issued: " + words + " of " + recipe.id + " are kept in " + path};
    if (*before == text) {
        desk.console.remark(recipe.id + " was issued with these words already: " + path);
        return std::nullopt;
    }
    if (!again)
        return refuse("'" + recipe.id + "' was issued already, and other words than today's are kept in " + path,
                      "`rapporteur check " + recipe.id + "` says where they differ; `rapporteur issue --again " + recipe.id +
                          "` keeps today's in their place");
    return Kept{path, text,
                "issued again: " + words + " of " + recipe.id + " are kept in " + path + " in place of those that stood there"};
}

}  // namespace

ExitCode issue(const IssueCommand& command, Desk& desk) {
    if (const auto ended = desk.refuse_without_project()) return *ended;
    Project project(desk.files, desk.diagnostics);
    if (desk.diagnostics.failed()) return desk.console.report(desk.diagnostics);
    for (const std::string& id : command.ids)
        if (!project.recipe(id)) return desk.unknown_document(project, id);
    std::map<std::string, Kept> all;                                // by path: an id may be named twice
    for (const std::string& id : command.ids) {
        Project& then = project.as_of(*project.recipe(id), desk.diagnostics);
        const Recipe& recipe = *then.recipe(id);
        if (const auto composed = compose(then, recipe, {true, true}, desk.diagnostics))
            if (auto kept = keep(recipe, composed->readings.whole, command.again, desk)) all.emplace(kept->path, std::move(*kept));
    }
    if (const ExitCode verdict = desk.console.report(desk.diagnostics); verdict != ExitCode::fine) return verdict;
    AtomicWrite writing;
    for (const auto& [path, kept] : all)
        if (const auto failure = writing.add(desk.in_root(path), kept.text)) return desk.console.world_failed("write", *failure);
    if (const auto failure = writing.commit()) return desk.console.world_failed("write", *failure);
    for (const auto& [path, kept] : all) desk.console.remark(kept.said);
    return ExitCode::fine;
}

}  // namespace rapporteur::app
