#include <cstdlib>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "app/command_line.h"
#include "app/commands.h"
#include "app/guard.h"

namespace rapporteur::app {

namespace {

struct Run {
    Desk& desk;
    ExitCode operator()(const BuildCommand& command) const { return build(command, desk); }
    ExitCode operator()(const CheckCommand& command) const { return check(command, desk); }
    ExitCode operator()(const IssueCommand& command) const { return issue(command, desk); }
    ExitCode operator()(const ExplainCommand& command) const { return explain(command, desk); }
    ExitCode operator()(const ListCommand& command) const { return list(command, desk); }
    ExitCode operator()(const RenderCommand& command) const { return render(command, desk); }
    ExitCode operator()(const TypesetCommand& command) const { return typeset(command, desk); }
    ExitCode operator()(const DumpCommand& command) const { return dump(command, desk); }
    ExitCode operator()(const ExtractCommand& command) const { return extract(command, desk); }
    ExitCode operator()(const VerifyCommand& command) const { return verify(command, desk); }
};

ExitCode run(int argc, char* argv[]) {
    const auto options = parse_command_line(argc, argv);
    if (const ExitCode* ended = std::get_if<ExitCode>(&options)) return *ended;
    Desk desk(std::get<Options>(options));
    return std::visit(Run{desk}, std::get<Options>(options).command);
}

}  // namespace
}  // namespace rapporteur::app

int main(int argc, char* argv[]) {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 1024 * 1024);     // stays so: what is large goes back to the system when a stage lets it go
#endif
    return static_cast<int>(rapporteur::app::guarded([&] { return rapporteur::app::run(argc, argv); }));
}
