#pragma once

#include "compose/event_listing.hpp"
#include "compose/layout.hpp"
#include "compose/panel.hpp"

namespace dateline {

/// Where a list beside or below is to stand; nowhere on a sheet too narrow for a column of its own.
void guess_list(const Canvas& canvas, Rooms& rooms);

/// The rooms with the room that a list beside or below takes, as far as it has that share of the sheet.
Rooms with_list(Canvas& canvas, const KeyedList& list, const Layout& layout, Rooms rooms);

/// The rooms with list and panel below each other in one column beside the map, where both find room there
/// whole: a short list then leaves the map all the rest. Else the rooms themselves.
Rooms in_one_column(Canvas& canvas, const KeyedList& list, Panel& panel, const Layout& layout, Rooms rooms);

/// Whether all of the list finds room in its box, or on pages behind the sheet.
bool is_whole(Canvas& canvas, const KeyedList& list, const PageBox& box);

/// Draws the list into its box or, where the sheet asks for that, on pages behind the sheet. Entries that
/// find no room are counted below it, rows of the report and a finding.
void draw_event_list(Canvas& canvas, const MapContent& content, const EventListing& listing,
                     const PageBox& box);

}  // namespace dateline
