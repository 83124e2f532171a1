#include <algorithm>

#include "app/commands.h"
#include "app/order.h"
#include "app/pdf_sources.h"
#include "pdf/read.h"

namespace rapporteur::app {

namespace {

// The document, made from nothing but the files inside the PDF. None where they have faults (reported) or `failure` says what this machine
// lacks.
std::optional<std::string> made_again(const SourceFiles& sources, Diagnostics& diagnostics, std::optional<FileFailure>& failure) {
    const FilesInMemory inside(sources.files), nothing({});
    const RunFiles files(inside, nothing, inside);
    const PdfWishes pdf{sources.standard, true};
    Sources texts;
    text::Shaper shaper;
    const auto publish_order = [&](const std::optional<Order>& order) -> std::optional<std::string> {
        if (!order) return std::nullopt;
        auto published = publish(order->document, "pdf", order->press, order->pdf, shaper, diagnostics);
        return published ? std::optional(std::move(published->bytes)) : std::nullopt;
    };
    if (sources.command == "typeset") {
        Presses presses(files.project, files.own, files.pictures, texts);
        const auto text = sources.files.find(sources.document);
        if (text == sources.files.end()) return std::nullopt;
        return publish_order(order_markdown(text->first, text->first, text->second, sources.style, pdf, files, texts, presses, diagnostics, failure));
    }
    Project project(files.project, diagnostics);
    const Recipe* recipe = diagnostics.failed() ? nullptr : project.recipe(sources.document);
    if (!recipe) return std::nullopt;
    Presses presses(files.project, files.own, files.pictures, project.sources());
    return publish_order(order_recipe(project, *recipe, {sources.corrected, true, pdf}, files, presses, diagnostics, failure));
}

bool made_with_other_tools(const std::vector<pdf::Attachment>& attachments, const std::string& again) {
    const auto own = pdf::read_attachments(again);
    const auto* now = std::get_if<std::vector<pdf::Attachment>>(&own);
    return now && !now->empty() && tools_of(now->front()) != tools_of(attachments.front());
}

}  // namespace

ExitCode verify(const VerifyCommand& command, Desk& desk) {
    const auto opened = open_pdf(command.pdf_file, desk);
    if (const ExitCode* ended = std::get_if<ExitCode>(&opened)) return *ended;
    const PdfSources& pdf = std::get<PdfSources>(opened);
    const std::vector<std::string> known = standard_names();
    if (std::find(known.begin(), known.end(), pdf.sources.standard) == known.end()) {
        desk.diagnostics.add(error("verify.unknown-standard", {}, "'" + command.pdf_file + "' names a standard that this program does not know"));
        return desk.console.report(desk.diagnostics);
    }
    std::optional<FileFailure> failure;
    const auto again = made_again(pdf.sources, desk.diagnostics, failure);
    if (failure) return desk.console.world_failed("use", *failure, "the document was made with it; on Debian fonts come with the package fonts-liberation2");
    if (again == pdf.bytes)
        return desk.print("'" + command.pdf_file + "' is what its facts make: " + pdf.sources.document + ", made again from " +
                          std::to_string(pdf.sources.files.size()) + " files, is the same to the byte\n");
    if (again && made_with_other_tools(pdf.attachments, *again)) {
        const std::string here = tools_of(std::get<std::vector<pdf::Attachment>>(pdf::read_attachments(*again)).front());
        return desk.console.world_failed("tell whether its facts make", {command.pdf_file, "it was made by another version of the program or with other fonts", false},
                                         "here is:\n" + here);
    }
    desk.diagnostics.add(error("verify.differs", {}, "'" + command.pdf_file + "' is not what its facts make")
                             .hint(again ? "what it shows was changed, or the facts inside it were" : "no document can be made from the facts inside it"));
    return desk.console.report(desk.diagnostics);
}

}  // namespace rapporteur::app
