// What a message means: a check's own words, or for what the program itself says those of docs/messages.yml.
#include <algorithm>

#include "app/commands.h"
#include "app/own_messages.h"
#include "checks/wording.h"
#include "yaml/yaml.h"

namespace rapporteur::app {

namespace {

std::string ended(std::string text) { return text.empty() || text.back() == '\n' ? text : text + "\n"; }

// Its words, with … for each expression; empty where nothing else stands there.
std::string words_of(const checks::Sentence& sentence) {
    std::string text;
    bool has_words = false;
    const std::string& written = sentence.written();
    for (std::size_t at = 0; at < written.size();) {
        const std::size_t open = std::min(written.find("{{", at), written.size());
        text += written.substr(at, open - at);
        has_words |= written.find_first_not_of(" '\"(),", at) < open;
        if (open == written.size()) break;
        text += "…";
        const std::size_t close = written.find("}}", open);
        at = close == std::string::npos ? written.size() : close + 2;
    }
    return has_words ? text : std::string();
}

std::string explanation_of(const checks::Saying& check) {
    std::string text = headline(check) + "\n";
    if (const std::string says = words_of(check.says); !says.empty()) text += "It says: " + says + "\n";
    if (!check.rule.empty()) text += "Rule: " + check.rule + "\n";
    if (!check.remedy.empty()) text += "What to do: " + check.remedy + "\n";
    if (!check.example.empty()) text += "\nExample:\n" + ended(check.example);
    return text + "\nIt stands in " + check.place.to_string() + "\n";
}

std::string explanation_of(const std::string& code, const Map& message) {
    const auto text = [&](std::string_view name) {
        const Value* value = message.find(name);
        return value && value->is(Kind::text) ? value->text() : std::string();
    };
    std::string all = code + "\n\n" + ended(text("means"));
    if (const std::string wrong = text("wrong"); !wrong.empty()) all += "\nNot so:  " + ended(wrong);
    if (const std::string right = text("right"); !right.empty())
        all += (text("wrong").empty() ? "\nSo:      " : "But so:  ") + ended(right);
    return all;
}

// The program's own messages.
Map read_messages(Sources& sources) {
    Diagnostics faults;
    const Value read = yaml::read(sources.add("docs/messages.yml", std::string(kOwnMessages)), faults);
    return read.is(Kind::map) ? read.map() : Map();
}

ExitCode unknown(const std::string& code, const std::vector<std::string>& known, const Desk& desk) {
    std::string near = nearest(code, known);
    for (const std::string& one : known)                          // "as-issued" for "checks.as-issued"
        if (near.empty() && one.ends_with("." + code)) near = one;
    return desk.console.wrong_use(
        "there is no check and no message '" + code + "'",
        near.empty() ? "a code stands in brackets behind its message; `rapporteur check --list` shows the checks"
                     : "did you mean '" + near + "'?");
}

}  // namespace

std::string headline(const checks::Saying& check) {
    std::string text = check.id + " (" + std::string(name_of(check.severity));
    if (!check.convention.empty()) text += ", " + check.convention;
    return text + ")\n";
}

ExitCode explain(const ExplainCommand& command, Desk& desk) {
    Sources sources;
    const Map messages = read_messages(sources);
    if (const Value* message = messages.find(command.code); message && message->is(Kind::map))
        return desk.print(explanation_of(command.code, message->map()));
    std::vector<std::string> known = messages.keys();
    if (const bool own = command.code.find('.') != std::string::npos;
        own && !messages.empty() && !nearest(command.code, known).empty())
        return unknown(command.code, known, desk);
    if (const auto ended = desk.refuse_without_project()) return *ended;
    const auto files = checks::read_files(desk.files, sources, desk.diagnostics);
    const checks::Checks checks = checks::read(files, desk.diagnostics);
    if (const checks::Check* check = checks.find(command.code)) return desk.print(explanation_of(*check));
    const checks::WordLists words = checks::read_words(desk.files, sources, desk.diagnostics);
    for (const checks::WordingCheck& check : checks::read_wording(files, words, desk.diagnostics)) {
        if (check.id == command.code) return desk.print(explanation_of(check));
        known.push_back(check.id);
    }
    const std::vector<std::string> of_facts = checks.ids();
    known.insert(known.end(), of_facts.begin(), of_facts.end());
    return unknown(command.code, known, desk);
}

}  // namespace rapporteur::app
