#include "app/command_line.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "app/publish.h"

namespace rapporteur::app {

namespace {

constexpr const char* kFooter =
    "Documents are named by their ids; `rapporteur list` shows them.\n"
    "The program ends with 0 where all is fine, 1 where the facts, templates or documents have faults, 2 where it was called\n"
    "wrongly, 3 where a file, a font or the disk failed, 4 where the program itself is at fault.";

void add_pdf_wishes(CLI::App& command, PdfWishes& pdf) {
    command.add_option("--pdf-standard", pdf.standard, "What a PDF keeps to: a-3a+ua-1, a-2a+ua-1, a-3a, a-2a, ua-1, none (a-3a+ua-1)")
        ->check(CLI::IsMember(standard_names()));
    command.add_flag("!--without-facts", pdf.with_facts, "Leave what it was made from out of the PDF (as PDF/A-2 does)");
}

CLI::App* add_build(CLI::App& app, BuildCommand& build) {
    CLI::App* command = app.add_subcommand("build", "Write documents as Markdown and PDF");
    command->add_option("ID", build.ids, "Which documents; all of them if none is named");
    command->add_option("--to", build.formats, "Formats: md, pdf")->allow_extra_args(false)->delimiter(',')->check(CLI::IsMember({"md", "pdf"}));
    command->add_option("--output", build.output, "Folder to write to (output)");
    command->add_option("--jobs", build.jobs, "How many documents are set at a time")->check(CLI::Range(1u, 256u));
    command->add_flag("--corrected", build.corrected, "Leave out the slips of documents as they were issued");
    add_pdf_wishes(*command, build.pdf);
    return command;
}

CLI::App* add_check(CLI::App& app, CheckCommand& check) {
    CLI::App* command = app.add_subcommand("check", "Hold the facts and documents to the checks of content/checks");
    command->add_option("ID", check.ids, "Which documents; all of them if none is named. With --as: files");
    command->add_option("--as", check.as, "The files are documents of this kind as received: final-report, work-plan, …");
    command->add_flag("--facts", check.facts_alone, "Check the facts alone, not the words of documents");
    command->add_flag("--list", check.list, "Show the checks");
    command->add_option("--format", check.format, "Form of the messages: human, short, json, sarif, github")
        ->transform(CLI::CheckedTransformer(std::vector<std::pair<std::string, MessageFormat>>{{"human", MessageFormat::human},
                                                                                               {"short", MessageFormat::brief},
                                                                                               {"json", MessageFormat::json},
                                                                                               {"sarif", MessageFormat::sarif},
                                                                                               {"github", MessageFormat::github}}));
    command->add_option("--deny", "What ends the command with a fault besides errors: warnings")->check(CLI::IsMember({"warnings"}))->each([&check](const std::string&) { check.deny_warnings = true; });
    return command;
}

CLI::App* add_render(CLI::App& app, RenderCommand& render) {
    CLI::App* command = app.add_subcommand("render", "Render one template over any YAML, to standard output");
    command->add_option("TEMPLATE", render.template_file, "The template file")->required();
    command->add_option("--data", render.data_file, "A YAML file; its fields are the template's names")->required();
    return command;
}

CLI::App* add_typeset(CLI::App& app, TypesetCommand& typeset) {
    CLI::App* command = app.add_subcommand("typeset", "Set any Markdown file as PDF");
    command->add_option("FILE", typeset.markdown_file, "The Markdown file")->required();
    command->add_option("-o,--output", typeset.pdf_file, "The PDF file to write")->required();
    command->add_option("--style", typeset.style, "A style: plain, geneva, …");
    add_pdf_wishes(*command, typeset.pdf);
    return command;
}

CLI::App* add_dump(CLI::App& app, DumpCommand& dump) {
    CLI::App* command = app.add_subcommand("dump", "Print what one stage hands to the next");
    command->add_option("--stage", dump.stage, "facts, markdown, document or pages")
        ->required()
        ->check(CLI::IsMember({"facts", "markdown", "document", "pages"}));
    command->add_option("ID", dump.id, "Which document")->required();
    command->add_flag("--origins", dump.origins, "With stage document: where each word comes from");
    command->add_flag("--corrected", dump.corrected, "Leave out the slips of documents as they were issued");
    return command;
}

CLI::App* add_extract(CLI::App& app, ExtractCommand& extract) {
    CLI::App* command = app.add_subcommand("extract", "Take out of a PDF what it was made from");
    command->add_option("FILE", extract.pdf_file, "A PDF that rapporteur wrote")->required();
    command->add_option("-o,--output", extract.folder, "A new folder to write to (FILE-facts)");
    return command;
}

CLI::App* add_verify(CLI::App& app, VerifyCommand& verify) {
    CLI::App* command = app.add_subcommand("verify", "Make a PDF again from the facts inside it, and compare");
    command->add_option("FILE", verify.pdf_file, "A PDF that rapporteur wrote")->required();
    return command;
}

}  // namespace

std::variant<Options, ExitCode> parse_command_line(int argc, const char* const* argv) {
    Options options;
    BuildCommand build;
    CheckCommand check;
    ExplainCommand explain;
    RenderCommand render;
    TypesetCommand typeset;
    DumpCommand dump;
    ExtractCommand extract;
    VerifyCommand verify;

    CLI::App app{"rapporteur makes official documents from facts", "rapporteur"};
    app.footer(kFooter);
    app.require_subcommand(1);
    app.fallthrough();
    app.set_version_flag("--version", "rapporteur " RAPPORTEUR_VERSION);
    app.add_option("-C", options.root, "The project's folder (the current one)");
    app.add_option("--color", options.colour, "Colour in messages: auto, always, never")
        ->transform(CLI::CheckedTransformer(std::vector<std::pair<std::string, Colour>>{
            {"auto", Colour::automatic}, {"always", Colour::always}, {"never", Colour::never}}));
    CLI::App* build_command = add_build(app, build);
    CLI::App* check_command = add_check(app, check);
    CLI::App* explain_command = app.add_subcommand("explain", "Explain a check: what it holds, its rule, an example");
    explain_command->add_option("CODE", explain.code, "The check's name, as a message gives it")->required();
    CLI::App* list_command = app.add_subcommand("list", "List the documents that can be made");
    CLI::App* render_command = add_render(app, render);
    CLI::App* typeset_command = add_typeset(app, typeset);
    CLI::App* dump_command = add_dump(app, dump);
    CLI::App* extract_command = add_extract(app, extract);
    CLI::App* verify_command = add_verify(app, verify);
    CLI::App* help_command = app.add_subcommand("help", "Explain the commands");

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& ended) {
        return app.exit(ended, std::cout, std::cerr) == 0 ? ExitCode::fine : ExitCode::wrong_use;
    }
    if (help_command->parsed()) {
        std::cout << app.help("", CLI::AppFormatMode::All);
        return ExitCode::fine;
    }
    if (build_command->parsed()) options.command = build;
    if (check_command->parsed()) options.command = check;
    if (explain_command->parsed()) options.command = explain;
    if (list_command->parsed()) options.command = ListCommand{};
    if (render_command->parsed()) options.command = render;
    if (typeset_command->parsed()) options.command = typeset;
    if (dump_command->parsed()) options.command = dump;
    if (extract_command->parsed()) options.command = extract;
    if (verify_command->parsed()) options.command = verify;
    return options;
}

}  // namespace rapporteur::app
