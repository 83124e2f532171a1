#include <algorithm>

#include "app/baseline.h"
#include "app/commands.h"
#include "app/inspect.h"
#include "app/proofreaders.h"
#include "base/utf8.h"
#include "checks/issued.h"

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

// Of the conventions that make documents of that kind, the one whose name stands first in the text; where none does, the first that
// there is.
std::string convention_of(const Project& project, const std::string& kind, std::string_view text) {
    std::string nearest;
    std::size_t first = std::string_view::npos;
    for (const Recipe& recipe : project.recipes()) {
        if (kind_of(recipe) != kind) continue;
        const Value* convention = project.facts().convention(recipe.convention)->find("convention");
        const Value* name = convention && convention->is(Kind::map) ? convention->map().find("name") : nullptr;
        const std::size_t at = name && name->is(Kind::text) ? text.find(name->text()) : std::string_view::npos;
        if (!nearest.empty() && at >= first) continue;
        nearest = recipe.convention;
        first = at;
    }
    return nearest.empty() ? project.facts().conventions().front() : nearest;
}

std::vector<std::string> kinds_of(const Project& project) {
    std::vector<std::string> kinds;
    for (const Recipe& recipe : project.recipes()) kinds.push_back(kind_of(recipe));
    return kinds;
}

RecordAt records_of(const Project& project) {
    return [&project](const SourceSpan& place) { return project.record_at(place); };
}

ExitCode write_baseline(const CheckCommand& command, const Project& project, Desk& desk) {
    const NamedFile file = split_path(desk.in_root(command.write_baseline));
    const auto before = Disk(file.folder).read(file.name);
    if (const auto* text = std::get_if<std::string>(&before))
        if (const std::string wrong = Baseline::what_is_wrong_with(*text); !wrong.empty())
            return desk.console.wrong_use("'" + command.write_baseline + "' is there already and is no baseline: " + wrong, "name another file");
    AtomicWrite writing;
    auto failure = writing.add(desk.in_root(command.write_baseline), Baseline::write(desk.diagnostics, records_of(project)));
    if (!failure) failure = writing.commit();
    if (failure) return desk.console.world_failed("write", *failure);
    return desk.console.remark(counted(desk.diagnostics.all().size(), "finding") + " written to " + command.write_baseline),
           ExitCode::fine;
}

// What there is to say; with a baseline only what is new.
ExitCode tell(const CheckCommand& command, std::vector<Waived> waived, const Project& project, Desk& desk) {
    if (!command.write_baseline.empty()) return write_baseline(command, project, desk);
    if (command.baseline.empty()) return desk.report(command.format, std::move(waived), project, command.deny_warnings, command.known);
    const NamedFile file = split_path(desk.in_root(command.baseline));
    auto text = Disk(file.folder).read(file.name);
    if (const auto* failure = std::get_if<FileFailure>(&text)) return desk.console.world_failed("read", *failure);
    if (const std::string wrong = Baseline::what_is_wrong_with(std::get<std::string>(text)); !wrong.empty())
        return desk.console.wrong_use("'" + command.baseline + "' is no baseline: " + wrong, "`rapporteur check --write-baseline FILE` writes one");
    auto compared = Baseline(std::get<std::string>(text)).compare(desk.diagnostics, records_of(project));
    desk.diagnostics = std::move(compared.fresh);
    const std::size_t deviations = waived.size();
    const bool count_alone = command.format == MessageFormat::human && deviations > 0 && !command.known;
    if (count_alone) waived.clear();
    const ExitCode verdict = desk.report(command.format, std::move(waived), project, command.deny_warnings, command.known);
    if (count_alone) desk.console.remark(counted(deviations, "known deviation"));
    if (compared.known)
        desk.console.remark(counted(compared.known, "known finding") + " of " + command.baseline +
                            (compared.known == 1 ? " is" : " are") + " not told");
    if (compared.gone)
        desk.console.remark(counted(compared.gone, "finding") + " of " + command.baseline + (compared.gone == 1 ? " is" : " are") +
                            " gone; --write-baseline writes it anew");
    return verdict;
}

// Texts that the program did not make.
ExitCode check_files(const CheckCommand& command, Project& project, Desk& desk) {
    const std::vector<std::string> kinds = kinds_of(project);
    if (std::find(kinds.begin(), kinds.end(), command.as) == kinds.end()) {
        const std::string near = nearest(command.as, kinds);
        return desk.console.wrong_use(
            "there is no kind of document '" + command.as + "'",
            near.empty() ? "kinds are the folders of templates/ that documents are made of" : "did you mean '" + near + "'?");
    }
    Inspected inspected;
    inspected.wording = checks::read_wording(checks::read_files(desk.files, project.sources(), desk.diagnostics),
                                             checks::read_words(desk.files, project.sources(), desk.diagnostics), desk.diagnostics);
    std::size_t words = 0;
    for (const std::string& path : command.ids) {
        const NamedFile file = split_path(desk.in_root(path));
        auto text = Disk(file.folder).read(file.name);
        if (const auto* failure = std::get_if<FileFailure>(&text)) return desk.console.world_failed("read", *failure);
        const SourceFile& source = project.sources().add(path, std::get<std::string>(std::move(text)));
        if (const auto bad = static_cast<std::uint32_t>(utf8::first_invalid(source.text())); bad < source.text().size())
            desk.diagnostics.add(
                error("app.not-utf8", {&source, bad, bad + 1}, "this byte is not UTF-8").hint("save the text as UTF-8"));
        else {
            checks::Reading reading = checks::read_text(source);
            words += checks::words_in(checks::traces(reading));
            inspect_words(project, inspected,
                          {std::move(reading), command.as, convention_of(project, command.as, source.text()), true, {}}, std::nullopt,
                          desk.diagnostics);
        }
    }
    const bool nothing = desk.diagnostics.all().empty() && command.format == MessageFormat::human && command.write_baseline.empty();
    if (nothing) desk.console.remark("read " + counted(words, "word") + " of " + (command.ids.size() == 1 ? command.ids.front() : counted(command.ids.size(), "text")) + " as '" + command.as + "': nothing to tell");
    return tell(command, {}, project, desk);
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
    if (command.list) {
        const auto read = read_checks(project, desk.diagnostics);
        return list_checks(desk, read->checks, read->wording);
    }
    const auto inspected = command.facts_alone ? inspect(project, ids, desk.diagnostics) : read_checks(project, desk.diagnostics);
    if (!command.facts_alone) {
        Proofreaders proofreaders(*inspected, readers_for(0));
        proofreaders.hand_in_facts(project, ids);
        for (const std::string& id : ids) {
            Project& then = project.as_of(*project.recipe(id), desk.diagnostics);
            proofreaders.hand_in(then, *then.recipe(id), std::nullopt);
        }
        proofreaders.finish(desk.diagnostics);
    }
    if (!command.facts_alone && command.ids.empty() && !desk.diagnostics.failed())
        hold_waivers_of_words(*inspected, desk.diagnostics);
    std::vector<Waived> known = waived(*inspected);
    if (desk.diagnostics.all().empty() && known.empty() && command.format == MessageFormat::human && command.write_baseline.empty())
        desk.console.remark(command.facts_alone ? "nothing to tell of the facts" : "nothing to tell of the facts and of " + counted(ids.size(), "document"));
    return tell(command, std::move(known), project, desk);
}

}  // namespace rapporteur::app
