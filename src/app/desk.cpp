#include "app/desk.h"

#include <algorithm>
#include <filesystem>

namespace rapporteur::app {

namespace fs = std::filesystem;

namespace {

// templates/ stands three levels above build/release/rapporteur, or in share/rapporteur beside bin/.
std::string own_folder() {
    std::error_code trouble;
    const fs::path program = fs::read_symlink("/proc/self/exe", trouble);
    const fs::path above = program.parent_path().parent_path();
    for (const fs::path& folder : {above.parent_path(), above / "share" / "rapporteur"})
        if (fs::is_directory(folder / "templates" / "styles", trouble)) return folder.string();
    return ".";
}

}  // namespace

Desk::Desk(const Options& options) : root(options.root), files(options.root), own_files(own_folder()), console(options.colour) {}

std::optional<ExitCode> Desk::refuse_without_project() const {
    std::error_code trouble;
    if (fs::is_directory(fs::path(root) / "content", trouble)) {
        const std::vector<std::string> there = files.list("content");
        if (std::any_of(there.begin(), there.end(),
                        [](const std::string& path) { return path.ends_with(".yml") || path.ends_with(".yaml"); }))
            return std::nullopt;
        return console.wrong_use("the folder 'content' in '" + root + "' holds no facts: there is no YAML file in it",
                                 "facts are files such as content/ccm/states.yml");
    }
    return console.wrong_use("there is no folder 'content' in '" + root + "', so there are no facts to work with",
                             "run this in a project's folder, or name it: rapporteur -C FOLDER …");
}

ExitCode Desk::unknown_document(const Project& project, const std::string& id) const {
    const std::string near = nearest(id, project.ids());
    return console.wrong_use("there is no document '" + id + "'",
                             near.empty() ? "`rapporteur list` shows the documents" : "did you mean '" + near + "'?");
}

ExitCode Desk::print(std::string_view text) const {
    if (write_to_standard_output(text)) return ExitCode::fine;
    return console.world_failed("write to", {"standard output", "it was closed or is full", false});
}

ExitCode Desk::report(MessageFormat format, std::vector<Waived> waived, const Project& project, bool deny_warnings,
                      bool each_known) const {
    const bool fine = !diagnostics.failed() && !(deny_warnings && count_of(diagnostics, Severity::warning) > 0);
    if (format == MessageFormat::human) console.report(diagnostics, waived, {}, each_known);
    else {
        const Messages messages{diagnostics, std::move(waived), [&](const SourceSpan& place) { return project.record_at(place); }};
        if (const ExitCode printed = print(to_text(messages, format)); printed != ExitCode::fine) return printed;
    }
    return fine ? ExitCode::fine : ExitCode::faults_in_the_material;
}

std::string Desk::in_root(const std::string& path) const {
    return fs::path(path).is_absolute() ? path : (fs::path(root) / path).string();
}

NamedFile split_path(const std::string& path) {
    const fs::path whole(path);
    return {whole.has_parent_path() ? whole.parent_path().string() : ".", whole.filename().string()};
}

}  // namespace rapporteur::app
