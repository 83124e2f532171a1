// The words of the command line as a value. The only place that sees CLI11.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/exit_code.h"
#include "app/messages.h"

namespace rapporteur::app {

enum class Colour { automatic, always, never };

// How PDFs are written.
struct PdfWishes {
    std::string standard = "a-3a+ua-1";             // one of standard_names() of app/publish.h
    bool with_facts = true;                         // what the document was made from travels inside it
};

struct BuildCommand {
    PdfWishes pdf;
    std::vector<std::string> ids;                   // none: every document
    std::vector<std::string> formats{"md", "pdf"};
    std::string output = "output";                  // below the project's root unless absolute
    unsigned jobs = 0;                              // 0: as many as the machine has processors
    bool corrected = false;                         // leave out the slips of the documents as issued
};
struct CheckCommand {
    std::vector<std::string> ids;                   // none: every document
    MessageFormat format = MessageFormat::human;
    bool list = false;                              // show the checks instead of making them
    bool deny_warnings = false;
    bool facts_alone = false;                       // leave out the words of documents
    bool known = false;                             // show each known deviation instead of counting them
    std::string baseline;                           // a file: what stands in it is not told again
    std::string write_baseline;                     // a file: everything found is written to it, and not told
    std::string as;                                 // a kind of document: `ids` are files of such documents as received
};
struct IssueCommand {
    std::vector<std::string> ids;
    bool again = false;                             // put today's words in place of those that are kept
};
struct ExplainCommand { std::string code; };
struct ListCommand {};
struct RenderCommand { std::string template_file, data_file; };
struct TypesetCommand {
    std::string markdown_file, pdf_file;
    std::string style, dialect;                     // empty where not said
    PdfWishes pdf;
};
struct DumpCommand { std::string stage, id; bool origins = false; bool corrected = false; };
struct ExtractCommand { std::string pdf_file, folder; };      // folder: empty where none was named
struct VerifyCommand { std::string pdf_file; };

struct Options {
    std::string root = ".";                         // -C
    Colour colour = Colour::automatic;
    std::variant<BuildCommand, CheckCommand, IssueCommand, ExplainCommand, ListCommand, RenderCommand, TypesetCommand, DumpCommand,
                 ExtractCommand, VerifyCommand>
        command;
};

// What to do, or, where nothing is to be done (help, version, words that make no sense), the code to end with; what there was
// to say has then been said.
std::variant<Options, ExitCode> parse_command_line(int argc, const char* const* argv);

}  // namespace rapporteur::app
