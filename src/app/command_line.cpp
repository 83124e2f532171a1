#include "app/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>

#include "app/publish.h"
#include "base/diagnostic.h"

namespace rapporteur::app {

namespace {

constexpr const char* kFooter =
    "`rapporteur help COMMAND` tells more. Documents are named by their ids; `rapporteur list` shows them.\n"
    "The program ends with 0 where all is fine, 1 where the facts, templates or documents have faults, 2 where it was called\n"
    "wrongly, 3 where a file, a font or the disk failed, 4 where the program itself is at fault.";

// A word that is one of these; what an enumeration reads it as is its number.
template <class Kind>
CLI::Validator one_of(std::vector<std::pair<std::string, Kind>> choices) {
    const auto read = [choices](std::string& word) {
        std::string known;
        for (const auto& [name, kind] : choices) {
            if (name == word) {
                if constexpr (std::is_enum_v<Kind>) word = std::to_string(static_cast<int>(kind));
                return std::string();
            }
            known += (known.empty() ? "" : ", ") + name;
        }
        return "'" + word + "' is none of: " + known;
    };
    return CLI::Validator(read, "", "one of");
}

CLI::Validator one_of(const std::vector<std::string>& words) {
    std::vector<std::pair<std::string, std::string>> choices;
    for (const std::string& word : words) choices.emplace_back(word, word);
    return one_of(choices);
}

CLI::Validator named() {
    const auto fault_of = [](const std::string& word) -> std::string {
        return word.empty() ? "a name must stand here, and none does" : "";
    };
    return CLI::Validator(fault_of, "", "named");
}

void add_pdf_wishes(CLI::App& command, PdfWishes& pdf) {
    command
        .add_option("--pdf-standard", pdf.standard,
                    "What a PDF keeps to: a-3a+ua-1 (where nothing is said), a-2a+ua-1, a-3a, a-2a, ua-1, none (not even tagged)")
        ->option_text("NAME")
        ->check(one_of(standard_names()));
    command.add_flag_callback(
        "--without-facts", [&pdf] { pdf.with_facts = false; }, "Leave the facts and templates out of the PDF");
}

CLI::App* add_build(CLI::App& app, BuildCommand& build) {
    CLI::App* command = app.add_subcommand("build", "Write documents as Markdown and PDF");
    command->add_option("ID", build.ids, "Which documents; all of them if none is named")->option_text(" ");
    command->add_option("--to", build.formats, "Only this format: md or pdf")
        ->option_text("FORMAT")
        ->allow_extra_args(false)
        ->delimiter(',')
        ->check(one_of({"md", "pdf"}));
    command->add_option("--output", build.output, "The folder to write to (output)")->option_text("DIR")->check(named());
    command->add_option("--jobs", build.jobs, "How many documents are set at a time (as many as there are processors)")
        ->option_text("N")
        ->check(CLI::Range(1u, 256u));
    command->add_flag("--corrected", build.corrected, "As the document should be, without the faults with which it was issued");
    add_pdf_wishes(*command, build.pdf);
    return command;
}

CLI::App* add_check(CLI::App& app, CheckCommand& check) {
    CLI::App* command = app.add_subcommand("check", "Say what is wrong with the facts and the documents, write nothing");
    command->add_option("ID", check.ids, "Which documents; all of them if none is named. With --as: files")->option_text(" ");
    command->add_option("--as", check.as, "The files are texts that someone sent, of this kind: final-report, work-plan, …")
        ->option_text("KIND")
        ->check(named());
    command->add_flag("--facts", check.facts_alone, "The facts alone, not the words of documents");
    command->add_flag("--list", check.list, "Show which checks there are");
    command->add_option("--format", check.format, "The form of the messages: human, short, json, sarif, github")
        ->option_text("FORM")
        ->transform(one_of<MessageFormat>({{"human", MessageFormat::human},
                                           {"short", MessageFormat::brief},
                                           {"json", MessageFormat::json},
                                           {"sarif", MessageFormat::sarif},
                                           {"github", MessageFormat::github}}));
    command->add_flag("--known", check.known, "Show each known deviation, not only how many there are");
    CLI::Option* baseline = command->add_option("--baseline", check.baseline, "Tell only what does not stand in this file")
                                ->option_text("FILE")
                                ->check(named());
    command->add_option("--write-baseline", check.write_baseline, "Write what is found to this file, and tell none of it")
        ->option_text("FILE")
        ->check(named())
        ->excludes(baseline);
    command->add_option("--deny", "`--deny warnings`: end with 1 for warnings too")
        ->option_text("warnings")
        ->check(one_of({"warnings"}))
        ->each([&check](const std::string&) { check.deny_warnings = true; });
    return command;
}

CLI::App* add_issue(CLI::App& app, IssueCommand& issue) {
    CLI::App* command = app.add_subcommand(
        "issue", "Keep what a document is issued with: from then on `check` says which words the facts change in it");
    command->add_option("ID", issue.ids, "Which documents")->option_text(" ")->required();
    command->add_flag("--again", issue.again, "Where other words are kept already, keep today's in their place");
    return command;
}

CLI::App* add_render(CLI::App& app, RenderCommand& render) {
    CLI::App* command = app.add_subcommand("render", "Fill in one template with the facts of one file, to standard output");
    command->add_option("TEMPLATE", render.template_file, "The template")->option_text(" ")->required();
    command->add_option("--data", render.data_file, "A YAML file; its fields are the template's names")
        ->option_text("FILE.yml")
        ->required();
    return command;
}

CLI::App* add_typeset(CLI::App& app, TypesetCommand& typeset) {
    CLI::App* command = app.add_subcommand("typeset", "Set any Markdown file as PDF");
    command->add_option("FILE", typeset.markdown_file, "The Markdown file")->option_text(" ")->required();
    command->add_option("-o,--output", typeset.pdf_file, "The PDF file to write")->option_text("FILE.pdf")->required();
    command
        ->add_option("--style", typeset.style, "A file of templates/styles/ by its name: plain (where nothing is said), geneva, …")
        ->option_text("NAME");
    command
        ->add_option(
            "--dialect", typeset.dialect,
            "How the text is read: github, or house, with the regions, references and numbered paragraphs of the project's "
            "documents (github, where the text does not say `dialect: house`)")
        ->option_text("NAME")
        ->check(one_of({"github", "house"}));
    add_pdf_wishes(*command, typeset.pdf);
    return command;
}

CLI::App* add_dump(CLI::App& app, DumpCommand& dump) {
    CLI::App* command = app.add_subcommand("dump", "For programmers: print what one stage hands to the next");
    command->add_option("--stage", dump.stage, "facts, markdown, document or pages")
        ->option_text("STAGE")
        ->required()
        ->check(one_of({"facts", "markdown", "document", "pages"}));
    command->add_option("ID", dump.id, "Which document")->option_text(" ")->required();
    command->add_flag("--origins", dump.origins, "With stage document: where each word comes from");
    command->add_flag("--corrected", dump.corrected, "As the document should be, without the faults with which it was issued");
    return command;
}

CLI::App* add_extract(CLI::App& app, ExtractCommand& extract) {
    CLI::App* command = app.add_subcommand("extract", "Take the facts and templates that a PDF was made from out of it");
    command->add_option("FILE", extract.pdf_file, "A PDF that rapporteur wrote")->option_text(" ")->required();
    command->add_option("-o,--output", extract.folder, "A new folder to write to (here: FILE-facts)")
        ->option_text("DIR")
        ->check(named());
    return command;
}

CLI::App* add_verify(CLI::App& app, VerifyCommand& verify) {
    CLI::App* command = app.add_subcommand("verify", "Say whether a PDF is what the facts inside it make");
    command->add_option("FILE", verify.pdf_file, "A PDF that rapporteur wrote")->option_text(" ")->required();
    return command;
}

std::vector<std::string> commands_of(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) names.push_back(command->get_name());
    return names;
}

std::vector<std::string> options_of(const CLI::App& command) {
    std::vector<std::string> names;
    for (const CLI::Option* option : command.get_options())
        if (!option->get_positional()) names.push_back("--" + (option->get_lnames().empty() ? "" : option->get_lnames().front()));
    return names;
}

Diagnostic no_such(const std::string& message, const std::string& word, const std::vector<std::string>& known,
                   const std::string& otherwise) {
    const std::string near = nearest(word, known);
    return error("", {}, message).hint(near.empty() ? otherwise : "did you mean '" + near + "'?");
}

Diagnostic no_such_command(const CLI::App& app, const std::string& word) {
    return no_such("there is no command '" + word + "'", word, commands_of(app), "`rapporteur help` shows the commands");
}

// What was wrong with the words.
Diagnostic fault_of(const CLI::App& app, const CLI::ParseError& ended) {
    const std::vector<std::string> left = app.remaining(true);
    const auto commands = app.get_subcommands();
    if (commands.empty()) {
        if (!left.empty()) return no_such_command(app, left.front());
        return error("", {}, "no command is named").hint("`rapporteur help` shows the commands");
    }
    const std::string command = commands.front()->get_name(), more = "`rapporteur help " + command + "` shows what it takes";
    if (!left.empty() && dynamic_cast<const CLI::ExtrasError*>(&ended))
        return no_such("'" + left.front() + "' is not a word that `rapporteur " + command + "` takes", left.front(),
                       options_of(*commands.front()), more);
    return error("", {}, ended.what()).hint(more);
}

}  // namespace

