// A template cut into what is text, what is output `{{ }}` and what is a statement `{% %}`, with comments and `raw` resolved and
// white space taken away where Jinja takes it (jinja2/lexer.py, 3.1).
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace rapporteur::templating {

struct Options;

enum class SegmentKind { text, output, statement };

struct Segment {
    SegmentKind kind = SegmentKind::text;
    SourceSpan place;            // the text; or the whole tag with its delimiters
    SourceSpan inside;           // of a tag: what stands between the delimiters, without - and +
    bool whole = true;           // false: the tag does not end as it should (reported); only its first word is of use
};

// Never fails: what is wrong is added to `faults` and the rest is cut as well as can be.
std::vector<Segment> cut_template(const SourceFile& file, const Options& options, std::vector<Diagnostic>& faults);

// The bytes of the line end at `at`: 2 for \r\n, 1 for \n or \r, else 0.
std::size_t line_end(std::string_view text, std::size_t at);

}  // namespace rapporteur::templating
