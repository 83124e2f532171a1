// What running heads and feet say. A style, or a document in its front matter, gives forms of words for both sides of a page; the
// first form whose names all have a value stands there: "{annex}", "{section} {section_title}". The names are
//   symbol, title              of the document
//   annex, annex_title         "Annex II", and its title, on the pages of annexes
//   section, section_title     "III.", and its title: the heading of level 2 that the page's first line stands under
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "layout/job.h"

namespace rapporteur::layout {

// Of one head or foot.
struct RunningSides { std::string outer, inner; };

class RunningWords {
public:
    // Reported: a name that there is not, words for a foot that the style does not have. REQUIRES: the job outlives it, and its
    // rows are collected when pages begin.
    explicit RunningWords(Job& job);

    // `first`: the page's first row, or null; a heading there names what the page stands in.
    void page_begins(const Row* first);
    void page_ends(const pages::Page& page);

    RunningSides head() const { return {words(forms_[0]), words(forms_[1])}; }
    RunningSides foot() const { return {words(forms_[2]), words(forms_[3])}; }

private:
    struct Form {
        std::string words;
        SourceSpan place;
    };
    using Forms = std::vector<Form>;

    static Forms forms_of(const std::vector<style::RunningForm>& own,
                          const std::optional<std::vector<document::RunningForm>>& instead);
    void check(const Form& form) const;
    void tell_of_no_foot() const;
    const std::string* value(std::string_view name) const;
    std::string words(const Forms& forms) const;
    void enter(const std::vector<pages::Anchor>& anchors);

    Job& job_;
    Forms forms_[4];                    // of the head outside and inside, of the foot
    std::unordered_map<std::string, const SectionStart*> starts_;       // by block
    std::string symbol_, annex_, annex_title_, section_, section_title_;
};

}  // namespace rapporteur::layout
