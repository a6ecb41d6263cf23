#pragma once

#include <string>
#include <vector>

#include "dateline/feature/feature.hpp"
#include "dateline/time/period.hpp"

namespace dateline {

/// That a state sees a disputed line otherwise than as disputed, on which days.
struct View {
  std::string line;  ///< the line's "name"
  std::string by;    ///< ISO 3166-1 code of the state
  Period period;
  bool border = false;  ///< an international border to them; false: no line at all
};

/// The layers as a state sees them on a day: lines of "disputed" that are a border to it move to
/// "borders", those that are nothing to it go. All others stay as they are.
std::vector<FeatureLayer> seen_by(const std::string& state, Day day, const std::vector<View>& views,
                                  std::vector<FeatureLayer> layers);

}  // namespace dateline
