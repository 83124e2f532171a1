// What every step of one run of `set` has at hand, and what more than one of them asks for.
#pragma once

#include <map>
#include <string>
#include <unordered_map>

#include "layout/layout.h"
#include "layout/material.h"

namespace rapporteur::layout {

// Where a stretch of text leads, by its structure element.
struct Target {
    std::string address, block, description;
    std::uint32_t note = kNone;                 // index into Document::notes of the note that is called
};

// The label of the page on which each block begins, by id.
using PageNumbers = std::map<std::string, std::string>;
PageNumbers page_numbers(const pages::Pages& pages);
// Whether the document asks on which page something stands: in a table of contents or a reference.
bool asks_for_pages(const document::Document& document);

struct Job {
    const document::Document& document;
    const style::Style& style;
    const Tools& tools;
    Diagnostics& diagnostics;
    document::Document* spent = nullptr;        // the same document, where its blocks and notes may go as they become lines
    pages::Pages pages{};
    Material material{};
    std::unordered_map<pages::ElementId, Target> targets{};
    PageNumbers page_numbers{};                 // as they were when the document was last laid out
    bool shows_pages = false;                   // in a table of contents or a reference
    std::vector<bool> notes_set{};              // by note: its lines are collected

    pages::ElementId element(pages::Role role, pages::ElementId parent, const Origin& origin = {});
    const text::FontFace& face(const style::FontStyle& font) const;
};

// Documents nested deeper are cut off, with an error.
inline constexpr int kDeepest = 100;

SourceSpan place_of(const Origin& origin);
std::string id_of_note(const document::Note& note, std::size_t index);
// The size or the rise of a note's mark, which a style gives for letters of 10 points, beside letters of this size.
Length mark_scaled(Length at_ten_points, Length size);
std::string id_of_call(const std::string& note);        // where the note of this id is called

// A text on one line, as wide as it likes.
text::Line one_line(Job& job, const std::string& characters, const style::FontStyle& font, pages::ElementId element,
                    const Origin& origin = {}, Length size = {}, Length rise = {});

}  // namespace rapporteur::layout
