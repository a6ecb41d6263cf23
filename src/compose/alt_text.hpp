#pragma once

#include <string>
#include <vector>

#include "dateline/compose/compose.hpp"
#include "dateline/project/projector.hpp"

namespace dateline {

/// The map in words, for people who cannot see it, from its data: what it shows, the events by date
/// with their places and how well these are known, what is not shown and why, what holds on the
/// ground, and the sources.
std::string alt_text(const SheetSpec& spec, const MapContent& content, const Projector& projector);

/// One of the small maps of a sheet, for its words.
struct PartInWords {
  std::string heading;  ///< "December 2022: 5 events"
  const MapContent* content = nullptr;
};

/// The same of a sheet of small maps: their events and what holds on the ground map by map. `all` has the
/// events of all of them.
std::string alt_text(const SheetSpec& spec, const MapContent& all, const Projector& projector,
                     const std::vector<PartInWords>& parts, const std::string& credits);

}  // namespace dateline
