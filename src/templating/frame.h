// Where names live while a template is rendered. A frame sees the frames around it; those that a macro was defined in live as
// long as the macro does.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "language/evaluate.h"
#include "templating/statements.h"

namespace rapporteur::templating {

struct Root;

struct Frame {
    explicit Frame(const language::Scope& outermost) : scope(&outermost) {}
    Frame(std::shared_ptr<Frame> around, Root* its_root) : scope(&around->scope), outer(std::move(around)), root(its_root) {}

    void clear() { scope = language::Scope(outer ? &outer->scope : nullptr); }
    // Lets go of all that it holds; for the end of a run.
    void cut() {
        scope = language::Scope();
        outer.reset();
    }

    language::Scope scope;
    std::shared_ptr<Frame> outer;
    Root* root = nullptr;            // the nearest around it, or itself; null only for the data's frame
    bool noted = false;              // a macro or a module may hold it: see Run::note
};
using FramePtr = std::shared_ptr<Frame>;

// The outermost frame of a template and of those that it extends: what Jinja calls its context.
struct Root : Frame, std::enable_shared_from_this<Root> {
    explicit Root(FramePtr around) : Frame(std::move(around), this) {}

    std::map<std::string, std::vector<const Block*>, std::less<>> blocks;    // the most special version first
    std::set<std::string, std::less<>> not_exported;                         // came from elsewhere: imports, self
    const Template* parent = nullptr;                                        // once `extends` was met
};

inline FramePtr inside(const FramePtr& frame) { return std::make_shared<Frame>(frame, frame->root); }

}  // namespace rapporteur::templating
