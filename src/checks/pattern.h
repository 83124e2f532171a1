// Regular expressions over UTF-8, by PCRE2: letters of all scripts are letters, and no text makes one run for ever. Its file is
// the only one of this room that sees PCRE2.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
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

// A text that is UTF-8: known to be, so that no search need ask again. What stands behind a byte that is not is left out. It has
// the room that searches work in, so one search at a time.
class Subject {
public:
    // REQUIRES: `text` outlives the subject.
    explicit Subject(std::string_view text);
    ~Subject();
    std::string_view text() const { return text_; }

private:
    friend class Pattern;
    struct Room;
    std::string_view text_;
    std::unique_ptr<Room> room_;
};

class Pattern {
public:
    // What is wrong is said in `fault`; such a pattern finds nothing. Syntax: www.pcre.org/current/doc/html/pcre2pattern.html;
    // `^` and `$` are the beginning and the end of a line, `.` is not a line end.
    Pattern(const std::string& expression, std::string& fault);
    ~Pattern();
    Pattern(Pattern&&) noexcept;
    Pattern& operator=(Pattern&&) noexcept;

    // All matches, from the front, none within another. Several threads may search at a time. `gave_up` is set where the search
    // takes too long: what was found before is returned.
    std::vector<Match> find_all(const Subject& subject, bool& gave_up) const;
    const std::vector<std::string>& group_names() const;

private:
    struct Data;
    std::unique_ptr<Data> data_;
};

}  // namespace rapporteur::checks
