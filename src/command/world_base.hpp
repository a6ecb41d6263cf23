#pragma once

#include <string>
#include <vector>

#include "dateline/feature/feature.hpp"
#include "dateline/finding.hpp"
#include "dateline/sheet/sheet.hpp"

namespace dateline {

/// The program's own base map for a sheet.
struct WorldBase {
  std::vector<FeatureLayer> layers;  ///< all but the places
  FeatureLayer places;               ///< towns and first-level units; empty where the map has none
  FeatureLayer axes;                 ///< lines for the names of ranges
  std::string credits;
};

/// For what a sheet shows at 1 : `scale`: named in the sheet's language where it asks for one, with
/// disputed lines as the state `pov` (ISO 3166-1, "": none) sees them on the sheet's day. A state
/// whose view is not known is a finding.
WorldBase world_base(const std::string& pov, const SheetSpec& spec, const GeoBox& box, double scale,
                     Findings& findings);

/// For the locator of a sheet.
std::vector<FeatureLayer> locator_base(const SheetSpec& spec, Findings& findings);

}  // namespace dateline
