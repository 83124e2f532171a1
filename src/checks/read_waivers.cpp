#include <algorithm>
#include <optional>

#include "checks/waivers.h"
#include "facts/held.h"

namespace rapporteur::checks {

namespace {

const std::string kFile = "content/checks/waivers.yml", kSchema = "content/schemas/waivers.schema.json";

std::string text_of(const Map& written, std::string_view field) {
    const Value* value = written.find(field);
    return value && value->is(Kind::text) ? value->text() : std::string();
}

// What it says for all the checks that it names; none where the schema has refused it.
std::optional<Waiver> common_part_of(const Map& written) {
    const Value *record = written.find("record"), *until = written.find("until");
    if (text_of(written, "record").empty() || !until || !until->is(Kind::date)) return std::nullopt;
    Waiver waiver;
    waiver.record = record->text();
    waiver.record_place = record->place();
    waiver.reason = text_of(written, "reason");
    waiver.name = text_of(written, "name");
    waiver.until = until->date();
    waiver.until_place = until->place();
    return waiver;
}

void limit(Waiver& waiver, const Value& to) {
    waiver.limit_place = to.place();
    if (to.is(Kind::integer) && to.integer() > 0) waiver.times = static_cast<std::size_t>(to.integer());
    if (!to.is(Kind::list)) return;
    for (const Value& words : to.list())
        if (words.is(Kind::text)) waiver.words.push_back(words);
}

// One for each check that it names.
std::vector<Waiver> waivers_of(const Map& written) {
    const std::optional<Waiver> common = common_part_of(written);
    const Value* checks = written.find("check");
    if (!common || !checks) return {};
    std::vector<Waiver> all;
    const auto add = [&](const std::string& id, const SourceSpan& place) {
        all.push_back(*common);
        all.back().check = id;
        all.back().place = place;
    };
    if (checks->is(Kind::text)) add(checks->text(), checks->place());
    if (checks->is(Kind::list))
        for (const Value& id : checks->list())
            if (id.is(Kind::text)) add(id.text(), id.place());
    if (checks->is(Kind::map))
        for (const Map::Entry& entry : checks->map().entries()) {
            add(entry.key, entry.key_place);
            limit(all.back(), entry.value);
        }
    return all;
}

}  // namespace

std::vector<Waiver> read_waivers(const FileSystem& files, Sources& sources, Diagnostics& diagnostics) {
    const std::vector<std::string> there = files.list("content/checks");
    if (std::find(there.begin(), there.end(), kFile) == there.end()) return {};
    std::vector<Waiver> waivers;
    for (const facts::Held& file : facts::read_held({kFile}, kSchema, files, sources, diagnostics)) {
        const Value* listed = file.content.is(Kind::map) ? file.content.map().find("waivers") : nullptr;
        if (!listed || !listed->is(Kind::list)) continue;
        for (const Value& written : listed->list())
            if (written.is(Kind::map))
                for (Waiver& waiver : waivers_of(written.map())) waivers.push_back(std::move(waiver));
    }
    return waivers;
}

}  // namespace rapporteur::checks
