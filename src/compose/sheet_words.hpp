#pragma once

#include <string>

#include "compose/event_plan.hpp"

namespace dateline {

/// The parts with `between` between them.
std::string joined(const std::vector<std::string>& parts, const char* between);

/// Both, with a blank between them where neither is empty.
std::string joined_words(const std::string& first, const std::string& second);

/// "5 of 44 events are not shown: 2 without a known place, 3 outside the map."; empty when all are.
std::string not_shown(const EventBlocks& blocks, std::size_t all);

/// A line as long as the longest of not_shown() for so many events, for planning a sheet.
std::string longest_not_shown(std::size_t events);

/// The lines at the foot of a sheet: what is missing, sources, the day of names, projection and
/// point of view. Without a projector its words have a stand-in of their usual length; `as_of` stands for
/// the words about the sheet's day.
std::string credits_of(const SheetSpec& spec, const MapContent& content, const std::string& missing,
                       const Projector* projector, const std::string& as_of = "");

/// The user's credits and the sources, for the foot of a page without a map; "" without any.
std::string sources_of(const SheetSpec& spec, const MapContent& content);

/// What the map shows, for those who cannot see it.
std::string map_in_words(const SheetSpec& spec, const GeoBox& shown_box, const MapContent& content,
                         const EventPlan& plan);

}  // namespace dateline
