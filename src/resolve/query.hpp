#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/place/place.hpp"

namespace dateline {

/// One way to read what was written: "near the village of Tegh, Armenia" is the name
/// "Tegh" of a settlement, near it, within "Armenia".
struct Query {
  std::string name;
  std::vector<std::string> completed;   ///< the name with its kind: "Lachin district"
  std::vector<std::string> containers;  ///< all must hold the place
  std::vector<PlaceKind> kinds;         ///< empty: any
  bool near = false;
};

/// All ways to read `text`, the most literal first.
std::vector<Query> readings(std::string_view text);

/// The name with each word for a water or a landform that may stand beside it:
/// "Hakari river", "lake Sevan".
std::vector<std::string> with_landform_words(const std::string& name);

}  // namespace dateline
