#pragma once

#include <string>
#include <vector>

#include "dateline/sheet/map_set.hpp"

namespace dateline {

/// An option of a map that a manifest may set.
struct MapKey {
  std::string name;         ///< long, without "--"
  bool repeatable = false;  ///< each member of a list is a word of its own; else they are joined by ","
};

/// The keys of a map beside the options: name, each, outputs, ….
const std::vector<std::string>& map_set_keys();

/// A manifest of a set of maps (TOML). Throws InputError with line and column, and near misses, for
/// what is not one.
MapSet read_map_set(const std::string& path, const std::vector<MapKey>& options);

}  // namespace dateline
