#include "app/inspect.h"

#include <algorithm>

#include "app/compose.h"
#include "app/departures.h"
#include "app/issued.h"

namespace rapporteur::app {

namespace {

std::optional<Date> latest_day(const Project& project, const std::vector<std::string>& ids) {
    std::optional<Date> latest;
    for (const Recipe& recipe : project.recipes())
        if (std::find(ids.begin(), ids.end(), recipe.id) != ids.end()) latest = std::max(latest, day_of(recipe));
    return latest;
}

void keep(checks::Judged judged, Inspected& inspected, Diagnostics& diagnostics) {
    for (checks::Finding& finding : judged.standing) diagnostics.add(std::move(finding.diagnostic));
    for (checks::KnownDeviation& one : judged.known) inspected.known.push_back(std::move(one));
    checks::add(inspected.needed, judged.needed);
}

// A check of words that is for a kind of documents of which there is no template applies to nothing.
void hold_kinds(const std::vector<checks::WordingCheck>& checks, const Project& project, Diagnostics& diagnostics) {
    constexpr std::string_view kTemplates = "templates/";
    std::vector<std::string> known;
    for (const std::string& path : project.files().list("templates"))
        known.push_back(path.substr(kTemplates.size(), path.find('/', kTemplates.size()) - kTemplates.size()));
    for (const checks::WordingCheck& check : checks)
        for (const std::string& kind : check.kinds) {
            if (std::find(known.begin(), known.end(), kind) != known.end()) continue;
            Diagnostic fault = warning(
                "checks.unknown-kind", check.place,
                "check '" + check.id + "' is for documents of the kind '" + kind + "', and there is no such folder in templates");
            const std::string near = nearest(kind, known);
            diagnostics.add(
                std::move(fault).hint(near.empty() ? "kinds are the folders of templates" : "did you mean '" + near + "'?"));
        }
}

// Where many names are not there, a file of rules is missing, and its loss is said once. True where it was.
bool tell_of_missing_rules(const Diagnostics& faults, Diagnostics& diagnostics) {
    constexpr std::size_t kMany = 5;
    std::set<std::string> said;
    const Diagnostic* first = nullptr;
    for (const Diagnostic& one : faults.all()) {
        if (one.code != "checks.unknown-name" && one.code != "language.unknown-test" && one.code != "language.unknown-filter")
            continue;
        if (!first) first = &one;
        said.insert(one.message.substr(one.message.rfind('\'', one.message.size() - 2) + 1));
    }
    if (said.size() < kMany) return false;
    diagnostics.add(error("app.no-rules", first->place,
                          "checks ask for " + std::to_string(said.size()) + " rules that are not there, this one first")
                        .hint("a file of rules is missing perhaps, or lies elsewhere: content/shared/rules.yml and those beside "
                              "it, or rules.yml of the convention")
                        .hint(counted(faults.all().size(), "message") + " that would follow from it are not told"));
    return true;
}

}  // namespace

std::vector<std::string> Inspected::ids() const {
    std::vector<std::string> all = checks.ids();
    for (const checks::WordingCheck& check : wording) all.push_back(check.id);
    all.emplace_back(kAsIssued);
    return all;
}

std::unique_ptr<Inspected> read_checks(Project& project, Diagnostics& diagnostics) {
    auto inspected = std::make_unique<Inspected>();
    const auto files = checks::read_files(project.files(), project.sources(), diagnostics);
    inspected->checks = checks::read(files, diagnostics);
    inspected->wording =
        checks::read_wording(files, checks::read_words(project.files(), project.sources(), diagnostics), diagnostics);
    hold_kinds(inspected->wording, project, diagnostics);
    hold_issued(project, diagnostics);
    const std::size_t errors_of_checks = diagnostics.errors();
    inspected->waivers = checks::read_waivers(project.files(), project.sources(), diagnostics);
    if (diagnostics.errors() > errors_of_checks) return inspected;      // what is waived would be told as if it were not
    if (inspected->checks.empty()) return inspected;
    const std::size_t errors_before = diagnostics.errors();
    for (const std::string& convention : project.facts().conventions()) project.environment(convention, "en", diagnostics);
    inspected->facts_can_be_held = diagnostics.errors() == errors_before;       // else every check that calls a rule would complain
    return inspected;
}

FactsFound hold_facts(const Inspected& inspected, const facts::Facts& facts, const checks::EnvironmentOf& environment_of) {
    FactsFound all;
    if (inspected.facts_can_be_held) all.found = checks::inspect(inspected.checks, facts, environment_of, all.faults);
    return all;
}

void tell_facts(FactsFound all, const Project& project, const std::vector<std::string>& ids, Inspected& inspected,
                Diagnostics& diagnostics) {
    if (!inspected.facts_can_be_held) return;
    inspected.broke_off = tell_of_missing_rules(all.faults, diagnostics);
    if (inspected.broke_off) return;
    for (const Diagnostic& fault : all.faults.all()) diagnostics.add(fault);
    auto judged = checks::judge(std::move(all.found), inspected.waivers, latest_day(project, ids));
    checks::hold_waivers(inspected.waivers, inspected.ids(), inspected.checks.ids(), judged.needed, diagnostics);
    keep(std::move(judged), inspected, diagnostics);
}

std::unique_ptr<Inspected> inspect(Project& project, const std::vector<std::string>& ids, Diagnostics& diagnostics) {
    auto inspected = read_checks(project, diagnostics);
    const auto environment_of = [&](const std::string& convention) -> const language::Environment& {
        return project.environment(convention, "en", diagnostics);
    };
    tell_facts(hold_facts(*inspected, project.facts(), environment_of), project, ids, *inspected, diagnostics);
    return inspected;
}

void inspect_words(Project& project, Inspected& inspected, const checks::Words& words, std::optional<Date> day,
                   Diagnostics& diagnostics) {
    auto findings = checks::inspect_wording(inspected.wording, words, project.facts(),
                                            project.environment(words.convention, "en", diagnostics), diagnostics);
    keep(std::move(findings), day, inspected, diagnostics);
}

void keep(std::vector<checks::Finding> findings, std::optional<Date> day, Inspected& inspected, Diagnostics& diagnostics) {
    keep(checks::judge(std::move(findings), inspected.waivers, day), inspected, diagnostics);
}

void hold_waivers_of_words(const Inspected& inspected, Diagnostics& diagnostics) {
    std::vector<std::string> made;
    for (const checks::WordingCheck& check : inspected.wording) made.push_back(check.id);
    checks::hold_waivers(inspected.waivers, inspected.ids(), made, inspected.needed, diagnostics);
}

bool is_issued_otherwise(const Recipe& recipe) { return recipe.record->find("as_issued") != nullptr; }

std::string kind_of(const Recipe& recipe) { return recipe.template_file.substr(0, recipe.template_file.find('/')); }

std::vector<Waived> waived(const Inspected& inspected) {
    std::vector<Waived> all;
    for (const checks::KnownDeviation& one : inspected.known)
        all.push_back({&one.finding.diagnostic, one.waiver->record, one.waiver->reason,
                       one.waiver->name + ", until " + one.waiver->until.to_string()});
    return all;
}

}  // namespace rapporteur::app
