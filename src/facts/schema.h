// A JSON Schema (draft-07) as the room uses it: its plain keywords laid out for walking beside a Value, and the whole of it,
// references to other files drawn in, for valijson. Room-internal.
#pragma once

#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "base/source.h"
#include "value/value.h"

namespace rapporteur::facts {

// A pattern; std::regex needs stack for every character, so what it is held to may not be long.
struct Pattern {
    static constexpr std::size_t kLongestText = 2000;
    std::string source;
    std::regex expression;
    bool matches(const std::string& text) const { return text.size() <= kLongestText && std::regex_search(text, expression); }
};

enum Type : unsigned { kNull = 1, kBoolean = 2, kInteger = 4, kNumber = 8, kText = 16, kList = 32, kMap = 64 };

struct Schema {
    bool refuses_all = false;                        // the schema `false`
    unsigned types = 0;                              // of Type; 0: any
    bool date = false;                               // "format": "date": a date, not text
    std::vector<Value> allowed;                      // "enum", "const"
    bool restricted = false;                         // `allowed` counts

    const Schema* same_as = nullptr;                 // "$ref"
    std::map<std::string, const Schema*, std::less<>> properties;
    std::vector<std::string> property_order;
    std::vector<std::pair<Pattern, const Schema*>> pattern_properties;
    std::vector<std::string> required;
    const Schema* additional = nullptr;              // "additionalProperties"; null: anything
    const Schema* items = nullptr;
    std::vector<const Schema*> all_of, any_of, one_of;
    const Schema* condition = nullptr;               // "if"
    const Schema* consequence = nullptr;             // "then"
    const Schema* alternative = nullptr;             // "else"

    std::optional<Pattern> pattern;
    std::optional<Decimal> least, most;              // "minimum", "maximum"
    bool above_least = false, below_most = false;    // "exclusiveMinimum", "exclusiveMaximum"
    std::optional<std::size_t> shortest, longest;    // text, in characters
    std::optional<std::size_t> fewest, most_entries; // lists
    bool no_entry_twice = false;                     // "uniqueItems"
    std::optional<std::size_t> fewest_fields, most_fields;

    std::vector<std::string> collections;            // "x-reference"
    bool single = false;                             // "x-single"
    bool names = false;                              // "x-names"
    bool completes = false;                          // "x-completes"
    bool remark = false;                             // "x-remark"
    std::string title, description, expected;        // "title", "description", "x-expected"
    bool leads_to_references = false;                // some value below may be a reference
};

// What "$ref" leads to.
const Schema& resolved(const Schema& schema);
// The schema of a map's field; null where anything may stand there.
const Schema* schema_of_field(const Schema& map_schema, const std::string& field);

struct SchemaFile {
    std::string path;
    const Schema* root = nullptr;
    std::unique_ptr<nlohmann::json> for_valijson;
    SchemaFile();
    ~SchemaFile();
};

// Every schema file of a run, each read once.
class SchemaBook {
public:
    SchemaBook(const FileSystem& files, Sources& sources, Diagnostics& diagnostics);
    ~SchemaBook();
    // Null where it is not there, or not a schema: which is told once, at its own place; that it is missing, at `asked_at`.
    const SchemaFile* find(const std::string& path, SourceSpan asked_at);
    // The beginning of a schema that was found.
    SourceSpan place(const std::string& path) const;

private:
    class Reader;
    struct Document;
    void draw_in_other_files(SchemaFile& file) const;
    const Document* document(const std::string& path, SourceSpan asked_at);

    const FileSystem& files_;
    Sources& sources_;
    Diagnostics& diagnostics_;
    std::map<std::string, std::unique_ptr<Document>> documents_;
    std::set<std::string> unreadable_;                  // told once
    std::map<std::string, std::unique_ptr<SchemaFile>> schemas_;
    std::unordered_map<const nlohmann::json*, std::unique_ptr<Schema>> parts_;
};

}  // namespace rapporteur::facts
