// Those who hold the facts and the words of documents to the checks: several at a time, while the documents after them are
// composed. What they find is told in the order in which it was handed in, whoever read it. They share what does not change:
// facts, checks, words of the language. What remembers (environments, the room of a search) each has alone.
#pragma once

#include <condition_variable>
#include <memory>
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

    // The facts, for documents of these ids (app/inspect.h). Before the documents: where rules are missing, these are not told.
    void hand_in_facts(Project& project, const std::vector<std::string>& ids);
    // A document that the program makes: its words are held to the checks and, where it was issued, to those that it was issued
    // with (app/departures.h). `readings`: as they should be; where none are given, the document is composed. REQUIRES: `project`
    // lives until `finish`.
    void hand_in(Project& project, const Recipe& recipe, std::optional<Readings> readings);
    // Waits until all is read; tells what was found.
    void finish(Diagnostics& diagnostics);

private:
    class Work;
    class Facts;
    class Copy;
    class Environments;
    void hand_in(std::unique_ptr<Work> work);
    void read_all(Environments environments);
    Work* take();                                   // null where no more will come
    void no_more_comes();

    Inspected& inspected_;
    std::vector<std::unique_ptr<Work>> works_;
    std::size_t next_ = 0;
    bool closed_ = false;
    std::mutex lock_;
    std::condition_variable changed_;
    Crew others_;                                   // last: they begin when all else is there
};

// As many as the machine has processors, where none are `asked` for.
unsigned readers_for(unsigned asked);

}  // namespace rapporteur::app
