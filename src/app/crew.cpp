#include "app/crew.h"

#include <system_error>
#include <utility>

namespace rapporteur::app {

Crew::Crew(unsigned hands, std::function<void()> work) : work_(std::move(work)) {
    const auto until_done = [this] {
        try {
            work_();
        } catch (...) {
            const std::lock_guard<std::mutex> only_one(lock_);
            if (!failure_) failure_ = std::current_exception();
        }
    };
    threads_.reserve(hands);
    try {
        while (threads_.size() < hands) threads_.emplace_back(until_done);
    } catch (const std::system_error&) {            // fewer will do it too
    }
}

Crew::~Crew() { wait(); }

void Crew::wait() {
    for (std::thread& one : threads_) one.join();
    threads_.clear();
}

void Crew::join() {
    wait();
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
}

}  // namespace rapporteur::app
