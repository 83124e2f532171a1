#include <filesystem>

#include "app/commands.h"
#include "app/order.h"

namespace rapporteur::app {

ExitCode typeset(const TypesetCommand& command, Desk& desk) {
    std::error_code trouble;
    if (std::filesystem::equivalent(desk.in_root(command.markdown_file), desk.in_root(command.pdf_file), trouble))
        return desk.console.wrong_use("the PDF would take the place of '" + command.markdown_file + "', which it is made of",
                                      "give the PDF another name after -o");
    const NamedFile file = split_path(desk.in_root(command.markdown_file));
    auto text = Disk(file.folder).read(file.name);
    if (const auto* failure = std::get_if<FileFailure>(&text)) return desk.console.world_failed("read", *failure);

    const Disk beside(file.folder);
    const RunFiles files(desk.files, desk.own_files, beside);
    Sources sources;
    Presses presses(files.project, files.own, files.pictures, sources);
    std::optional<FileFailure> failure;
    auto order = order_markdown({file.name, command.markdown_file, std::get<std::string>(std::move(text))},
                                {command.style, command.dialect, command.pdf}, files, sources, presses, desk.diagnostics, failure);
    if (failure) return desk.console.world_failed("use", *failure, presses.remedy(*failure));
    if (!order || desk.diagnostics.failed()) return desk.console.report(desk.diagnostics);

    text::Shaper shaper;
    const auto published = publish(std::move(order->document), "pdf", order->press, order->pdf, shaper, desk.diagnostics);
    const ExitCode verdict = desk.console.report(desk.diagnostics);
    if (verdict != ExitCode::fine || !published) return verdict;
    AtomicWrite writing;
    if (const auto refused = writing.add(desk.in_root(command.pdf_file), published->bytes))
        return desk.console.world_failed("write", *refused);
    if (const auto refused = writing.commit()) return desk.console.world_failed("write", *refused);
    return ExitCode::fine;
}

}  // namespace rapporteur::app
