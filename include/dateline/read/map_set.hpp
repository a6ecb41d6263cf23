#pragma once

#include <string>
#include <vector>

#include "dateline/sheet/map_set.hpp"

namespace dateline {

/// An option of a map that a manifest may set.
struct MapKey {
  std::string name;         ///< long, without "--"
  bool names_file = false;  ///< its words are files or folders to read
  bool repeatable = false;  ///< each member of a list is a word of its own; else they are joined by ","
};

/// The keys of a map beside the options: name, each, outputs, ….
const std::vector<std::string>& map_set_keys();

/// A manifest of a set of maps (TOML). What it says wrongly is told as errors with line and column and
/// near misses, in the file's order; maps that are said wrongly are left out, all of them when the
/// defaults are. Throws InputError for what is no TOML.
MapSet read_map_set(const std::string& path, const std::vector<MapKey>& options, Findings& findings);

}  // namespace dateline
