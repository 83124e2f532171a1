#include <algorithm>

#include "app/commands.h"
#include "app/order.h"
#include "app/pdf_sources.h"
#include "pdf/read.h"

namespace rapporteur::app {

namespace {

std::map<std::string, std::string> texts_of(const SourceFiles& sources) {
    std::map<std::string, std::string> texts;
    for (const auto& [path, text] : sources.files) texts.emplace(path, text.text());
    return texts;
}

// The document, made from nothing but the files inside the PDF. What is reported points into it.
class MadeAgain {
public:
    explicit MadeAgain(const SourceFiles& sources)
        : sources_(sources), inside_(texts_of(sources)), nothing_({}), files_(inside_, nothing_, inside_) {}

    // None where the files have faults (reported) or `failure` says what this machine lacks.
    std::optional<std::string> bytes(Diagnostics& diagnostics, std::optional<FileFailure>& failure) {
        auto order = sources_.command == "typeset" ? order_text(diagnostics, failure) : order_document(diagnostics, failure);
        if (!order) return std::nullopt;
        text::Shaper shaper;
        auto published = publish(std::move(order->document), "pdf", order->press, order->pdf, shaper, diagnostics);
        return published ? std::optional(std::move(published->bytes)) : std::nullopt;
    }

private:
    std::optional<Order> order_text(Diagnostics& diagnostics, std::optional<FileFailure>& failure) {
        const auto text = sources_.files.find(sources_.document);
        if (text == sources_.files.end()) return std::nullopt;
        presses_.emplace(files_.project, files_.own, files_.pictures, texts_);
        const std::string dialect = sources_.dialect.empty() ? "github" : sources_.dialect;
        return order_markdown({text->first, text->first, text->second.text()}, {sources_.style, dialect, wishes()}, files_, texts_,
                              *presses_, diagnostics, failure);
    }

    std::optional<Order> order_document(Diagnostics& diagnostics, std::optional<FileFailure>& failure) {
        project_.emplace(files_.project, diagnostics);
        const Recipe* recipe = diagnostics.failed() ? nullptr : project_->recipe(sources_.document);
        if (!recipe) return std::nullopt;
        presses_.emplace(files_.project, files_.own, files_.pictures, project_->sources());
        Project& then = project_->as_of(*recipe, diagnostics);
        return order_recipe(then, *then.recipe(recipe->id), {sources_.corrected, true, wishes()}, files_, *presses_, diagnostics,
                            failure);
    }

    PdfWishes wishes() const { return {sources_.standard, true}; }

    const SourceFiles& sources_;
    const FilesInMemory inside_, nothing_;
    const RunFiles files_;
    Sources texts_;
    std::optional<Project> project_;
    std::optional<Presses> presses_;
};

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
        desk.diagnostics.add(
            error("verify.unknown-standard", {}, "'" + command.pdf_file + "' names a standard that this program does not know"));
        return desk.console.report(desk.diagnostics);
    }
    std::optional<FileFailure> failure;
    MadeAgain made(pdf.sources);
    const auto again = made.bytes(desk.diagnostics, failure);
    if (failure)
        return desk.console.world_failed("use", *failure,
                                         "the document was made with it; on Debian fonts come with the package fonts-liberation2");
    if (again == pdf.bytes)
        return desk.print("'" + command.pdf_file + "' is what its facts make: " + pdf.sources.document + ", made again from " +
                          std::to_string(pdf.sources.files.size()) + " files, is the same to the byte\n");
    if (again && made_with_other_tools(pdf.attachments, *again)) {
        const std::string here = tools_of(std::get<std::vector<pdf::Attachment>>(pdf::read_attachments(*again)).front());
        return desk.console.world_failed(
            "tell whether its facts make",
            {command.pdf_file, "it was made by another version of the program or with other fonts", false}, "here is:\n" + here);
    }
    desk.diagnostics.add(error("verify.differs", {}, "'" + command.pdf_file + "' is not what its facts make")
                             .hint(again ? "what it shows was changed, or the facts inside it were"
                                         : "no document can be made from the facts inside it"));
    return desk.console.report(desk.diagnostics);
}

}  // namespace rapporteur::app
