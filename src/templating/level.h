// Guards of a run: each undoes in its destructor what it did in its constructor, also when a fault passes.
#pragma once

#include "templating/run.h"

namespace rapporteur::templating {

// Output goes elsewhere, and is heard there.
class Elsewhere {
public:
    Elsewhere(Rendered*& out, Rendered* elsewhere, bool& muted) : out_(out), muted_(muted), out_before_(out), muted_before_(muted) {
        out_ = elsewhere;
        muted_ = false;
    }
    ~Elsewhere() {
        out_ = out_before_;
        muted_ = muted_before_;
    }
    Elsewhere(const Elsewhere&) = delete;
    Elsewhere& operator=(const Elsewhere&) = delete;

private:
    Rendered*& out_;
    bool& muted_;
    Rendered* out_before_;
    bool muted_before_;
};

// One call deeper: of a macro, a block, a template, a recursive loop. Stops the run where it gets too deep.
class Run::Level {
public:
    Level(Run& run, CallSite site);
    ~Level() { run_.way_.pop_back(); }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

private:
    Run& run_;
};

// What `work` writes, as a value that keeps the origin of each byte.
template <class Work>
Value Run::captured(Work work) {
    Rendered text;
    {
        const Elsewhere elsewhere(out_, &text, muted_);
        work();
    }
    return Value(Text{std::move(text.text), std::make_shared<const SourceMap>(std::move(text.map))});
}

}  // namespace rapporteur::templating
