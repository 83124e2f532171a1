// Threads that do the same work until it is done: as many as are asked for, or as many as the machine has left.
#pragma once

#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace rapporteur::app {

class Crew {
public:
    // REQUIRES: `work` may be done by several at a time, by the caller too, and what it needs outlives the crew.
    Crew(unsigned hands, std::function<void()> work);
    ~Crew();                                        // waits; what was thrown is lost
    // Waits until all are done. Throws what the first of them threw.
    void join();

private:
    void wait();

    std::function<void()> work_;
    std::mutex lock_;
    std::exception_ptr failure_;
    std::vector<std::thread> threads_;
};

}  // namespace rapporteur::app
