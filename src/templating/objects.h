// The values that statements make: macros, `loop`, `self`, `super`, imported modules. They point into the run and into the
// templates, and do not outlive them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "language/evaluate.h"
#include "templating/frame.h"
#include "templating/run.h"
#include "templating/statements.h"

namespace rapporteur::templating {

// A macro, and `caller`.
class MacroValue final : public language::Object {
public:
    MacroValue(Run& run, const Procedure& procedure, FramePtr home) : run_(run), procedure_(procedure), home_(std::move(home)) {}
    std::string_view name() const override { return procedure_.name; }
    Value call(language::Arguments arguments, const language::Environment& environment) const override;
    Value field(std::string_view name) const override;
    std::vector<std::string> fields() const override;

private:
    Run& run_;
    const Procedure& procedure_;
    FramePtr home_;
};

class Loop final : public language::Object, public std::enable_shared_from_this<Loop> {
public:
    // REQUIRES: `items` is a list.
    Loop(Run& run, const For& statement, const FramePtr& around, Value items, std::size_t depth)
        : run_(run), statement_(statement), around_(around), items_(std::move(items)), depth_(depth) {}
    std::string_view name() const override { return "loop"; }
    Value call(language::Arguments arguments, const language::Environment& environment) const override;
    Value field(std::string_view name) const override;
    std::vector<std::string> fields() const override;

    void go_to(std::size_t index) { index_ = index; }

private:
    Value neighbour(bool next) const;
    Value cycle(const language::Arguments& arguments) const;
    Value changed(const language::Arguments& arguments) const;

    Run& run_;
    const For& statement_;
    std::weak_ptr<Frame> around_;
    Value items_;
    std::size_t depth_ = 0, index_ = 0;
    mutable std::optional<List> last_changed_;
};

// `self`: its fields are the blocks.
class Self final : public language::Object {
public:
    Self(Run& run, std::weak_ptr<Root> root) : run_(run), root_(std::move(root)) {}
    std::string_view name() const override { return "self"; }
    Value field(std::string_view name) const override;
    std::vector<std::string> fields() const override;

private:
    Run& run_;
    std::weak_ptr<Root> root_;
};

// `super` and `self.name`: one version of a block, to be called.
class BlockValue final : public language::Object {
public:
    BlockValue(Run& run, std::string block, std::size_t version, const FramePtr& around)
        : run_(run), block_(std::move(block)), version_(version), around_(around) {}
    std::string_view name() const override { return block_; }
    Value call(language::Arguments arguments, const language::Environment& environment) const override;
    Value field(std::string_view name) const override;
    std::vector<std::string> fields() const override { return {"super"}; }

private:
    Run& run_;
    std::string block_;
    std::size_t version_;
    std::weak_ptr<Frame> around_;
};

// The block's next more general version, or what says that there is none.
Value super_of(Run& run, const std::string& block, std::size_t version, const FramePtr& around);

// A template that was imported: its fields are the names that it sets at top level.
class Module final : public language::Object {
public:
    Module(std::shared_ptr<Root> root, std::string template_name) : root_(std::move(root)), name_(std::move(template_name)) {}
    std::string_view name() const override { return name_; }
    Value field(std::string_view name) const override;
    std::vector<std::string> fields() const override;

private:
    bool exports(std::string_view name) const;
    std::shared_ptr<Root> root_;
    std::string name_;
};

}  // namespace rapporteur::templating
