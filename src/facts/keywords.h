// The keywords of a JSON Schema (draft-07), one by one, out of its JSON. A keyword that is not there, or has a value of another
// kind, gives nothing. Room-internal.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"

namespace rapporteur::facts {

std::string text_of(const nlohmann::json& schema, const char* keyword);
bool is_true(const nlohmann::json& schema, const char* keyword);
std::optional<std::size_t> count_of(const nlohmann::json& schema, const char* keyword);
std::optional<Decimal> number_of(const nlohmann::json& schema, const char* keyword);
std::vector<std::string> texts_of(const nlohmann::json& schema, const char* keyword);        // of one text or a list of them

inline bool is_schema(const nlohmann::json& part) { return part.is_object() || part.is_boolean(); }

}  // namespace rapporteur::facts
