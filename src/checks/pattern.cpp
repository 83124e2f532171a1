#include "checks/pattern.h"

#include <unicode/regex.h>

namespace rapporteur::checks {

struct Subject::Data {
    icu::UnicodeString utf16;
    std::vector<std::size_t> bytes;                         // of each UTF-16 unit, and of the end
};

Subject::Subject(const std::string& text) : text_(text), data_(std::make_unique<Data>()) {
    data_->utf16 = icu::UnicodeString::fromUTF8(text_);
    data_->bytes.reserve(static_cast<std::size_t>(data_->utf16.length()) + 1);
    for (std::size_t at = 0; at < text_.size();) {
        const auto lead = static_cast<unsigned char>(text_[at]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        data_->bytes.push_back(at);
        if (length == 4) data_->bytes.push_back(at);        // two units
        at += length;
    }
    data_->bytes.push_back(text_.size());
}
Subject::~Subject() = default;
Subject::Subject(Subject&&) noexcept = default;

struct Pattern::Data {
    std::unique_ptr<icu::RegexPattern> compiled;
    std::vector<std::pair<std::string, std::int32_t>> groups;
};

namespace {

std::vector<std::string> names_in(const std::string& expression) {
    std::vector<std::string> names;
    for (std::size_t at = 0; (at = expression.find("(?<", at)) != std::string::npos;) {
        at += 3;
        const std::size_t end = expression.find('>', at);
        if (end == std::string::npos || expression[at] == '=' || expression[at] == '!') continue;
        names.push_back(expression.substr(at, end - at));
    }
    return names;
}

}  // namespace

Pattern::Pattern(const std::string& expression, std::string& fault) : data_(std::make_unique<Data>()) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    data_->compiled.reset(icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(expression), UREGEX_MULTILINE, where, status));
    if (U_FAILURE(status)) {
        fault = "this is no pattern, from its character " + std::to_string(where.offset) + " on (" + u_errorName(status) + ")";
        data_->compiled.reset();
        return;
    }
    for (const std::string& name : names_in(expression)) {
        const std::int32_t number = data_->compiled->groupNumberFromName(icu::UnicodeString::fromUTF8(name), status);
        if (U_SUCCESS(status)) data_->groups.emplace_back(name, number);
        status = U_ZERO_ERROR;
    }
}
Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

std::vector<Match> Pattern::find_all(const Subject& subject, bool& gave_up) const {
    std::vector<Match> all;
    if (!data_->compiled) return all;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::RegexMatcher> matcher(data_->compiled->matcher(subject.data_->utf16, status));
    if (U_FAILURE(status)) return all;
    constexpr std::int32_t kLongest = 2000;                 // ICU's steps, about a millisecond each
    matcher->setTimeLimit(kLongest, status);
    const auto byte = [&](std::int32_t unit) { return subject.data_->bytes[static_cast<std::size_t>(unit)]; };
    while (matcher->find(status) && U_SUCCESS(status)) {
        Match match{{byte(matcher->start(status)), byte(matcher->end(status))}, {}};
        for (const auto& [name, number] : data_->groups)
            if (const std::int32_t begin = matcher->start(number, status); begin >= 0) match.groups.push_back({name, {byte(begin), byte(matcher->end(number, status))}});
        all.push_back(std::move(match));
    }
    gave_up = U_FAILURE(status);
    return all;
}

std::vector<std::string> Pattern::group_names() const {
    std::vector<std::string> names;
    for (const auto& [name, number] : data_->groups) names.push_back(name);
    return names;
}

}  // namespace rapporteur::checks
