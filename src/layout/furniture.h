// Running heads and feet, and page numbers.
#pragma once

#include "layout/job.h"
#include "layout/running.h"

namespace rapporteur::layout {

// `number` counts from 1; even pages have their furniture on the left, odd ones on the right. Words of the inner side that find no
// room beside the outer ones are cut short. The first page has neither head nor foot.
void set_running_head(Job& job, pages::Page& page, std::size_t number, const RunningSides& words);
void set_running_foot(Job& job, pages::Page& page, std::size_t number, const RunningSides& words);
void set_page_number(Job& job, pages::Page& page, std::size_t number, std::size_t of);

}  // namespace rapporteur::layout
