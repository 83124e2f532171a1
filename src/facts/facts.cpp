#include "facts/facts.h"

#include <algorithm>

#include "facts/data.h"
#include "yaml/yaml.h"

namespace rapporteur::facts {

Facts::Facts() : data_(std::make_unique<Data>()) {}
Facts::~Facts() = default;
Facts::Facts(Facts&&) noexcept = default;
Facts& Facts::operator=(Facts&&) noexcept = default;

std::vector<std::string> Facts::conventions() const {
    std::vector<std::string> names;
    for (const auto& [name, convention] : data_->conventions) names.push_back(name);
    return names;
}

const Map* Facts::convention(std::string_view name) const {
    const auto found = data_->conventions.find(name);
    return found == data_->conventions.end() ? nullptr : &found->second.all;
}

const Map* Facts::record(std::string_view convention, std::string_view collection, std::string_view id) const {
    const auto found = data_->conventions.find(convention);
    const Record* record = found == data_->conventions.end() ? nullptr : found->second.find(collection, id);
    return record ? record->fields.get() : nullptr;
}

std::string Facts::record_at(const SourceSpan& place) const {
    const auto file = data_->by_file.find(place.file);
    if (file == data_->by_file.end()) return {};
    const auto& records = file->second;
    const auto after = std::upper_bound(records.begin(), records.end(), place.begin,
                                        [](std::uint32_t at, const Record* record) { return at < record->extent.begin; });
    if (after == records.begin()) return {};
    const Record& record = **std::prev(after);
    return place.begin <= record.extent.end ? record.name() : std::string();
}

namespace {

// Without what `load` gave it: its id stands before it.
Map as_written(const Map& record) {
    Map fields;
    const Map::Entry* id = record.find_entry("id");
    for (const Map::Entry& entry : record.entries()) {
        const bool given = id && (&entry == id || (entry.key == "collection" && entry.key_place == id->key_place));
        if (!given) fields.set(entry.key, entry.value, entry.key_place);
    }
    return fields;
}

}  // namespace

std::string dump(const Facts& facts, std::string_view convention) {
    const Map* all = facts.convention(convention);
    if (!all) return "null\n";
    std::vector<std::string> collections = all->keys();
    std::sort(collections.begin(), collections.end());
    Map sorted;
    for (const std::string& collection : collections) {
        const Map& content = all->find(collection)->map();
        if (facts.record(convention, collection, collection) == &content) {
            sorted.set(collection, as_written(content));
            continue;
        }
        std::vector<std::string> ids = content.keys();
        std::sort(ids.begin(), ids.end());
        Map records;
        for (const std::string& id : ids) records.set(id, as_written(content.find(id)->map()));
        sorted.set(collection, std::move(records));
    }
    return yaml::write(sorted);
}

}  // namespace rapporteur::facts
