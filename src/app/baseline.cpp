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

}  // namespace

Baseline::Baseline(const std::string& text) {
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string line = text.substr(begin, end - begin);
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (!line.empty() && line.front() != '#') ++lines_[std::move(line)];
        begin = end + 1;
    }
}

bool Baseline::is_one(const std::string& text) { return text.starts_with(std::string_view(kRemark).substr(0, 30)); }

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
