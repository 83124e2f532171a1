// What goes wrong is a value: how grave, where, what was found and expected, and what to do about it. All of a run are
// collected; the run stops between stages, never in the middle of one.
#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/source.h"

namespace rapporteur {

enum class Severity { note, warning, error };

// A second place that explains the first ("first given here").
struct RelatedPlace {
    SourceSpan place;
    std::string message;
};

struct Diagnostic {
    Severity severity = Severity::error;
    std::string code;                    // lasts across versions: "yaml.duplicate-key"; room, dot, what is wrong
    SourceSpan place;                    // where the reader must look
    std::string message;                 // one sentence, no full stop: what was found and what was expected
    std::vector<std::string> hints;      // what to do, one sentence each
    std::vector<RelatedPlace> related;

    Diagnostic&& hint(std::string text) && { hints.push_back(std::move(text)); return std::move(*this); }
    Diagnostic&& see(SourceSpan where, std::string text) && {
        related.push_back({where, std::move(text)});
        return std::move(*this);
    }
};

Diagnostic error(std::string code, SourceSpan place, std::string message);
Diagnostic warning(std::string code, SourceSpan place, std::string message);

// Collects what a run has to say, in the order in which it was found. The same thing at the same place counts once.
class Diagnostics {
public:
    void add(Diagnostic diagnostic);

    const std::vector<Diagnostic>& all() const { return all_; }
    std::size_t errors() const { return errors_; }
    bool failed() const { return errors_ > 0; }

private:
    std::vector<Diagnostic> all_;
    std::unordered_multimap<std::size_t, std::size_t> known_;      // by a hash of what is said where: its index in all_
    std::size_t errors_ = 0;
};

// For use inside a room whose work is deeply nested (the evaluator): thrown with the whole diagnostic, caught by the room
// itself at the nearest statement, where it is added to `Diagnostics`. No room lets one out.
struct Fault : std::exception {
    explicit Fault(Diagnostic what) : diagnostic(std::move(what)) {}
    const char* what() const noexcept override { return diagnostic.message.c_str(); }
    Diagnostic diagnostic;
};

std::string_view name_of(Severity severity);        // "error", "warning", "note"

// The message as people read it: severity and sentence, place, the line with a caret below, hints. With colour where asked.
//   error: there is no State called 'bulgria'
//     --> content/ccm/meetings.yml:12:10
//      |
//   12 |   state: bulgria
//      |          ^^^^^^^
//      = did you mean 'bulgaria'?
std::string to_text(const Diagnostic& diagnostic, bool colour);

// The candidate nearest to what was written, or empty where none is near (Damerau-Levenshtein, case counts little).
std::string nearest(std::string_view written, const std::vector<std::string>& candidates);

}  // namespace rapporteur
