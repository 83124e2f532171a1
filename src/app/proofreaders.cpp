#include "app/proofreaders.h"

#include <algorithm>
#include <exception>
#include <map>
#include <memory>
#include <utility>

#include "app/departures.h"
#include "app/issued.h"

namespace rapporteur::app {

// Rules remember what they were asked, so each thread has environments of its own; the caller's are the project's.
class Proofreaders::Environments {
public:
    explicit Environments(bool of_project) : of_project_(of_project) {}

    const language::Environment& of(Project& project, const std::string& convention, const locale::Locale& locale) {
        if (of_project_) return project.environment(convention, "en", unsaid_);
        auto& own = own_[{&project, convention}];
        if (!own) own = project.another_environment(convention, locale);
        return *own;
    }

private:
    bool of_project_;
    std::map<std::pair<const Project*, std::string>, std::unique_ptr<language::Environment>> own_;
    Diagnostics unsaid_;                            // the project's rules were read before, and their faults told
};

// What one of them does at a time; told by the caller, in the order of handing in.
class Proofreaders::Work {
public:
    virtual ~Work() = default;
    virtual void read(const Inspected& inspected, Environments& environments) = 0;
    virtual void tell(Inspected& inspected, Diagnostics& diagnostics) = 0;
    std::exception_ptr failure;
};

class Proofreaders::Facts final : public Work {
public:
    Facts(Project& project, const std::vector<std::string>& ids, const locale::Locale& locale)
        : project_(project), ids_(ids), locale_(locale) {}

    void read(const Inspected& inspected, Environments& environments) override {
        found_ = hold_facts(inspected, project_.facts(), [&](const std::string& convention) -> const language::Environment& {
            return environments.of(project_, convention, locale_);
        });
    }

    void tell(Inspected& inspected, Diagnostics& diagnostics) override {
        tell_facts(std::move(found_), project_, ids_, inspected, diagnostics);
    }

private:
    Project& project_;
    std::vector<std::string> ids_;
    const locale::Locale& locale_;
    FactsFound found_;
};

class Proofreaders::Copy final : public Work {
public:
    Copy(Project& project, const Recipe& recipe, std::optional<Readings> readings) : project_(project), recipe_(recipe) {
        if (!readings)
            if (auto composed = compose(project, recipe, {true, true}, composing_)) readings = std::move(composed->readings);
        if (!readings) return;                      // it could not be composed: there is nothing to read
        project.environment(recipe.convention, "en", composing_);
        locale_ = &project.locale("en", composing_);
        words_ = {std::move(readings->words), kind_of(recipe), recipe.convention, false, "documents/" + recipe.id};
        whole_ = std::move(readings->whole);
    }

    void read(const Inspected& inspected, Environments& environments) override {
        if (!locale_) return;
        departures_ = departures_from_issued(project_, recipe_, whole_);
        found_ = checks::inspect_wording(inspected.wording, words_, project_.facts(),
                                         environments.of(project_, recipe_.convention, *locale_), faults_);
    }

    void tell(Inspected& inspected, Diagnostics& diagnostics) override {
        for (const Diagnostic& one : composing_.all()) diagnostics.add(one);
        keep(std::move(departures_), day_of(recipe_), inspected, diagnostics);
        for (const Diagnostic& one : faults_.all()) diagnostics.add(one);
        keep(std::move(found_), day_of(recipe_), inspected, diagnostics);
    }

private:
    Project& project_;
    const Recipe& recipe_;
    const locale::Locale* locale_ = nullptr;
    checks::Words words_;
    checks::Reading whole_;
    Diagnostics composing_, faults_;
    std::vector<checks::Finding> departures_, found_;
};

Proofreaders::Proofreaders(Inspected& inspected, unsigned readers)
    : inspected_(inspected), others_(readers - 1, [this] { read_all(Environments(false)); }) {}

Proofreaders::~Proofreaders() {
    {
        const std::lock_guard<std::mutex> only_one(lock_);
        next_ = works_.size();
    }
    no_more_comes();
}

void Proofreaders::hand_in(std::unique_ptr<Work> work) {
    const std::lock_guard<std::mutex> only_one(lock_);
    works_.push_back(std::move(work));
    changed_.notify_one();
}

void Proofreaders::hand_in_facts(Project& project, const std::vector<std::string>& ids) {
    if (!inspected_.facts_can_be_held) return;
    Diagnostics unsaid;                             // whoever read the checks told them
    hand_in(std::make_unique<Facts>(project, ids, project.locale("en", unsaid)));
}

void Proofreaders::hand_in(Project& project, const Recipe& recipe, std::optional<Readings> readings) {
    if (inspected_.wording.empty() && !was_issued(project, recipe)) return;
    hand_in(std::make_unique<Copy>(project, recipe, std::move(readings)));
}

Proofreaders::Work* Proofreaders::take() {
    std::unique_lock<std::mutex> only_one(lock_);
    changed_.wait(only_one, [this] { return closed_ || next_ < works_.size(); });
    return next_ < works_.size() ? works_[next_++].get() : nullptr;
}

void Proofreaders::read_all(Environments environments) {
    while (Work* work = take()) {
        try {
            work->read(inspected_, environments);
        } catch (...) {
            work->failure = std::current_exception();
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
    others_.join();
    for (const auto& work : works_) {
        if (work->failure) std::rethrow_exception(work->failure);
        work->tell(inspected_, diagnostics);
        if (inspected_.broke_off) return;
    }
}

unsigned readers_for(unsigned asked) { return asked ? asked : std::max(1u, std::thread::hardware_concurrency()); }

}  // namespace rapporteur::app
