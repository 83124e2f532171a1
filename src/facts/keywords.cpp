#include "facts/keywords.h"

namespace rapporteur::facts {

using nlohmann::json;

std::string text_of(const json& schema, const char* keyword) {
    const auto found = schema.find(keyword);
    return found != schema.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool is_true(const json& schema, const char* keyword) {
    const auto found = schema.find(keyword);
    return found != schema.end() && found->is_boolean() && found->get<bool>();
}

std::optional<std::size_t> count_of(const json& schema, const char* keyword) {
    const auto found = schema.find(keyword);
    if (found == schema.end() || !found->is_number_unsigned()) return std::nullopt;
    return found->get<std::size_t>();
}

std::optional<Decimal> number_of(const json& schema, const char* keyword) {
    const auto found = schema.find(keyword);
    if (found == schema.end() || !found->is_number()) return std::nullopt;
    return Decimal::parse(found->dump());
}

std::vector<std::string> texts_of(const json& schema, const char* keyword) {
    std::vector<std::string> texts;
    const auto found = schema.find(keyword);
    if (found == schema.end()) return texts;
    if (found->is_string()) texts.push_back(found->get<std::string>());
    if (found->is_array())
        for (const json& one : *found)
            if (one.is_string()) texts.push_back(one.get<std::string>());
    return texts;
}

}  // namespace rapporteur::facts
