// Those who hold the words of documents to the checks: several at a time, while the documents after them are composed. What they
// find is told in the order in which the documents were handed in, whoever read them.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

#include "app/crew.h"
#include "app/inspect.h"

namespace rapporteur::app {

class Proofreaders {
public:
    // `readers`: how many read at a time, the caller in `finish` among them. REQUIRES: `inspected` outlives them.
    Proofreaders(Inspected& inspected, unsigned readers);
    ~Proofreaders();                                // what nobody has begun to read is left

    // A document that the program makes: its words are held to the checks and, where it was issued, to those that it was issued
    // with (app/departures.h). `readings`: as they should be; where none are given, the document is composed. REQUIRES: `project`
    // lives until `finish`.
    void hand_in(Project& project, const Recipe& recipe, std::optional<Readings> readings);
    // Waits until all is read; tells what was found.
    void finish(Diagnostics& diagnostics);

private:
    struct Copy;
    class Environments;
    void read_all(Environments environments);
    Copy* take();                                   // null where no more will come
    void no_more_comes();

    Inspected& inspected_;
    std::deque<Copy> copies_;                       // their addresses stay
    std::size_t next_ = 0;
    bool closed_ = false;
    std::mutex lock_;
    std::condition_variable changed_;
    Crew others_;                                   // last: they begin when all else is there
};

// As many as the machine has processors, where none are `asked` for.
unsigned readers_for(unsigned asked);

}  // namespace rapporteur::app
