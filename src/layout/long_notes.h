// Notes that are longer than a page, beside others.
#pragma once

#include "layout/page_breaks.h"

namespace rapporteur::layout {

// Where rows that no break should part call a note that leaves no room on their page for the notes called after it, the long note gives
// way: its beginning stands on the page, then the other notes, and its rest goes on overleaf. Changes the order of material.notes, and
// so what `notes_end` and `first` count. To be called once, before break_pages. Linear.
void make_room_beside_long_notes(Material& material, const Measures& measures);

}  // namespace rapporteur::layout
