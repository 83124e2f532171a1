// The fact base: the records of all files of content/, looked up by collection and id, references resolved, schemas held.
//
//   content/schemas/*.json        JSON Schemas (draft-07): what a record must and may have
//   content/<convention>/**.yml   the convention's facts (content/checks/ is nobody's, and left alone)
//   content/shared/**.yml         facts that every convention sees among its own, in front of them
//
// Where a convention has a record with the collection and id of a shared one, the two are parts of one record, joined field by
// field: the name of a State stands in content/shared, the day on which it signed in the convention's folder. A field in both parts
// is an error, unless its schema says "x-remark": true (a part's source, a note): then the convention's own counts. A record whose
// schema says "x-completes": true must have its other part in content/shared. Shared records refer to what each convention has.
//
// A file's top-level keys are collections; a collection is a map from id to record, or a single record (`convention:`, one map
// that its schema declares with "x-single": true). A collection may be spread over several files. The file's schema is
// the one that its first line names, in the words that editors know:
//     # yaml-language-server: $schema=../schemas/states.schema.json
//
// In a schema, "x-reference": "states" on a text says that it is the id of a record of that collection: the program resolves
// it, so that templates read `meeting.president.name`. "x-expected" says in words what must stand there, for messages. Ids are
// lower-case letters, digits, '-' and '.'; in a collection with "x-names": true, which templates call by their names, lower-case
// letters, digits and '_'.
// Each record is given the fields `id` and, unless it has one of its own, `collection`.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "base/source.h"
#include "value/value.h"

namespace rapporteur::facts {

// A field as it was before it was changed: `collection`/`id` of a convention (or what it shares of it), by the names on the way
// from the record; an entry of a list is named by its number, from 1. No value: there was none.
struct Former {
    std::string convention, collection, id;
    std::vector<std::string> way;
    std::optional<Value> was;
};

// A name on the way to a field that no schema knows: which of the names, and those that may stand there.
struct UnknownField {
    std::size_t step = 0;
    std::vector<std::string> known;
};

class Facts {
public:
    Facts();
    ~Facts();
    Facts(Facts&&) noexcept;
    Facts& operator=(Facts&&) noexcept;

    // Folder names below content/ that hold a convention's facts, sorted: "apmbc", "ccm".
    std::vector<std::string> conventions() const;

    // All collections of one convention, as one map: states, meetings, documents, … Null where there is no such convention.
    // Valid as long as this Facts.
    const Map* convention(std::string_view name) const;

    // A record by collection and id; null where there is none.
    const Map* record(std::string_view convention, std::string_view collection, std::string_view id) const;

    // Holds a way of names from a record of that collection (of the single record where it is one) to what the schemas allow:
    // fields by name, "[]" for an entry of a list; what is a reference goes on in the record it leads to. None where every name may
    // stand there, or where a schema leaves it open; also where the collection has no record.
    std::optional<UnknownField> unknown_field(std::string_view convention, std::string_view collection,
                                              const std::vector<std::string>& way) const;

    // The record that a place in a fact file lies in, as "states/bulgaria" (collection/id); empty where it lies in none.
    std::string record_at(const SourceSpan& place) const;

    struct Data;

private:
    friend Facts load(const FileSystem&, Sources&, Diagnostics&, const std::vector<Former>&);
    std::unique_ptr<Data> data_;
};

// Reads everything below content/. Reports all faults of all files: a file that cannot be read, YAML faults, a file that names no
// schema, a schema that is not there or not one, a record that does not hold to its schema (the place in the YAML, what was
// found, what was expected, a "did you mean" for a misspelt field), an id twice (both places), a field in both parts
// of a record (both places), a part whose other part is not there, a reference to nothing (with a suggestion). Facts are usable
// only where nothing was reported as an error. `formers`: what is put back before references are resolved, one after the other, so
// that the facts are those of an earlier day.
Facts load(const FileSystem& files, Sources& sources, Diagnostics& diagnostics, const std::vector<Former>& formers = {});

// Everything as YAML, records in order of collection and id: `dump --stage facts`.
std::string dump(const Facts& facts, std::string_view convention);

}  // namespace rapporteur::facts
