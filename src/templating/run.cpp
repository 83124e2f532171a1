#include "templating/run.h"

#include <algorithm>

#include "templating/level.h"
#include "templating/objects.h"

namespace rapporteur::templating {

namespace {

// Stands in the explanation of a name whose value could not be had; messages that only follow from that are not shown.
constexpr std::string_view kFailedBefore = "could not be had (see the fault before)";

Value failed_value(const std::string& name) { return Value::missing("'" + name + "' " + std::string(kFailedBefore)); }

}  // namespace

Run::Run(Shelf& shelf, const language::Environment& environment, Diagnostics& diagnostics)
    : shelf_(shelf),
      environment_(environment),
      diagnostics_(diagnostics),
      outermost_(std::make_shared<Frame>(environment.globals())) {}

// Macros and modules hold the frames that they were made in, and these hold the macros: the circle is cut here.
Run::~Run() {
    for (const auto& noted : noted_)
        if (const FramePtr frame = noted.lock()) frame->cut();
}

void Run::note(const FramePtr& frame) {
    if (frame->noted) return;
    frame->noted = true;
    if (noted_.size() >= noted_limit_) {
        std::erase_if(noted_, [](const auto& noted) { return noted.expired(); });
        noted_limit_ = std::max<std::size_t>(1024, noted_.size() * 2);
    }
    noted_.push_back(frame);
}

std::optional<Rendered> Run::render(const Template& start, const Map& names) {
    Rendered rendered;
    out_ = &rendered;
    stack_begin_ = static_cast<const char*>(__builtin_frame_address(0));
    environment_.begin_work();
    try {
        usable(start);
        const auto data = std::make_shared<Frame>(outermost_, nullptr);
        for (const Map::Entry& entry : names.entries()) data->scope.set(entry.key, entry.value);
        run_template(start, new_root(data), {});
    } catch (const Fault& fault) {
        diagnostics_.add(fault.diagnostic);
        if (!start.faults.empty()) return std::nullopt;
    }
    rendered.templates = std::move(used_);
    return rendered;
}

// ---- Statements ----------------------------------------------------------------------------------------------------------

void Run::run(const Body& body, const FramePtr& frame) {
    for (const Statement& statement : body) {
        try {
            std::visit([&](const auto& node) { carry_out(node, statement.place, frame); }, statement.node);
        } catch (const Fault& fault) {
            if (stopped_) throw;
            if (fault.diagnostic.code == language::kTooMuchWork) stop(fault.diagnostic);
            report(fault.diagnostic, statement.place);
        }
    }
}

void Run::carry_out(const Words& words, const SourceSpan& place, const FramePtr&) {
    if (muted_) return;
    for (const Line& line : words.lines) {
        const std::size_t size = line.text.size() + (line.ends ? 1 : 0);
        count_bytes(size, place);
        out_->text += line.text;
        if (line.ends) out_->text += '\n';
        out_->map.append(static_cast<std::uint32_t>(size), Origin{line.place, {}});
    }
}

void Run::carry_out(const Output& output, const SourceSpan&, const FramePtr& frame) {
    if (!muted_) write(value(*output.value, frame), output.value->place);
}

void Run::carry_out(const If& statement, const SourceSpan&, const FramePtr& frame) {
    for (const Branch& branch : statement.branches)
        if (holds(*branch.condition, frame)) return run(branch.body, frame);
    run(statement.otherwise, frame);
}

void Run::carry_out(const Set& set, const SourceSpan&, const FramePtr& frame) {
    try {
        assign(set.target, value(*set.value, frame), frame);
    } catch (const Fault&) {
        assign_failed(set.target, frame);
        throw;
    }
}

void Run::carry_out(const SetBlock& set, const SourceSpan&, const FramePtr& frame) {
    try {
        Value text = captured([&] { run(set.body, inside(frame)); });
        assign(set.target, set.filters ? filtered(*set.filters, std::move(text), frame) : std::move(text), frame);
    } catch (const Fault&) {
        assign_failed(set.target, frame);
        throw;
    }
}

void Run::carry_out(const FilterBlock& block, const SourceSpan&, const FramePtr& frame) {
    const bool muted = muted_;
    Value text = captured([&] {
        muted_ = muted;
        run(block.body, inside(frame));
    });
    write(filtered(*block.filters, std::move(text), frame), block.filters->place);
}

void Run::carry_out(const Macro& macro, const SourceSpan&, const FramePtr& frame) {
    note(frame);
    frame->scope.set(macro.procedure.name,
                     Value(std::shared_ptr<const Callable>(std::make_shared<MacroValue>(*this, macro.procedure, frame))));
    if (frame->root == frame.get()) frame->root->not_exported.erase(macro.procedure.name);
}

void Run::carry_out(const CallBlock& block, const SourceSpan&, const FramePtr& frame) {
    note(frame);
    const FramePtr calling = inside(frame);
    calling->scope.set(std::string(kCaller),
                       Value(std::shared_ptr<const Callable>(std::make_shared<MacroValue>(*this, block.caller, frame))));
    write(value(*block.call, calling), block.call->place);
}

// The values see the names around the block, not each other (Jinja since 2.9).
void Run::carry_out(const With& with, const SourceSpan&, const FramePtr& frame) {
    const FramePtr inner = inside(frame);
    for (const auto& [target, expression] : with.values) assign(target, value(*expression, frame), inner);
    run(with.body, inner);
}

void Run::carry_out(const Inner& inner, const SourceSpan&, const FramePtr& frame) { run(inner.body, inside(frame)); }

// ---- Values --------------------------------------------------------------------------------------------------------------

Value Run::value(const language::Expression& expression, const FramePtr& frame) const {
    return language::evaluate(expression, frame->scope, environment_);
}

Value Run::present(const language::Expression& expression, const FramePtr& frame) const {
    return language::required(value(expression, frame), expression.place);
}

bool Run::holds(const language::Expression& condition, const FramePtr& frame) const { return present(condition, frame).truthy(); }

void Run::assign(const Target& target, const Value& value, const FramePtr& frame) {
    if (target.is_tuple) {
        const Value parts = language::list_of(value, target.place);
        const std::size_t wanted = target.parts.size(), found = parts.list().size();
        if (wanted != found)
            throw Fault(error("templating.unpack", target.place,
                              "there are " + std::to_string(wanted) + " names here for " + std::to_string(found) +
                                  (found == 1 ? " value" : " values")));
        for (std::size_t i = 0; i < wanted; ++i) assign(target.parts[i], parts.list()[i], frame);
    } else if (!target.field.empty()) {
        const Value* space = frame->scope.find(target.name);
        if (!space)
            throw Fault(error("templating.namespace", target.place, "there is no '" + target.name + "'")
                            .hint("make it with '{% set " + target.name + " = namespace() %}'"));
        const auto* object = space->is(Kind::callable) ? dynamic_cast<const language::Object*>(space->callable().get()) : nullptr;
        if (!object || !object->set_field(target.field, value))
            throw Fault(error("templating.namespace", target.place,
                              "only a namespace's fields can be set, and '" + target.name + "' is none")
                            .hint("make one with '{% set " + target.name + " = namespace() %}'"));
    } else {
        frame->scope.set(target.name, value);
        if (frame->root == frame.get()) frame->root->not_exported.erase(target.name);
    }
}

void Run::assign_failed(const Target& target, const FramePtr& frame) {
    for (const Target& part : target.parts) assign_failed(part, frame);
    if (!target.is_tuple && target.field.empty()) frame->scope.set(target.name, failed_value(target.name));
}

Value Run::filtered(const language::Expression& filters, Value text, const FramePtr& frame) {
    const FramePtr filtering = inside(frame);
    filtering->scope.set(std::string(kCaptured), std::move(text));
    return value(filters, filtering);
}

// ---- Macros --------------------------------------------------------------------------------------------------------------

Value Run::call(const Procedure& procedure, const FramePtr& home, const language::Arguments& arguments) {
    const CallKind kind = procedure.is_block ? CallKind::caller : CallKind::macro;
    const Level level(*this, {kind, procedure.name, arguments.place});
    const FramePtr frame = inside(home);
    bind(procedure, arguments, frame);
    return captured([&] { run(procedure.body, frame); });
}

namespace {

std::string called(const Procedure& procedure) {
    return procedure.is_block ? "the block of this call" : "the macro '" + procedure.name + "'";
}

Fault unknown_argument(const Procedure& procedure, const std::string& name, const language::Arguments& arguments) {
    if (name == "caller")
        return Fault(error("templating.arguments", arguments.place,
                           called(procedure) + " does not use 'caller' and cannot be called with a block")
                         .see(procedure.place, "it is defined here"));
    std::vector<std::string> names;
    for (const Parameter& parameter : procedure.parameters) names.push_back(parameter.name);
    const std::string near = nearest(name, names);
    auto fault = error("templating.arguments", arguments.place, called(procedure) + " has no parameter '" + name + "'")
                     .see(procedure.place, "it is defined here");
    if (!near.empty()) fault.hints.push_back("did you mean '" + near + "'?");
    return Fault(std::move(fault));
}

Fault too_many_arguments(const Procedure& procedure, const language::Arguments& arguments) {
    const std::size_t most = procedure.parameters.size(), given = arguments.positional.size();
    return Fault(error("templating.arguments", arguments.place,
                       called(procedure) + " takes at most " + std::to_string(most) +
                           (most == 1 ? " argument, but " : " arguments, but ") + std::to_string(given) +
                           (given == 1 ? " was given" : " were given"))
                     .see(procedure.place, "it is defined here"));
}

Value without_block(const Procedure& procedure) {
    return Value::missing(called(procedure) + " was not called with a block, so it has no 'caller'", "use '{% call … %}'");
}

}  // namespace

// As jinja2.runtime.Macro does: by position, then by name, the rest to `varargs` and `kwargs` where the body uses them.
void Run::bind(const Procedure& procedure, const language::Arguments& arguments, const FramePtr& frame) {
    const auto& parameters = procedure.parameters;
    const std::size_t by_position = std::min(arguments.positional.size(), parameters.size());
    std::vector<bool> used(arguments.named.size(), false);
    const auto by_name = [&](std::string_view name) -> const Value* {
        for (std::size_t i = 0; i < used.size(); ++i) {
            if (used[i] || arguments.named[i].first != name) continue;
            used[i] = true;
            return &arguments.named[i].second;
        }
        return nullptr;
    };
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const Parameter& parameter = parameters[i];
        const Value* given = i < by_position ? &arguments.positional[i] : by_name(parameter.name);
        if (given) frame->scope.set(parameter.name, *given);
        else if (parameter.otherwise) frame->scope.set(parameter.name, value(*parameter.otherwise, frame));
        else
            frame->scope.set(parameter.name,
                             Value::missing("the parameter '" + parameter.name + "' of " + called(procedure) + " was not given"));
    }
    if (procedure.uses_caller && !procedure.takes_caller) {
        const Value* caller = by_name("caller");
        frame->scope.set("caller", caller ? *caller : without_block(procedure));
    }
    Map kwargs;
    for (std::size_t i = 0; i < used.size(); ++i) {
        if (used[i]) continue;
        if (!procedure.uses_kwargs) throw unknown_argument(procedure, arguments.named[i].first, arguments);
        kwargs.set(arguments.named[i].first, arguments.named[i].second);
    }
    if (procedure.uses_kwargs) frame->scope.set("kwargs", Value(std::move(kwargs)));
    if (procedure.uses_varargs)
        frame->scope.set("varargs", Value(List(arguments.positional.begin() + static_cast<std::ptrdiff_t>(by_position),
                                               arguments.positional.end())));
    else if (arguments.positional.size() > parameters.size())
        throw too_many_arguments(procedure, arguments);
}

