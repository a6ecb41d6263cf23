#pragma once

#include "command/map_options.hpp"
#include "dateline/compose/compose.hpp"
#include "dateline/gazetteer/gazetteer.hpp"

namespace dateline {

/// The sheet of small maps that --multiples asks for: the events divided by days or by a column, and for each
/// part what held in its days. Days without events inside the sheet's period have a map too; of values the
/// rarest share one when there are more than find room. Throws UsageError for a column that no event has, and
/// when there are too many maps.
Sheet drawn_multiples(const MapOptions& options, const SheetSpec& spec, const Style& style,
                      std::vector<LocatedEvent> events, const Gazetteer& gazetteer, Findings& findings);

}  // namespace dateline
