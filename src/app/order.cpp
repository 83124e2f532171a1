#include "app/order.h"

#include <filesystem>

#include "markdown/markdown.h"
#include "passes/number.h"
#include "passes/settle.h"

namespace rapporteur::app {

namespace {

std::string style_path(const std::string& style) { return "templates/styles/" + style + ".yml"; }

// Of the other conventions a document knows nothing.
bool is_of_another(const std::string& path, const Project& project, const Recipe& recipe) {
    for (const std::string& convention : project.facts().conventions())
        if (convention != recipe.convention && convention != "shared" && path.starts_with("content/" + convention + "/")) return true;
    return false;
}

void take(SourceFiles& sources, const std::string& path, const RunFiles& files) {
    for (const RememberingFiles* from : {&files.project, &files.own})
        if (const auto found = from->all_read().find(path); found != from->all_read().end()) {
            sources.files.emplace(path, found->second);
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

SourceFiles sources_of(const Project& project, const Recipe& recipe, const Composed& composed, const OrderWishes& wishes,
                       const RunFiles& files) {
    SourceFiles sources{"build", recipe.id, recipe.convention, recipe.template_file, composed.document.style, wishes.pdf.standard, wishes.corrected, {}};
    if (sources.style.empty()) sources.style = "plain";
    for (const auto& [path, bytes] : files.project.all_read())
        if (path.starts_with("content/") && !is_of_another(path, project, recipe)) sources.files.emplace(path, bytes);
    for (const std::string& name : composed.templates) take(sources, "templates/" + name, files);
    take(sources, "templates/locales/" + recipe.language + ".yml", files);
    take(sources, style_path(sources.style), files);
    take_pictures(sources, composed.document, files);
    return sources;
}

}  // namespace

std::optional<Order> order_recipe(Project& project, const Recipe& recipe, const OrderWishes& wishes, const RunFiles& files, Presses& presses,
                                  Diagnostics& diagnostics, std::optional<FileFailure>& failure) {
    auto composed = compose(project, recipe, {wishes.corrected}, diagnostics);
    if (!composed) return std::nullopt;
    Order order;
    order.pdf.standard = wishes.pdf.standard;
    if (wishes.on_pages) {
        order.press = presses.press(composed->document.style.empty() ? "plain" : composed->document.style, diagnostics, failure);
        if (!order.press) return std::nullopt;
        if (wishes.pdf.with_facts) order.pdf.sources = sources_of(project, recipe, *composed, wishes, files);
    }
    order.document = std::move(composed->document);
    return order;
}

std::optional<Order> order_markdown(const std::string& name, const std::string& shown, const std::string& text, const std::string& style,
                                    const PdfWishes& wishes, const RunFiles& files, Sources& sources, Presses& presses,
                                    Diagnostics& diagnostics, std::optional<FileFailure>& failure) {
    Order order;
    order.document = markdown::read(sources.add(shown, text), {}, {markdown::Dialect::github, {}}, diagnostics);
    order.document.id = std::filesystem::path(name).stem().string();
    order.document = passes::number(passes::settle(std::move(order.document), diagnostics), diagnostics);
    order.press = presses.press(style, diagnostics, failure);
    if (!order.press) return std::nullopt;
    order.pdf.standard = wishes.standard;
    if (!wishes.with_facts) return order;
    order.pdf.sources = SourceFiles{"typeset", name, {}, {}, style, wishes.standard, false, {{name, text}}};
    take(*order.pdf.sources, style_path(style), files);
    take_pictures(*order.pdf.sources, order.document, files);
    return order;
}

}  // namespace rapporteur::app
