#include "app/pdf_sources.h"

#include "pdf/read.h"

namespace rapporteur::app {

std::variant<PdfSources, ExitCode> open_pdf(const std::string& path, Desk& desk) {
    const auto refuse = [&](const pdf::Failure& failure) {
        desk.diagnostics.add(error("pdf.not-ours", {}, "'" + path + "' cannot be taken apart: " + failure.reason)
                                 .hint("name a PDF that rapporteur wrote with its facts inside, as it was written: not one saved "
                                       "again by another program"));
        return desk.console.report(desk.diagnostics);
    };
    const NamedFile file = split_path(desk.in_root(path));
    auto bytes = Disk(file.folder).read(file.name);
    if (const auto* failure = std::get_if<FileFailure>(&bytes)) return desk.console.world_failed("read", *failure);
    PdfSources opened;
    opened.bytes = std::get<std::string>(std::move(bytes));
    auto attachments = pdf::read_attachments(opened.bytes);
    if (const auto* failure = std::get_if<pdf::Failure>(&attachments)) return refuse(*failure);
    opened.attachments = std::get<std::vector<pdf::Attachment>>(std::move(attachments));
    auto sources = source_files_of(opened.attachments);
    if (const auto* failure = std::get_if<pdf::Failure>(&sources)) return refuse(*failure);
    opened.sources = std::get<SourceFiles>(std::move(sources));
    return opened;
}

}  // namespace rapporteur::app
