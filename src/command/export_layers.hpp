#pragma once

#include <string>
#include <vector>

#include "dateline/event/event.hpp"
#include "dateline/feature/feature.hpp"
#include "dateline/feature/situation.hpp"
#include "dateline/gazetteer/gazetteer.hpp"
#include "dateline/place/naming.hpp"

namespace dateline {

/// events, corridors, features, places: the layers that can be written as data.
const std::vector<std::string>& export_layer_names();

/// How layers are cut and named.
struct ExportChoice {
  Period period;                            ///< in which corridors were in force; its last day for names
  NamingPolicy names;                       ///< of places
  std::string corridor;                     ///< id or "none"; "": those that touch the events' box
  std::vector<SituationFeature> situation;  ///< of features files, of all days
};

/// The layers of these names with the events and what belongs to them. Throws UsageError for a
/// corridor that is not known.
std::vector<FeatureLayer> export_layers(const std::vector<std::string>& names,
                                        const std::vector<LocatedEvent>& events, const Gazetteer& gazetteer,
                                        const ExportChoice& choice);

}  // namespace dateline
