// A baseline: what was found at one time, in a file, so that later only what is new is told. A line a finding: the check, the
// record that it is about (where it is about none, its file), the message; lines may move in the files of facts, and the finding
// is the same.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <variant>

#include "base/diagnostic.h"
#include "base/files.h"

namespace rapporteur::app {

using RecordAt = std::function<std::string(const SourceSpan&)>;

class Baseline {
public:
    // REQUIRES: what_is_wrong_with(text) is nothing. Lines that begin with # are remarks.
    explicit Baseline(const std::string& text);
    // Why it is no baseline: it does not begin as `write` begins, or a line is no finding; empty where it is one.
    static std::string what_is_wrong_with(const std::string& text);
    static std::string write(const Diagnostics& found, const RecordAt& record_at);

    struct Comparison {
        Diagnostics fresh;              // what is not known; of what is found more often than it is known, the last ones
        std::size_t known = 0;          // found, and not told
        std::size_t gone = 0;           // known, and not found any more
    };
    Comparison compare(const Diagnostics& found, const RecordAt& record_at) const;

private:
    std::map<std::string, std::size_t> lines_;      // and how often each stands there
};

}  // namespace rapporteur::app
