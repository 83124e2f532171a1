// Any bytes as Markdown, in both dialects: read, numbered and written without a fault of the program.
#include <cstdint>

#include "markdown/markdown.h"
#include "passes/number.h"

using namespace rapporteur;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const SourceFile file("input.md", std::string(reinterpret_cast<const char*>(data), size));
    for (const auto dialect : {markdown::Dialect::github, markdown::Dialect::rapporteur}) {
        Diagnostics diagnostics;
        const document::Document document = passes::number(markdown::read(file, {}, {dialect, {}}, diagnostics), diagnostics);
        const std::string written = markdown::write(document);
        if (written.empty() || written.back() != '\n') __builtin_trap();
        for (const Diagnostic& diagnostic : diagnostics.all()) to_text(diagnostic, true);
    }
    return 0;
}
