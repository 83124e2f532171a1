// What each stage costs, on the final report of the Tenth Meeting: `build/bench/tests/bench/bench-stages`. Never a test: it prints,
// it does not judge. Each stage starts from what the one before handed over; "whole" is a process's work from facts to both files.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <iostream>

#include "app/compose.h"
#include "app/publish.h"
#include "layout/layout.h"
#include "markdown/markdown.h"
#include "passes/number.h"
#include "pdf/pdf.h"

namespace rapporteur::app {
namespace {

constexpr const char* kReport = "ccm-msp-2022-12";

// Ends the program where the project itself has faults: there is nothing to measure then.
void require_fine(const Diagnostics& diagnostics) {
    if (!diagnostics.failed()) return;
    for (const Diagnostic& diagnostic : diagnostics.all()) std::cerr << to_text(diagnostic, false);
    std::exit(1);
}

struct Bench {
    Disk files{RAPPORTEUR_SOURCE_DIR};
    Diagnostics diagnostics;
    Project project{files, diagnostics};
    const Recipe& recipe = [this]() -> const Recipe& {
        require_fine(diagnostics);
        return *project.recipe(kReport);
    }();
    Presses presses{files, files, files, project.sources()};

    document::Document document() {
        auto made = compose(project, recipe, {}, diagnostics);
        require_fine(diagnostics);
        return made->document;
    }
    const Press& press() {
        std::optional<FileFailure> failure;
        return *presses.press("geneva", diagnostics, failure);
    }
};

void facts(benchmark::State& state) {
    const Disk files{RAPPORTEUR_SOURCE_DIR};
    for (auto _ : state) {
        Diagnostics diagnostics;
        Sources sources;
        benchmark::DoNotOptimize(facts::load(files, sources, diagnostics));
    }
}

void templates(benchmark::State& state) {
    Bench bench;
    for (auto _ : state) benchmark::DoNotOptimize(render_recipe(bench.project, bench.recipe, {}, bench.diagnostics));
}

void compose_whole(benchmark::State& state) {
    Bench bench;
    for (auto _ : state) benchmark::DoNotOptimize(compose(bench.project, bench.recipe, {}, bench.diagnostics));
}

void write_markdown(benchmark::State& state) {
    Bench bench;
    const document::Document document = bench.document();
    for (auto _ : state) benchmark::DoNotOptimize(markdown::write(document));
}

void open_press(benchmark::State& state) {
    Bench bench;
    for (auto _ : state) {
        Presses presses(bench.files, bench.files, bench.files, bench.project.sources());
        std::optional<FileFailure> failure;
        benchmark::DoNotOptimize(presses.press("geneva", bench.diagnostics, failure));
    }
}

void layout_with_empty_cache(benchmark::State& state) {
    Bench bench;
    const document::Document document = bench.document();
    const Press& press = bench.press();
    for (auto _ : state) {
        text::Shaper shaper;
        benchmark::DoNotOptimize(set_pages(document, press, shaper, bench.diagnostics));
    }
}

void write_pdf(benchmark::State& state) {
    Bench bench;
    text::Shaper shaper;
    const pages::Pages pages = set_pages(bench.document(), bench.press(), shaper, bench.diagnostics);
    for (auto _ : state) benchmark::DoNotOptimize(pdf::write(pages));
}

// The same without tags, and with what it was made from inside: what accessibility and keeping the facts cost.
void write_pdf_untagged(benchmark::State& state) {
    Bench bench;
    text::Shaper shaper;
    const pages::Pages pages = set_pages(bench.document(), bench.press(), shaper, bench.diagnostics);
    pdf::Options options;
    options.tagged = false;
    for (auto _ : state) benchmark::DoNotOptimize(pdf::write(pages, options));
}

void write_pdf_with_facts(benchmark::State& state) {
    Bench bench;
    text::Shaper shaper;
    const pages::Pages pages = set_pages(bench.document(), bench.press(), shaper, bench.diagnostics);
    SourceFiles sources;
    for (const char* folder : {"content", "templates"})
        for (const std::string& path : bench.files.list(folder)) {
            auto text = bench.files.read(path);
            if (auto* read = std::get_if<std::string>(&text)) sources.files.emplace(path, std::move(*read));
        }
    for (auto _ : state) {
        pdf::Options options;
        options.attachments = attachments_of(sources, pages);
        benchmark::DoNotOptimize(pdf::write(pages, options));
    }
}

void whole(benchmark::State& state) {
    for (auto _ : state) {
        Bench bench;
        text::Shaper shaper;
        const document::Document document = bench.document();
        benchmark::DoNotOptimize(publish(document, "md", nullptr, {}, shaper, bench.diagnostics));
        benchmark::DoNotOptimize(publish(document, "pdf", &bench.press(), {}, shaper, bench.diagnostics));
    }
}

BENCHMARK(facts)->Unit(benchmark::kMillisecond);
BENCHMARK(templates)->Unit(benchmark::kMillisecond);
BENCHMARK(compose_whole)->Unit(benchmark::kMillisecond);
BENCHMARK(write_markdown)->Unit(benchmark::kMillisecond);
BENCHMARK(open_press)->Unit(benchmark::kMillisecond);
BENCHMARK(layout_with_empty_cache)->Unit(benchmark::kMillisecond);
BENCHMARK(write_pdf)->Unit(benchmark::kMillisecond);
BENCHMARK(write_pdf_untagged)->Unit(benchmark::kMillisecond);
BENCHMARK(write_pdf_with_facts)->Unit(benchmark::kMillisecond);
BENCHMARK(whole)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace rapporteur::app

BENCHMARK_MAIN();
