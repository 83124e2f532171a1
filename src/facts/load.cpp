// Steps: read every file (YAML, then its schema), enter its records; when all are known, join them (join.h).
#include <algorithm>
#include <set>

#include "facts/data.h"
#include "facts/facts.h"
#include "facts/formers.h"
#include "facts/ids.h"
#include "facts/join.h"
#include "facts/judge.h"
#include "facts/walk.h"
#include "yaml/yaml.h"

namespace rapporteur::facts {

namespace {

constexpr std::string_view kModeline = "# yaml-language-server: $schema=";

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

SourceSpan first_line(const SourceFile& file) { return {&file, 0, static_cast<std::uint32_t>(file.line(1).size())}; }

class Loader {
public:
    Loader(const FileSystem& files, Sources& sources, Diagnostics& diagnostics, Facts::Data& data)
        : files_(files),
          sources_(sources),
          diagnostics_(diagnostics),
          data_(data),
          schemas_(*(data.schemas = std::make_unique<SchemaBook>(files, sources, diagnostics))) {}

    void load(const std::vector<Former>& formers) {
        for (const std::string& path : files_.list("content"))
            if (ends_with(path, ".yml") || ends_with(path, ".yaml")) load_file(path);
        for (const Record* record : put_back(data_, formers)) hold_former(*record);
        join(data_, diagnostics_);
        for (auto& [file, records] : data_.by_file)
            std::sort(records.begin(), records.end(),
                      [](const Record* a, const Record* b) { return a->extent.begin < b->extent.begin; });
    }

private:
    // ---- files

    void load_file(const std::string& path) {
        const std::string name = convention_of(path);
        if (name == "schemas" || name == "checks") return;
        auto read = files_.read(path);
        if (const auto* failure = std::get_if<FileFailure>(&read)) {
            diagnostics_.add(error("facts.unreadable", {}, path + " cannot be read: " + failure->reason));
            return;
        }
        const SourceFile& file = sources_.add(path, std::move(std::get<std::string>(read)));
        if (name.empty()) {
            diagnostics_.add(error("facts.no-convention", first_line(file), path + " lies in no convention's folder")
                                 .hint("move it into a folder such as content/ccm"));
            return;
        }
        Convention& convention = name == "shared" ? data_.shared : data_.conventions[name];
        const std::size_t faults_before = diagnostics_.errors();
        const Value content = yaml::read(file, diagnostics_);
        const bool broke_off = diagnostics_.errors() > faults_before && breaks_off(file);
        convention.broke_off = convention.broke_off || broke_off;
        if (!is_map_of_collections(file, content, diagnostics_.errors() > faults_before)) return;
        const bool well_read = diagnostics_.errors() == faults_before;
        const SchemaFile* schema = schema_of(file, content);
        if (schema && !broke_off) hold(*schema, content, well_read);
        for (const Map::Entry& entry : content.map().entries())
            enter_collection(convention, entry, schema, diagnostics_.errors() > faults_before);
    }

    // Whether reading stopped somewhere in the file, so that what is missing may stand further below.
    bool breaks_off(const SourceFile& file) const {
        static const std::set<std::string, std::less<>> kEnds = {
            std::string(yaml::kSyntax), "yaml.not-utf-8", "yaml.control-character",
            "yaml.too-large",           "yaml.too-deep",  "yaml.several-documents"};
        return std::any_of(diagnostics_.all().begin(), diagnostics_.all().end(),
                           [&](const Diagnostic& one) { return one.place.file == &file && kEnds.count(one.code) > 0; });
    }

    bool is_map_of_collections(const SourceFile& file, const Value& content, bool told) {
        if (content.is(Kind::map)) return true;
        if (told) return false;
        if (content.is(Kind::null))
            diagnostics_.add(error("facts.empty-file", first_line(file), file.name() + " holds no facts")
                                 .hint("fill it in, or remove the file"));
        else
            diagnostics_.add(error("facts.not-collections", content.place(),
                                   "a file of facts begins with the name of a collection and ':', and here is " +
                                       std::string(describe(content.kind()))));
        return false;
    }

    // ---- schemas

