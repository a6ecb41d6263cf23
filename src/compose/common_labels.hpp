#pragma once

#include <vector>

#include "compose/map_in_frame.hpp"

namespace dateline {

/// The names of small maps that are drawn in equal frames, and where they stand.
struct CommonLabels {
  std::vector<LabelRequest> requests;      ///< of all maps, each once
  std::vector<Label> labels;               ///< of the requests
  std::vector<std::vector<Label>> of_map;  ///< of each map, as its Painted::labels
};

/// Places the names of all maps at once, so that a name stands at the same place in every map that has it,
/// clear of the events of all of them. Small maps have few names: the most important ones that find room,
/// no more than one to so many square millimetres. Nothing is led by a line or keyed.
CommonLabels place_common_labels(const std::vector<MapDrawn*>& maps, TextMeasure& measure);

}  // namespace dateline
