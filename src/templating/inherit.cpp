// Templates that use templates: include, import, extends and their blocks.
#include "templating/level.h"
#include "templating/objects.h"
#include "templating/run.h"

namespace rapporteur::templating {

// ---- Finding them --------------------------------------------------------------------------------------------------------

const Template& Run::usable(const Template& found) {
    used_.insert(found.name);
    for (const Diagnostic& fault : found.faults) diagnostics_.add(fault);
    if (!found.faults.empty()) throw Fault(found.faults.front());
    return found;
}

const Template& Run::load(const std::string& name, const SourceSpan& place) {
    Diagnostic failure;
    bool missing = false;
    const Template* found = shelf_.find(name, place, failure, missing);
    if (!found) throw Fault(std::move(failure));
    return usable(*found);
}

namespace {

const std::string& name_in(const Value& value, const SourceSpan& place) {
    if (!language::required(value, place).is(Kind::text))
        throw Fault(
            error("templating.name", place, "the name of a template is text, but this is " + std::string(describe(value.kind()))));
    return value.text();
}

}  // namespace

// The first that is there; null where none is and that is no fault.
const Template* Run::load_first(const Value& names, const SourceSpan& place, bool ignore_missing) {
    language::required(names, place);
    const List several = names.is(Kind::list) ? names.list() : List{names};
    std::optional<Diagnostic> first_failure;
    for (const Value& name : several) {
        Diagnostic failure;
        bool missing = false;
        const Template* found = shelf_.find(name_in(name, place), place, failure, missing);
        if (found) return &usable(*found);
        if (!missing) throw Fault(std::move(failure));
        if (!first_failure) first_failure = std::move(failure);
    }
    if (ignore_missing) return nullptr;
    if (!first_failure) throw Fault(error("templating.not-found", place, "this list of templates is empty"));
    if (several.size() > 1) first_failure->message = "none of these templates is there; " + first_failure->message;
    throw Fault(std::move(*first_failure));
}

// ---- Include and import --------------------------------------------------------------------------------------------------

std::shared_ptr<Root> Run::new_root(FramePtr around) {
    auto root = std::make_shared<Root>(std::move(around));
    root->scope.set("self", Value(std::shared_ptr<const Callable>(std::make_shared<Self>(*this, root))));
    root->not_exported.insert("self");
    return root;
}

void Run::carry_out(const Include& include, const SourceSpan& place, const FramePtr& frame) {
    const Template* found = load_first(value(*include.name, frame), include.name->place, include.ignore_missing);
    if (!found) return;
    const Level level(*this, {CallKind::include, found->name, place});
    const Elsewhere heard(out_, out_, muted_);
    run_template(*found, new_root(include.with_context ? frame : outermost_), place);
}

// A module without context is the same for all who import it, and made once.
Value Run::module(const language::Expression& name, bool with_context, const SourceSpan& place, const FramePtr& frame) {
    const Template& found = load(name_in(value(name, frame), name.place), name.place);
    const auto known = with_context ? modules_.end() : modules_.find(&found);
    if (known != modules_.end() && !known->second)
        throw Fault(error("templating.import-circle", place, "'" + found.name + "' imports itself, directly or through others")
                        .hint("move what both need into a third template"));
    std::shared_ptr<Root> root = known != modules_.end() ? known->second : new_root(with_context ? frame : outermost_);
    if (known == modules_.end()) {
        if (!with_context) modules_[&found] = nullptr;
        const Level level(*this, {CallKind::import, found.name, place});
        Rendered unheard;
        const Elsewhere elsewhere(out_, &unheard, muted_);
        run_template(found, root, place);
        if (!with_context) modules_[&found] = root;
    }
    note(root);
    return Value(std::shared_ptr<const Callable>(std::make_shared<Module>(std::move(root), found.name)));
}

void Run::carry_out(const Import& import, const SourceSpan& place, const FramePtr& frame) {
    Target target;
    target.name = import.as;
    try {
        assign(target, module(*import.name, import.with_context, place, frame), frame);
    } catch (const Fault&) {
        assign_failed(target, frame);
        throw;
    }
    if (frame->root == frame.get()) frame->root->not_exported.insert(import.as);
}

void Run::carry_out(const FromImport& import, const SourceSpan& place, const FramePtr& frame) {
    std::vector<Target> targets(import.names.size());
    for (std::size_t i = 0; i < targets.size(); ++i) targets[i].name = import.names[i].as;
    try {
        const Value made = module(*import.name, import.with_context, place, frame);
        for (std::size_t i = 0; i < targets.size(); ++i) assign(targets[i], language::field_of(made, import.names[i].name), frame);
    } catch (const Fault&) {
        for (const Target& target : targets) assign_failed(target, frame);
        throw;
    }
    if (frame->root == frame.get())
        for (const Target& target : targets) frame->root->not_exported.insert(target.name);
}

// ---- Extends and blocks --------------------------------------------------------------------------------------------------

namespace {

void add_blocks(Root& root, const Template& from) {
    for (const auto& [name, block] : from.blocks) root.blocks[name].push_back(block);
}

}  // namespace

// A template that extends another is carried out for what it sets, then the other is, with its blocks.
void Run::run_template(const Template& start, const std::shared_ptr<Root>& root, const SourceSpan& place) {
    add_blocks(*root, start);
    const bool muted_before = muted_;
    std::size_t count = 0;
    for (const Template* now = &start; now; now = root->parent) {
        root->parent = nullptr;
        muted_ = muted_before;
        if (++count > environment_.limits().call_depth)
            stop(error("templating.call-depth", place.known() ? place : start.body.front().place,
                       "templates extend each other more than " + std::to_string(count - 1) + " deep")
                     .hint("does '" + now->name + "' extend itself?"));
        run(now->body, root);
    }
    muted_ = muted_before;
}

void Run::carry_out(const Extends& extends, const SourceSpan& place, const FramePtr& frame) {
    Root& root = *frame->root;
    if (root.parent)
        throw Fault(error("templating.extends-twice", place, "this template extends another one already")
                        .hint("remove one of the two 'extends'"));
    root.parent = &nothing_;
    muted_ = true;
    const Template& parent = load(name_in(value(*extends.name, frame), extends.name->place), extends.name->place);
    add_blocks(root, parent);
    root.parent = &parent;
}

void Run::carry_out(const std::unique_ptr<Block>& block, const SourceSpan& place, const FramePtr& frame) {
    Root& root = *frame->root;
    if (root.parent && frame.get() == &root) return;
    const auto versions = root.blocks.find(block->name);
    if (block->required && versions->second.size() <= 1)
        throw Fault(
            error("templating.required-block", place, "the block '" + block->name + "' is required, but no template fills it")
                .hint("extend this template and give the block there"));
    const Elsewhere heard(out_, out_, muted_);
    show_block(root, block->name, 0, block->scoped ? frame : FramePtr(root.shared_from_this()), place);
}

void Run::show_block(Root& root, const std::string& name, std::size_t version, const FramePtr& around, const SourceSpan& place) {
    const Block& block = *root.blocks.find(name)->second[version];
    const Level level(*this, {CallKind::block, block.name, place});
    const FramePtr frame = inside(around);
    frame->scope.set("super", super_of(*this, name, version, around));
    run(block.body, frame);
}

Value Run::block_text(Root& root, const std::string& name, std::size_t version, const FramePtr& around, const SourceSpan& place) {
    return captured([&] { show_block(root, name, version, around, place); });
}

}  // namespace rapporteur::templating
