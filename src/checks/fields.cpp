#include "checks/fields.h"

#include <algorithm>

#include "rules/written.h"

namespace rapporteur::checks {

namespace {

constexpr std::string_view kFolder = "content/checks";
constexpr std::string_view kWaivers = "content/checks/waivers.yml";
constexpr std::string_view kSchema = "content/schemas/checks.schema.json";

bool is_yaml(const std::string& path) {
    const auto ends_with = [&](std::string_view end) {
        return path.size() > end.size() && std::string_view(path).substr(path.size() - end.size()) == end;
    };
    return ends_with(".yml") || ends_with(".yaml");
}

}  // namespace

std::string Fields::text(std::string_view name) const {
    const Value* value = written_.find(name);
    return value && value->is(Kind::text) ? value->text() : std::string();
}

const List* Fields::list(std::string_view name) const {
    const Value* value = written_.find(name);
    return value && value->is(Kind::list) ? &value->list() : nullptr;
}

bool Fields::is_true(std::string_view name) const {
    const Value* value = written_.find(name);
    return value && value->is(Kind::boolean) && value->boolean();
}

Severity Fields::severity(Severity usual) const {
    const std::string written = text("severity");
    return written == "error"     ? Severity::error
           : written == "warning" ? Severity::warning
           : written == "note"    ? Severity::note
                                  : usual;
}

language::ExpressionPtr Fields::parsed(const Value& written) const {
    try {
        return rules::parse_written(written);
    } catch (const Fault& fault) {
        diagnostics_.add(fault.diagnostic);
        return nullptr;
    }
}

language::ExpressionPtr Fields::expression(std::string_view name) const {
    const Value* written = written_.find(name);
    return written && written->is(Kind::text) ? parsed(*written) : nullptr;
}

std::vector<Named> Fields::named(std::string_view name) const {
    std::vector<Named> all;
    const Value* map = written_.find(name);
    if (!map || !map->is(Kind::map)) return all;
    for (const Map::Entry& entry : map->map().entries())
        if (entry.value.is(Kind::text))
            if (auto expression = parsed(entry.value)) all.push_back({entry.key, std::move(expression)});
    return all;
}

Sentence Fields::sentence(std::string_view name) const {
    const Value* written = written_.find(name);
    if (!written || !written->is(Kind::text)) return {};
    try {
        return Sentence(*written);
    } catch (const Fault& fault) {
        diagnostics_.add(fault.diagnostic);
        return {};
    }
}

std::string convention_of(const std::string& path) {
    const std::string_view below = std::string_view(path).substr(kFolder.size() + 1);
    return std::string(below.substr(0, below.find('/') == below.npos ? 0 : below.find('/')));
}

std::vector<facts::Held> read_files(const FileSystem& files, Sources& sources, Diagnostics& diagnostics) {
    std::vector<std::string> paths = files.list(std::string(kFolder));
    paths.erase(
        std::remove_if(paths.begin(), paths.end(), [](const std::string& path) { return !is_yaml(path) || path == kWaivers; }),
        paths.end());
    return facts::read_held(paths, std::string(kSchema), files, sources, diagnostics);
}

void hold_id(const Map::Entry& entry, Diagnostics& diagnostics) {
    const auto good = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; };
    if (entry.key.size() > 100 || !std::all_of(entry.key.begin(), entry.key.end(), good))
        diagnostics.add(error(
            "checks.bad-id", entry.key_place,
            "'" + entry.key.substr(0, 100) + "' cannot be the name of a check: names are lower-case letters, digits, '-' and '.'"));
}

}  // namespace rapporteur::checks
