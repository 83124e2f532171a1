// The fields of a check's record in its file, read as what they must be. Room-internal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checks/checks.h"

namespace rapporteur::checks {

class Fields {
public:
    Fields(const Map& written, Diagnostics& diagnostics) : written_(written), diagnostics_(diagnostics) {}

    const Value* find(std::string_view name) const { return written_.find(name); }
    std::string text(std::string_view name) const;                  // empty where there is none
    const List* list(std::string_view name) const;                  // null where there is none
    bool is_true(std::string_view name) const;
    Severity severity(Severity usual) const;
    // Null where there is none, or where it does not parse, which is then reported.
    language::ExpressionPtr expression(std::string_view name) const;
    std::vector<Named> named(std::string_view name) const;          // of a map of expressions
    Sentence sentence(std::string_view name) const;

private:
    language::ExpressionPtr parsed(const Value& written) const;
    const Map& written_;
    Diagnostics& diagnostics_;
};

// "content/checks/ccm/requests.yml" is for ccm, "content/checks/requests.yml" for every convention: then it is empty.
std::string convention_of(const std::string& path);

// Adds an error where it is no name that a check may have.
void hold_id(const Map::Entry& entry, Diagnostics& diagnostics);

}  // namespace rapporteur::checks
