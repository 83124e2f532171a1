// What a page break costs. Among all ways to divide a document into pages the one of least total cost is taken:
//
//   over all pages:    kPage + hole + hole² / kHole + the cost of the break, + kSplitNote where a note goes on overleaf;
//   over all openings: kUneven for each point by which the two pages end at different heights, up to kUnevenMost points;
//   where the document or an annex ends: no hole, but kNearlyEmpty for each point that the last page is shorter than a quarter.
//
// All costs are points of paper that would as soon be left empty; `hole` is what a page leaves empty at its foot. That a sum over
// pages is least, and that it is found by dynamic programming over the breaks, is Plass's method ("Optimal Pagination Techniques
// for Automatic Typesetting Systems", 1981); that openings are judged as wholes, Mittelbach's ("A General Framework for Globally
// Optimized Pagination", 2016). That widows, orphans and headings without text are never allowed, where Plass lets them cost, is
// the house's.
#pragma once

namespace rapporteur::layout {

// Of a break before a row.
inline constexpr int kForced = -1;              // a page begins here
inline constexpr int kFree = 0;
inline constexpr int kInsideParagraph = 6;
inline constexpr int kAfterHyphen = 30;
inline constexpr int kLastItem = 150;           // the one line that ends a list alone on the next page
inline constexpr int kInsideRow = 60;           // a row is rather moved than divided, but not at any price
inline constexpr int kTableEnd = 150;           // one row of a table alone
inline constexpr int kAfterChart = 300;         // a chart parted from its table: as dear as a sixth of a page left empty
inline constexpr int kAfterLeadIn = 20'000;     // what is announced torn from the words that announce it: rather a page left empty
inline constexpr int kNever = 1'000'000;        // widows, orphans, a heading without what it heads

// Of a page.
inline constexpr double kPage = 50;
inline constexpr double kHole = 60;             // points: a hole of this size costs twice its height, a larger one more
inline constexpr double kSplitNote = 250;
inline constexpr double kNearlyEmpty = 3;

// Of an opening: an even page and the odd one beside it. More than two lines cannot be hidden, and are not paid for with more
// holes.
inline constexpr double kUneven = 2;
inline constexpr double kUnevenMost = 24;

}  // namespace rapporteur::layout