    const SchemaFile* schema_of(const SourceFile& file, const Value& content) {
        std::string_view line = file.line(1);
        const std::size_t hash = line.find('#');       // there may be a byte order mark before it
        if (hash != std::string_view::npos && hash <= 3) line.remove_prefix(hash);
        if (line.substr(0, kModeline.size()) != kModeline) {
            diagnostics_.add(error("facts.no-schema", first_line(file), "the first line does not name the schema of this file")
                                 .hint("write there: " + std::string(kModeline) + proposed_schema(file, content)));
            return nullptr;
        }
        const std::size_t begin = static_cast<std::size_t>(line.data() - file.text().data()) + kModeline.size();
        std::string relative(line.substr(kModeline.size()));
        relative = relative.substr(0, relative.find_last_not_of(" \t") + 1);
        const SourceSpan place{&file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + relative.size())};
        const auto path = relative.find(':') == std::string::npos ? resolve(file.name().substr(0, file.name().rfind('/')), relative)
                                                                  : std::nullopt;
        if (!path) {
            diagnostics_.add(error("facts.no-such-schema", place, "'" + relative + "' is no path to a file of this project")
                                 .hint("write there: " + proposed_schema(file, content)));
            return nullptr;
        }
        return schemas_.find(*path, place);
    }

    std::string proposed_schema(const SourceFile& file, const Value& content) const {
        const std::string& name = file.name();
        std::string up;
        for (std::size_t i = name.find('/') + 1; i < name.size(); ++i)
            if (name[i] == '/') up += "../";
        const std::string base = name.substr(name.rfind('/') + 1, name.rfind('.') - name.rfind('/') - 1);
        std::vector<std::string> schemas;
        for (const std::string& path : files_.list("content/schemas"))
            if (ends_with(path, ".schema.json")) schemas.push_back(path.substr(16, path.size() - 16 - 12));
        std::string near = nearest(base, schemas);
        if (near.empty() && !content.map().empty()) near = nearest(content.map().entries().front().key, schemas);
        return up + "schemas/" + (near.empty() ? "NAME" : near) + ".schema.json";
    }

    void hold(const SchemaFile& schema, const Value& content, bool well_read) {
        refuse_undescribed_collections(schema, content);
        if (!walk(*schema.root, content, diagnostics_) || !well_read)
            return;      // what valijson would say has been said, in better words
        std::string not_a_schema;
        const auto objections = judge_.objections(schema, content, not_a_schema);
        if (!not_a_schema.empty()) {
            diagnostics_.add(
                error("facts.not-a-schema", schemas_.place(schema.path), "this schema is not one of draft-07: " + not_a_schema));
            return;
        }
        for (const Objection& one : objections) report(one, *schema.root, content);
    }

    void refuse_undescribed_collections(const SchemaFile& schema, const Value& content) {
        const Schema& root = resolved(*schema.root);
        for (const Map::Entry& entry : content.map().entries()) {
            if (schema_of_field(root, entry.key)) continue;
            Diagnostic fault = error("facts.unknown-collection", entry.key_place,
                                     "the schema of this file knows no collection '" + entry.key + "'");
            const std::string near = nearest(entry.key, root.property_order);
            diagnostics_.add(near.empty() ? std::move(fault) : std::move(fault).hint("did you mean '" + near + "'?"));
        }
    }

    // What only valijson holds (multipleOf, uniqueItems, contains, not, …).
    void report(const Objection& objection, const Schema& root, const Value& content) {
        std::vector<Step> steps(1);
        steps.reserve(objection.way.size() + 1);
        steps[0].schema = &root;
        const Value* value = &content;
        for (const std::string& part : objection.way) {
            const Schema* schema = steps.back().schema;
            const Map::Entry* entry = value->is(Kind::map) ? value->map().find_entry(part) : nullptr;
            const std::size_t at = value->is(Kind::list) ? number_in(part) : 0;
            if (entry)
                steps.push_back(
                    {&steps.back(), &entry->key, 0, entry->key_place, schema ? schema_of_field(*schema, part) : nullptr});
            else if (value->is(Kind::list) && at < value->list().size())
                steps.push_back(
                    {&steps.back(), nullptr, at, value->list()[at].place(), schema ? resolved(*schema).items : nullptr});
            else break;
            value = entry ? &entry->value : &value->list()[at];
        }
        const Step& step = steps.back();
        const Schema* schema = step.schema;
        std::string wanted = schema ? (schema->expected.empty() ? schema->description : schema->expected) : "";
        if (wanted.empty() && schema)
            wanted = resolved(*schema).expected.empty() ? resolved(*schema).description : resolved(*schema).expected;
        const SourceSpan place = step.name_place.known() ? step.name_place : first_line(*content.place().file);
        Diagnostic fault = error("facts.not-as-the-schema-says", place, subject(step) + " " + in_our_words(objection.words));
        if (!wanted.empty()) fault.hints.push_back("what is expected: " + wanted);
        diagnostics_.add(std::move(fault));
    }

