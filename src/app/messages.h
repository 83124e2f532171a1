// Messages as programs read them: one line each, JSON, SARIF for code-scanning services, the annotations of GitHub.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/waived.h"
#include "base/diagnostic.h"

namespace rapporteur::app {

enum class MessageFormat { human, brief, json, sarif, github };

struct Messages {
    const Diagnostics& diagnostics;
    std::vector<Waived> waived;                                   // told in JSON and SARIF, as what they are
    std::function<std::string(const SourceSpan&)> record_at;      // "requests/bulgaria-3-3", empty where there is none
};

// Control characters become blanks, so that a text stays on its line and is no command to a terminal.
std::string on_one_line(std::string text);
std::string counted(std::size_t count, std::string_view what);      // "1 error", "2 errors"
std::string listed(const std::vector<std::string>& parts);          // "a, b and c"

std::size_t count_of(const Diagnostics& diagnostics, Severity severity);

// "content/ccm/requests.yml:12:7: error: … [extension-within-its-maximum]", without a line end.
std::string in_one_line(const Diagnostic& diagnostic);

// Notes first, errors last. REQUIRES: `diagnostics` outlives what is returned.
std::vector<const Diagnostic*> by_gravity(const Diagnostics& diagnostics);

// The whole, in the order of gravity. REQUIRES: `format` is not `human`.
std::string to_text(const Messages& messages, MessageFormat format);

}  // namespace rapporteur::app
