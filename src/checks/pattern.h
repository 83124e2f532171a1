// Regular expressions over UTF-8, by ICU: letters of all scripts are letters, and no text makes one run for ever. Its file is the only one of
// this room that sees ICU.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace rapporteur::checks {

struct Range {
    std::size_t begin = 0, end = 0;                         // bytes
};
struct Match {
    Range whole;
    std::vector<std::pair<std::string, Range>> groups;      // by name; those that took part
};

// A text made ready for patterns, once for all of them.
class Subject {
public:
    explicit Subject(const std::string& text);
    ~Subject();
    Subject(Subject&&) noexcept;
    const std::string& text() const { return text_; }

private:
    friend class Pattern;
    struct Data;
    std::string text_;
    std::unique_ptr<Data> data_;
};

class Pattern {
public:
    // What is wrong is said in `fault`; such a pattern finds nothing. Syntax: unicode-org.github.io/icu/userguide/strings/regexp.
    Pattern(const std::string& expression, std::string& fault);
    ~Pattern();
    Pattern(Pattern&&) noexcept;
    Pattern& operator=(Pattern&&) noexcept;

    // All matches, from the front, none within another. None where the search takes too long: then `gave_up` is set.
    std::vector<Match> find_all(const Subject& subject, bool& gave_up) const;
    std::vector<std::string> group_names() const;

private:
    struct Data;
    std::unique_ptr<Data> data_;
};

}  // namespace rapporteur::checks