std::variant<Options, ExitCode> parse_command_line(int argc, const char* const* argv) {
    Options options;
    BuildCommand build;
    CheckCommand check;
    IssueCommand issue;
    ExplainCommand explain;
    RenderCommand render;
    TypesetCommand typeset;
    DumpCommand dump;
    ExtractCommand extract;
    VerifyCommand verify;

    CLI::App app{"rapporteur makes official documents from facts", "rapporteur"};
    app.require_subcommand(1);
    app.fallthrough();
    app.set_version_flag("--version", "rapporteur " RAPPORTEUR_VERSION, "Say which version this is");
    app.set_help_flag("-h,--help", "Show this");
    app.add_option("-C", options.root, "The project's folder (the current one)")->option_text("DIR");
    app.add_option("--color", options.colour, "Colour in messages: auto, always, never")
        ->option_text("WHEN")
        ->transform(one_of<Colour>({{"auto", Colour::automatic}, {"always", Colour::always}, {"never", Colour::never}}));
    CLI::App* build_command = add_build(app, build);
    CLI::App* check_command = add_check(app, check);
    CLI::App* issue_command = add_issue(app, issue);
    CLI::App* explain_command = app.add_subcommand("explain", "Explain a message: what it means, its rule, an example");
    explain_command
        ->add_option("CODE", explain.code,
                     "A check's name, or the code of another message, which stands in brackets behind it")
        ->option_text(" ")
        ->required();
    CLI::App* list_command = app.add_subcommand("list", "List the documents that can be made");
    CLI::App* render_command = add_render(app, render);
    CLI::App* typeset_command = add_typeset(app, typeset);
    CLI::App* dump_command = add_dump(app, dump);
    CLI::App* extract_command = add_extract(app, extract);
    CLI::App* verify_command = add_verify(app, verify);
    CLI::App* help_command = app.add_subcommand("help", "Show the commands, or what one of them takes");
    std::string explained;
    help_command->add_option("COMMAND", explained, "The command")->option_text(" ");
    app.footer(kFooter);

    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& asked) {
        app.exit(asked, std::cout, std::cerr);
        return ExitCode::fine;
    } catch (const CLI::ParseError& ended) {
        std::cerr << to_text(fault_of(app, ended), false);
        return ExitCode::wrong_use;
    }
    if (help_command->parsed()) {
        app.clear();
        if (explained.empty()) return std::cout << app.help(), ExitCode::fine;
        const std::vector<std::string> known = commands_of(app);
        if (std::find(known.begin(), known.end(), explained) == known.end())
            return std::cerr << to_text(no_such_command(app, explained), false), ExitCode::wrong_use;
        std::cout << app.get_subcommand(explained)->help("rapporteur");
        return ExitCode::fine;
    }
    if (build_command->parsed()) options.command = build;
    if (check_command->parsed()) options.command = check;
    if (issue_command->parsed()) options.command = issue;
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
