// The commands, each from its words to its end, a file each.
#pragma once

#include "app/command_line.h"
#include "app/desk.h"
#include "app/exit_code.h"
#include "checks/checks.h"

namespace rapporteur::app {

ExitCode build(const BuildCommand& command, Desk& desk);
ExitCode check(const CheckCommand& command, Desk& desk);
ExitCode issue(const IssueCommand& command, Desk& desk);
ExitCode explain(const ExplainCommand& command, Desk& desk);
std::string headline(const checks::Saying& check);      // "symbol-used-once (error)"
ExitCode list(const ListCommand& command, Desk& desk);
ExitCode render(const RenderCommand& command, Desk& desk);
ExitCode typeset(const TypesetCommand& command, Desk& desk);
ExitCode dump(const DumpCommand& command, Desk& desk);
ExitCode extract(const ExtractCommand& command, Desk& desk);
ExitCode verify(const VerifyCommand& command, Desk& desk);

}  // namespace rapporteur::app
