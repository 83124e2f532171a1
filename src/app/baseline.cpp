#include "app/baseline.h"

#include <algorithm>
#include <vector>

#include "app/messages.h"

namespace rapporteur::app {

namespace {

constexpr const char* kRemark =
    "# What `rapporteur check` found when this was written; `rapporteur check --baseline` with this file tells only what is new.\n";

std::string line_of(const Diagnostic& one, const RecordAt& record_at) {
    std::string about = one.place.known() ? record_at(one.place) : "";
    if (about.empty() && one.place.known()) about = one.place.file->name();
    return one.code + "\t" + on_one_line(std::move(about)) + "\t" + on_one_line(one.message);
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        if (!lines.back().empty() && lines.back().back() == '\r') lines.back().pop_back();
        begin = end + 1;
    }
    return lines;
}

bool is_finding(const std::string& line) { return !line.empty() && line.front() != '#'; }

}  // namespace

Baseline::Baseline(const std::string& text) {
    for (std::string& line : lines_of(text))
        if (is_finding(line)) ++lines_[std::move(line)];
}

std::string Baseline::what_is_wrong_with(const std::string& text) {
    if (!text.starts_with(std::string_view(kRemark).substr(0, 30)))
        return "it does not begin with the line that --write-baseline writes first";
    std::size_t number = 0;
    for (const std::string& line : lines_of(text)) {
        ++number;
        if (is_finding(line) && std::count(line.begin(), line.end(), '\t') != 2)
            return "line " + std::to_string(number) + " is no finding: a check, a record and a message, with tabs between them";
    }
    return "";
}

std::string Baseline::write(const Diagnostics& found, const RecordAt& record_at) {
    std::vector<std::string> lines;
    for (const Diagnostic& one : found.all()) lines.push_back(line_of(one, record_at) + "\n");
    std::sort(lines.begin(), lines.end());
    std::string text = kRemark;
    for (const std::string& line : lines) text += line;
    return text;
}

Baseline::Comparison Baseline::compare(const Diagnostics& found, const RecordAt& record_at) const {
    Comparison result;
    std::map<std::string, std::size_t> left = lines_;
    for (const Diagnostic& one : found.all()) {
        const auto known = left.find(line_of(one, record_at));
        if (known == left.end() || known->second == 0) result.fresh.add(one);
        else --known->second, ++result.known;
    }
    for (const auto& [line, count] : left) result.gone += count;
    return result;
}

}  // namespace rapporteur::app
