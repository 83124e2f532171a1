#include "app/source_files.h"

#include <set>

#include "base/files.h"
#include "base/hash.h"
#include "yaml/yaml.h"

namespace rapporteur::app {

namespace {

constexpr std::string_view kProgram = "rapporteur " RAPPORTEUR_VERSION;

// The fonts shown, by name.
List fonts_of(const pages::Pages& pages) {
    std::map<std::string, std::string> fonts;
    std::set<const text::FontFace*> seen;
    for (const pages::Page& page : pages.pages)
        for (const pages::FrameItem& item : page.items)
            if (const auto* placed = std::get_if<pages::PlacedRun>(&item.thing);
                placed && seen.insert(placed->run.face).second && placed->run.face)
                fonts.emplace(placed->run.face->postscript_name(), placed->run.face->version());
    List list;
    for (const auto& [name, version] : fonts) {
        Map font;
        font.set("name", name);
        font.set("version", version);
        list.emplace_back(std::move(font));
    }
    return list;
}

// As packed before, or now.
PackedFiles packed_files(const SourceFiles& sources) {
    PackedFiles all;
    for (const auto& [path, bytes] : sources.files) {
        const auto known = sources.packed ? sources.packed->find(path) : PackedFiles::const_iterator();
        all.emplace(path, sources.packed && known != sources.packed->end() ? known->second : pack(bytes.text()));
    }
    return all;
}

std::string manifest_of(const SourceFiles& sources, const PackedFiles& packed, const pages::Pages& pages) {
    Map manifest;
    const auto say = [&](const char* key, const std::string& text) {
        if (!text.empty()) manifest.set(key, text);
    };
    say("program", std::string(kProgram));
    say("command", sources.command);
    say("document", sources.document);
    say("convention", sources.convention);
    say("template", sources.template_file);
    say("dialect", sources.dialect);
    say("style", sources.style);
    say("standard", sources.standard);
    if (sources.corrected) manifest.set("corrected", true);
    manifest.set("fonts", fonts_of(pages));
    List files;
    for (const auto& [path, bytes] : sources.files) {
        Map file;
        file.set("file", path);
        file.set("bytes", static_cast<std::int64_t>(bytes.size()));
        file.set("sha256", packed.at(path).sha256);
        files.emplace_back(std::move(file));
    }
    manifest.set("files", std::move(files));
    return "# What this document was made from. `rapporteur verify` makes it again and compares.\n" +
           yaml::write(std::move(manifest));
}

std::string media_type(std::string_view path) {
    if (path.ends_with(".yml") || path.ends_with(".yaml")) return "application/yaml";
    if (path.ends_with(".json")) return "application/json";
    if (path.ends_with(".md")) return "text/markdown";
    if (path.ends_with(".png")) return "image/png";
    if (path.ends_with(".jpg") || path.ends_with(".jpeg")) return "image/jpeg";
    return "application/octet-stream";
}

std::string description(std::string_view path) {
    if (path.starts_with("content/schemas/")) return "What records must and may have";
    if (path.starts_with("content/")) return "Facts";
    if (path.starts_with("templates/styles/")) return "Looks";
    if (path.starts_with("templates/")) return "Wording";
    return "The document's source";
}

Value read_manifest(const pdf::Attachment& manifest, Sources& sources) {
    Diagnostics faults;
    const Value value = yaml::read(sources.add(manifest.name, manifest.bytes.text()), faults);
    return faults.failed() || !value.is(Kind::map) ? Value() : value;
}

std::string text_of(const Map& map, std::string_view key) {
    const Value* value = map.find(key);
    return value && value->is(Kind::text) ? value->text() : std::string();
}

}  // namespace

PackedFile pack(const std::string& bytes) { return {sha256(bytes), pdf::deflated(bytes)}; }

std::vector<pdf::Attachment> attachments_of(const SourceFiles& sources, const pages::Pages& pages) {
    const PackedFiles packed = packed_files(sources);
    std::vector<pdf::Attachment> all;
    all.push_back(
        {std::string(kManifest), media_type(kManifest), "What this document was made from", manifest_of(sources, packed, pages)});
    for (const auto& [path, bytes] : sources.files)
        all.push_back({path, media_type(path), description(path), bytes, packed.at(path).deflated});
    return all;
}

std::variant<SourceFiles, pdf::Failure> source_files_of(const std::vector<pdf::Attachment>& attachments) {
    SourceFiles found;
    for (const pdf::Attachment& one : attachments) {
        if (!stays_inside(one.name)) return pdf::Failure{"an attached file would lead out of its folder: '" + one.name + "'"};
        const bool is_another =
            &one == &attachments.front() ? true : one.name != kManifest && found.files.emplace(one.name, one.bytes).second;
        if (!is_another) return pdf::Failure{"two attached files have the name '" + one.name + "'"};
    }
    if (attachments.empty() || attachments.front().name != kManifest) return pdf::Failure{"it holds no manifest"};
    Sources texts;
    const Value manifest = read_manifest(attachments.front(), texts);
    const Value* named = manifest.is(Kind::map) ? manifest.map().find("files") : nullptr;
    if (!named || !named->is(Kind::list)) return pdf::Failure{"its manifest cannot be read"};
    std::size_t matching = 0;
    for (const Value& file : named->list()) {
        const auto one = file.is(Kind::map) ? found.files.find(text_of(file.map(), "file")) : found.files.end();
        if (one == found.files.end() || sha256(one->second.text()) != text_of(file.map(), "sha256"))
            return pdf::Failure{"an attached file is not the one that the manifest names" +
                                (one == found.files.end() ? "" : ": '" + one->first + "'")};
        ++matching;
    }
    if (matching != found.files.size()) return pdf::Failure{"it holds files that its manifest does not name"};
    const Map& words = manifest.map();
    found.command = text_of(words, "command");
    found.document = text_of(words, "document");
    found.convention = text_of(words, "convention");
    found.template_file = text_of(words, "template");
    found.dialect = text_of(words, "dialect");
    found.style = text_of(words, "style");
    found.standard = text_of(words, "standard");
    found.corrected = words.find("corrected") != nullptr;
    return found;
}

std::string tools_of(const pdf::Attachment& manifest) {
    Sources texts;
    const Value value = read_manifest(manifest, texts);
    Map tools;
    if (value.is(Kind::map))
        for (const char* key : {"program", "fonts"})
            if (const Value* said = value.map().find(key)) tools.set(key, *said);
    return yaml::write(std::move(tools));
}

}  // namespace rapporteur::app
