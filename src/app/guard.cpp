#include "app/guard.h"

#include <cstdio>
#include <exception>
#include <new>

namespace rapporteur::app {

namespace {

ExitCode at_fault(const char* reason) {
    std::fprintf(stderr, "error: the program itself is at fault: %s\n  = please report this with the files that led to it\n",
                 reason);
    return ExitCode::internal_fault;
}

}  // namespace

ExitCode guarded(const std::function<ExitCode()>& run) {
    try {
        return run();
    } catch (const std::bad_alloc&) {
        std::fprintf(stderr, "error: there is not enough memory for this\n");
        return ExitCode::world_failed;
    } catch (const std::exception& fault) {
        return at_fault(fault.what());
    } catch (...) {
        return at_fault("something unknown was thrown");
    }
}

}  // namespace rapporteur::app
