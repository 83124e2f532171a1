#include "app/order.h"

#include <filesystem>

#include "images/images.h"
#include "markdown/markdown.h"
#include "passes/number.h"
#include "passes/settle.h"

namespace rapporteur::app {

namespace {

std::string style_path(const std::string& style) { return "templates/styles/" + style + ".yml"; }

// The one that a document asks for, or the usual one.
std::string style_of(const document::Document& document) { return document.style.empty() ? "plain" : document.style; }

// Of the other conventions a document knows nothing, and checks make none; of the schemas it is asked which are needed.
bool is_foreign(const std::string& path, const Project& project, const Recipe& recipe) {
    if (path.starts_with("content/checks/") || path.starts_with("content/schemas/")) return true;
    for (const std::string& convention : project.facts().conventions())
        if (convention != recipe.convention && convention != "shared" && path.starts_with("content/" + convention + "/"))
            return true;
    return false;
}

// The schemas that a text names: "../schemas/states.schema.json", "common.schema.json#/…".
std::vector<std::string> schemas_named(std::string_view text) {
    constexpr std::string_view kEnding = ".schema.json";
    std::vector<std::string> names;
    for (std::size_t at = text.find(kEnding); at != text.npos; at = text.find(kEnding, at + 1)) {
        const std::size_t before = text.find_last_of("/\"= ", at);
        const std::size_t begin = before == text.npos ? 0 : before + 1;
        names.emplace_back(text.substr(begin, at + kEnding.size() - begin));
    }
    return names;
}

// The schemas that the files of facts name, in their first lines, and those that these name.
void take_schemas(SourceFiles& sources, const RunFiles& files) {
    std::vector<std::string> wanted;
    const auto want = [&](std::string_view text) {
        for (std::string& name : schemas_named(text)) wanted.push_back("content/schemas/" + std::move(name));
    };
    for (const auto& [path, bytes] : sources.files) want(std::string_view(bytes.text()).substr(0, bytes.text().find('\n')));
    while (!wanted.empty()) {
        const auto found = files.project.all_read().find(wanted.back());
        wanted.pop_back();
        if (found != files.project.all_read().end() && sources.files.emplace(found->first, SharedText::of(found->second)).second)
            want(found->second);
    }
}

// What the words of the languages are is asked of all locales: a line may not end between some of them.
void take_locales(SourceFiles& sources, const RunFiles& files) {
    for (const RememberingFiles* from : {&files.project, &files.own})
        for (const auto& [path, bytes] : from->all_read())
            if (path.starts_with("templates/locales/")) sources.files.emplace(path, SharedText::of(bytes));
}

void take(SourceFiles& sources, const std::string& path, const RunFiles& files) {
    for (const RememberingFiles* from : {&files.project, &files.own})
        if (const auto found = from->all_read().find(path); found != from->all_read().end()) {
            sources.files.emplace(path, SharedText::of(found->second));
            return;
        }
}

void take_pictures(SourceFiles& sources, const document::Document& document, const RunFiles& files) {
    document::for_each_block(document, [&](const document::Block& block) {
        const auto* picture = std::get_if<document::Picture>(&block.node);
        if (!picture) return;
        auto bytes = files.pictures.read(picture->source);
        if (auto* found = std::get_if<std::string>(&bytes)) sources.files.emplace(picture->source, std::move(*found));
    });
}

// A document with a hole where a picture should be is not issued.
bool has_its_pictures(const document::Document& document, const RunFiles& files, Diagnostics& diagnostics) {
    images::Shelf shelf(files.pictures);
    bool all = true;
    document::for_each_block(document, [&](const document::Block& block) {
        const auto* picture = std::get_if<document::Picture>(&block.node);
        if (!picture) return;
        const images::Found& found = shelf.find(picture->source);
        const auto* reason = std::get_if<std::string>(&found);
        if (!reason) return;
        all = false;
        const SourceSpan place = block.origin.fact_place.known() ? block.origin.fact_place : block.origin.template_place;
        diagnostics.add(error("build.no-picture", place, "the picture '" + picture->source + "' cannot be shown: " + *reason)
                            .hint("give the path of a PNG or JPEG file below the folder of the project"));
    });
    return all;
}

void pack_files(SourceFiles& sources, const RunFiles& files) {
    for (const auto& [path, bytes] : sources.files)
        if (!files.packed->contains(path)) files.packed->emplace(path, pack(bytes.text()));
    sources.packed = files.packed;
}

SourceFiles sources_of(const Project& project, const Recipe& recipe, const Composed& composed, const OrderWishes& wishes,
                       const RunFiles& files) {
    SourceFiles sources;
    sources.command = "build";
    sources.document = recipe.id;
    sources.convention = recipe.convention;
    sources.template_file = recipe.template_file;
    sources.style = style_of(composed.document);
    sources.standard = wishes.pdf.standard;
    sources.corrected = wishes.corrected;
    for (const auto& [path, bytes] : files.project.all_read())
        if (path.starts_with("content/") && !is_foreign(path, project, recipe)) sources.files.emplace(path, SharedText::of(bytes));
    take_schemas(sources, files);
    for (const std::string& name : composed.templates) take(sources, "templates/" + name, files);
    take_locales(sources, files);
    take(sources, style_path(sources.style), files);
    take_pictures(sources, composed.document, files);
    pack_files(sources, files);
    return sources;
}

}  // namespace

std::optional<Order> order_recipe(Project& project, const Recipe& recipe, const OrderWishes& wishes, const RunFiles& files,
                                  Presses& presses, Diagnostics& diagnostics, std::optional<FileFailure>& failure) {
    auto composed = compose(project, recipe, {wishes.corrected, wishes.reading}, diagnostics);
    if (!composed) return std::nullopt;
    Order order;
    order.pdf.standard = wishes.pdf.standard;
    if (wishes.on_pages) {
        order.press = presses.press(style_of(composed->document), diagnostics, failure);
        if (!order.press || !has_its_pictures(composed->document, files, diagnostics)) return std::nullopt;
        if (wishes.pdf.with_facts) order.pdf.sources = sources_of(project, recipe, *composed, wishes, files);
    }
    order.document = std::move(composed->document);
    order.readings = std::move(composed->readings);
    return order;
}

std::optional<Order> order_markdown(MarkdownText text, const MarkdownWishes& wishes, const RunFiles& files, Sources& sources,
                                    Presses& presses, Diagnostics& diagnostics, std::optional<FileFailure>& failure) {
    const SourceFile& source = sources.add(text.shown, std::move(text.text));
    const auto asked = wishes.dialect.empty() ? markdown::dialect_of(source) : markdown::dialect_named(wishes.dialect);
    const bool house = asked == markdown::Dialect::rapporteur;
    Order order;
    order.document = markdown::read(source, {}, {asked.value_or(markdown::Dialect::github), {}}, diagnostics);
    order.document.id = std::filesystem::path(text.name).stem().string();
    order.document = passes::number(passes::settle(std::move(order.document), diagnostics), diagnostics);
    const std::string own_style = house ? style_of(order.document) : "plain";
    const std::string style = wishes.style.empty() ? own_style : wishes.style;
    order.press = presses.press(style, diagnostics, failure);
    if (!order.press) return std::nullopt;
    order.pdf.standard = wishes.pdf.standard;
    if (!wishes.pdf.with_facts) return order;
    SourceFiles& inside = order.pdf.sources.emplace();
    inside.command = "typeset";
    inside.document = text.name;
    inside.style = style;
    inside.dialect = house ? "house" : "";
    inside.standard = wishes.pdf.standard;
    inside.files = {{text.name, SharedText::of(source.text())}};
    take_locales(inside, files);
    take(inside, style_path(style), files);
    take_pictures(inside, order.document, files);
    return order;
}

}  // namespace rapporteur::app
