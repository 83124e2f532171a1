#include <algorithm>
#include <atomic>
#include <filesystem>

#include "app/commands.h"
#include "app/crew.h"
#include "app/inspect.h"
#include "app/order.h"
#include "app/proofreaders.h"

namespace rapporteur::app {

namespace fs = std::filesystem;

namespace {

struct Job {
    Order order;
    std::vector<Published> files{};
    Diagnostics diagnostics{};
};

void do_job(Job& job, const std::vector<std::string>& formats, text::Shaper& shaper) {
    Order& order = job.order;
    for (const std::string& format : formats) {
        document::Document document = &format == &formats.back() ? std::move(order.document) : order.document;
        if (auto file = publish(std::move(document), format, order.press, order.pdf, shaper, job.diagnostics))
            job.files.push_back(std::move(*file));
    }
}

// Documents are independent of each other: each worker takes the next one. A worker has its own shaper, for its cache of words.
void do_jobs(std::vector<Job>& jobs, const std::vector<std::string>& formats, unsigned workers) {
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        text::Shaper shaper;
        for (std::size_t i; (i = next++) < jobs.size();) do_job(jobs[i], formats, shaper);
    };
    if (jobs.empty()) return;
    Crew others(static_cast<unsigned>(std::min<std::size_t>(workers, jobs.size()) - 1), work);
    work();
    others.join();
}

ExitCode write_all(const Desk& desk, const std::vector<Job>& jobs, const std::string& folder) {
    constexpr std::string_view kHint = "nothing was changed: what stood there before is whole";
    AtomicWrite writing;
    for (const Job& job : jobs)
        for (const Published& file : job.files)
            if (const auto failure = writing.add((fs::path(folder) / file.file_name).string(), file.bytes))
                return desk.console.world_failed("write", *failure, kHint);
    if (const auto failure = writing.commit()) return desk.console.world_failed("write", *failure);
    for (const Job& job : jobs)
        for (const Published& file : job.files) desk.console.progress((fs::path(folder) / file.file_name).string());
    return ExitCode::fine;
}

}  // namespace

ExitCode build(const BuildCommand& command, Desk& desk) {
    if (const auto ended = desk.refuse_without_project()) return *ended;
    const RunFiles files(desk.files, desk.own_files, desk.files);
    Project project(files.project, desk.diagnostics);
    if (desk.diagnostics.failed()) return desk.console.report(desk.diagnostics);
    const std::vector<std::string> ids = command.ids.empty() ? project.ids() : command.ids;
    const auto inspected = inspect(project, ids, desk.diagnostics);
    const auto of_a_check = [&](const Diagnostic& one) {
        return one.severity != Severity::error && inspected->checks.find(one.code);
    };
    if (desk.diagnostics.failed()) return desk.console.report(desk.diagnostics, waived(*inspected), of_a_check);
    const bool set_on_pages =
        std::any_of(command.formats.begin(), command.formats.end(), [](const auto& f) { return needs_press(f); });

    Diagnostics of_words;
    Presses presses(files.project, files.own, files.pictures, project.sources());
    const unsigned workers = readers_for(command.jobs);
    Proofreaders proofreaders(*inspected, workers);
    std::vector<Job> jobs;
    for (const std::string& id : ids) {
        if (!project.recipe(id)) return desk.unknown_document(project, id);
        Project& then = project.as_of(*project.recipe(id), desk.diagnostics);
        const Recipe* recipe = then.recipe(id);
        std::optional<FileFailure> failure;
        auto order = order_recipe(then, *recipe, {command.corrected, set_on_pages, command.pdf, true}, files, presses,
                                  desk.diagnostics, failure);
        if (failure)
            return desk.console.world_failed(
                "use", *failure, "the style of '" + id + "' needs it; " + presses.remedy(*failure));
        if (!order) continue;
        std::optional<Readings> readings;
        if (command.corrected || !is_issued_otherwise(*recipe)) readings = std::move(order->readings);
        proofreaders.hand_in(then, *recipe, std::move(readings));
        jobs.push_back({std::move(*order)});
    }
    proofreaders.finish(of_words);
    do_jobs(jobs, command.formats, workers);
    for (const Job& job : jobs)
        for (const Diagnostic& diagnostic : job.diagnostics.all()) desk.diagnostics.add(diagnostic);
    for (const Diagnostic& one : of_words.all())
        if (one.severity == Severity::error) desk.diagnostics.add(one);
    const ExitCode verdict = desk.console.report(desk.diagnostics, waived(*inspected), of_a_check);
    desk.console.tell_words(of_words);
    return verdict == ExitCode::fine ? write_all(desk, jobs, desk.in_root(command.output)) : verdict;
}

}  // namespace rapporteur::app
