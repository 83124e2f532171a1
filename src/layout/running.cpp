#include "layout/running.h"

#include <algorithm>

namespace rapporteur::layout {

namespace {

// Calls `plain` for the words between names, `name` for what stands in braces.
template <class Plain, class Name>
void read_form(std::string_view form, const Plain& plain, const Name& name) {
    while (!form.empty()) {
        const std::size_t open = form.find('{'), close = form.find('}', std::min(open, form.size()));
        if (close == form.npos) return plain(form);
        plain(form.substr(0, open));
        name(form.substr(open + 1, close - open - 1));
        form.remove_prefix(close + 1);
    }
}

}  // namespace

RunningWords::RunningWords(Job& job) : job_(job) {
    const style::Style& style = job.style;
    const document::Document& document = job.document;
    static const style::RunningLine none;
    const style::RunningLine& foot = style.running_foot ? *style.running_foot : none;
    forms_[0] = forms_of(style.running_head.outer, document.running_head.outer);
    forms_[1] = forms_of(style.running_head.inner, document.running_head.inner);
    forms_[2] = forms_of(foot.outer, document.running_foot.outer);
    forms_[3] = forms_of(foot.inner, document.running_foot.inner);
    for (const Forms& forms : forms_)
        for (const Form& form : forms) check(form);
    if (!style.running_foot) tell_of_no_foot();
    if (document.masthead) symbol_ = document.masthead->symbol;
}

RunningWords::Forms RunningWords::forms_of(const std::vector<style::RunningForm>& own,
                                           const std::optional<std::vector<document::RunningForm>>& instead) {
    Forms forms;
    if (instead)
        for (const document::RunningForm& one : *instead) forms.push_back({one.words, place_of(one.origin)});
    else
        for (const style::RunningForm& one : own) forms.push_back({one.words, one.place});
    return forms;
}

const std::string* RunningWords::value(std::string_view name) const {
    if (name == "symbol") return &symbol_;
    if (name == "title") return &job_.document.title;
    if (name == "annex") return &annex_;
    if (name == "annex_title") return &annex_title_;
    if (name == "section") return &section_;
    if (name == "section_title") return &section_title_;
    return nullptr;
}

void RunningWords::check(const Form& form) const {
    read_form(form.words, [](std::string_view) {}, [&](std::string_view name) {
        if (value(name)) return;
        const std::string near = nearest(name, {"symbol", "title", "annex", "annex_title", "section", "section_title"});
        job_.diagnostics.add(
            error("layout.running-name", form.place, "running heads and feet know no '{" + std::string(name) + "}'")
                .hint(near.empty() ? "there are: symbol, title, annex, annex_title, section, section_title"
                                   : "did you mean '{" + near + "}'?"));
    });
}

void RunningWords::tell_of_no_foot() const {
    const Forms& forms = forms_[2].empty() ? forms_[3] : forms_[2];
    if (!forms.empty())
        job_.diagnostics.add(
            warning("layout.no-running-foot", forms.front().place,
                    "the style '" + job_.style.name + "' has no running foot, so these words stand nowhere")
                .hint("give it one in its file, `running_foot` with size, baseline, left and right; or use running_head"));
}

std::string RunningWords::words(const Forms& forms) const {
    for (const Form& form : forms) {
        std::string words;
        bool whole = true;
        read_form(form.words, [&](std::string_view plain) { words += plain; }, [&](std::string_view name) {
            const std::string* found = value(name);
            whole &= found && !found->empty();
            if (found) words += *found;
        });
        if (whole) return words;
    }
    return {};
}

void RunningWords::page_begins(const Row* first) {
    if (starts_.empty())
        for (const SectionStart& one : job_.material.sections) starts_.emplace(one.block, &one);
    if (first) enter(first->anchors);
}

void RunningWords::page_ends(const pages::Page& page) { enter(page.anchors); }

void RunningWords::enter(const std::vector<pages::Anchor>& anchors) {
    for (const pages::Anchor& anchor : anchors) {
        const auto found = starts_.find(anchor.block);
        if (found == starts_.end()) continue;
        const SectionStart& start = *found->second;
        if (start.is_annex) {
            annex_ = start.label;
            annex_title_ = start.title;
        }
        section_ = start.is_annex ? "" : start.label;
        section_title_ = start.is_annex ? "" : start.title;
    }
}

}  // namespace rapporteur::layout
