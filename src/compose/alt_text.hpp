#pragma once

#include <string>

#include "dateline/compose/compose.hpp"
#include "dateline/project/projector.hpp"

namespace dateline {

/// The map in words, for people who cannot see it, from its data: what it shows, the events by date
/// with their places and how well these are known, what is not shown and why, what holds on the
/// ground, and the sources.
std::string alt_text(const SheetSpec& spec, const MapContent& content, const Projector& projector);

}  // namespace dateline
