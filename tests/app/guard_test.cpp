#include "app/guard.h"

#include <new>
#include <stdexcept>

#include "support/catch.h"

using rapporteur::app::ExitCode;
using rapporteur::app::guarded;

TEST_CASE("what a run returns is what the program ends with") {
    CHECK(guarded([] { return ExitCode::fine; }) == ExitCode::fine);
    CHECK(guarded([] { return ExitCode::faults_in_the_material; }) == ExitCode::faults_in_the_material);
}

TEST_CASE("a fault of the program itself ends with 4, too little memory with 3") {
    CHECK(static_cast<int>(guarded([]() -> ExitCode { throw std::logic_error("this cannot be"); })) == 4);
    CHECK(static_cast<int>(guarded([]() -> ExitCode { throw 42; })) == 4);
    CHECK(static_cast<int>(guarded([]() -> ExitCode { throw std::bad_alloc(); })) == 3);
}
