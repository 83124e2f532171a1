#include "app/proofreaders.h"

#include <algorithm>
#include <exception>
#include <map>
#include <memory>
#include <utility>

#include "app/departures.h"
#include "app/issued.h"

namespace rapporteur::app {

struct Proofreaders::Copy {
    Copy(Project& of, const Recipe& made_by) : project(&of), recipe(&made_by) {}
    Project* project;
    const Recipe* recipe;
    const locale::Locale* locale = nullptr;         // null where it could not be composed: there is nothing to read
    checks::Words words;
    checks::Reading whole;
    Diagnostics composing, faults;
    std::vector<checks::Finding> departures, found;
    std::exception_ptr failure;
};

// Rules remember what they were asked, so each thread has environments of its own; the caller's are the project's.
class Proofreaders::Environments {
public:
    explicit Environments(bool of_project) : of_project_(of_project) {}

    const language::Environment& of(const Copy& copy) {
        if (of_project_) return copy.project->environment(copy.words.convention, "en", unsaid_);
        auto& own = own_[{copy.project, copy.words.convention}];
        if (!own) own = copy.project->another_environment(copy.words.convention, *copy.locale);
        return *own;
    }

private:
    bool of_project_;
    std::map<std::pair<const Project*, std::string>, std::unique_ptr<language::Environment>> own_;
    Diagnostics unsaid_;                            // the project's rules were read before, and their faults told
};

Proofreaders::Proofreaders(Inspected& inspected, unsigned readers) : inspected_(inspected) {
    for (unsigned i = 1; i < readers; ++i) others_.emplace_back([this] { read_all(Environments(false)); });
}

Proofreaders::~Proofreaders() {
    {
        const std::lock_guard<std::mutex> only_one(lock_);
        next_ = copies_.size();
    }
    no_more_comes();
    for (std::thread& other : others_) other.join();
}

void Proofreaders::hand_in(Project& project, const Recipe& recipe, std::optional<Readings> readings) {
    if (inspected_.wording.empty() && !was_issued(project, recipe)) return;
    Copy copy{project, recipe};
    if (!readings)
        if (auto composed = compose(project, recipe, {true, true}, copy.composing)) readings = std::move(composed->readings);
    if (readings) {
        project.environment(recipe.convention, "en", copy.composing);
        copy.locale = &project.locale("en", copy.composing);
        copy.words = {std::move(readings->words), kind_of(recipe), recipe.convention, false, "documents/" + recipe.id};
        copy.whole = std::move(readings->whole);
    }
    const std::lock_guard<std::mutex> only_one(lock_);
    copies_.push_back(std::move(copy));
    changed_.notify_one();
}

Proofreaders::Copy* Proofreaders::take() {
    std::unique_lock<std::mutex> only_one(lock_);
    changed_.wait(only_one, [this] { return closed_ || next_ < copies_.size(); });
    return next_ < copies_.size() ? &copies_[next_++] : nullptr;
}

void Proofreaders::read_all(Environments environments) {
    while (Copy* copy = take()) {
        if (!copy->locale) continue;
        try {
            copy->departures = departures_from_issued(*copy->project, *copy->recipe, copy->whole);
            copy->found = checks::inspect_wording(inspected_.wording, copy->words, copy->project->facts(), environments.of(*copy),
                                                  copy->faults);
        } catch (...) {
            copy->failure = std::current_exception();
        }
    }
}

void Proofreaders::no_more_comes() {
    {
        const std::lock_guard<std::mutex> only_one(lock_);
        closed_ = true;
    }
    changed_.notify_all();
}

void Proofreaders::finish(Diagnostics& diagnostics) {
    no_more_comes();
    read_all(Environments(true));
    for (std::thread& other : others_) other.join();
    others_.clear();
    for (Copy& copy : copies_) {
        if (copy.failure) std::rethrow_exception(copy.failure);
        for (const Diagnostic& one : copy.composing.all()) diagnostics.add(one);
        keep(std::move(copy.departures), day_of(*copy.recipe), inspected_, diagnostics);
        for (const Diagnostic& one : copy.faults.all()) diagnostics.add(one);
        keep(std::move(copy.found), day_of(*copy.recipe), inspected_, diagnostics);
    }
}

unsigned readers_for(unsigned asked) { return asked ? asked : std::max(1u, std::thread::hardware_concurrency()); }

}  // namespace rapporteur::app
