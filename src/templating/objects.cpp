#include "templating/objects.h"

#include <functional>

namespace rapporteur::templating {

using language::Arguments;
using language::Environment;

namespace {

// A method of an object, such as `loop.cycle`.
class Method final : public language::Function {
public:
    using Work = std::function<Value(const Arguments&)>;
    Method(std::string_view name, Work work) : name_(name), work_(std::move(work)) {}
    std::string_view name() const override { return name_; }
    Value call(Arguments arguments, const Environment&) const override { return work_(arguments); }

private:
    std::string_view name_;      // a literal
    Work work_;
};

Value method(std::string_view name, Method::Work work) {
    return Value(std::shared_ptr<const Callable>(std::make_shared<Method>(name, std::move(work))));
}

Value whole(std::size_t number) { return Value(static_cast<std::int64_t>(number)); }

Value no_field(const std::string& what, std::string_view name, const std::vector<std::string>& fields) {
    const std::string near = nearest(name, fields);
    return Value::missing(what + " has no '" + std::string(name) + "'",
                          near.empty() ? std::string() : "did you mean '" + near + "'?");
}

void no_arguments(const std::string& what, const Arguments& arguments) {
    if (arguments.positional.empty() && arguments.named.empty()) return;
    throw Fault(error("templating.arguments", arguments.place, what + " takes no arguments"));
}

Fault gone(const std::string& what, const SourceSpan& place) {
    return Fault(error("templating.gone", place, "'" + what + "' was kept longer than the statement that it belongs to")
                     .hint("use it only there"));
}

}  // namespace

// ---- Macros --------------------------------------------------------------------------------------------------------------

Value MacroValue::call(Arguments arguments, const Environment&) const { return run_.call(procedure_, home_, arguments); }

Value MacroValue::field(std::string_view name) const {
    if (name == "name") return procedure_.is_block ? Value() : Value(procedure_.name);
    if (name == "catch_kwargs") return Value(procedure_.uses_kwargs);
    if (name == "catch_varargs") return Value(procedure_.uses_varargs);
    if (name == "caller") return Value(procedure_.uses_caller);
    if (name != "arguments") return no_field("the macro '" + procedure_.name + "'", name, fields());
    List names;
    for (const Parameter& parameter : procedure_.parameters) names.emplace_back(parameter.name);
    return Value(std::move(names));
}

std::vector<std::string> MacroValue::fields() const { return {"name", "arguments", "catch_kwargs", "catch_varargs", "caller"}; }

// ---- Loops ---------------------------------------------------------------------------------------------------------------

Value Loop::call(Arguments arguments, const Environment&) const {
    if (!statement_.recursive)
        throw Fault(error("templating.loop-call", arguments.place, "this loop is not recursive and cannot be called")
                        .hint("write 'recursive' at the end of its 'for'"));
    if (arguments.positional.size() != 1 || !arguments.named.empty())
        throw Fault(error("templating.arguments", arguments.place, "loop() takes one argument: what to go through"));
    const FramePtr around = around_.lock();
    if (!around) throw gone("loop", arguments.place);
    return run_.loop_again(statement_, around, arguments.positional.front(), depth_ + 1, arguments.place);
}

Value Loop::field(std::string_view name) const {
    const std::size_t length = items_.list().size();
    if (name == "index") return whole(index_ + 1);
    if (name == "index0") return whole(index_);
    if (name == "revindex") return whole(length - index_);
    if (name == "revindex0") return whole(length - index_ - 1);
    if (name == "first") return Value(index_ == 0);
    if (name == "last") return Value(index_ + 1 == length);
    if (name == "length") return whole(length);
    if (name == "depth") return whole(depth_ + 1);
    if (name == "depth0") return whole(depth_);
    if (name == "previtem") return neighbour(false);
    if (name == "nextitem") return neighbour(true);
    const auto self = shared_from_this();
    if (name == "cycle") return method("cycle", [self](const Arguments& arguments) { return self->cycle(arguments); });
    if (name == "changed") return method("changed", [self](const Arguments& arguments) { return self->changed(arguments); });
    return no_field("'loop'", name, fields());
}

std::vector<std::string> Loop::fields() const {
    return {"index", "index0", "revindex", "revindex0", "first", "last",   "length",
            "depth", "depth0", "previtem", "nextitem",  "cycle", "changed"};
}

Value Loop::neighbour(bool next) const {
    const List& items = items_.list();
    if (next)
        return index_ + 1 < items.size() ? items[index_ + 1]
                                         : Value::missing("there is no next item: this is the last", "test 'loop.last' first");
    return index_ > 0 ? items[index_ - 1]
                      : Value::missing("there is no previous item: this is the first", "test 'loop.first' first");
}

Value Loop::cycle(const Arguments& arguments) const {
    if (arguments.positional.empty() || !arguments.named.empty())
        throw Fault(error("templating.arguments", arguments.place, "loop.cycle needs the values to choose from")
                        .hint("write for example loop.cycle('odd', 'even')"));
    return arguments.positional[index_ % arguments.positional.size()];
}

Value Loop::changed(const Arguments& arguments) const {
    if (!arguments.named.empty())
        throw Fault(error("templating.arguments", arguments.place, "loop.changed takes values without names"));
    if (last_changed_ && *last_changed_ == arguments.positional) return Value(false);
    last_changed_ = arguments.positional;
    return Value(true);
}

// ---- Blocks --------------------------------------------------------------------------------------------------------------

Value Self::field(std::string_view name) const {
    const auto root = root_.lock();
    if (!root) return Value::missing("'self' was kept longer than its template");
    const auto found = root->blocks.find(name);
    if (found == root->blocks.end()) {
        const std::string near = nearest(name, fields());
        return Value::missing("this template has no block '" + std::string(name) + "'",
                              near.empty() ? std::string() : "did you mean '" + near + "'?");
    }
    return Value(std::shared_ptr<const Callable>(std::make_shared<BlockValue>(run_, found->first, 0, root)));
}

std::vector<std::string> Self::fields() const {
    std::vector<std::string> names;
    if (const auto root = root_.lock())
        for (const auto& [name, versions] : root->blocks) names.push_back(name);
    return names;
}

Value BlockValue::call(Arguments arguments, const Environment&) const {
    no_arguments("the block '" + block_ + "'", arguments);
    const FramePtr around = around_.lock();
    if (!around || !around->root) throw gone("super", arguments.place);
    return run_.block_text(*around->root, block_, version_, around, arguments.place);
}

Value BlockValue::field(std::string_view name) const {
    if (name != "super") return no_field("the block '" + block_ + "'", name, fields());
    const FramePtr around = around_.lock();
    return around ? super_of(run_, block_, version_, around) : Value::missing("'super' was kept longer than its block");
}

Value super_of(Run& run, const std::string& block, std::size_t version, const FramePtr& around) {
    const auto found = around->root->blocks.find(block);
    if (found == around->root->blocks.end() || version + 1 >= found->second.size())
        return Value::missing("there is no parent block called '" + block + "'",
                              "super() is for templates that extend another one with that block");
    return Value(std::shared_ptr<const Callable>(std::make_shared<BlockValue>(run, block, version + 1, around)));
}

// ---- Modules -------------------------------------------------------------------------------------------------------------

bool Module::exports(std::string_view name) const { return !name.starts_with("_") && !root_->not_exported.contains(name); }

Value Module::field(std::string_view name) const {
    const Value* found = exports(name) ? root_->scope.find_here(name) : nullptr;
    return found ? *found : no_field("the template '" + name_ + "'", name, fields());
}

std::vector<std::string> Module::fields() const {
    std::vector<std::string> names;
    for (const auto& [name, value] : root_->scope.own())
        if (exports(name)) names.push_back(name);
    return names;
}

}  // namespace rapporteur::templating
