// Messages as programs read them: one line each, JSON, SARIF for code-scanning services, the annotations of GitHub.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace rapporteur::app {

enum class MessageFormat { human, brief, json, sarif, github };

// A message that someone lets stand, and why.
struct Waived {
    const Diagnostic* diagnostic = nullptr;
    std::string record;             // that the waiver is for: "documents/ccm-msp-2022-12"
    std::string reason;             // "so in the document as issued"
    std::string by;                 // "A. Drafter, until 2025-12-31"

    std::string whole_reason() const { return reason + " (" + by + ")"; }
};

struct Messages {
    const Diagnostics& diagnostics;
    std::vector<Waived> waived;
    std::function<std::string(const SourceSpan&)> record_at;      // "requests/bulgaria-3-3", empty where there is none
};

// How many there are of each record and reason, a line each, below those who answer for them; or, with `each`, every one of them.
std::string known_deviations(const std::vector<Waived>& waived, bool each);

// Control characters become blanks, so that a text stays on its line and is no command to a terminal.
std::string on_one_line(std::string text);
std::string counted(std::size_t count, std::string_view what);      // "1 error", "2 errors"
std::string listed(const std::vector<std::string>& parts);          // "a, b and c"

// "content/ccm/requests.yml:12:7: error: … [extension-within-its-maximum]", without a line end.
std::string in_one_line(const Diagnostic& diagnostic);

// The whole, in the order of gravity: notes first, errors last. REQUIRES: `format` is not `human`.
std::string to_text(const Messages& messages, MessageFormat format);

}  // namespace rapporteur::app
