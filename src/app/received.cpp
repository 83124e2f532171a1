#include "app/received.h"

#include <algorithm>
#include <set>
#include <variant>

#include "app/inspect.h"
#include "app/verdict.h"
#include "base/utf8.h"
#include "checks/issued.h"

namespace rapporteur::app {

namespace {

std::vector<std::string> kinds_of(const Project& project) {
    std::set<std::string> kinds;
    for (const Recipe& recipe : project.recipes()) kinds.insert(kind_of(recipe));
    return {kinds.begin(), kinds.end()};
}

// As a file begins whose text is no UTF-8.
std::string how_to_save(std::string_view text, const std::string& path) {
    if (text.starts_with("%PDF"))
        return "this is a PDF: take its words out with `pdftotext -layout " + path + " draft.txt`, and check draft.txt";
    if (text.starts_with("PK"))
        return "this is a file of Word or of another office program: save it there as plain text (UTF-8), and check that";
    return "save the text as UTF-8";
}

std::optional<ExitCode> refuse_unknown_kind(const std::string& kind, const Project& project, const Desk& desk) {
    const std::vector<std::string> kinds = kinds_of(project);
    if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) return std::nullopt;
    const std::string near = nearest(kind, kinds);
    return desk.console.wrong_use(
        "there is no kind of document '" + kind + "'",
        near.empty() ? "kinds are the folders of templates/ that documents are made of" : "did you mean '" + near + "'?");
}

// Where a text names a convention first, by the name that its facts give it; npos where it does not.
std::size_t first_naming_of(const facts::Facts& facts, const std::string& convention, std::string_view text) {
    const Value* itself = facts.convention(convention)->find("convention");
    const Value* name = itself && itself->is(Kind::map) ? itself->map().find("name") : nullptr;
    return name && name->is(Kind::text) ? text.find(name->text()) : std::string_view::npos;
}

// Of the conventions that make documents of that kind, the one whose name stands first in the text; where none does, the first that
// makes them.
std::string convention_of(const Project& project, const std::string& kind, std::string_view text) {
    std::string found;
    std::size_t first = std::string_view::npos;
    for (const Recipe& recipe : project.recipes()) {
        if (kind_of(recipe) != kind) continue;
        const std::size_t at = first_naming_of(project.facts(), recipe.convention, text);
        if (!found.empty() && at >= first) continue;
        found = recipe.convention;
        first = at;
    }
    return found;
}

// Returns how many words it has.
std::size_t inspect_text(const SourceFile& source, const std::string& kind, Project& project, Inspected& inspected,
                         Diagnostics& diagnostics) {
    if (const auto bad = static_cast<std::uint32_t>(utf8::first_invalid(source.text())); bad < source.text().size()) {
        diagnostics.add(error("app.not-utf8", {&source, bad, bad + 1}, "this byte is not UTF-8")
                            .hint(how_to_save(source.text(), source.name())));
        return 0;
    }
    checks::Reading reading = checks::read_text(source);
    const std::size_t words = checks::words_in(checks::traces(reading));
    const std::string convention = convention_of(project, kind, source.text());
    inspect_words(project, inspected, {std::move(reading), kind, convention, true, {}}, std::nullopt, diagnostics);
    return words;
}

}  // namespace

ExitCode refuse_received(const std::string& path, const Project& project, const Desk& desk) {
    std::string kinds;
    for (const std::string& kind : kinds_of(project)) kinds += (kinds.empty() ? "" : ", ") + kind;
    return desk.console.wrong_use("there is no document '" + path + "'",
                                  "a text that someone sent is checked as what it is: rapporteur check " + path +
                                      " --as KIND, where KIND is " + kinds);
}

ExitCode check_received(const CheckCommand& command, Project& project, Desk& desk) {
    if (const auto ended = refuse_unknown_kind(command.as, project, desk)) return *ended;
    if (command.ids.empty())
        return desk.console.wrong_use("which text is to be checked?", "name its file: rapporteur check FILE --as " + command.as);
    Inspected inspected;
    inspected.wording = checks::read_wording(checks::read_files(desk.files, project.sources(), desk.diagnostics),
                                             checks::read_words(desk.files, project.sources(), desk.diagnostics), desk.diagnostics);
    std::size_t words = 0;
    for (const std::string& path : command.ids) {
        const NamedFile file = split_path(desk.in_root(path));
        auto text = Disk(file.folder).read(file.name);
        if (const auto* failure = std::get_if<FileFailure>(&text)) return desk.console.world_failed("read", *failure);
        const SourceFile& source = project.sources().add(path, std::get<std::string>(std::move(text)));
        words += inspect_text(source, command.as, project, inspected, desk.diagnostics);
    }
    const std::string texts = command.ids.size() == 1 ? command.ids.front() : counted(command.ids.size(), "text");
    return tell(command, {}, project, desk,
                "read " + counted(words, "word") + " of " + texts + " as '" + command.as + "': nothing to tell");
}

}  // namespace rapporteur::app
