// What the checks of all documents cost beyond making these documents: a run of `check` without its facts, its templates and
// its composing, which `build` needs as well. `checks_beyond_the_build` makes both runs in turn, each from the files on, and
// times what the one takes longer. The number is that of the readers (app/proofreaders.h); 0: as many as there are processors.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>

#include "app/compose.h"
#include "app/proofreaders.h"

namespace rapporteur::app {
namespace {

using Clock = std::chrono::steady_clock;

template <class Run>
double seconds_of(Run run) {
    const auto begin = Clock::now();
    run();
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

void compose_all_documents() {
    const Disk files{RAPPORTEUR_SOURCE_DIR};
    Diagnostics diagnostics;
    Project project(files, diagnostics);
    for (const Recipe& recipe : project.recipes())
        benchmark::DoNotOptimize(compose(project, recipe, {}, diagnostics));
}

void check_all_documents(unsigned readers) {
    const Disk files{RAPPORTEUR_SOURCE_DIR};
    Diagnostics diagnostics;
    Project project(files, diagnostics);
    const auto inspected = read_checks(project, diagnostics);
    Proofreaders proofreaders(*inspected, readers_for(readers));
    proofreaders.hand_in_facts(project, project.ids());
    for (const Recipe& recipe : project.recipes()) proofreaders.hand_in(project, recipe, std::nullopt);
    proofreaders.finish(diagnostics);
    benchmark::DoNotOptimize(diagnostics.all());
}

void compose_all(benchmark::State& state) {
    for (auto _ : state) compose_all_documents();
}
void check_all(benchmark::State& state) {
    for (auto _ : state) check_all_documents(static_cast<unsigned>(state.range(0)));
}
void checks_beyond_the_build(benchmark::State& state) {
    for (auto _ : state) {
        const double composed = seconds_of(compose_all_documents);
        const double checked = seconds_of([&] { check_all_documents(static_cast<unsigned>(state.range(0))); });
        state.SetIterationTime(std::max(0.0, checked - composed));
    }
}

BENCHMARK(compose_all)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(check_all)->Unit(benchmark::kMillisecond)->UseRealTime()->Arg(1)->Arg(0);
BENCHMARK(checks_beyond_the_build)->Unit(benchmark::kMillisecond)->UseManualTime()->Arg(1)->Arg(0);

}  // namespace
}  // namespace rapporteur::app
