// Ids of records, names, and which convention a file belongs to. Room-internal.
#pragma once

#include <string>
#include <string_view>

namespace rapporteur::facts {

// "content/ccm/meetings/2022.yml": the convention is "ccm". Empty where the path is not one of a convention's file.
std::string convention_of(const std::string& path);

bool is_good_id(std::string_view id);           // lower-case letters, digits, '-' and '.'
bool is_good_name(std::string_view name);       // lower-case letters, digits and '_', no digit first
// The id that someone meant who wrote "United Kingdom": may be empty.
std::string as_good_id(std::string_view id);

}  // namespace rapporteur::facts
