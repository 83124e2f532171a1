// Markdown to Document and Document to Markdown. The only room that sees cmark-gfm.
//
// Read is all of GitHub-flavoured Markdown with footnotes, and, where `Dialect::rapporteur` is asked for, what templates need
// beyond it:
//   ---\n…\n---            front matter (YAML) at the very beginning: title, language, style, dialect, numbering, author, subject,
//                          date, id, abbreviations, `tables: numbered`, running_head and running_foot ({outer, inner}: forms of
//                          words, layout/running.h), masthead: {organization, symbol, organ, distribution: […], session: […],
//                          job_number, bar_code, recycle, address}; a session line is text or {text, role}
//   ## Title {: #id}       a heading's id; `{: -}` no number; `# Title {: .annex #id}` an annex begins (`{#id}` is read too, but in
//                          a template `{#` begins a comment); `#### Title {: .skips}` a level is left out on purpose
//   1. {: #id} Text        (numbering: un or un-sections) an item of an ordered list at the top level is a numbered paragraph with
//                          that id; every item may be written `1.`; an ordered list inside an item is lettered (a), (b), inside
//                          that (i), (ii)
//   {: #id} Text           a plain paragraph with that id
//   [@id]                  a reference: becomes the label of that block ("27", "annex II", "(b)"), linked; `[@id page]` its page
//   ::: role               alone in its paragraph: a region begins; `:::` ends it. `::: pagebreak` stands alone, without an end
//                          the style says how each looks; `::: contents` lists the headings with their pages, `::: landscape` turns
//                          the page
//   ::: chart {kind="bars" unit="km²" alt="…" #id}   a region with one table, drawn as well: the first column has the categories,
//                          every further column a series. kind: bars, stacked, lines; alt: a sentence that says what it shows
//   ![what it shows](path/below/the/root.png "Title")   alone in its paragraph: a picture; with a title it is a figure
//   <span lang="fr">…</span>   words in another language; comments (<!-- … -->) are dropped
//   Table: Caption {.rows widths="3 7"}   the paragraph after a table: its caption, that the first column names the rows, shares of
//                          the columns (each may be absent)
//   | ^^ | << |            cells of a table that hold nothing else: the cell above, or the cell to the left, goes on here. A row
//                          that continues a cell of the head belongs to the head. `\^^` is the mark itself. Read in both dialects
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/source.h"
#include "document/document.h"

namespace rapporteur::markdown {

enum class Dialect { github, rapporteur };

// `map` tells for each byte of `text` where it came from; every Text, cell, item and block gets its Origin from it. With an empty
// map the origin is the place in `file` itself (template_place). `file` holds the same text and is used for messages.
// Reported: front matter that does not parse or has unknown fields, an id twice, a region that does not end, text that is not
// UTF-8. A block without an id gets one where it can be cited (headings, numbered paragraphs, annexes): from the id of the fact
// record if `record_of` knows one for its text, else from its first words.
struct ReadOptions {
    Dialect dialect = Dialect::github;
    std::function<std::string(const SourceSpan&)> record_of;      // may be empty
};
document::Document read(const SourceFile& file, const SourceMap& map, const ReadOptions& options, Diagnostics& diagnostics);

// "github" and "house": what the dialects are called where people name them.
std::optional<Dialect> dialect_named(std::string_view name);
// What the text says of itself: `dialect: house` in its front matter. None where it says nothing, or a name that there is not.
std::optional<Dialect> dialect_of(const SourceFile& file);

// In both dialects front matter is read and `<br>` is a hard break; in Dialect::github fields that we do not know are other
// programs' own. Nothing is nested deeper than 100 blocks and 100 marks: what stands deeper becomes plain text, with a warning.

// Valid GitHub-flavoured Markdown that reads well as plain text, wrapped nowhere (one paragraph, one line): front matter (title,
// symbol, date, language, id), the masthead as paragraphs, headings with their labels, numbered paragraphs as `27. …`, lettered
// items as indented paragraphs `(a) …`, references as links, notes as footnotes, tables as tables. Reading it again as
// Dialect::github gives the same words in the same order. Always ends with a line end.
std::string write(const document::Document& document);

}  // namespace rapporteur::markdown
