#include "checks/words.h"

#include <variant>

#include "yaml/yaml.h"

namespace rapporteur::checks {

namespace {

// A word as a pattern finds it: its marks are no signs of the pattern.
std::string literal(std::string_view word) {
    std::string text;
    for (const char c : word) {
        if (std::string_view("\\^$.|?*+()[]{}").find(c) != std::string_view::npos) text += '\\';
        text += c;
    }
    return text;
}

std::string alternatives(const std::vector<std::string>& words, std::string_view form) {
    const std::size_t blank = form.find('_');
    std::string text;
    for (const std::string& word : words) {
        if (!text.empty()) text += '|';
        text.append(form.substr(0, blank)).append(literal(word)).append(form.substr(blank + 1));
    }
    return text;
}

std::string fault_of(std::string_view name, const WordLists& lists) {
    std::vector<std::string> known;
    for (const auto& [list, words] : lists) known.push_back(list);
    const std::string near = nearest(std::string(name), known);
    return "there is no list of words '" + std::string(name) + "'" +
           (near.empty() ? ", which stands under `words` in templates/locales" : "; did you mean '" + near + "'?");
}

// An empty one would stand everywhere.
bool is_word(const Value& value) {
    return value.is(Kind::text) && value.text().find_first_not_of(" \t\n") != std::string::npos;
}

}  // namespace

WordLists read_words(const FileSystem& files, Sources& sources, Diagnostics& diagnostics, std::string_view language) {
    const std::string path = "templates/locales/" + std::string(language) + ".yml";
    auto text = files.read(path);
    if (std::holds_alternative<FileFailure>(text)) return {};
    const Value house = yaml::read(sources.add(path, std::get<std::string>(std::move(text))), diagnostics);
    const Value* lists = house.is(Kind::map) ? house.map().find("words") : nullptr;
    WordLists all;
    if (!lists || !lists->is(Kind::map)) return all;
    const auto fault = [&](const Value& at, std::string message) {
        diagnostics.add(error("checks.words", at.place(), std::move(message))
                            .hint("words stand in a list, [May, June]; one that would be read as true, false or a number stands in "
                                  "quotes, 'true'"));
    };
    for (const Map::Entry& entry : lists->map().entries()) {
        if (!entry.value.is(Kind::list)) {
            fault(entry.value, "'" + entry.key + "' is no list of words");
            continue;
        }
        for (const Value& word : entry.value.list()) {
            if (is_word(word)) all[entry.key].push_back(word.text());
            else fault(word, "this is no word, and stands in the list '" + entry.key + "'");
        }
    }
    return all;
}

std::string with_words(std::string_view pattern, const WordLists& lists, std::string& fault) {
    std::string text;
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t open = pattern.find("{{", at), close = pattern.find("}}", open);
        text += pattern.substr(at, open - at);
        if (close == std::string_view::npos) return text += open == std::string_view::npos ? "" : pattern.substr(open);
        const std::string_view named = pattern.substr(open + 2, close - open - 2);
        const std::size_t colon = named.find(':');
        const std::string_view name = named.substr(0, colon),
                               form = colon == std::string_view::npos ? "_" : named.substr(colon + 1);
        const auto list = lists.find(name);
        if (list == lists.end()) fault = fault_of(name, lists);
        else if (form.find('_') == std::string_view::npos)
            fault = "the form '" + std::string(form) + "' has no '_' where a word stands";
        else text += alternatives(list->second, form);
        at = close + 2;
    }
    return text;
}

}  // namespace rapporteur::checks
