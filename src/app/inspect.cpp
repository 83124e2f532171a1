#include "app/inspect.h"

#include <algorithm>

namespace rapporteur::app {

namespace {

std::optional<Date> latest_day(const Project& project, const std::vector<std::string>& ids) {
    std::optional<Date> latest;
    for (const Recipe& recipe : project.recipes()) {
        const Value* date = recipe.record->find("date");
        const bool asked_for = std::find(ids.begin(), ids.end(), recipe.id) != ids.end();
        if (asked_for && date && date->is(Kind::date)) latest = std::max(latest, std::optional(date->date()));
    }
    return latest;
}

}  // namespace

std::unique_ptr<const Inspected> inspect(Project& project, const std::vector<std::string>& ids, Diagnostics& diagnostics) {
    auto inspected = std::make_unique<Inspected>();
    inspected->checks = checks::read(project.files(), project.sources(), diagnostics);
    const std::size_t errors_of_checks = diagnostics.errors();
    inspected->waivers = checks::read_waivers(project.files(), project.sources(), diagnostics);
    if (diagnostics.errors() > errors_of_checks) return inspected;      // what is waived would be told as if it were not
    if (inspected->checks.empty()) return inspected;
    const std::size_t errors_before = diagnostics.errors();
    for (const std::string& convention : project.facts().conventions()) project.environment(convention, "en", diagnostics);
    if (diagnostics.errors() > errors_before) return inspected;         // without the rules, every check that calls one would complain
    const auto environment_of = [&](const std::string& convention) -> const language::Environment& {
        return project.environment(convention, "en", diagnostics);
    };
    auto findings = checks::inspect(inspected->checks, project.facts(), environment_of, diagnostics);
    auto judged = checks::judge(std::move(findings), inspected->waivers, inspected->checks, latest_day(project, ids), diagnostics);
    for (checks::Finding& finding : judged.standing) diagnostics.add(std::move(finding.diagnostic));
    inspected->known = std::move(judged.known);
    return inspected;
}

std::vector<Waived> waived(const Inspected& inspected) {
    std::vector<Waived> all;
    for (const checks::KnownDeviation& one : inspected.known)
        all.push_back({&one.finding.diagnostic, one.waiver->reason + " (" + one.waiver->name + ", until " + one.waiver->until.to_string() + ")"});
    return all;
}

}  // namespace rapporteur::app
