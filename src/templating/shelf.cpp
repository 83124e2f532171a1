#include "templating/shelf.h"

#include "base/utf8.h"

namespace rapporteur::templating {

namespace {

Template parsed(const std::string& name, const SourceFile& source, const Options& options) {
    const std::size_t bad = utf8::first_invalid(source.text());
    if (bad == source.text().size()) return parse_template(name, source, options);
    Template unreadable;
    unreadable.name = name;
    const auto at = static_cast<std::uint32_t>(bad);
    unreadable.faults.push_back(
        error("templating.not-utf8", {&source, at, at + 1}, "this byte is not UTF-8").hint("save the file as UTF-8"));
    return unreadable;
}

}  // namespace

const Template* Shelf::find(const std::string& name, const SourceSpan& place, Diagnostic& failure, bool& missing) {
    missing = false;
    if (const auto known = by_name_.find(name); known != by_name_.end()) return known->second.get();
    if (!stays_inside(name)) {
        failure = error("templating.outside", place, "'" + name + "' does not name a template of the folder '" + folder_ + "'")
                      .hint("name it from that folder on, with '/' and without '..', as in 'partials/title.md'");
        return nullptr;
    }
    auto read = files_.read(path(name));
    if (const auto* trouble = std::get_if<FileFailure>(&read)) {
        missing = trouble->missing;
        failure = missing ? not_found(name, place)
                          : error("templating.unreadable", place, "the template '" + name + "' cannot be read: " + trouble->reason);
        return nullptr;
    }
    const SourceFile& source = sources_.add(path(name), std::get<std::string>(std::move(read)));
    auto made = std::make_unique<const Template>(parsed(name, source, options_));
    return by_name_.emplace(name, std::move(made)).first->second.get();
}

const Template& Shelf::keep(const SourceFile& source) {
    auto& kept = by_source_[&source];
    if (!kept) kept = std::make_unique<const Template>(parsed(source.name(), source, options_));
    return *kept;
}

Diagnostic Shelf::not_found(const std::string& name, const SourceSpan& place) const {
    std::vector<std::string> names = files_.list(folder_);
    if (!folder_.empty())
        for (std::string& path : names) path.erase(0, folder_.size() + 1);
    auto failure = error("templating.not-found", place, "there is no template '" + name + "' in '" + folder_ + "'");
    std::string near = nearest(name, names);
    if (near.empty()) near = nearest(name.substr(name.rfind('/') + 1), names);
    if (!near.empty()) failure.hints.push_back("did you mean '" + near + "'?");
    else if (names.empty()) failure.hints.push_back("the folder is empty or not there");
    else failure.hints.push_back("templates are named from that folder on, for example '" + names.front() + "'");
    return failure;
}

}  // namespace rapporteur::templating
