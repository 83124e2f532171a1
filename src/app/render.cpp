#include "app/commands.h"
#include "yaml/yaml.h"

namespace rapporteur::app {

namespace {

// The names that a data file gives to a template.
Map names_from(const SourceFile& file, Diagnostics& diagnostics) {
    const Value value = yaml::read(file, diagnostics);
    if (value.is(Kind::map)) return value.map();
    if (!value.is(Kind::null))
        diagnostics.add(error("app.data-is-no-map", value.place(),
                              "the data must be a map of names, but it is " + std::string(describe(value.kind()))));
    return {};
}

}  // namespace

ExitCode render(const RenderCommand& command, Desk& desk) {
    const NamedFile data_file = split_path(desk.in_root(command.data_file)),
                    template_file = split_path(desk.in_root(command.template_file));
    const Disk templates(template_file.folder);
    const auto data = Disk(data_file.folder).read(data_file.name), source = templates.read(template_file.name);
    if (const auto* failure = std::get_if<FileFailure>(&data)) return desk.console.world_failed("read", *failure);
    if (const auto* failure = std::get_if<FileFailure>(&source)) return desk.console.world_failed("read", *failure);

    Sources sources;
    const Map names = names_from(sources.add(command.data_file, std::get<std::string>(data)), desk.diagnostics);
    if (desk.diagnostics.failed()) return desk.console.report(desk.diagnostics);

    const locale::Locale locale("en", Value(), desk.diagnostics);
    const language::Environment environment(locale);
    templating::Library library(templates, "", sources, environment);
    const auto rendered =
        library.render_source(sources.add(command.template_file, std::get<std::string>(source)), names, desk.diagnostics);
    const ExitCode verdict = desk.console.report(desk.diagnostics);
    return rendered && verdict == ExitCode::fine ? desk.print(rendered->text) : verdict;
}

}  // namespace rapporteur::app
