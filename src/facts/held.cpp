#include "facts/held.h"

#include "facts/schema.h"
#include "facts/walk.h"
#include "yaml/yaml.h"

namespace rapporteur::facts {

std::vector<Held> read_held(const std::vector<std::string>& paths, const std::string& schema, const FileSystem& files,
                            Sources& sources, Diagnostics& diagnostics) {
    SchemaBook book(files, sources, diagnostics);
    std::vector<Held> all;
    for (const std::string& path : paths) {
        auto text = files.read(path);
        if (const auto* failure = std::get_if<FileFailure>(&text)) {
            diagnostics.add(error("facts.unreadable", {}, path + " cannot be read: " + failure->reason));
            continue;
        }
        const SourceFile& file = sources.add(path, std::get<std::string>(std::move(text)));
        const SourceSpan first_line{&file, 0, static_cast<std::uint32_t>(file.line(1).size())};
        Value content = yaml::read(file, diagnostics);
        if (const SchemaFile* held_to = book.find(schema, first_line)) walk(*held_to->root, content, diagnostics);
        all.push_back({path, std::move(content)});
    }
    return all;
}

}  // namespace rapporteur::facts
