// What every command has before it: the project's folder, the folder of the program's own styles, someone to talk to.
#pragma once

#include <optional>
#include <string>

#include "app/command_line.h"
#include "app/console.h"
#include "app/project.h"
#include "base/diagnostic.h"
#include "base/files.h"

namespace rapporteur::app {

struct Desk {
    explicit Desk(const Options& options);

    std::string root;
    Disk files;                 // of the project
    Disk own_files;             // beside the program: its styles, for work outside a project
    Console console;
    Diagnostics diagnostics;

    // Ends the command where the folder is no project; says so.
    std::optional<ExitCode> refuse_without_project() const;
    ExitCode unknown_document(const Project& project, const std::string& id) const;
    ExitCode print(std::string_view text) const;
    // All that there is to say, in that form; `human` goes to standard error, the others to standard output. `each_known`: every
    // known deviation, where people are told only their number (Console::report).
    ExitCode report(MessageFormat format, std::vector<Waived> waived, const Project& project, bool deny_warnings,
                    bool each_known = false) const;
    // A path as the user wrote it: below the project's folder unless absolute.
    std::string in_root(const std::string& path) const;
};

// The folder of a path and the name in it: what a Disk needs to read a file that the user named.
struct NamedFile { std::string folder, name; };
NamedFile split_path(const std::string& path);

}  // namespace rapporteur::app
