// JSON becomes a Schema: its keywords are laid out, its references followed. Room-internal.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "facts/schema.h"

namespace rapporteur::facts {

// A schema's file as it was read.
struct SchemaBook::Document {
    const SourceFile* source = nullptr;
    nlohmann::json root;
    bool usable = false;
};

// "path/a.schema.json" + "b.schema.json#/definitions/x": the file and the pointer.
struct Target {
    std::string path, pointer;
};
std::optional<Target> target_of(const std::string& reference, const std::string& from);

SourceSpan span_of(const SourceFile& file, std::size_t begin, std::size_t length);
// Where a string stands in the file: the first place with these words in quotes, else the beginning.
SourceSpan place_of(const SourceFile& file, const std::string& words);

// Reads one schema file, and the parts of others that it refers to.
class SchemaBook::Reader {
public:
    explicit Reader(SchemaBook& book) : book_(book) {}

    // The book's own, made once for each piece of JSON. What is at fault is reported.
    const Schema* part(const std::string& path, const Document& document, const nlohmann::json& schema);
    bool failed() const { return failed_; }

private:
    struct Scene {
        const std::string& path;
        const Document& document;
        const nlohmann::json& schema;
    };

    void refuse(const Scene& scene, const std::string& words, const char* code, std::string message, std::string hint);
    void read_words(Schema& made, const Scene& scene);
    void read_limits(Schema& made, const Scene& scene);
    std::optional<Pattern> read_pattern(const std::string& source, const Scene& scene);
    void read_values(Schema& made, const Scene& scene);
    void read_parts(Schema& made, const Scene& scene);
    void read_properties(Schema& made, const Scene& scene);
    const Schema* below(const Scene& scene, const char* keyword);
    std::vector<const Schema*> list_below(const Scene& scene, const char* keyword);
    const Schema* read_reference(const std::string& reference, const Scene& scene);

    SchemaBook& book_;
    bool failed_ = false;
    std::size_t depth_ = 0;
};

}  // namespace rapporteur::facts
