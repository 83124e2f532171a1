// What the program says to the person at the keyboard: messages on standard error, colour where it can be seen.
#pragma once

#include <string>
#include <string_view>

#include "app/command_line.h"
#include "app/exit_code.h"
#include "app/messages.h"
#include "base/diagnostic.h"
#include "base/files.h"

namespace rapporteur::app {

class Console {
public:
    // Looks at NO_COLOR and at whether standard error is a terminal, where `colour` leaves it open.
    explicit Console(Colour colour);

    // Prints what is waived (counted, or with `each_known` one by one), then the messages, notes and warnings first, each with its
    // code in brackets, then a count; returns what they amount to. Those that say the same are one, and of a kind only the first
    // are shown (digest.h). Those that `in_short` picks take one line, and what is waived is then counted alone.
    ExitCode report(const Diagnostics& diagnostics, const std::vector<Waived>& waived = {},
                    const std::function<bool(const Diagnostic&)>& in_short = {}, bool each_known = false) const;
    // A sentence about the run itself, not about the material.
    void remark(std::string_view sentence) const;
    // How many warnings and notes there are about the words of documents; nothing where there are none.
    void tell_words(const Diagnostics& of_words) const;
    // "error: cannot write output/x.pdf: no space left on the device", and what to do.
    ExitCode world_failed(std::string_view doing, const FileFailure& failure, std::string_view hint = {}) const;
    ExitCode wrong_use(std::string_view message, std::string_view hint = {}) const;
    // A line of progress; only on a terminal.
    void progress(std::string_view line) const;

private:
    void say(std::string_view message, std::string_view hint) const;
    bool colour_;
    bool terminal_;
};

// Writes bytes to standard output; false where they did not all get there.
bool write_to_standard_output(std::string_view bytes);

}  // namespace rapporteur::app
