#include "app/publish.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "app/desk.h"
#include "app/ties.h"
#include "layout/layout.h"
#include "markdown/markdown.h"
#include "passes/accessible.h"
#include "yaml/yaml.h"

namespace rapporteur::app {

namespace {

using MaybeBytes = std::optional<std::string>;

MaybeBytes to_markdown(document::Document document, const Press*, const PdfOrder&, text::Shaper&, Diagnostics&) {
    return markdown::write(document);
}

MaybeBytes to_pdf(document::Document document, const Press* press, const PdfOrder& order, text::Shaper& shaper,
                  Diagnostics& diagnostics) {
    const std::size_t errors_before = diagnostics.errors();
    pdf::Options options;
    options.standards = standards_named(order.standard);
    options.tagged = options.standards.any();
    if (options.standards.any()) passes::check_accessible(document, diagnostics);
    const std::string id = document.id;
    pages::Pages pages = set_pages(std::move(document), *press, shaper, diagnostics);
    if (diagnostics.errors() > errors_before) return std::nullopt;
    if (order.sources && options.standards.archive != 2) options.attachments = attachments_of(*order.sources, pages);
    auto written = pdf::write(std::move(pages), options);
    if (const auto* failure = std::get_if<pdf::Failure>(&written)) {
        diagnostics.add(error("pdf.not-written", failure->place, "the PDF of '" + id + "' cannot be written: " + failure->reason));
        return std::nullopt;
    }
    return std::get<std::string>(std::move(written));
}

// A new output format is its own room and a row here.
struct Writer {
    std::string_view format;
    bool needs_press;
    MaybeBytes (*write)(document::Document, const Press*, const PdfOrder&, text::Shaper&, Diagnostics&);
};
constexpr std::array kWriters{
    Writer{"md", false, to_markdown},
    Writer{"pdf", true, to_pdf},
};

const Writer& writer(std::string_view format) {
    for (const Writer& one : kWriters)
        if (one.format == format) return one;
    return kWriters.front();
}

}  // namespace

namespace {

struct NamedStandards {
    const char* name;
    pdf::Standards standards;
};
constexpr std::array kStandards{
    NamedStandards{"a-3a+ua-1", {3, true}}, NamedStandards{"a-2a+ua-1", {2, true}}, NamedStandards{"a-3a", {3, false}},
    NamedStandards{"a-2a", {2, false}},     NamedStandards{"ua-1", {0, true}},      NamedStandards{"none", {0, false}},
};

}  // namespace

std::vector<std::string> standard_names() {
    std::vector<std::string> names;
    for (const NamedStandards& one : kStandards) names.emplace_back(one.name);
    return names;
}

pdf::Standards standards_named(std::string_view name) {
    for (const NamedStandards& one : kStandards)
        if (one.name == name) return one.standards;
    return {};
}

const Press* Presses::press(const std::string& style, Diagnostics& diagnostics, std::optional<FileFailure>& failure) {
    const auto [known, is_new] = presses_.try_emplace(style);
    if (is_new) known->second = open(style, diagnostics, failure);
    return known->second.get();
}

namespace {

constexpr std::string_view kStyles = "templates/styles/", kEnding = ".yml";

std::vector<std::string> styles_of(const FileSystem& files) {
    std::vector<std::string> names;
    for (const std::string& path : files.list("templates/styles"))
        if (path.starts_with(kStyles) && path.ends_with(kEnding))
            names.push_back(path.substr(kStyles.size(), path.size() - kStyles.size() - kEnding.size()));
    return names;
}

}  // namespace

std::string Presses::remedy(const FileFailure& failure) const {
    if (!failure.path.ends_with(kEnding)) return "on Debian fonts come with the package fonts-liberation2";
    std::vector<std::string> names = styles_of(*files_);
    for (std::string& own : styles_of(*own_files_))
        if (std::find(names.begin(), names.end(), own) == names.end()) names.push_back(std::move(own));
    const std::string near = nearest(std::filesystem::path(failure.path).stem().string(), names);
    return near.empty() ? "styles are files of templates/styles" : "did you mean the style '" + near + "'?";
}

namespace {

// None where the style asks for none, or where the system has no patterns for the language (a warning).
std::optional<text::Hyphenator> hyphenator_for(const std::string& language, const style::HyphenStyle& hyphens,
                                               Diagnostics& diagnostics) {
    if (language.empty()) return std::nullopt;
    const NamedFile patterns = split_path(text::Hyphenator::usual_path(language));
    auto dictionary = Disk(patterns.folder).read(patterns.name);
    std::optional<text::Hyphenator> hyphenator;
    if (const auto* content = std::get_if<std::string>(&dictionary))
        hyphenator = text::Hyphenator::from_patterns(*content, {hyphens.before, hyphens.after});
    if (!hyphenator)
        diagnostics.add(
            warning("style.no-hyphenation", {}, "there are no hyphenation patterns for '" + language + "', so no word is divided")
                .hint("install them; on Debian they are the packages hyphen-en-gb, hyphen-fr, …"));
    return hyphenator;
}

}  // namespace

std::unique_ptr<Press> Presses::open(const std::string& name, Diagnostics& diagnostics, std::optional<FileFailure>& failure) {
    const std::string path = "templates/styles/" + name + ".yml";
    auto text = files_->read(path);
    if (const auto* missing = std::get_if<FileFailure>(&text); missing && missing->missing) text = own_files_->read(path);
    if (const auto* missing = std::get_if<FileFailure>(&text)) {
        failure = *missing;
        return nullptr;
    }
    const std::size_t errors_before = diagnostics.errors();
    const Value value = yaml::read(sources_->add(path, std::get<std::string>(std::move(text))), diagnostics);
    if (diagnostics.errors() > errors_before) return nullptr;
    auto press = std::make_unique<Press>(style::read(value, name, diagnostics), *pictures_);
    if (diagnostics.errors() > errors_before) return nullptr;
    for (const auto& [family, fonts] : press->style.families)
        if ((failure = press->fonts.add_family(family, fonts, press->style.features[family]))) return nullptr;
    for (const auto& [family, fonts] : press->style.reserve_families) press->fonts.add_reserve(family, fonts);
    press->ties = read_ties(*files_, *own_files_, *sources_, diagnostics);
    if (diagnostics.errors() > errors_before) return nullptr;
    press->hyphenator = hyphenator_for(press->style.hyphenation, press->style.hyphens, diagnostics);
    return press;
}

pages::Pages set_pages(document::Document document, const Press& press, text::Shaper& shaper, Diagnostics& diagnostics) {
    images::Shelf pictures(*press.pictures);
    const layout::Tools tools{press.fonts, shaper, press.hyphenator ? &*press.hyphenator : nullptr, &press.ties, &pictures};
    return layout::set(std::move(document), press.style, tools, diagnostics);
}

bool needs_press(std::string_view format) { return writer(format).needs_press; }

std::optional<Published> publish(document::Document document, std::string_view format, const Press* press,
                                 const PdfOrder& order, text::Shaper& shaper, Diagnostics& diagnostics) {
    std::string file_name = document.id + "." + std::string(format);
    auto bytes = writer(format).write(std::move(document), press, order, shaper, diagnostics);
    if (!bytes) return std::nullopt;
    return Published{std::move(file_name), std::move(*bytes)};
}

}  // namespace rapporteur::app
