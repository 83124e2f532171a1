// One rendering: walks the statements, writes the text with its origins, keeps the limits.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "language/evaluate.h"
#include "templating/frame.h"
#include "templating/shelf.h"
#include "templating/statements.h"
#include "templating/template.h"

namespace rapporteur::templating {

class Run {
public:
    Run(Shelf& shelf, const language::Environment& environment, Diagnostics& diagnostics);
    ~Run();
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    std::optional<Rendered> render(const Template& start, const Map& names);

    // ---- For the values that statements make (macros, loops, blocks): they live no longer than the run --------------------------

    Value call(const Procedure& procedure, const FramePtr& home, const language::Arguments& arguments);
    Value loop_again(const For& loop, const FramePtr& around, const Value& items, std::size_t depth, const SourceSpan& place);
    Value block_text(Root& root, const std::string& name, std::size_t version, const FramePtr& around, const SourceSpan& place);

private:
    // What called what, for messages and for the limit of depth.
    enum class CallKind { macro, caller, include, import, block, extends, loop };
    struct CallSite {
        CallKind kind;
        std::string_view name;
        SourceSpan place;
    };
    class Level;

    // ---- Statements ------------------------------------------------------------------------------------------------------------
    void run(const Body& body, const FramePtr& frame);
    void carry_out(const Words& words, const SourceSpan& place, const FramePtr& frame);
    void carry_out(const Output& output, const SourceSpan& place, const FramePtr& frame);
    void carry_out(const If& statement, const SourceSpan& place, const FramePtr& frame);
    void carry_out(const For& loop, const SourceSpan& place, const FramePtr& frame);
    void carry_out(const Set& set, const SourceSpan& place, const FramePtr& frame);
    void carry_out(const SetBlock& set, const SourceSpan& place, const FramePtr& frame);
    void carry_out(const FilterBlock& block, const SourceSpan& place, const FramePtr& frame);
    void carry_out(const Macro& macro, const SourceSpan& place, const FramePtr& frame);
    void carry_out(const CallBlock& block, const SourceSpan& place, const FramePtr& frame);
    void carry_out(const With& with, const SourceSpan& place, const FramePtr& frame);
    void carry_out(const Include& include, const SourceSpan& place, const FramePtr& frame);
    void carry_out(const Import& import, const SourceSpan& place, const FramePtr& frame);
    void carry_out(const FromImport& import, const SourceSpan& place, const FramePtr& frame);
    void carry_out(const Extends& extends, const SourceSpan& place, const FramePtr& frame);
    void carry_out(const std::unique_ptr<Block>& block, const SourceSpan& place, const FramePtr& frame);
    void carry_out(const Inner& inner, const SourceSpan& place, const FramePtr& frame);

    void loop_over(const For& loop, const FramePtr& frame, const Value& items, std::size_t depth, const SourceSpan& place);
    Value chosen(const For& loop, const FramePtr& frame, const Value& items);
    bool assign_turn(const Target& target, const Value& item, const FramePtr& frame);
    void bind(const Procedure& procedure, const language::Arguments& arguments, const FramePtr& frame);
    void show_block(Root& root, const std::string& name, std::size_t version, const FramePtr& around, const SourceSpan& place);

    // ---- Templates -------------------------------------------------------------------------------------------------------------
    void run_template(const Template& start, const std::shared_ptr<Root>& root, const SourceSpan& place);
    std::shared_ptr<Root> new_root(FramePtr around);
    const Template& load(const std::string& name, const SourceSpan& place);
    const Template* load_first(const Value& names, const SourceSpan& place, bool ignore_missing);
    Value module(const language::Expression& name, bool with_context, const SourceSpan& place, const FramePtr& frame);
    const Template& usable(const Template& found);

    // ---- Values ----------------------------------------------------------------------------------------------------------------
    Value value(const language::Expression& expression, const FramePtr& frame) const;
    Value present(const language::Expression& expression, const FramePtr& frame) const;
    bool holds(const language::Expression& condition, const FramePtr& frame) const;
    void assign(const Target& target, const Value& value, const FramePtr& frame);
    void assign_failed(const Target& target, const FramePtr& frame);
    template <class Work>
    Value captured(Work work);
    Value filtered(const language::Expression& filters, Value text, const FramePtr& frame);
    void note(const FramePtr& frame);

    // ---- Writing, limits, faults -----------------------------------------------------------------------------------------------
    void write(const Value& value, const SourceSpan& place);
    void count_bytes(std::size_t bytes, const SourceSpan& place);
    void step(const SourceSpan& place);
    void report(Diagnostic fault, const SourceSpan& place);
    void add_way(Diagnostic& fault, bool with_blocks) const;
    [[noreturn]] void stop(Diagnostic fault);

    Shelf& shelf_;
    const language::Environment& environment_;
    Diagnostics& diagnostics_;
    FramePtr outermost_;                             // the environment's globals
    Rendered* out_ = nullptr;
    bool muted_ = false;                             // text and output of a template that extends another show nothing
    bool stopped_ = false;                           // a limit was reached: the fault goes all the way up
    std::vector<CallSite> way_;
    std::size_t steps_ = 0, bytes_ = 0;
    const char* stack_begin_ = nullptr;
    std::map<std::pair<const SourceFile*, std::uint32_t>, std::size_t> faults_at_;
    std::map<const Template*, std::shared_ptr<Root>> modules_;   // imported without context; null while being made
    std::set<std::string> used_;                     // names of templates
    std::vector<std::weak_ptr<Frame>> noted_;
    std::size_t noted_limit_ = 1024;
    const Template nothing_{};
};

}  // namespace rapporteur::templating
