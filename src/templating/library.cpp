#include "templating/run.h"
#include "templating/shelf.h"
#include "templating/template.h"

namespace rapporteur::templating {

struct Library::Data {
    Shelf shelf;
    const language::Environment& environment;
};

Library::Library(const FileSystem& files, std::string folder, Sources& sources, const language::Environment& environment,
                 Options options)
    : data_(std::make_unique<Data>(Data{Shelf(files, std::move(folder), sources, options), environment})) {}

Library::~Library() = default;

std::optional<Rendered> Library::render(const std::string& name, const Map& names, Diagnostics& diagnostics) {
    Diagnostic failure;
    bool missing = false;
    const Template* found = data_->shelf.find(name, {}, failure, missing);
    if (found) return Run(data_->shelf, data_->environment, diagnostics).render(*found, names);
    diagnostics.add(std::move(failure));
    return std::nullopt;
}

std::optional<Rendered> Library::render_source(const SourceFile& source, const Map& names, Diagnostics& diagnostics) {
    return Run(data_->shelf, data_->environment, diagnostics).render(data_->shelf.keep(source), names);
}

}  // namespace rapporteur::templating
