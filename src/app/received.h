// Texts that someone sent, `check --as KIND FILE`: their words are held to the checks of wording, and so to the facts. Such a text
// is taken for a document of that kind; what it says of the facts is not known to be so.
#pragma once

#include "app/command_line.h"
#include "app/desk.h"

namespace rapporteur::app {

// The files that `command.ids` name, in UTF-8, each as a document of the convention that it names first; tells what was found.
// REQUIRES: the facts were loaded without an error.
ExitCode check_received(const CheckCommand& command, Project& project, Desk& desk);
// For who named such a text where a document's id belongs: says how it is checked.
ExitCode refuse_received(const std::string& path, const Project& project, const Desk& desk);

}  // namespace rapporteur::app
