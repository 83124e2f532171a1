#include "app/verdict.h"

#include <utility>
#include <variant>

#include "app/baseline.h"

namespace rapporteur::app {

namespace {

RecordAt records_of(const Project& project) {
    return [&project](const SourceSpan& place) { return project.record_at(place); };
}

ExitCode write_baseline(const CheckCommand& command, const Project& project, Desk& desk) {
    const NamedFile file = split_path(desk.in_root(command.write_baseline));
    const auto before = Disk(file.folder).read(file.name);
    if (const auto* text = std::get_if<std::string>(&before))
        if (const std::string wrong = Baseline::what_is_wrong_with(*text); !wrong.empty())
            return desk.console.wrong_use("'" + command.write_baseline + "' is there already and is no baseline: " + wrong,
                                          "name another file");
    AtomicWrite writing;
    auto failure = writing.add(desk.in_root(command.write_baseline), Baseline::write(desk.diagnostics, records_of(project)));
    if (!failure) failure = writing.commit();
    if (failure) return desk.console.world_failed("write", *failure);
    desk.console.remark(counted(desk.diagnostics.all().size(), "finding") + " written to " + command.write_baseline);
    return ExitCode::fine;
}

ExitCode tell_all(const CheckCommand& command, std::vector<Waived> waived, const Project& project, const Desk& desk) {
    return desk.report(command.format, std::move(waived), project, command.deny_warnings, command.known);
}

ExitCode tell_what_is_new(const CheckCommand& command, std::vector<Waived> waived, const Project& project, Desk& desk) {
    const NamedFile file = split_path(desk.in_root(command.baseline));
    const auto text = Disk(file.folder).read(file.name);
    if (const auto* failure = std::get_if<FileFailure>(&text)) return desk.console.world_failed("read", *failure);
    const std::string& lines = std::get<std::string>(text);
    if (const std::string wrong = Baseline::what_is_wrong_with(lines); !wrong.empty())
        return desk.console.wrong_use("'" + command.baseline + "' is no baseline: " + wrong,
                                      "`rapporteur check --write-baseline FILE` writes one");
    auto compared = Baseline(lines).compare(desk.diagnostics, records_of(project));
    desk.diagnostics = std::move(compared.fresh);
    const std::size_t deviations = waived.size();
    const bool count_alone = command.format == MessageFormat::human && deviations > 0 && !command.known;
    if (count_alone) waived.clear();
    const ExitCode verdict = tell_all(command, std::move(waived), project, desk);
    if (count_alone) desk.console.remark(counted(deviations, "known deviation"));
    const auto of_baseline = [&](std::size_t count, std::string_view what) {
        return counted(count, what) + " of " + command.baseline + (count == 1 ? " is" : " are");
    };
    if (compared.known) desk.console.remark(of_baseline(compared.known, "known finding") + " not told");
    if (compared.gone) desk.console.remark(of_baseline(compared.gone, "finding") + " gone; --write-baseline writes it anew");
    return verdict;
}

}  // namespace

ExitCode tell(const CheckCommand& command, std::vector<Waived> waived, const Project& project, Desk& desk,
              std::string_view if_nothing) {
    if (!command.write_baseline.empty()) return write_baseline(command, project, desk);
    const bool nothing = desk.diagnostics.all().empty() && waived.empty();
    if (nothing && command.format == MessageFormat::human) desk.console.remark(if_nothing);
    return command.baseline.empty() ? tell_all(command, std::move(waived), project, desk)
                                    : tell_what_is_new(command, std::move(waived), project, desk);
}

}  // namespace rapporteur::app