// ---- Writing, limits, faults ---------------------------------------------------------------------------------------------

void Run::write(const Value& value, const SourceSpan& place) {
    const Value& shown = language::required(value, place);
    const Origin origin{place, shown.place()};
    if (!shown.is(Kind::text)) {
        const std::string text = language::to_text(shown, place);
        count_bytes(text.size(), place);
        out_->text += text;
        out_->map.append(static_cast<std::uint32_t>(text.size()), origin);
        return;
    }
    const std::string& text = shown.text();
    count_bytes(text.size(), place);
    out_->text += text;
    if (const auto& map = shown.text_map(); map && map->size() == text.size()) out_->map.append(*map);
    else out_->map.append(static_cast<std::uint32_t>(text.size()), origin);
}

// What is captured counts as well, so that a macro of macros of macros cannot fill the memory.
void Run::count_bytes(std::size_t bytes, const SourceSpan& place) {
    bytes_ += bytes;
    if (bytes_ > environment_.limits().output_bytes)
        stop(error("templating.too-long", place,
                   "the output grows larger than " + std::to_string(environment_.limits().output_bytes >> 20) + " MiB")
                 .hint("look for a loop or a macro that repeats itself"));
}

void Run::step(const SourceSpan& place) {
    if (++steps_ > environment_.limits().steps)
        stop(error("templating.too-many-steps", place,
                   "the template takes more than " + std::to_string(environment_.limits().steps) + " steps")
                 .hint("look for loops in loops, or macros that call each other"));
}

void Run::report(Diagnostic fault, const SourceSpan& place) {
    constexpr std::size_t kMostAtOnePlace = 50, kMostInAll = 1000;
    if (fault.message.find(kFailedBefore) != std::string::npos) return;
    if (!fault.place.known()) fault.place = place;
    if (++faults_at_[{place.file, place.begin}] > kMostAtOnePlace) return;
    add_way(fault, false);
    diagnostics_.add(std::move(fault));
    if (diagnostics_.all().size() > kMostInAll)
        stop(error("templating.too-many-faults", place, "there are too many faults; the rest of the template was left out")
                 .hint("mend the first ones and try again"));
}

void Run::stop(Diagnostic fault) {
    stopped_ = true;
    add_way(fault, true);
    throw Fault(std::move(fault));
}

}  // namespace rapporteur::templating
