#include "app/ties.h"

#include <set>

#include "locale/house_style.h"
#include "yaml/yaml.h"

namespace rapporteur::app {

namespace {

constexpr std::string_view kFolder = "templates/locales", kEnding = ".yml";

text::TiedWords tied_words(locale::WordLists lists) {
    return {lists["titles"],      lists["before_number"], lists["after_number"], lists["currencies"],
            lists["never_first"], lists["never_last"],    lists["pairs"],       lists["before_year"]};
}

}  // namespace

text::Ties read_ties(const FileSystem& files, const FileSystem& own_files, Sources& sources, Diagnostics& diagnostics) {
    text::Ties ties;
    std::set<std::string> known;
    for (const FileSystem* shelf : {&files, &own_files}) {
        for (const std::string& path : shelf->list(std::string(kFolder))) {
            if (!path.ends_with(kEnding) || !known.insert(path).second) continue;
            auto text = shelf->read(path);
            if (std::holds_alternative<FileFailure>(text)) continue;
            const Value house = yaml::read(sources.add(path, std::get<std::string>(std::move(text))), diagnostics);
            const std::size_t begin = path.rfind('/') + 1;
            const std::string language = path.substr(begin, path.size() - begin - kEnding.size());
            ties.add(language, tied_words(locale::read_ties(house, diagnostics)));
        }
    }
    return ties;
}

}  // namespace rapporteur::app
