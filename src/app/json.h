// JSON as it is written (RFC 8259): texts put together, nothing parsed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::app::json {

std::string quoted(std::string_view text);                          // REQUIRES: UTF-8
std::string member(std::string_view name, std::string value);       // `value` is JSON
std::string member(std::string_view name, std::size_t value);
std::string object(const std::vector<std::string>& members);
std::string array(const std::vector<std::string>& items);
std::string array_in_lines(const std::vector<std::string>& items);  // an item a line

}  // namespace rapporteur::app::json
