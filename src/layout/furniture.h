// Running heads and page numbers.
#pragma once

#include "layout/job.h"

namespace rapporteur::layout {

// `number` counts from 1; even pages have their furniture on the left, odd ones on the right.
void set_running_head(Job& job, pages::Page& page, std::size_t number);
void set_page_number(Job& job, pages::Page& page, std::size_t number);

}  // namespace rapporteur::layout
