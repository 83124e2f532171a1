#include <filesystem>

#include "app/commands.h"
#include "app/pdf_sources.h"

namespace rapporteur::app {

namespace fs = std::filesystem;

ExitCode extract(const ExtractCommand& command, Desk& desk) {
    const std::string folder =
        desk.in_root(command.folder.empty() ? fs::path(command.pdf_file).stem().string() + "-facts" : command.folder);
    std::error_code trouble;
    if (fs::exists(fs::symlink_status(folder, trouble)) && !fs::is_empty(folder, trouble))
        return desk.console.wrong_use("'" + folder + "' is there already",
                                      "name a folder that is not there yet, or an empty one: -o FOLDER");
    const auto opened = open_pdf(command.pdf_file, desk);
    if (const ExitCode* ended = std::get_if<ExitCode>(&opened)) return *ended;
    AtomicWrite writing;
    for (const pdf::Attachment& one : std::get<PdfSources>(opened).attachments)
        if (const auto failure = writing.add((fs::path(folder) / one.name).string(), one.bytes.text()))
            return desk.console.world_failed("write", *failure);
    if (const auto failure = writing.commit()) return desk.console.world_failed("write", *failure);
    std::string said;
    for (const pdf::Attachment& one : std::get<PdfSources>(opened).attachments)
        said += (fs::path(folder) / one.name).lexically_normal().string() + "\n";
    return desk.print(said);
}

}  // namespace rapporteur::app
