#include "app/crew.h"

#include <atomic>
#include <stdexcept>

#include "support/catch.h"

using rapporteur::app::Crew;

TEST_CASE("what hands do is done when they are joined, with none too") {
    for (const unsigned hands : {0u, 1u, 5u}) {
        std::atomic<unsigned> done{0};
        Crew crew(hands, [&] { ++done; });
        crew.join();
        CHECK(done == hands);
    }
}

TEST_CASE("what one of them throws is thrown by join, once, and all have ended by then") {
    std::atomic<unsigned> begun{0};
    Crew crew(3, [&] {
        if (++begun == 2) throw std::runtime_error("no more");
    });
    CHECK_THROWS_AS(crew.join(), std::runtime_error);
    CHECK(begun == 3);
    crew.join();
}

TEST_CASE("a crew that nobody joins is waited for") {
    std::atomic<unsigned> done{0};
    { const Crew crew(2, [&] { ++done; }); }
    CHECK(done == 2);
}