    static std::size_t number_in(const std::string& digits) {
        std::size_t number = 0;
        for (const char c : digits) number = number * 10 + static_cast<std::size_t>(c - '0');
        return number;
    }

    static std::string in_our_words(const std::string& words) {
        const auto speaks_of = [&](const char* part) { return words.find(part) != std::string::npos; };
        if (speaks_of("unique")) return "holds the same entry twice";
        if (speaks_of("'contains'")) return "lacks an entry that must be in it";
        if (speaks_of("multiple")) return "is not a multiple of what it must be a multiple of";
        if (speaks_of("required by")) return "has a field that asks for another, which is missing";
        if (speaks_of("'not'") || speaks_of("should not validate")) return "is what it must not be";
        return "is not as its schema says";
    }

    // ---- records

    void hold_former(const Record& record) {
        Diagnostics faults;
        walk(record, faults);
        for (Diagnostic fault : faults.all())
            diagnostics_.add(std::move(fault).hint("so " + record.name() + " was before later documents changed it, as their `changes` say"));
    }

    void enter_collection(Convention& convention, const Map::Entry& entry, const SchemaFile* file, bool told) {
        const Schema* schema = file ? schema_of_field(*file->root, entry.key) : nullptr;
        if (schema && resolved(*schema).single) {
            if (entry.value.is(Kind::map))
                enter(convention, {entry.key, entry.key, true, false, entry.key_place, {}, nullptr, schema, entry.value});
            else if (!told) refuse_record(entry);
            return;
        }
        if (!entry.value.is(Kind::map)) {
            if (!told) refuse_record(entry);
            return;
        }
        convention.by_collection[entry.key];       // an empty collection is one
        const bool named = schema && resolved(*schema).names;
        for (const Map::Entry& record : entry.value.map().entries()) {
            if (!record.value.is(Kind::map)) {
                if (!told) refuse_record(record);
                continue;
            }
            const Schema* its_schema = schema ? schema_of_field(*schema, record.key) : nullptr;
            enter(convention, {entry.key, record.key, false, named, record.key_place, {}, nullptr, its_schema, record.value});
        }
    }

    void refuse_record(const Map::Entry& entry) {
        diagnostics_.add(
            error("facts.not-a-record", entry.key_place,
                  "'" + entry.key + "' must have fields of its own below it, and is " + std::string(describe(entry.value.kind()))));
    }

    void enter(Convention& convention, Record record) {
        if (record.named) hold_name(record);
        else if (!record.single && record.schema && !is_good_id(record.id))
            refuse_id(record);  // without its schema it may be no record
        auto& ids = convention.by_collection[record.collection];
        if (const auto first = ids.find(record.id); first != ids.end()) {
            diagnostics_.add(error("facts.duplicate-id", record.key_place,
                                   "there is a second '" + record.id + "' in '" + record.collection + "'")
                                 .hint("leave one of the two, or give them different ids")
                                 .see(first->second->key_place, "the first is here"));
            return;
        }
        record.extent = record.key_place;
        record.extent.end = std::max(record.extent.end, record.written.place().end);
        record.fields = std::make_shared<Map>();
        convention.records.push_back(std::make_unique<Record>(std::move(record)));
        Record& entered = *convention.records.back();
        ids.emplace(entered.id, &entered);
        data_.by_file[entered.key_place.file].push_back(&entered);
    }

    void hold_name(const Record& record) {
        if (is_good_name(record.id)) return;
        diagnostics_.add(error("facts.bad-name", record.key_place,
                               "'" + record.id.substr(0, 100) +
                                   "' cannot be a name: names are lower-case letters, digits and '_', and begin with no digit"));
    }

    void refuse_id(const Record& record) {
        Diagnostic fault = error("facts.bad-id", record.key_place,
                                 "'" + record.id + "' cannot be an id: ids are lower-case letters, digits, '-' and '.'");
        const std::string good = as_good_id(record.id);
        diagnostics_.add(good.empty() || good.size() > 100 ? std::move(fault) : std::move(fault).hint("write '" + good + "'"));
    }

    const FileSystem& files_;
    Sources& sources_;
    Diagnostics& diagnostics_;
    Facts::Data& data_;
    SchemaBook& schemas_;
    Judge judge_;
};

}  // namespace

Facts load(const FileSystem& files, Sources& sources, Diagnostics& diagnostics, const std::vector<Former>& formers) {
    Facts facts;
    Loader(files, sources, diagnostics, *facts.data_).load(formers);
    return facts;
}

}  // namespace rapporteur::facts
