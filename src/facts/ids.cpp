#include "facts/ids.h"

#include <algorithm>

namespace rapporteur::facts {

std::string convention_of(const std::string& path) {
    const std::size_t begin = path.find('/') + 1, end = path.find('/', begin);
    return end == std::string::npos ? std::string() : path.substr(begin, end - begin);
}

namespace {

bool is_made_of(std::string_view id, std::string_view marks) {
    const auto good = [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || marks.find(c) != std::string_view::npos;
    };
    return !id.empty() && id.size() <= 100 && std::all_of(id.begin(), id.end(), good);
}

}  // namespace

bool is_good_id(std::string_view id) { return is_made_of(id, "-."); }
bool is_good_name(std::string_view name) { return is_made_of(name, "_") && (name[0] < '0' || name[0] > '9'); }

std::string as_good_id(std::string_view id) {
    std::string good;
    for (const char c : id) {
        const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        const bool fits = is_good_id(std::string_view(&small, 1));
        if (fits) good += small;
        else if (!good.empty() && good.back() != '-') good += '-';
    }
    while (!good.empty() && good.back() == '-') good.pop_back();
    return good;
}

}  // namespace rapporteur::facts
